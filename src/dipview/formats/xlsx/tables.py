"""Tables of a workbook: sections with the same columns on a sheet, filtered and frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain, islice

import xlsxwriter
from attrs import define, field
from xlsxwriter.format import Format as Look
from xlsxwriter.worksheet import Worksheet

from dipview.computing import check, steps
from dipview.formats.document import Layout, Numbering
from dipview.formats.html_style import LIGHT
from dipview.formats.paper import Paper
from dipview.formats.safe_text import show
from dipview.formats.usual_paper import usual_paper
from dipview.formats.width import cells as cells_of
from dipview.formats.xlsx.books import HEAD, PLAIN, Limits, SheetNames, length_of
from dipview.formats.xlsx.cells import Written, written
from dipview.views.parts.counting import counted
from dipview.views.view import UNSEEN, Section

_SAMPLE = 200
"""How many rows are looked at for widths, and for columns that are empty in all of them."""
_NARROWEST, _WIDEST = 8, 40
"""Of a column, in characters; of one of a sheet with words of a stance, and with more of them:"""
_WIDEST_OF_SHEET, _WIDEST_OF_TEXT = 18, 32
_WIDEST_OF_BARS = 64
_TEXT = 80
"""Characters of a cell that says more than a stance."""
_PAGE = 270
"""Characters of a printed page's width, at the smallest type that is still read."""
_UPRIGHT = 90
"""Characters that a page has room for upright."""
_LINE = 15
"""Of a row, in points; no row is higher than:"""
_HIGHEST = 405
_SET_TIGHTER = 1.1
"""How many characters of a text go into the width of one digit."""
LONG = "Long texts"
"""The sheet on which texts go on that a cell has no room for."""
_PAPERS = {Paper.LETTER: 1, Paper.A4: 9}


@define(slots=False)
class Book:
    """A workbook on its way.

    Attributes:
        listed: What each sheet holds, by its name.
    """

    book: xlsxwriter.Workbook
    layout: Layout
    title: str
    banner: str
    """What stands on each sheet and each printed page: a marking; empty for none."""
    limits: Limits
    listed: dict[str, str] = field(factory=dict)
    _names: SheetNames = field(factory=SheetNames)
    _looks: dict[tuple[str, bool, str], Look] = field(factory=dict)
    _long: list[tuple[str, int, str]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self._long_name = self._names.named(LONG)
        self.head = self.book.add_format({**HEAD, "text_wrap": True, "bottom": 1})

    def look(self, number: str = "", *, bold: bool = False, ink: str = "") -> Look:
        """Give the look of a cell: of text, or of a number in one of Excel's formats.

        Args:
            number: The format; empty for text.
            bold: In bold type.
            ink: A colour that repeats what the text says; empty for none.
        """
        key = (number, bold, ink)
        if key not in self._looks:
            line = {"bottom": 1, "bottom_color": LIGHT["line"]}
            plain = {**PLAIN, **line, "text_wrap": True, "bold": bold}
            plain |= {"font_color": ink} if ink else {}
            self._looks[key] = self.book.add_format(
                {**plain, "num_format": number, "align": "right" if "#" in number else "left"}
                if number
                else plain
            )
        return self._looks[key]

    def sheet(self, wanted: str, holds: str = "") -> tuple[Worksheet, str]:
        """Begin a sheet, ready to be printed; gives its name too."""
        name = self._names.named(wanted)
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(_PAPERS[self.layout.paper or usual_paper()])
        sheet.set_margins(left=0.5, right=0.5)
        marking = _in_print(self.banner)
        if marking:
            sheet.set_header(f"&C&B{marking}")
        sheet.set_footer(f"&L{_in_print(self.title)[:120]}&C&B{marking}&B&RPage &P of &N")
        self.listed[name] = holds
        return sheet, name

    def put(self, sheet: Worksheet, name: str, row: int, column: int, said: Written) -> None:
        """Write a cell; what it has no room for goes on, and the cell says where."""
        value = said.value
        if isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, self.look(said.look))
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self.look(said.look))
        elif not value:
            sheet.write_blank(row, column, None, self.look())
        else:
            place = f"{name}, {xlsxwriter.utility.xl_rowcol_to_cell(row, column)}"
            sheet.write_string(row, column, self._fitting(value, place), self.look(ink=said.ink))

    def _fitting(self, text: str, place: str) -> str:
        most = self.limits.characters
        if length_of(text) <= most:
            return text
        goes_on = f" … (goes on in '{self._long_name}', row {len(self._long) + 2:,})"
        head, rest = _parted(text, most - len(goes_on))
        part = 2
        while rest:
            piece, rest = _parted(rest, most)
            self._long.append((place, part, piece))
            part += 1
        return head + goes_on

    def end_long(self) -> None:
        """Write the sheet on which long texts go on; none where there are none."""
        if not self._long:
            return
        sheet = self.book.add_worksheet(self._long_name)
        self.listed[self._long_name] = "what cells have no room for"
        sheet.write_row(0, 0, ("Cell", "Part", "Text"), self.head)
        sheet.set_column(0, 0, 30)
        sheet.set_column(2, 2, 120)
        sheet.freeze_panes(1, 0)
        for row, (place, part, text) in enumerate(self._long, 1):
            sheet.write_string(row, 0, place, self.look())
            sheet.write_number(row, 1, part, self.look("0"))
            sheet.write_string(row, 2, text, self.look())


