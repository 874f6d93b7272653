"""What is being made can be left: it says what it is and how far, and a key ends it at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field
from tests.tiers import slow_but, slow_but_of
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Static

from dipview.computing import Computation, check, steps
from dipview.formats.writers import write
from dipview.tui import threads
from dipview.tui.screens import export as export_module
from dipview.views.matrix import matrix_view as matrix
from dipview.views.timeline import timeline_view as timeline
from dipview.views.view import View

from .conftest import Hands, settle

Open = Any
ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"


@define
class Held:
    """A maker of views that waits until it is let go, or until nobody waits for it."""

    make: Callable[..., View]
    begun: threading.Event = field(factory=threading.Event)
    go: threading.Event = field(factory=threading.Event)
    left: threading.Event = field(factory=threading.Event)

    def __call__(self, *args: Any) -> View:
        self.begun.set()
        try:
            for each in steps(range(8_000), "issues"):
                while each == 4_211 and not self.go.wait(0.001):
                    check()
        except BaseException:
            self.left.set()
            raise
        return self.make(*args)


@pytest.fixture(autouse=True)
def noticed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_UNNOTICED", 0)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Hold up the matrix."""
    made = Held(matrix.matrix_view)
    monkeypatch.setattr(matrix, "matrix_view", made)
    yield made
    made.go.set()


async def seen(hands: Hands, *texts: str) -> None:
    """Wait until these are on the screen."""
    while not all(text in hands.screen_text() for text in texts):
        await hands.pilot.pause()


async def ended(held: Held) -> None:
    """Wait until a maker has been left; pytest's own timeout tells of one that is not."""
    await asyncio.to_thread(held.left.wait)


@pytest.mark.parametrize("before", slow_but([(), ("t",), ("S",), ("n",)], (), ("t",)))
async def test_a_view_that_is_not_there_yet_says_so_under_its_own_title(
    opened: Open, held: Held, before: tuple[str, ...]
) -> None:
    async with opened() as hands:
        await hands.press(*before)
        await hands.pilot.press("m")
        await seen(hands, "Where they stand", "Being made: 4,211 of 8,000 issues", "Esc stops it")
        whole = hands.explorer.area.whole
        assert whole.view is None
        assert [row.id for _, row in whole.list.view.rows()] == []
        held.go.set()
        await hands.press("right")
        assert "Being made" not in hands.screen_text()
        assert whole.view is not None
        assert whole.view.name == "matrix"


async def test_no_row_of_another_view_is_seen_before_the_waiting_is_noticed(
    opened: Open, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "_UNNOTICED", 3_600)
    async with opened() as hands:
        await hands.press("t")
        assert "11 Apr" in hands.screen_text()
        await hands.pilot.press("m")
        whole = hands.explorer.area.whole
        assert (whole.border_title, whole.view) == ("Where they stand", None)
        await hands.pilot.press("x", "enter", "y", "space")
        assert held.begun.is_set()
        assert len(hands.pilot.app.screen_stack) == 1, "there is nothing to export yet"
        await hands.pilot.press("escape")


