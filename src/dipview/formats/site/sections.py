"""Sections of a page: facts, lists that are read from top to bottom, and tables.

What is numbers under heads, or is read along both ways, is a table; what is prose, with a date
beside it and details below, is a list, which has room on a phone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.computing import steps
from dipview.formats.html_cells import text_html
from dipview.formats.site.addresses import held_at, said_at
from dipview.formats.site.cells import CellWriter
from dipview.formats.table_shape import SAMPLE, TableShape, WrittenRow, shape_of
from dipview.model.ids import standing_parts
from dipview.model.kinds import Kind
from dipview.views.view import UNSEEN, Cell, Place, Row, Section


class SectionWriter:
    """Writes the sections of one page.

    Args:
        cells: Writes their cells.
        title: What stands over the page, and need not be said again.
    """

    def __init__(self, cells: CellWriter, title: str) -> None:
        self._cells = cells
        self._title = title
        self._anchors: set[str] = set()

    def section(self, section: Section, number: int) -> Iterator[str]:
        """Write a section, in pieces.

        Args:
            section: It has rows.
            number: Which one of the page it is, from 1.
        """
        named = f' aria-labelledby="part-{number}"' if section.title else ""
        look = "wide-part" if section.sheet else "part"
        yield f'<section class="{look}"{named}>\n'
        if section.title:
            yield f'<h2 id="part-{number}" dir="auto">{text_html(section.title)}</h2>\n'
        if section.note:
            yield f'<p class="note" dir="auto">{text_html(section.note)}</p>\n'
        table = shape_of(section)
        if table.names_rows:
            yield from self._facts(section)
        elif section.sheet:
            yield from self._sheet(section, number)
        elif section.tally or (not table.below and _counts(section)):
            yield from self._table(table, _region(section, number))
        else:
            yield from self._list(table)
        yield "</section>\n"

    def _facts(self, section: Section) -> Iterator[str]:
        """Write what is known of a record: labels, and under each what is told."""
        yield '<dl class="facts">\n'
        opened = False
        for row in steps(section.rows, "rows"):
            label, told = self._fact(section, row)
            if not told:
                continue
            if label or not opened:
                yield f"{'</div>' * opened}<div><dt>{label or '&nbsp;'}</dt>"
                opened = True
            yield f"<dd>{told}</dd>\n"
        yield f"{'</div>' * opened}</dl>\n"

    def _fact(self, section: Section, row: Row) -> tuple[str, str]:
        """Write a fact: its label, and what it says; what is the title already is left out."""
        label, *others = (
            cell
            for cell, column in zip(row.cells, section.columns, strict=False)
            if column.place not in UNSEEN
        )
        written = [self._cells.cell(cell, row, leads=not at) for at, cell in enumerate(others)]
        said, *asides = [each for each in written if each] or [""]
        beside = " · ".join(asides)
        if row.id == self._cells.own and others[0].text == self._title:
            return text_html(label.text), beside and f'<span class="aside">{beside}</span>'
        aside = f' <span class="aside">{beside}</span>' if beside else ""
        return text_html(label.text), f"{said}{aside}" if said else ""

    def _list(self, table: TableShape) -> Iterator[str]:
        """Write rows that are read from top to bottom, what stands in their margin beside them."""
        yield '<ol class="rows">\n'
        for row in steps(table.section.rows, "rows"):
            written = table.written(row, lambda cell: cell)
            yield self._item(table, written)
        yield "</ol>\n"

    def _item(self, table: TableShape, written: WrittenRow[Cell]) -> str:
        row = written.row
        margin: list[str] = []
        mains: list[str] = []
        counts: list[str] = []
        for place, cell in enumerate(written.own):
            column = table.section.columns[table.own[place]]
            leads = column.place is Place.MAIN and not mains and row.kind not in _CITED
            html = self._cells.cell(cell, row, leads=leads)
            if html and column.place is Place.END:
                counts.append(_count(column.title, cell, html))
            elif html:
                (margin if column.place is Place.MARGIN else mains).append(html)
        body = [f'<div class="main">{" · ".join(mains)}</div>'] if mains else []
        body += [f"<div>{html}</div>" for c in written.said if (html := self._cells.cell(c, row))]
        body += self._under(written, counts)
        beside = "".join(f"<span>{each}</span>" for each in margin)
        return (
            f"<li{self._anchor(row)}{_faint(row)}>"
            f'<div class="margin">{beside}</div><div class="body">{"".join(body)}</div></li>\n'
        )

    def _under(self, written: WrittenRow[Cell], counts: Sequence[str] = ()) -> list[str]:
        """Write what stands below in smaller type, on a line."""
        told = [*counts]
        told += [self._cells.cell(cell, written.row) for cell, _ in written.below]
        return [f'<div class="under">{" · ".join(filter(None, told))}</div>'] if any(told) else []

    def _table(self, table: TableShape, region: str) -> Iterator[str]:
        """Write rows with numbers at their end, under heads."""
        rows = [table.written(row, lambda cell: cell) for row in list(table.section.rows[:SAMPLE])]
        kept = [at for at in range(len(table.own)) if _says(table, at, rows)]
        columns = [table.section.columns[table.own[at]] for at in kept]
        yield f'<div class="scroll" {region}><table class="list">\n'
        if any(column.title for column in columns):
            heads = (
                f'<th scope="col" class="{column.place}">{text_html(column.title)}</th>'
                for column in columns
            )
            yield f"<thead><tr>{''.join(heads)}</tr></thead>\n"
        yield "<tbody>\n"
        # Of what is counted by periods, these name the rows.
        mains = (at for at in kept if _is_main(table, at) and not table.section.tally)
        first = next(mains, kept[0] if kept else 0)
        for row in steps(table.section.rows, "rows"):
            written = table.written(row, lambda cell: cell)
            fields = (self._field(table, written, at, first) for at in kept)
            yield f"<tr{self._anchor(row)}{_faint(row)}>{''.join(fields)}</tr>\n"
        yield "</tbody></table></div>\n"

    def _field(self, table: TableShape, written: WrittenRow[Cell], at: int, first: int) -> str:
        place = table.section.columns[table.own[at]].place
        inside = self._cells.cell(written.own[at], written.row, leads=at == first)
        if at == first:
            said = [self._cells.cell(cell, written.row) for cell in written.said]
            lines = [f"<div>{each}</div>" for each in said if each]
            inside = "".join((inside, *lines, *self._under(written)))
            return f'<th scope="row" class="{place}">{inside}</th>'
        return f'<td class="{place}">{inside}</td>'

    def _sheet(self, section: Section, number: int) -> Iterator[str]:
        """Write rows that are read along both ways, in an area that scrolls by itself."""
        shape = shape_of(section)
        seen = [section.columns[at] for at in shape.own]
        yield f'<div class="wide" {_region(section, number)}>\n'
        yield '<table class="sheet">\n<thead><tr>'
        for place, column in enumerate(seen):
            href = self._cells.addresses.of(column.leads_to)
            title = f'<span dir="auto">{text_html(column.title)}</span>'
            title = f'<a href="{href}">{title}</a>' if href and column.title else title
            if place == 0 and not column.title:
                yield '<td class="corner"></td>'
            else:
                yield f'<th scope="col"{"" if place else " class=corner"}>{title}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for row in steps(section.rows, "rows"):
            head, *others = [row.cells[at] for at in shape.own]
            fields = "".join(f"<td>{self._lines(cell, row)}</td>" for cell in others)
            name = self._cells.cell(head, row, leads=True)
            yield f'<tr{self._anchor(row)}{_faint(row)}><th scope="row">{name}</th>{fields}</tr>\n'
        yield "</tbody></table></div>\n"

    def _lines(self, cell: Cell, row: Row) -> str:
        """Write a cell of a sheet; one that says nothing stays empty."""
        return self._cells.cell(cell, row) if cell.text.strip() else ""

    def _anchor(self, row: Row) -> str:
        """Give a statement on its source's page, and a holder on an issue's, an anchor each."""
        own, dataset = self._cells.own, self._cells.dataset
        anchor = ""
        if row.kind is Kind.STATEMENT and dataset.statement(row.id).source == own:
            anchor = said_at(row.id)
        else:
            standings = (standing_parts(cell.leads_to) for cell in row.cells if cell.leads_to)
            holders = [parts[1] for parts in standings if parts and parts[0] == own]
            anchor = held_at(holders[0]) if holders else ""
        if not anchor or anchor in self._anchors:
            return ""
        self._anchors.add(anchor)
        return f' id="{anchor}"'


_CITED = (Kind.STATEMENT, Kind.POSITION)
"""Kinds of which not the words but the citation leads to where they stand."""


def _counts(section: Section) -> bool:
    """Tell whether there are numbers at the end of its rows."""
    return any(column.place is Place.END for column in section.columns)


def _count(title: str, cell: Cell, html: str) -> str:
    """Say of a number what it counts, where it does not say that itself."""
    bare = cell.text.replace(",", "").isdecimal()
    return f"{text_html(title)}: {html}" if bare and title else html


def _region(section: Section, number: int) -> str:
    """Let what may be wider than the page be scrolled by keys."""
    named = f'aria-labelledby="part-{number}"' if section.title else 'aria-label="Table"'
    return f'role="region" tabindex="0" {named}'


def _is_main(table: TableShape, at: int) -> bool:
    return table.section.columns[table.own[at]].place is Place.MAIN


def _says(table: TableShape, at: int, rows: list[WrittenRow[Cell]]) -> bool:
    """Tell whether a column says anything; of a long section, each is kept."""
    return len(table.section.rows) > SAMPLE or any(
        each.own[at].text.strip() or each.own[at].citations for each in rows
    )


def _faint(row: Row) -> str:
    return ' class="faint"' if row.faint else ""
