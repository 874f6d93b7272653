"""The explorer's list alone: how long it takes until a view of any length is drawn."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import overload

from textual.app import App, ComposeResult

from benchmarks.contenders.serving import tell
from dipview.model.kinds import Kind
from dipview.tui.theme import THEMES
from dipview.tui.widgets.record_list import RecordList
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section, View

_COLUMNS = (
    Column(key="words", title="Words"),
    Column(key="by", title="By", place=Place.UNDER),
    Column(key="n", title="n", place=Place.END),
)


class Numbered(Sequence[str]):
    """Ids that are made when they are asked for, so that a million cost nothing."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [str(number) for number in range(*at.indices(self._count))]
        return str(range(self._count)[at])


def row(id: str) -> Row:
    """Make a row of three cells."""
    cells = (
        Cell(f"Words that were said as number {id} of many, in one line", Meaning.WORDS),
        Cell("Whoever said them", Meaning.NAME),
        Cell(id, Meaning.COUNT),
    )
    return Row(id=id, kind=Kind.STATEMENT, cells=cells)


def view(count: int, name: str) -> View:
    """Make a view of so many rows."""
    section = Section(columns=_COLUMNS, rows=Lazy(Numbered(count), row))
    return View(name=name, title="Words", dataset="words", scope=Scope(), sections=(section,))


class ListApp(App[None]):
    """One list, and the time at which it was last drawn."""

    drawn = 0.0

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.list = RecordList(airy=True)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield self.list

    def post_display_hook(self) -> None:
        """Take the time."""
        self.drawn = perf_counter()


async def drawn(count: int) -> dict[str, float]:
    """Show a long view in the place of a short one, and go to its end; seconds of each."""
    app = ListApp()
    async with app.run_test(size=(120, 45)) as pilot:
        app.list.show_view(view(100, "short"))
        await pilot.pause()
        begun = perf_counter()
        app.list.show_view(view(count, "long"), keep=False)
        await pilot.pause()
        filled = app.drawn - begun
        begun = perf_counter()
        app.list.action_last()
        await pilot.pause()
        return {"fill": filled, "end": app.drawn - begun}


def main(count: str) -> None:
    """Measure one length."""
    tell(asyncio.run(drawn(int(count))))


if __name__ == "__main__":
    main(*sys.argv[1:])