def _parted(text: str, most: int) -> tuple[str, str]:
    """Part a text behind as much as a cell holds, a space there if one is near."""
    at = min(len(text), max(1, most))
    while at > 1 and length_of(text[:at]) > most:
        at -= 1 + (length_of(text[:at]) - most) // 2
    return text[:at], text[at:]


def _in_print(text: str) -> str:
    """Write a text for the head or foot of a printed page, where an ampersand means something."""
    return show(text).strip().replace("&", "&&")


class TableSheets:
    """Writes sections with the same columns as one table, on as many sheets as it needs.

    Args:
        book: The workbook.
        sections: With the same columns, each with rows.
        numbering: Numbers what is cited.
        title: What the sheet is to be called.
    """

    def __init__(
        self, book: Book, sections: Sequence[Section], numbering: Numbering, title: str
    ) -> None:
        self._book = book
        self._sections = sections
        self._numbering = numbering
        self._title = title
        self._of_sheet = sections[0].sheet
        self._columns = sections[0].columns
        self._named = len(sections) > 1

    def fill(self) -> None:
        """Write all of it."""
        seen = [i for i, column in enumerate(self._columns) if column.place not in UNSEEN]
        room = self._book.limits.columns - self._named
        for block in _blocks(seen, room):
            self._fill(block)

    def _fill(self, seen: Sequence[int]) -> None:
        rows = self._rows(seen)
        sample = list(islice(rows, _SAMPLE))
        heads = [*(["Section"] * self._named), *(show(self._columns[i].title) for i in seen)]
        kept = [at for at in range(len(heads)) if self._is_kept(at, sample)]
        widths = [
            _width(heads[at], [row[at].text for row in sample], of_sheet=self._of_sheet)
            for at in kept
        ]
        heads = [heads[at] for at in kept]
        wanted = self._title
        left = ([row[at] for at in kept] for row in chain(sample, rows))
        first: Sequence[Written] | None = next(left, None)
        while first is not None:
            first = self._fill_sheet(wanted, heads, widths, chain([first], left))
            wanted = f"{self._title} (goes on)"

    def _rows(self, seen: Sequence[int]) -> Iterator[Sequence[Written]]:
        """Go through all rows: the title of the section, if there are several, and the cells."""
        for section in self._sections:
            title = [Written(show(section.title).strip())] * self._named
            for row in steps(section.rows, "rows"):
                cells = (written(row.cells[i], self._numbering, lines=self._of_sheet) for i in seen)
                yield [*title, *cells]

    def _is_kept(self, at: int, sample: Sequence[Sequence[Written]]) -> bool:
        """Tell whether a column says anything; a long table and a sheet keep all."""
        if at < self._named or self._of_sheet:
            return True
        if sum(len(section.rows) for section in self._sections) > _SAMPLE:
            return True
        return any(row[at].value != "" for row in sample)

    def _fill_sheet(
        self,
        wanted: str,
        heads: Sequence[str],
        widths: Sequence[int],
        rows: Iterator[Sequence[Written]],
    ) -> Sequence[Written] | None:
        """Fill a sheet; gives the first row that it has no room for."""
        sheet, name = self._book.sheet(wanted)
        begin = at = self._begin(sheet, heads, widths)
        over = None
        for row in rows:
            check()
            if at >= self._book.limits.rows:
                over = row
                break
            if self._named:
                sheet.write_string(at, 0, row[0].text, self._book.look())
            for column, cell in enumerate(row[self._named :], self._named):
                self._book.put(sheet, name, at, column, cell)
            set_height(sheet, at, [cell.text for cell in row], widths)
            at += 1
        if any(heads):
            sheet.freeze_panes(begin, self._named + 1 if self._of_sheet else 0)
            sheet.autofilter(begin - 1, 0, at - 1, len(heads) - 1)
            sheet.repeat_rows(begin - 1)
        self._book.listed[name] = counted(at - begin, "row")
        return over

    def _begin(self, sheet: Worksheet, heads: Sequence[str], widths: Sequence[int]) -> int:
        """Write what stands above the rows of a sheet, and lay it out; gives the first of them."""
        top = 0
        if self._book.banner:
            sheet.write_string(0, 0, self._book.banner, self._book.book.add_format({"bold": True}))
            top = 1
        if any(heads):
            sheet.write_row(top, 0, heads, self._book.head)
            set_height(sheet, top, heads, widths)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if self._of_sheet:
            sheet.repeat_columns(0, self._named)
        if sum(widths) > _UPRIGHT:
            sheet.set_landscape()
        sheet.fit_to_pages(-(-sum(widths) // _PAGE), 0)
        return top + any(heads)


def set_height(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its lines; not every program does so by itself.

    Args:
        sheet: The sheet.
        row: Its row, from 0.
        texts: What the cells say.
        widths: Of the columns, in characters.
    """
    lines = max(
        (
            sum(1 + int(cells_of(line) / (width * _SET_TIGHTER)) for line in text.split("\n"))
            for text, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )
    if lines > 1:
        sheet.set_row(row, min(_HIGHEST, lines * _LINE))


def _blocks(seen: Sequence[int], room: int) -> Iterator[Sequence[int]]:
    """Part columns where a sheet has no room for all; the first stands before each part."""
    if len(seen) <= room:
        yield seen
        return
    first, *rest = seen
    for begin in range(0, len(rest), room - 1):
        yield [first, *rest[begin : begin + room - 1]]


def _drawn(line: str) -> int:
    """Tell how many characters wide a line is drawn; those of a bar are wider than others."""
    return cells_of(line) + sum("\u2580" <= each <= "\u259f" for each in line) * 6 // 10


def _width(head: str, texts: Sequence[str], *, of_sheet: bool) -> int:
    """Give a column the width of its longest line, within bounds; in characters."""
    most = _WIDEST
    if of_sheet:
        longest = max(map(len, texts), default=0)
        most = _WIDEST_OF_TEXT if longest > _TEXT else _WIDEST_OF_SHEET
    lines = (line for text in texts for line in text.split("\n"))
    longest = max(map(_drawn, lines), default=0)
    if any("\u2588" in text for text in texts):
        most = _WIDEST_OF_BARS
    return min(most, max(_NARROWEST, longest, min(cells_of(head), 24)) + 2)
