"""The explorer at work: keys fed to the running application, until their rows are drawn again.

The application runs without a terminal but is otherwise the real one: its own message pump, its
workers, its screen updates.
"""

from __future__ import annotations

import asyncio
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from attrs import define, field
from textual import events
from textual.widgets import Input

from benchmarks.contenders.serving import tell
from dipview.commands.navigation import stay
from dipview.tui.app import DipviewApp
from dipview.tui.screens.explorer import Explorer
from dipview.tui.widgets.search_box import SearchBox

SIZE = (160, 45)
_BEAT = 0.001
"""Seconds between two looks at the clock."""
_REST = 0.12
"""Seconds between two keys of a quick typist."""
_PATIENCE = 900.0
"""Seconds after which an answer is given up."""
_ROUNDS = 5
"""How often each screen is opened and left again."""
_KINDS = ("actors", "statements", "events")


@define
class Watch:
    """Looks at the clock every millisecond, and so knows when the loop did not run."""

    late: list[float] = field(factory=list)
    """Seconds by which each look came too late."""
    work: list[float] = field(factory=list)
    """Seconds of processor time that the loop's own thread used between two looks."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch the loop for as long as the block lasts."""
        task = asyncio.get_running_loop().create_task(self._look())
        try:
            yield
        finally:
            task.cancel()

    async def _look(self) -> None:
        while True:
            begun, used = perf_counter(), thread_time()
            await asyncio.sleep(_BEAT)
            self.late.append(max(0.0, perf_counter() - begun - _BEAT))
            self.work.append(thread_time() - used)

    def told(self) -> dict[str, float]:
        """Tell the longest time for which the loop did not run, and its own longest work."""
        return {"longest": max(self.late, default=0.0), "work": max(self.work, default=0.0)}


class Timed(DipviewApp):
    """The explorer, which tells whenever its screen has been drawn."""

    after_display: Callable[[], None] | None = None

    def post_display_hook(self) -> None:
        """Tell that the screen has been drawn."""
        if self.after_display is not None:
            self.after_display()

    @property
    def explorer(self) -> Explorer | None:
        """The explorer's screen; None before it is there."""
        return next((each for each in self.screen_stack if isinstance(each, Explorer)), None)


async def until_drawn(app: Timed, done: Callable[[], bool]) -> float:
    """Wait until the screen is drawn in a state; gives the time at which it was."""
    drawn: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def look() -> None:
        if not drawn.done() and done():
            drawn.set_result(perf_counter())

    app.after_display = look
    try:
        return await asyncio.wait_for(drawn, _PATIENCE)
    finally:
        app.after_display = None


async def until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    begun = perf_counter()
    while not done():
        if perf_counter() - begun > _PATIENCE:
            raise TimeoutError("it does not come to rest")
        await asyncio.sleep(_BEAT)


def press(app: Timed, key: str) -> None:
    """Feed a key to the application, as its driver does."""
    character = key if len(key) == 1 else None
    app.post_message(events.Key(key, character))


def shows(explorer: Explorer, query: str) -> bool:
    """Tell whether the panes have the rows of a query."""
    views = [explorer.pane(name).view for name in _KINDS]
    return all(view is not None and view.scope.query == query for view in views)


def clear_query(explorer: Explorer) -> None:
    """Take the query away, and leave the keys in the search box."""
    scope = explorer.session.location.scope.changed(query="")
    explorer.apply((stay(explorer.session, scope=scope),))


async def entered(app: Timed) -> Explorer:
    """Wait for the explorer's first frame, and go to its search box."""
    await until(lambda: app.explorer is not None and app.explorer.is_mounted)
    explorer = app.explorer
    assert explorer is not None  # noqa: S101 (awaited above)
    await until(lambda: bool(explorer.query(SearchBox)))
    press(app, "slash")
    await until(lambda: explorer.typing)
    return explorer


async def typed(app: Timed, explorer: Explorer, query: str) -> list[float]:
    """Type a query key by key; gives the time from each key to its rows on the screen."""
    times = []
    for length in range(1, len(query) + 1):
        so_far = query[:length]
        waiting = asyncio.ensure_future(until_drawn(app, partial(shows, explorer, so_far)))
        await asyncio.sleep(0)
        begun = perf_counter()
        press(app, query[length - 1])
        times.append(await waiting - begun)
        await asyncio.sleep(0.01)
    return times


async def at_rest(paths: list[Path], queries: list[str]) -> dict[str, object]:
    """Measure keys once everything is loaded."""
    app, watch = Timed(paths), Watch()
    async with app.run_test(size=SIZE):
        explorer = await entered(app)
        await until(lambda: explorer.session.workspace is not None and not explorer.busy)
        await until(lambda: all(worker.is_finished for worker in app.workers))
        await typed(app, explorer, queries[0][:2])
        clear_query(explorer)
        await until(lambda: not explorer.busy)
        times = []
        with watch.watching():
            for query in queries:
                times += await typed(app, explorer, query)
                clear_query(explorer)
                await until(lambda: not explorer.busy)
    return {"times": times, **watch.told()}


