"""Cells of a page: escaped text with classes for what it is, and links to the pages of records.

Whatever the data says becomes text between tags. Classes come from fixed lists; addresses are made
of ids, which have letters, digits and ``-_.`` alone, but for those of a source, which are held
against an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from dipview.dataset.dataset import Dataset
from dipview.formats.document import Numbering, is_language
from dipview.formats.html_cells import (
    CLASSES,
    OWN_WAY,
    class_of,
    composed,
    parts_html,
    side_of,
    text_html,
)
from dipview.formats.safe_text import show
from dipview.formats.site.addresses import Addresses
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.model.values import frozen
from dipview.views.parts.actor_names import holders_of
from dipview.views.parts.alike_values import AlikeValues
from dipview.views.parts.labels import label_of
from dipview.views.view import Cell, Meaning, Row

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?", re.ASCII)
"""An address that a link may lead to: of http or https, without a user's name, in plain ASCII."""
_UNSAFE = re.compile(r"[<>\"'`\\^{|}]")
_LINKED = (Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.SOURCE)
_MOST = 12
"""So many names of one cell lead somewhere; of hundreds who vote alike, none does."""


@frozen(eq=False)
class CellWriter:
    """Writes the cells of one page."""

    addresses: Addresses
    """Where records stand."""
    numbering: Numbering
    """Collects what the page cites."""
    own: str = ""
    """Id of the record that the page is about; empty where it is about none."""

    @property
    def dataset(self) -> Dataset:
        """Where the records are."""
        return self.addresses.dataset

    def cell(self, cell: Cell, row: Row, *, leads: bool = False) -> str:
        """Write a cell; empty where it says nothing.

        Args:
            cell: The cell.
            row: The row in which it stands.
            leads: It names what the row is about, and leads there.
        """
        if cell.meaning is Meaning.SOURCE:
            return self._cited(cell.citations, row)
        if not cell.text.strip():
            return self._cited(cell.citations, row) if cell.citations else ""
        inside = self._linked(cell, row, leads=leads)
        named = class_of(CLASSES.get(cell.meaning, ""), side_of(cell))
        way = "" if any(part.meaning is Meaning.NAME for part in cell.parts) else OWN_WAY
        said = f"<span{named}{way}{self._language(cell, row)}>{_glyphs(cell)}{inside}</span>"
        return f"{said} {self._cited(cell.citations, row)}" if cell.citations else said

    def _language(self, cell: Cell, row: Row) -> str:
        """Say in which language exact words are, where the data tells."""
        if cell.meaning is not Meaning.WORDS or row.kind not in (Kind.STATEMENT, Kind.POSITION):
            return ""
        tag = self.dataset.statement(position_parts(row.id)[0]).language
        return f' lang="{tag}"' if is_language(tag) else ""

    def _linked(self, cell: Cell, row: Row, *, leads: bool) -> str:
        """Write what a cell says; names of records lead to their pages, the whole to its own."""
        if cell.text in self._outside():
            address = escape(cell.text, quote=True)
            return f'<a href="{address}" rel="external nofollow noreferrer">{address}</a>'
        written = parts_html(cell) if cell.parts else text_html(cell.text)
        ids = [id for id in dict.fromkeys(self._named_in(cell, row)) if self._leads(id)]
        if ids and len(ids) <= _MOST and not cell.leads_to:
            return self._named(written, ids, whole=len(ids) == 1 and not cell.parts)
        to = cell.leads_to or (row.id if leads else "")
        href = self.addresses.of(to) if to != self.own else ""
        return f'<a href="{href}">{written}</a>' if href else written

    def _outside(self) -> Iterable[str]:
        """Give the addresses outside of the site that a page may lead to: those of its source."""
        if not self.own or self.dataset.kind_of(self.own) is not Kind.SOURCE:
            return ()
        source = self.dataset.source(self.own)
        return [each for each in (source.url, source.archive_url) if is_address(each)]

    def _named_in(self, cell: Cell, row: Row) -> Iterator[str]:
        """Give the ids of what a cell may name; of a statement that nobody spoke, its holders."""
        yield from _ids(cell.value)
        if cell.meaning is Meaning.NAME and not cell.value and row.kind is Kind.STATEMENT:
            yield from holders_of(self.dataset.statement(row.id))

    def _leads(self, id: str) -> bool:
        return id != self.own and self.dataset.kind_of(id) in _LINKED

    def _named(self, written: str, ids: list[str], *, whole: bool) -> str:
        """Let each name in a text lead to its record; a text that is of one record, as a whole."""
        names = {text_html(name): self.addresses.of(id) for id in ids for name in self._called(id)}
        found = [name for name in names if name and name in written]
        if not found:
            return f'<a href="{self.addresses.of(ids[0])}">{written}</a>' if whole else written
        return with_links(written, {name: names[name] for name in found})

    def _called(self, id: str) -> Iterator[str]:
        yield label_of(self.dataset, id)
        if self.dataset.kind_of(id) is Kind.ISSUE:
            yield self.dataset.issue(id).label

    def _cited(self, citations: Iterable[Citation], row: Row) -> str:
        """Write citations as links to the pages of sources, a statement's to where it stands."""
        cited = tuple(citations)
        if not cited:
            return ""
        places: dict[str, list[Citation]] = {}
        for each in cited:
            places.setdefault(each.source, []).append(each)
        written = [self._place(source, tuple(found), row) for source, found in places.items()]
        return f'<span class="source">{"; ".join(written)}</span>'

    def _place(self, source: str, citations: tuple[Citation, ...], row: Row) -> str:
        (cited,) = self.numbering.each(citations)
        href = self._at(source, row)
        if source == self.own:
            # On its own page a source need not be named over and over.
            words = escape(cited.places, quote=True) or "on this page"
        else:
            words = composed(", ".join(filter(None, (cited.name, cited.places))))
        return f'<a href="{href}">{words}</a>' if href else words

    def _at(self, source: str, row: Row) -> str:
        if row.kind in (Kind.STATEMENT, Kind.POSITION):
            statement = position_parts(row.id)[0]
            if self.dataset.statement(statement).source == source:
                return self.addresses.of(statement)
        return self.addresses.of(source)


