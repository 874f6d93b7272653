"""Sight: every line of a list can be brought into sight by moving on from row to row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult

from dipview.model.kinds import Kind
from dipview.tui.theme import DARK
from dipview.tui.widgets.list_plan import Plan
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.row_moves import RowMoves
from dipview.tui.widgets.visible_lines import VisibleLines
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Row, Section, View

COLUMNS = (Column(key="text", title="Text"),)
DOWN: dict[str, Callable[[RowMoves], None]] = {
    "down": RowMoves.action_cursor_down,
    "half": RowMoves.action_half_page_down,
    "page": RowMoves.action_page_down,
}
UP: dict[str, Callable[[RowMoves], None]] = {
    "up": RowMoves.action_cursor_up,
    "half": RowMoves.action_half_page_up,
    "page": RowMoves.action_page_up,
}


def row(lines: int) -> Row:
    text = "\n".join(f"line {each}" for each in range(lines))
    return Row(id=text, kind=Kind.ISSUE, cells=(Cell(text),))


def view_of(sections: list[tuple[int, list[int]]], notes: int = 0, empty: str = "") -> View:
    """Make a view; each section has a note and rows of so many lines."""
    return View(
        name="v",
        title="V",
        dataset="D",
        scope=Scope(),
        sections=tuple(
            Section(
                columns=COLUMNS,
                rows=[row(lines) for lines in rows],
                title="T",
                note="\n".join(["note"] * note),
            )
            for note, rows in sections
        ),
        notes=("\n".join(["end"] * notes),) if notes else (),
        empty=empty,
    )


class Moved(RowMoves):
    """A list without a screen."""

    def __init__(self, plan: Plan, room: int) -> None:
        self._plan = plan
        self._cursor = 0
        self.room = room
        self.at = 0

    @property
    def count(self) -> int:
        assert self._plan is not None
        return self._plan.count

    @property
    def _visible_lines(self) -> VisibleLines:
        assert self._plan is not None
        return VisibleLines(self._plan, self.at, self.room)

    def _move(self, index: int, at: int | None = None) -> None:
        assert at is not None
        if self.count:
            self._cursor = min(max(index, 0), self.count - 1)
            self._go_to_line(at)

    def _go_to_line(self, line: int) -> None:
        assert self._plan is not None
        self.at = min(max(line, 0), max(0, self._plan.height - self.room))

    def lines(self, move: Callable[[RowMoves], None]) -> set[int]:
        """Move until nothing changes any more, and give every line that was in sight."""
        seen: set[int] = set()
        before = None
        while before != (before := (self._cursor, self.at)):
            seen |= set(range(self.at, self.at + self.room))
            move(self)
        return seen


SECTIONS = st.lists(
    st.tuples(st.integers(0, 12), st.lists(st.integers(1, 14), max_size=5)), max_size=4
)


@given(
    sections=SECTIONS,
    notes=st.integers(0, 12),
    room=st.integers(1, 9),
    airy=st.booleans(),
    way=st.sampled_from(["down", "half", "page"]),
    back=st.sampled_from(["up", "half", "page"]),
)
@example(sections=[(0, [1]), (6, [1, 2])], notes=0, room=5, airy=False, way="down", back="half")
def test_every_line_comes_into_sight_on_the_way_down_and_on_the_way_up(
    sections: list[tuple[int, list[int]]], notes: int, room: int, airy: bool, way: str, back: str
) -> None:
    plan = Plan(view_of(sections, notes, "Nothing."), RowRenderer({}, wrap=True), 30, airy=airy)
    moved = Moved(plan, room)
    every = set(range(plan.height))
    assert moved.lines(DOWN[way]) >= every
    assert moved._cursor == max(0, plan.count - 1)
    assert moved.lines(UP[back]) >= every
    assert moved._cursor == moved.at == 0


@given(sections=SECTIONS, notes=st.integers(0, 12), room=st.integers(1, 9))
def test_the_ends_show_what_stands_before_the_first_row_and_after_the_last(
    sections: list[tuple[int, list[int]]], notes: int, room: int
) -> None:
    plan = Plan(view_of(sections, notes), RowRenderer({}, wrap=True), 30, airy=False)
    moved = Moved(plan, room)
    moved.action_last()
    assert moved._cursor == max(0, plan.count - 1)
    if plan.count:
        assert moved._visible_lines.shows(moved._cursor)
    moved.lines(DOWN["down"])
    assert moved.at == max(0, plan.height - room)
    moved.action_first()
    assert (moved._cursor, moved.at) == (0, 0)


def test_a_tall_row_is_scrolled_through_before_the_cursor_goes_on_and_back() -> None:
    plan = Plan(view_of([(0, [1, 6, 1])]), RowRenderer({}, wrap=True), 30, airy=False)
    moved = Moved(plan, 4)
    places = []
    for _ in range(6):
        places.append((moved._cursor, moved.at))
        moved.action_cursor_down()
    assert places == [(0, 0), (1, 2), (1, 3), (1, 4), (2, 5), (2, 5)]
    places.clear()
    for _ in range(6):
        places.append((moved._cursor, moved.at))
        moved.action_cursor_up()
    assert places == [(2, 5), (1, 4), (1, 3), (1, 2), (0, 0), (0, 0)]


class ListApp(App[None]):
    """A list alone on the screen."""

    def __init__(self, *, ascii_marks: bool = False) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.ascii_marks = ascii_marks
        self.list = RecordList(wrap=True)

    def compose(self) -> ComposeResult:
        yield self.list

    def drawn(self) -> list[str]:
        return [
            "".join(segment.text for segment in self.list.render_line(y)).rstrip()
            for y in range(self.list.size.height)
        ]


@pytest.mark.parametrize(("plain", "signs"), [(False, ("↓", "↕", "↑")), (True, ("v", "|", "^"))])
async def test_a_sign_at_the_edge_says_that_a_row_goes_on(
    plain: bool, signs: tuple[str, str, str]
) -> None:
    async with ListApp(ascii_marks=plain).run_test(size=(30, 4)) as pilot:
        app = pilot.app
        assert isinstance(app, ListApp)
        app.list.show_view(view_of([(0, [9])]))
        await pilot.pause()
        down, both, up = signs
        app.list.scroll_to(y=1, animate=False)
        await pilot.pause()
        assert app.drawn()[-1] == f"{down}line 3"
        app.list.action_page_down()
        assert app.drawn()[0] == f"{up}line 3"
        assert app.drawn()[-1] == f"{down}line 6"
        app.list.action_last()
        assert not app.drawn()[-1].startswith(down)
        app.list.styles.height = 1
        app.list.action_first()
        app.list.action_cursor_down()
        app.list.action_cursor_down()
        await pilot.pause()
        assert app.drawn() == [f"{both}line 1"]


async def test_what_is_read_within_a_row_stays_when_the_same_view_is_shown_again() -> None:
    async with ListApp().run_test(size=(30, 4)) as pilot:
        app = pilot.app
        assert isinstance(app, ListApp)
        app.list.show_view(view_of([(0, [9, 1])]))
        await pilot.pause()
        for _ in range(3):
            app.list.action_cursor_down()
        before = app.list.scroll_offset.y
        assert before == 3
        app.list.show_view(view_of([(0, [9, 1])]), keep=True)
        await pilot.pause()
        assert (app.list.cursor_index, app.list.scroll_offset.y) == (0, before)
        app.list.post_message(events.Resize(app.list.size, app.list.size))
        await pilot.pause()
        assert app.list.scroll_offset.y == before


async def test_the_wheel_scrolls_within_a_row_and_the_next_key_goes_on_from_what_is_in_sight() -> (
    None
):
    async with ListApp().run_test(size=(30, 4)) as pilot:
        app = pilot.app
        assert isinstance(app, ListApp)
        app.list.show_view(view_of([(0, [9, 1])]))
        await pilot.pause()
        wheel = events.MouseScrollDown(app.list, 3, 1, 0, 1, 0, False, False, False)
        app.list.post_message(wheel)
        await pilot.pause()
        at = app.list.scroll_offset.y
        assert at == int(app.scroll_sensitivity_y)
        app.list.action_cursor_down()
        assert (app.list.cursor_index, app.list.scroll_offset.y) == (0, at + 1)