async def opening(paths: list[Path]) -> dict[str, object]:
    """Measure keys that open another screen, and those that leave it, once everything is loaded."""
    app, watch = Timed(paths), Watch()
    async with app.run_test(size=SIZE):
        await until(lambda: app.explorer is not None and app.explorer.complete.is_set())
        explorer = app.explorer
        assert explorer is not None  # noqa: S101 (awaited above)
        await _calm(app, explorer)
        times: list[float] = []
        held: list[int] = []
        blocks: dict[str, list[float]] = {}
        with watch.watching():
            for _ in range(_ROUNDS):
                for key, arrived in _ways(app, explorer):
                    looked = len(watch.work)
                    waiting = asyncio.ensure_future(until_drawn(app, arrived))
                    await asyncio.sleep(0)
                    begun = perf_counter()
                    press(app, key)
                    times.append(await waiting - begun)
                    await _calm(app, explorer)
                    await asyncio.sleep(_REST)
                    blocks.setdefault(key, []).append(max(watch.work[looked:]))
                held += resident()
    return {"times": times, "held": held, "blocks": blocks, **watch.told()}


def resident() -> list[int]:
    """Give the bytes of memory that this process holds now; nothing where nobody tells them."""
    told = Path("/proc/self/statm")
    if not told.is_file():
        return []
    return [int(told.read_text(encoding="ascii").split()[1]) * resource.getpagesize()]


def _ways(app: Timed, explorer: Explorer) -> list[tuple[str, Callable[[], bool]]]:
    """Give keys, each with what tells that its screen is there: every other one leads back.

    Screens are told by name: the first key of each takes the time to import it too.
    """

    def over(name: str) -> Callable[[], bool]:
        return lambda: type(app.screen).__name__ == name and app.screen.is_mounted

    def at(pane: str, view: str = "") -> Callable[[], bool]:
        return lambda: (
            app.screen is explorer
            and (explorer.session.location.pane, explorer.session.location.view) == (pane, view)
        )

    def seen(view: str) -> Callable[[], bool]:
        there = at("actors", view)
        return lambda: there() and getattr(explorer.area.whole.view, "name", "") == view

    panes = at("actors")
    return [
        *(("question_mark", over("Help")), ("escape", panes)),
        *(("colon", over("Palette")), ("escape", panes)),
        *(("5", at("issues")), ("1", panes)),
        *(("m", seen("matrix")), ("m", panes)),
        *(("t", seen("timeline")), ("t", panes)),
        *(("n", seen("network")), ("n", panes)),
        *(("i", seen("alone")), ("escape", panes)),
        *(("x", over("Export")), ("escape", panes)),
        *(("X", over("ExportDataset")), ("escape", panes)),
        *(("I", over("ImportScreen")), ("escape", panes)),
        *(("V", over("Naming")), ("escape", panes)),
        *(("a", over("StatementScreen")), ("escape", panes)),
    ]


async def _calm(app: Timed, explorer: Explorer) -> None:
    """Wait until nothing more is drawn or worked out."""
    await until(lambda: explorer.session.workspace is not None and not explorer.busy)
    await until(lambda: all(worker.is_finished for worker in app.workers))


async def while_loading(paths: list[Path], query: str) -> dict[str, object]:
    """Measure keys from the first frame on: how soon they are echoed, and the rows come.

    The query is typed and taken away again for as long as the files are read.
    """
    app, watch = Timed(paths), Watch()
    begun = perf_counter()
    async with app.run_test(size=SIZE):
        with watch.watching():
            explorer = await entered(app)
            box = explorer.query_one(SearchBox).input
            echoes: list[float] = []
            while explorer.session.workspace is None or box.value != query:
                typed_out = box.value == query
                value = box.value[:-1] if typed_out else query[: len(box.value) + 1]
                key = "backspace" if typed_out else value[-1]
                echoes.append(await _echoed(app, box, key, value))
                await asyncio.sleep(_REST)
            await until(partial(shows, explorer, query))
            results = perf_counter() - begun
    return {"times": echoes, "results": results, **watch.told()}


async def _echoed(app: Timed, box: Input, key: str, value: str) -> float:
    """Press a key; gives the time until the search box has been drawn with it."""
    waiting = asyncio.ensure_future(until_drawn(app, lambda: box.value == value))
    await asyncio.sleep(0)
    begun = perf_counter()
    press(app, key)
    return await waiting - begun


def main(state: str, words: str, *paths: str) -> None:
    """Measure in one state.

    Args:
        state: ``"rest"``, ``"load"`` or ``"open"``.
        words: The queries, commas between them; none of them is typed to open screens.
        *paths: The files.
    """
    files, queries = [Path(path) for path in paths], words.split(",")
    measured = {
        "rest": lambda: at_rest(files, queries),
        "load": lambda: while_loading(files, queries[0]),
        "open": lambda: opening(files),
    }
    tell(asyncio.run(measured[state]()))


if __name__ == "__main__":
    main(*sys.argv[1:])
