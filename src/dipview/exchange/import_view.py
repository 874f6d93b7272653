"""The view of an import: what would be made, what cannot be read, what changes and what stays."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.exchange.import_report import KindCount, Part, counts_of, parts_of
from dipview.exchange.imported import Line
from dipview.exchange.importing import Import
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Extent, Meaning, Place, Row, Section, View

_COUNTS = (
    Column(key="count", title="", place=Place.MARGIN),
    Column(key="kind", title="Kind"),
    Column(key="news", title="News", place=Place.UNDER),
)
_LINES = (
    Column(key="text", title="What"),
    Column(key="place", title="Place", place=Place.UNDER),
    Column(key="hint", title="Hint", place=Place.UNDER),
)


def import_view(plan: Import, command: str) -> View:
    """Make the view.

    Args:
        plan: What would be written.
        command: What does the same on the command line.
    """
    sections = (*_sections(plan), _command_section(command))
    return View(
        name="import",
        title=f"Import into {plan.target.name}",
        scope=Scope(query=command),
        sections=tuple(sections),
        parted=True,
        measure=lambda: Extent(count=len(plan.imported), noun="records"),
    )


def _sections(plan: Import) -> Iterator[Section]:
    title = "Records, and what becomes of them" if plan.there else "Records of the new dataset"
    rows = tuple(_count_row(each, there=plan.there) for each in counts_of(plan))
    if rows:
        yield Section(key="counts", title=title, columns=_COUNTS, rows=rows)
    for part in parts_of(plan):
        rows = tuple(_row(part, number, line) for number, line in enumerate(part.lines))
        yield Section(key=part.key, title=part.title, columns=_LINES, rows=rows)


def _count_row(each: KindCount, *, there: bool) -> Row:
    noun = each.kind.value if each.read == 1 else each.kind.plural
    same = each.read - each.new - each.changed
    news = [
        f"{each.new:,} new" if each.new else "",
        f"{each.changed:,} to change" if each.changed else "",
        f"{same:,} as before" if same else "",
    ]
    told = ", ".join(filter(None, news)) if there else ""
    count = Cell(f"{each.read:,}", value=each.read)
    cells = (count, Cell(noun, Meaning.NAME), Cell(told, Meaning.QUIET))
    return Row(id=f"count:{each.kind.value}", cells=cells)


def _row(part: Part, number: int, line: Line) -> Row:
    text = Cell(line.message, Meaning.WARNING if part.wrong else Meaning.TEXT)
    cells = (text, Cell(line.place, Meaning.QUIET), Cell(line.hint, Meaning.QUIET))
    return Row(id=f"{part.key}:{number}", cells=cells)


def _command_section(command: str) -> Section:
    row = Row(id="command", cells=(Cell(command, Meaning.QUIET), Cell(), Cell()))
    return Section(key="command", title="The same on the command line", columns=_LINES, rows=(row,))
