"""Body of a Word document: head, sections on pages that are wide enough, remarks, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dipview.formats.document import LIT_IN_WORDS, RESTS_ON, alike, end_of, head_of
from dipview.formats.docx import styles
from dipview.formats.docx.cells import Cells
from dipview.formats.docx.grid import Page
from dipview.formats.docx.lists import Lists, Wishes
from dipview.formats.docx.notes import Notes
from dipview.formats.docx.runs import Line, line, paragraph, run
from dipview.formats.docx.sheets import Plan, Sheets
from dipview.formats.docx.shell import Shell
from dipview.views.view import Section, View

_FIRST_PAGE = re.compile(r'<w:titlePg\b[^>]*/>|(?<=<w:pgNumType) w:start="\d+"')
"""What tells of a first page, or of the number that it has."""


class Body:
    """Writes the body of a document.

    Args:
        view: What to write, its limit applied.
        shell: What it is put into.
        notes: Writes what it cites.
    """

    def __init__(self, view: View, shell: Shell, notes: Notes) -> None:
        self._view = view
        self._shell = shell
        self._notes = notes
        cells = Cells(notes, shell.ids)
        self._lists = Lists(cells, shell.ids)
        self._sheets = Sheets(cells, shell.ids)
        self._page: Page | None = None
        self._sections = 0

    def pieces(self) -> Iterator[str]:
        """Write it as XML, piece by piece."""
        begun = False
        for section, plan in self._planned():
            yield from self._turned_to(plan.page if isinstance(plan, Plan) else self._shell.upright)
            yield from () if begun else self._head()
            begun = True
            yield from self._section(section, plan)
        yield from () if begun else self._head()
        yield from self._end()
        yield self._page_properties()

    def _planned(self) -> Iterator[tuple[Section, Plan | Wishes]]:
        """Go through sections that have rows; those with the same columns are laid out alike."""
        pages = self._shell.upright, self._shell.lying
        for each in alike(self._view):
            plan = self._sheets.plan(each, *pages) if each[0].sheet else self._lists.wishes(each)
            yield from ((section, plan) for section in each)

    def _styled(self, text: Line, name: str) -> str:
        return paragraph(text, self._shell.ids[name])

    def _turned_to(self, page: Page) -> Iterator[str]:
        """End the section of pages, where what comes needs others."""
        if self._page is not None and self._page is not page:
            gap = Line("", "")
            yield paragraph(gap, self._shell.ids[styles.GAP], inside=self._page_properties())
        self._page = page

    def _page_properties(self) -> str:
        """Write the properties of the section of pages that ends; a first page is there once."""
        page = self._page or self._shell.upright
        self._sections += 1
        return page.section if self._sections == 1 else _FIRST_PAGE.sub("", page.section)

    def _head(self) -> Iterator[str]:
        view = self._view
        yield self._styled(line(view.title), styles.TITLE)
        yield from self._facts(head_of(view))
        if not view.count and view.empty:
            yield self._styled(line(view.empty), "Normal")

    def _gap(self, section: Section) -> Iterator[str]:
        """Part a section without a title from what stands above it."""
        if not section.title:
            yield self._styled(Line("", ""), styles.FACTS)

    def _section(self, section: Section, plan: Plan | Wishes) -> Iterator[str]:
        yield from self._gap(section)
        if section.title:
            yield self._styled(line(section.title), styles.HEADING)
        if section.note:
            yield self._styled(line(section.note), styles.NOTE)
        if isinstance(plan, Plan):
            yield from self._sheets.table(section, plan)
        else:
            yield from self._lists.table(section, self._page or self._shell.upright, plan)
        yield self._styled(Line("", ""), styles.GAP)

    def _end(self) -> Iterator[str]:
        if self._view.lit:
            yield self._styled(self._legend(), styles.REMARK)
        for note in self._view.notes:
            yield self._styled(line(note), styles.REMARK)
        yield from self._notes.listed()
        facts = end_of(self._view)
        if facts:
            yield self._styled(line(RESTS_ON), styles.HEADING)
        yield from self._facts(facts)

    def _facts(self, facts: Mapping[str, str]) -> Iterator[str]:
        for label, fact in facts.items():
            yield self._styled(line(f"{label}: {fact}"), styles.FACTS)

    def _legend(self) -> Line:
        """Say what lit words are, lit like them."""
        ids = self._shell.ids
        looks = ("", ids[styles.LIT], "", ids[styles.PASSAGE], "")
        pieces = zip(LIT_IN_WORDS.split("{}"), looks, strict=True)
        return Line("".join(run(text, look) for text, look in pieces), LIT_IN_WORDS)
