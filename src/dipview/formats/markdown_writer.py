"""Writes a view as GitHub-flavoured Markdown: a table a section, numbered sources at the end.

Stances are in words. Nothing that the data says can act: whatever Markdown (or Pandoc's) would read
as a mark, a link, HTML, an entity or a formula is escaped, and addresses stand as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice

from dipview.computing import steps
from dipview.formats.citation_pieces import SPACE, shown_citation
from dipview.formats.document import (
    LIT,
    LIT_IN_WORDS,
    RESTS_ON,
    Layout,
    Numbering,
    banner_of,
    cell_lines,
    cell_words,
    end_of,
    head_of,
    is_beside,
    limited,
    lit_pieces,
    numbering_of,
)
from dipview.formats.format import Cite
from dipview.formats.safe_text import show
from dipview.formats.written_cells import WrittenCells
from dipview.views.view import UNSEEN, Cell, Meaning, Place, Section, View

_LIT = {Meaning.LIT: ("**", "**"), Meaning.PASSAGE: ("*", "*")}
"""What stands around words that are lit."""
_SAMPLE = 200
"""How many rows a section may have for columns that are empty in all of them to be left out."""
_ADDRESS = re.compile(
    r"""(?<![\w/]) (?: https?:// | www\. ) [^\s`|<>"\\]* [^\s`|<>"\\.,;:!?')\]}]
      | (?<![\w.+-]) [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+""",
    re.VERBOSE | re.IGNORECASE,
)
"""Addresses of pages and of mail, which Markdown would link."""
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>|~$^@&]|(?<=\w):(?=//)|(?<=\b[Ww]{3})\.")
_BLOCK = re.compile(r"[#+=%:-]|(\d{1,9})([.)])")
"""What begins a heading, a list, a rule or a title where it stands first on a line."""


def write_markdown(view: View, layout: Layout | None = None) -> Iterator[str]:
    """Write a view as Markdown.

    Args:
        view: What to write; its scope's limit is applied.
        layout: How it cites: as footnotes, with the marks that Markdown has for them.

    Yields:
        Lines, each with its line feed.
    """
    view = limited(view)
    numbering = numbering_of(view, layout)
    words = {sheet: _writing(numbering, sheet=sheet) for sheet in (False, True)}
    banner = escape(banner_of(view))
    for line in chain(
        (f"**{banner}**", "") if banner else (),
        _head(view),
        *(_section(each, words[each.sheet]) for each in view.sections if len(each.rows)),
        *(("", LIT_IN_WORDS.format(*chain(*_LIT.values()))) for _ in range(view.lit)),
        *(("", escape(show(note))) for note in view.notes),
        _sources(numbering),
        _end(view),
        ("", f"**{banner}**") if banner else (),
    ):
        yield f"{line}\n"


def escape(text: str) -> str:
    """Escape text of one line so that Markdown shows it as it is and nothing in it acts."""
    pieces: list[str] = []
    done = 0
    for match in _ADDRESS.finditer(text):
        pieces += (_escaped(text[done : match.start()]), f"`{match[0]}`")
        done = match.end()
    escaped = "".join((*pieces, _escaped(text[done:]))).strip()
    begun = _BLOCK.match(escaped)
    if not begun:
        return escaped
    return (f"{begun[1]}\\" if begun[1] else "\\") + escaped[begun.end(1) if begun[1] else 0 :]


def _escaped(text: str) -> str:
    return _ACTIVE.sub(lambda match: f"\\{match[0]}", text)


def _head(view: View) -> Iterator[str]:
    yield f"# {escape(show(view.title))}"
    yield ""
    for label, fact in head_of(view).items():
        yield f"- {label}: {escape(fact)}"
    if not view.count and view.empty:
        yield from ("", escape(show(view.empty)))


def _section(section: Section, words: Callable[[Cell], str]) -> Iterator[str]:
    yield ""
    if section.title:
        yield from (f"## {escape(show(section.title))}", "")
    if section.note:
        yield from (escape(show(section.note)), "")
    seen = [i for i, column in enumerate(section.columns) if column.place not in UNSEEN]
    rows = ([words(row.cells[index]) for index in seen] for row in steps(section.rows, "rows"))
    sample = list(islice(rows, _SAMPLE))
    kept = list(range(len(seen)))
    if len(section.rows) <= _SAMPLE:  # of more, no row is held back to see what the last one says
        kept = [place for place in kept if any(row[place] for row in sample)]
    columns = [section.columns[seen[place]] for place in kept]
    yield _line(escape(show(column.title)) for column in columns)
    yield _line("--:" if column.place is Place.END else "---" for column in columns)
    for row in chain(sample, rows):
        yield _line(row[place] for place in kept)


def _writing(numbering: Numbering, *, sheet: bool) -> Callable[[Cell], str]:
    """Give what writes a cell: one that rows share once, where it cites by number.

    Other ways to cite may say a source in full only where it is first met.
    """
    write = partial(_words, numbering=numbering, sheet=sheet)
    return WrittenCells(write) if numbering.cite is Cite.NUMBERED else write


def _words(cell: Cell, numbering: Numbering, *, sheet: bool) -> str:
    """Write what is said in a cell; the lines of a sheet's cell stay lines."""
    marks = ""
    if cell.citations and numbering.cite is Cite.FOOTNOTE:
        marks = "".join(f"[^{each.number}]" for each in numbering.each(cell.citations))
        said = "" if cell.meaning is Meaning.SOURCE else cell.text
        cell = cell._replace(text=said, citations=(), parts=())
    if any(part.meaning in LIT for part in cell.parts):
        return _lit(cell)
    lines = cell_lines(cell, numbering) if sheet else [cell_words(cell, numbering)]
    said = "<br>".join(map(escape, lines)) + marks
    return f"[{said}]({cell.beside})" if is_beside(cell) else said


def _lit(cell: Cell) -> str:
    """Write a text of which stretches are lit; no mark has a space on its inner side."""
    pieces: list[str] = []
    for text, how in lit_pieces(cell):
        shown = show(text)
        bare = shown.strip(" ")
        if how is None or not bare:
            # What begins a block of Markdown can do so at the beginning of the text alone.
            pieces.append(escape(shown) if not pieces else _escaped(shown))
            pieces[-1] += " " * (not pieces[:-1] and shown.endswith(" "))
            continue
        before, after = _LIT[how]
        left = shown[: len(shown) - len(shown.lstrip(" "))]
        right = shown[len(shown.rstrip(" ")) :]
        pieces.append(f"{left}{before}{_escaped(bare)}{after}{right}")
    return "".join(pieces).strip()


def _line(fields: Iterable[str]) -> str:
    return f"| {' | '.join(fields)} |"


def _sources(numbering: Numbering) -> Iterator[str]:
    marks = {Cite.NUMBERED: "{}. ", Cite.INLINE: "- ", Cite.FOOTNOTE: "[^{}]: "}
    for number, _, text in numbering.cited():
        if number == 1:
            # Footnotes stand where a reader's program puts them: at the end, or down the page.
            noted = numbering.cite is Cite.FOOTNOTE
            yield from ("",) if noted else ("", f"## {numbering.heading}", "")
        shown = (_set(piece, italics=each) for piece, each in shown_citation(text))
        yield marks[numbering.cite].format(number) + "".join(shown)


def _set(piece: str, *, italics: bool) -> str:
    """Write a piece of a citation."""
    if piece == SPACE:
        return piece
    return f"*{escape(piece)}*" if italics else escape(piece)


def _end(view: View) -> Iterator[str]:
    facts = end_of(view)
    if facts:
        yield from ("", f"## {RESTS_ON}", "")
    for label, fact in facts.items():
        yield f"- {label}: {escape(fact)}"