def with_links(written: str, addresses: Mapping[str, str]) -> str:
    """Let each name in a piece of HTML lead to its address, the longest first where two begin.

    Args:
        written: What `text_html` and `parts_html` give.
        addresses: Addresses by the names, which are escaped too.
    """
    shut = [match.span() for match in _SHUT.finditer(written)] if _SHUT.search(written) else []
    pieces: list[str] = []
    done = 0
    while met := _next_name(written, done, addresses, shut):
        start, name = met
        pieces += (written[done:start], f'<a href="{addresses[name]}">{name}</a>')
        done = start + len(name)
    return "".join((*pieces, written[done:]))


_SHUT = re.compile("<[^>]*>|&[a-z0-9#]+;")
"""Tags and entities: they are made here, and no name is met within one."""


def _next_name(
    written: str, done: int, names: Iterable[str], shut: Sequence[tuple[int, int]]
) -> tuple[int, str] | None:
    """Find the name that comes next, and where; None where there is none any more."""
    met: list[tuple[int, str]] = []
    for name in names:
        start = written.find(name, done)
        while start >= 0 and not _stands_alone(written, start, start + len(name), shut):
            start = written.find(name, start + 1)
        if start >= 0:
            met.append((start, name))
    return min(met, key=lambda each: (each[0], -len(each[1])), default=None)


def _stands_alone(written: str, start: int, end: int, shut: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a stretch is words of their own, not a part of one, of a tag or an entity."""
    if (start and written[start - 1].isalnum()) or written[end : end + 1].isalnum():
        return False
    return not any(
        first < start < last or (first < end and start < last and written[first] == "<")
        for first, last in shut
    )


def is_address(text: str) -> bool:
    """Tell whether a link may lead to an address that the data has."""
    return _ADDRESS.fullmatch(text) is not None and _UNSAFE.search(text) is None


def _glyphs(cell: Cell) -> str:
    """Draw a stance as the explorer draws it, before the words that say the same."""
    drawn = [show(mark.glyph) for mark in cell.marks]
    if not drawn:
        return ""
    return f'<span class="glyph" aria-hidden="true">{escape(" ".join(drawn), quote=True)}</span> '


def _ids(value: object) -> Iterator[str]:
    """Give what may be ids of records in what a program reads of a cell."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple | AlikeValues):
        for each in value:
            if isinstance(each, str):
                yield each
            elif isinstance(each, dict):
                yield from _ids([each.get("issue"), each.get("holder")])
