"""Cells of an HTML document: escaped text with classes for what it is, and links to sources.

Whatever the data says becomes text between tags. No element, attribute, class or address is ever
made of it: classes come from fixed lists, anchors from numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from dipview.formats.citation_pieces import shown_citation
from dipview.formats.document import (
    Numbering,
    in_brackets,
    is_beside,
    lines_of,
    says_nothing,
    shown_pieces,
)
from dipview.formats.format import Cite
from dipview.formats.safe_text import show
from dipview.views.view import Cell, Meaning

CLASSES = {
    Meaning.NAME: "name",
    Meaning.WORDS: "words",
    Meaning.SUMMARY: "summary",
    Meaning.DATE: "date",
    Meaning.STANCE: "stance",
    Meaning.CONDITION: "condition",
    Meaning.COUNT: "count",
    Meaning.QUIET: "quiet",
    Meaning.WARNING: "warning",
    Meaning.SOURCE: "source",
    Meaning.FOR: "for",
    Meaning.AGAINST: "against",
    Meaning.NEITHER: "quiet",
    Meaning.LIT: "lit",
    Meaning.PASSAGE: "passage",
}
"""The class of each meaning; plain text has none."""


OWN_WAY = ' dir="auto"'
"""Lets a text run from right to left where it begins so, whatever stands around it."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
BETWEEN = re.compile("(, |; |[()])")
"""What parts a list of names, dates and places."""


def text_html(text: str) -> str:
    """Write a text of the data so that it is shown as it is and nothing in it acts."""
    return escape(show(text).strip(), quote=True)


def cell_html(cell: Cell, numbering: Numbering) -> str:
    """Write what a cell says, its citations as links to the list at the end; empty for nothing."""
    cited = _citations_html(cell, numbering) if cell.citations else ""
    if says_nothing(cell) or (cited and cell.meaning is Meaning.SOURCE):
        return cited
    written = parts_html(cell) if cell.parts else text_html(cell.text)
    named = class_of(CLASSES.get(cell.meaning, ""), side_of(cell))
    composed = any(part.meaning is Meaning.NAME for part in cell.parts)
    said = f"<span{named}{'' if composed else OWN_WAY}>{written}</span>"
    if is_beside(cell):
        said = f'<a href="{cell.beside}">{said}</a>'
    return f"{said} · {cited}" if cited else said


def lines_html(cell: Cell, numbering: Numbering) -> str:
    """Write what a cell of a sheet says, line by line: the first is a stance or a name."""
    first, *rest = lines_of(cell) or [""]
    if not rest:
        return cell_html(cell, numbering)
    named = class_of(CLASSES.get(cell.meaning, ""), side_of(cell))
    lines = [f"<div{named}{OWN_WAY}>{text_html(first)}</div>"]
    lines += (f"<div{OWN_WAY}>{text_html(line)}</div>" for line in rest)
    if cell.citations:
        lines.append(f"<div>{_citations_html(cell, numbering)}</div>")
    return "".join(lines)


def composed(shown: str) -> str:
    """Write a list of names, dates and places so that each runs its own way, in their order.

    A date behind Arabic would else be drawn before it, and taken apart.
    """
    if not _RIGHT_TO_LEFT.search(shown):
        return escape(shown, quote=True)
    pieces = BETWEEN.split(shown)
    return "".join(
        escape(each, quote=True) if place % 2 else f"<bdi>{escape(each, quote=True)}</bdi>"
        for place, each in enumerate(pieces)
    )


def side_of(cell: Cell) -> str:
    """Give the class that colours a stance: for, against, conditional; empty for any other."""
    sides = {mark.side for mark in cell.marks}
    return sides.pop() if len(sides) == 1 and sides != {"none"} else ""


def class_of(*names: str) -> str:
    """Write an element's classes, as far as there are any."""
    kept = " ".join(filter(None, names))
    return f' class="{kept}"' if kept else ""


def parts_html(cell: Cell) -> str:
    """Write a text of which stretches have a meaning of their own."""
    pieces: list[str] = []
    for text, meaning in shown_pieces(cell):
        inner = escape(text, quote=True)
        if meaning is not None:
            inner = f"<span{class_of(CLASSES.get(meaning, ''))}{OWN_WAY}>{inner}</span>"
        pieces.append(inner)
    return "".join(pieces)


def _citations_html(cell: Cell, numbering: Numbering) -> str:
    """Write citations: numbers that lead to the sources, or to notes and back, or in brackets."""
    before = numbering.count
    cited = numbering.each(cell.citations)
    if numbering.cite is Cite.INLINE:
        return f'<span class="source">{composed(in_brackets(cited))}</span>'
    if numbering.cite is Cite.FOOTNOTE:
        marks = (_note_mark(each.number, new=each.number > before) for each in cited)
        return f'<span class="source">{" ".join(marks)}</span>'
    numbers = (
        f'<a href="#source-{each.number}">[{each.number}]</a>'
        + (f"&nbsp;{escape(each.places, quote=True)}" if each.places else "")
        for each in cited
    )
    return f'<span class="source">{"; ".join(numbers)}</span>'


def _note_mark(number: int, *, new: bool) -> str:
    """Write the mark of a note; where it is first met, the note leads back to it."""
    anchor = f' id="noted-{number}"' if new else ""
    return f'<sup><a href="#note-{number}"{anchor}>[{number}]</a></sup>'


def citation_html(text: str) -> str:
    """Write a citation, with what its style has in italics."""
    written = ((composed(piece), italics) for piece, italics in shown_citation(text))
    return "".join(f"<i>{each}</i>" if italics else each for each, italics in written)


def sources_html(numbering: Numbering) -> Iterator[str]:
    """Write the list of what a document cites, at its end; nothing where it cites nothing."""
    cited = list(numbering.cited())
    if not cited:
        return
    tag = "ul" if numbering.cite is Cite.INLINE else "ol"
    yield f'<h2>{numbering.heading}</h2>\n<{tag} class="sources">\n'
    for number, _, text in cited:
        written = citation_html(text)
        if numbering.cite is Cite.FOOTNOTE:
            back = f'<a class="back" href="#noted-{number}">back</a>'
            yield f'<li id="note-{number}">{written} {back}</li>\n'
        else:
            yield f'<li id="source-{number}">{written}</li>\n'
    yield f"</{tag}>\n"
