"""Prepared: a list that is prepared draws as one that is not, and builds its rows once."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from dipview.model.kinds import Kind
from dipview.tui.widgets.record_list import RecordList
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section, View

COLUMNS = (Column(key="name", title="Name"), Column(key="n", title="n", place=Place.END))
IDS = [f"actor {number}" for number in range(60)]


class ListApp(App[None]):
    """One list."""

    def __init__(self) -> None:
        super().__init__()
        self.list = RecordList()

    def compose(self) -> ComposeResult:
        yield self.list

    def drawn(self) -> list[str]:
        return [line.text.rstrip() for line in self.screen._compositor.render_strips()]


def view(ids: list[str], built: list[str] | None = None) -> View:
    def build(id: str) -> Row:
        if built is not None:
            built.append(id)
        cells = (Cell(id, Meaning.NAME), Cell("1", Meaning.COUNT))
        return Row(id=id, kind=Kind.ACTOR, cells=cells)

    section = Section(columns=COLUMNS, rows=Lazy(ids, build))
    return View(name="actors", title="", dataset="", scope=Scope(), sections=(section,))


@pytest.mark.parametrize("keep", [True, False], ids=["kept", "anew"])
async def test_what_was_looked_ahead_for_is_drawn_as_it_would_be_without(keep: bool) -> None:
    screens = []
    for scope_in_words in (True, False):
        app = ListApp()
        async with app.run_test(size=(40, 12)) as pilot:
            what, after = app.list, view(IDS[5:])
            what.show_view(view(IDS))
            what.go_to(40)
            await pilot.pause()
            state = what.list_state
            assert state is not None
            prepared = state.prepare(after, None, keep=keep, seen=True) if scope_in_words else None
            what.show_view(after, keep=keep, prepared=prepared)
            await pilot.pause()
            assert what.cursor_id == ("actor 40" if keep else "actor 5")
            screens.append(app.drawn())
    assert screens[0] == screens[1]


async def test_rows_that_come_into_sight_are_built_before_they_are_shown() -> None:
    built: list[str] = []
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        what, after = app.list, view(IDS, built)
        what.show_view(view(IDS))
        what.go_to(55)
        await pilot.pause()
        state = what.list_state
        assert state is not None
        prepared = state.prepare(after, None, keep=True, seen=True)
        assert "actor 55" in built
        before = len(built)
        what.show_view(after, prepared=prepared)
        await pilot.pause()
        assert len(built) == before


async def test_a_cursor_that_has_moved_since_stays_where_it_is_now() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)):
        what, after = app.list, view(IDS[5:])
        what.show_view(view(IDS))
        what.go_to(10)
        state = what.list_state
        assert state is not None
        prepared = state.prepare(after, None, keep=True, seen=True)
        what.go_to(20)
        what.show_view(after, prepared=prepared)
        assert what.cursor_id == "actor 20"


async def test_a_list_that_is_narrower_since_draws_for_its_own_width() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        what, after = app.list, view(IDS)
        what.show_view(view([]))
        state = what.list_state
        assert state is not None
        prepared = state.prepare(after, None, keep=True, seen=True)
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        what.show_view(after, prepared=prepared)
        await pilot.pause()
        assert all(len(line) <= 30 for line in app.drawn())
        assert app.drawn()[8].rstrip("▁▂▃▄▅▆▇█ ").endswith(" 1")