async def test_a_view_that_was_waited_for_stands_as_it_would_have_at_once(
    opened: Open, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = []
    for waited in (False, True):
        held.go.set()
        monkeypatch.setattr(threads, "_UNNOTICED", 3_600)
        async with opened(paths=[ARCHIPELAGO]) as hands:
            await hands.press("m", "s")
            if waited:
                held.go.clear()
                monkeypatch.setattr(threads, "_UNNOTICED", 0)
            await hands.pilot.press("s")
            if waited:
                await seen(hands, "Being made")
                held.go.set()
            await settle(hands.pilot)
            sheet = hands.explorer.area.whole.list
            places.append((sheet.cursor_id, sheet.cursor_index, sheet.scroll_offset))
    assert places[0] == places[1]
    assert places[0][2].y > 0


async def test_the_second_press_of_its_key_does_not_go_back(opened: Open, held: Held) -> None:
    async with opened() as hands:
        await hands.pilot.press("m")
        await seen(hands, "Being made")
        await hands.pilot.press("m", "m")
        assert hands.session.location.view == "matrix"
        assert not held.left.is_set()
        held.go.set()
        await hands.press("right")
        assert hands.session.location.view == "matrix"
        await hands.press("m")
        assert hands.session.location.view == ""


async def test_esc_ends_it_and_goes_back_to_where_the_user_was(opened: Open, held: Held) -> None:
    async with opened() as hands:
        await hands.press("j", "j", "t")
        await hands.pilot.press("m")
        await seen(hands, "Being made")
        await hands.press("escape")
        await ended(held)
        assert hands.session.location.view == "timeline"
        assert "Being made" not in hands.screen_text()


@pytest.mark.parametrize(
    ("key", "view"),
    slow_but_of(
        [("t", "timeline"), ("n", "network"), ("1", ""), ("left_square_bracket", "")],
        "t",
        "left_square_bracket",
    ),
)
async def test_another_view_ends_it(opened: Open, held: Held, key: str, view: str) -> None:
    async with opened() as hands:
        await hands.pilot.press("m")
        await seen(hands, "Being made")
        await hands.press(key)
        await ended(held)
        assert hands.session.location.view == view


async def test_a_new_scope_ends_it_and_is_what_is_made_then(opened: Open, held: Held) -> None:
    async with opened() as hands:
        await hands.pilot.press("m")
        await seen(hands, "Being made")
        await hands.pilot.press("u")
        await ended(held)
        held.go.set()
        await hands.press("right")
        shown = hands.explorer.area.whole.view
        assert shown is not None
        assert shown.scope.roll_up


async def test_rows_of_before_give_way_where_a_new_scope_takes_long(
    opened: Open, held: Held
) -> None:
    async with opened() as hands:
        held.go.set()
        await hands.press("m")
        held.go.clear()
        await hands.pilot.press("u")
        await seen(hands, "Being made: 4,211 of 8,000 issues")
        assert hands.explorer.area.whole.view is None
        await hands.press("escape")
        shown = hands.explorer.area.whole.view
        assert shown is not None
        assert not shown.scope.roll_up


async def test_a_cursor_that_moves_makes_nothing_anew(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Held(timeline.timeline_view)
    made.go.set()
    monkeypatch.setattr(timeline, "timeline_view", made)
    async with opened() as hands:
        await hands.press("t")
        made.begun.clear()
        await hands.press("j", "j", "J", "g")
        assert not made.begun.is_set()


async def test_leaving_ends_it(opened: Open, held: Held) -> None:
    async with opened() as hands:
        await hands.pilot.press("m")
        await seen(hands, "Being made")
        await hands.pilot.press("q")
    await ended(held)
    assert held.left.is_set()


async def test_what_is_made_is_ended_before_the_terminal_is_given_back(
    opened: Open, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Computation] = []
    heeded: list[bool] = []
    run, stop = Computation.run, HeadlessDriver.stop_application_mode

    def noted(self: Computation, *args: Any) -> Any:
        made.append(self)
        return run(self, *args)

    def given_back(driver: HeadlessDriver) -> None:
        heeded.extend(each.cancelled for each in made[-1:])
        stop(driver)

    async with opened() as hands:
        monkeypatch.setattr(Computation, "run", noted)
        monkeypatch.setattr(HeadlessDriver, "stop_application_mode", given_back)
        await hands.pilot.press("m")
        await seen(hands, "Being made")
        await hands.pilot.press("ctrl+q")
    assert heeded == [True]
    await ended(held)


# The export


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Held]:
    """Hold up the writing of a document, once its first line is written."""
    monkeypatch.chdir(tmp_path)
    held = Held(lambda *_: None)  # type: ignore[arg-type]

    def slowly(view: View, format: Any, layout: Any = None) -> Iterator[str]:
        yield from write(view, format, layout)
        held()

    monkeypatch.setattr(export_module, "document_of", slowly)
    yield held
    held.go.set()


def told(hands: Hands) -> str:
    return str(hands.pilot.app.screen.query_one("#told", Static).render())


@pytest.mark.parametrize("old", ["", "mine"])
async def test_an_export_says_how_far_it_is_and_esc_ends_it(
    opened: Open, writing: Held, tmp_path: Path, old: str
) -> None:
    target = tmp_path / "dipview-actors.txt"
    if old:
        target.write_text(old, encoding="utf-8")
    async with opened() as hands:
        await hands.press("x")
        await hands.pilot.press("f3")
        while "Writing: 4,211 of 8,000 issues" not in told(hands):
            await hands.pilot.pause()
        await hands.press("escape")
        await ended(writing)
        assert told(hands) == "Ended: dipview-actors.txt is as it was."
        assert [path.name for path in tmp_path.iterdir()] == ([target.name] if old else [])
        assert not old or target.read_text(encoding="utf-8") == old
        writing.go.set()
        await hands.press("f3")
        assert target.read_text(encoding="utf-8").startswith("Actors")


async def test_leaving_ends_an_export_and_leaves_nothing_of_it(
    opened: Open, writing: Held, tmp_path: Path
) -> None:
    async with opened() as hands:
        await hands.press("x")
        await hands.pilot.press("enter")
        await asyncio.to_thread(writing.begun.wait)
        await hands.pilot.press("ctrl+q")
    await ended(writing)
    while any(tmp_path.iterdir()):  # pytest's own timeout tells of what stays
        await asyncio.sleep(0)
    assert list(tmp_path.iterdir()) == []


# The threads


@pytest.mark.parametrize(("passing", "patience"), [(False, 0), (True, 3_600)])
def test_the_end_of_the_loop_waits_for_no_thread_that_heeds_nothing(
    passing: bool, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "_LAST_WORDS", patience)
    begun, go = threading.Event(), threading.Event()

    def deaf() -> None:
        begun.set()
        go.wait()

    async def run() -> None:
        threads.leave_threads_behind(asyncio.get_running_loop())
        made = asyncio.ensure_future(threads.away(deaf, passing=passing))
        await asyncio.to_thread(begun.wait)
        made.cancel()

    asyncio.run(run())
    assert not go.is_set()
    go.set()
