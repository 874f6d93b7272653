"""Row drawing: turns the cells of a row into spans; where they stand is decided in row_layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dipview.formats.safe_text import show, show_with_offsets
from dipview.formats.width import GLUE
from dipview.tui.theme import Role
from dipview.tui.widgets.text_spans import Line, TextSpan
from dipview.views.parts.remedies import Remedy
from dipview.views.view import Cell, Meaning, Place, Reference

if TYPE_CHECKING:
    from dipview.model.sources import Citation

Highlighter: TypeAlias = Callable[[str], Sequence[tuple[int, int]]]
"""Gives the character ranges of a text that match what is searched for, in order."""

_ROLES = {
    Meaning.TEXT: Role.INK,
    Meaning.NAME: Role.NAME,
    Meaning.WORDS: Role.WORDS,
    Meaning.SUMMARY: Role.INK,
    Meaning.CONDITION: Role.CONDITIONAL,
    Meaning.WARNING: Role.WARNING,
}
_MARGIN_LOOKS = {Meaning.NAME: Role.NAME, Meaning.WARNING: Role.WARNING}
_UNDER_LOOKS = {
    Meaning.NAME: Role.STRONG,
    Meaning.WORDS: Role.WORDS,
    Meaning.WARNING: Role.WARNING,
}
_SIDES = {
    "for": Role.FOR,
    "against": Role.AGAINST,
    "conditional": Role.CONDITIONAL,
    "none": Role.NONE,
}
_SIDED = {
    Meaning.FOR: Role.FOR,
    Meaning.AGAINST: Role.AGAINST,
    Meaning.NEITHER: Role.NONE,
    Meaning.BAR: Role.QUIET,
}
"""Votes: drawn alike wherever they stand."""
_UNSEARCHED = frozenset((Meaning.DATE, Meaning.COUNT, Meaning.BAR))
"""What words of a query do not mean, though it may have their letters."""
_LOCATORS = {
    "paragraph": "§",
    "page": "p. ",
    "section": "sec. ",
    "chapter": "ch. ",
    "article": "art. ",
    "line": "l. ",
    "note": "n. ",
    "volume": "vol. ",
}
_LOCATOR = re.compile(r"([a-z]+)\s+(\S.*)", re.DOTALL)
PLACES = 2
"""Places of a source, and sources, that a row of a fixed height names."""
_SHORT = 16
"""Characters of a place that is kept on one line where a row is wrapped."""
_LONGEST = 2_000
"""Characters of a cell that a row of a list looks at: more than its lines show."""


class RowRenderer(NamedTuple):
    """What is needed, besides a row, to draw the row."""

    references: Mapping[str, Reference]
    """The sources that cells may cite, by id."""
    highlighter: Highlighter | None = None
    ascii_marks: bool = False
    wrap: bool = False
    """Texts are drawn whole, and their newlines kept."""
    remedies: Mapping[Remedy, str] = MappingProxyType({})
    """How what could be done where a view has no rows is called for."""

    def cell(self, cell: Cell, place: Place, *, faint: bool = False, places: int = PLACES) -> Line:
        """Draw one cell.

        Args:
            cell: What to draw.
            place: Where its column stands.
            faint: Draw all of it back.
            places: How many places of a source, and sources, are named where it is not whole.

        Returns:
            Runs of display-safe text; none for a cell with nothing to show.
        """
        if cell.meaning in (Meaning.STANCE, Meaning.CHANGE) and cell.marks:
            line = self._marks(cell)
        elif cell.meaning is Meaning.SOURCE and self._numbered(cell):
            line = (TextSpan(self._sources(cell.citations, places), Role.QUIET),)
        else:
            line = tuple(self._text(cell, place))
        return tuple(span._replace(role=Role.QUIET) for span in line) if faint else line

    def joined(
        self, cells: Iterable[Cell], place: Place, *, faint: bool = False, places: int = PLACES
    ) -> Line:
        """Draw cells that stand in one place, one after another."""
        spans: list[TextSpan] = []
        after: Meaning | None = None
        for cell in cells:
            line = self.cell(cell, place, faint=faint, places=places)
            if not any(span.text for span in line):
                continue
            if after is not None:
                spans.append(TextSpan(between(place, after), Role.QUIET))
            spans.extend(line)
            after = cell.meaning
        return tuple(spans)

    def _marks(self, cell: Cell) -> Line:
        spans: list[TextSpan] = []
        for mark in cell.marks:
            if spans:
                arrow = "->" if self.ascii_marks else "→"
                between = f" {arrow} " if cell.meaning is Meaning.CHANGE else " "
                spans.append(TextSpan(between, Role.QUIET))
            glyph = mark.ascii if self.ascii_marks else mark.glyph
            spans.append(TextSpan(glyph, _SIDES[mark.side] if mark.found else Role.QUIET))
            told = cell.repeated or cell.text == mark.glyph
            if self.wrap and len(cell.marks) == 1 and not told:
                spans.append(TextSpan(f" {mark.verb}", Role.QUIET))
        return tuple(spans)

    def _numbered(self, cell: Cell) -> bool:
        known = [each.source in self.references for each in cell.citations]
        return bool(known) and all(known)

    def _sources(self, citations: Iterable[Citation], most: int) -> str:
        """Write citations short, those of one source together: ``[1] §1, §14``."""
        places: dict[int, list[str]] = {}
        for each in citations:
            found = places.setdefault(self.references[each.source].number, [])
            if each.locator:
                found.append(show(short_locator(each.locator)))
        sources = len(places) if self.wrap else max(1, most)
        told = (
            f"[{number}]{GLUE}{', '.join(map(_glued, found))}".rstrip(GLUE)
            if self.wrap
            else f"[{number}] {', '.join(_few(found, most))}".rstrip()
            for number, found in islice(places.items(), sources)
        )
        return ", ".join(told) + (" …" if len(places) > sources else "")

    def _text(self, cell: Cell, place: Place) -> Iterable[TextSpan]:
        whole_text = cell.text if self.wrap and cell.short != cell.text else self._brief(cell)
        text = whole_text if self.wrap else whole_text[:_LONGEST]
        shown, at = shown_lines(text) if self.wrap else show_with_offsets(text)
        written_out = whole_text == cell.text
        matches = _clipped(self._matches(cell, whole_text), len(text))
        drawn_to_scale = cell.meaning is Meaning.BAR and len(whole_text) == len(cell.text)
        told = cell.parts if written_out or drawn_to_scale else ()
        parts = [(part, self._role(cell, part.meaning, place)) for part in told]
        whole = self._role(cell, cell.meaning, place)
        if not parts and not matches and len(text) == len(whole_text):
            yield TextSpan(shown, whole)
            return
        edges = [*((part.start, part.end) for part in told), *matches]
        cuts = {0, len(text), *(min(max(cut, 0), len(text)) for edge in edges for cut in edge)}
        for start, end in pairwise(sorted(cuts)):
            role = next((role for part, role in parts if part.start <= start < part.end), whole)
            match = any(first <= start < last for first, last in matches)
            yield TextSpan(shown[at[start] : at[end]], role, match)
        if len(text) < len(whole_text):
            yield TextSpan("…", whole)

    def _brief(self, cell: Cell) -> str:
        """Give what to draw where room is scarce, in ASCII where glyphs are lacking."""
        return cell.ascii_short if self.ascii_marks and cell.ascii_short else cell.brief

    def _role(self, cell: Cell, meaning: Meaning, place: Place) -> Role:
        """Choose the role of text with a meaning, in a cell at a place."""
        if meaning in _SIDED:
            return _SIDED[meaning]
        if cell.meaning is Meaning.BAR:
            return Role.QUIET
        if place is Place.MAIN:
            role = _ROLES.get(meaning, Role.QUIET)
            return Role.STRONG if role is Role.NAME and self.wrap else role
        if place is Place.UNDER:
            return _UNDER_LOOKS.get(meaning, Role.QUIET)
        symbol = cell.brief and meaning is not Meaning.NAME
        if symbol and not self.wrap and not any(map(str.isalnum, cell.brief)):
            return Role.ACCENT  # a lone symbol, such as the dot of an event
        return _MARGIN_LOOKS.get(meaning, Role.QUIET)

    def _matches(self, cell: Cell, text: str) -> Sequence[tuple[int, int]]:
        if self.highlighter is None or cell.meaning in _UNSEARCHED:
            return ()
        return self.highlighter(text)


def _glued(place: str) -> str:
    """Keep the words of a short place on one line."""
    return place.replace(" ", GLUE) if len(place) <= _SHORT else place


def _few(places: Sequence[str], most: int) -> Sequence[str]:
    return places if len(places) <= most else (*places[:most], "…")


def short_locator(locator: str) -> str:
    """Write a CSL locator as short as it is read: ``§12`` for ``paragraph 12``."""
    found = _LOCATOR.fullmatch(locator.strip())
    if found is None or found[1] not in _LOCATORS:
        return locator
    return f"{_LOCATORS[found[1]]}{found[2]}"


def between(place: Place, after: Meaning) -> str:
    """Give what stands between a cell that means ``after`` and the next one."""
    if place is Place.UNDER:
        return "   " if after is Meaning.NAME else " · "
    return "  "


def shown_lines(text: str) -> tuple[str, Sequence[int]]:
    """Do as ``show_with_offsets`` does, but keep the line feeds."""
    if "\n" not in text:
        return show_with_offsets(text)
    lines: list[str] = []
    offsets: list[int] = []
    length = 0
    for line in text.split("\n"):
        shown, at = show_with_offsets(line.removesuffix("\r"))
        offsets += [length + each for each in at]
        if line.endswith("\r"):
            offsets.append(length + len(shown))
        length += len(shown) + 1
        lines.append(shown)
    return "\n".join(lines), offsets


def _clipped(matches: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    return [
        (max(start, 0), min(end, length)) for start, end in matches if 0 <= start < min(end, length)
    ]
