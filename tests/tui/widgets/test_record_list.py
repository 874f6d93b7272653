"""RecordList: its cursor, its messages, its drawing and what it never does with hostile text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.model.stances import Stance
from dipview.tui.theme import DARK, THEMES
from dipview.tui.widgets.record_list import RecordList
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.view import (
    Cell,
    Column,
    Lazy,
    Meaning,
    Place,
    Reference,
    Row,
    Section,
    View,
)

NAMES = (Column(key="name", title="Name"), Column(key="n", title="n", place=Place.END))
QUOTES = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="words", title="Words"),
    Column(key="by", title="By", place=Place.UNDER),
    Column(key="form", title="Form", place=Place.UNDER),
    Column(key="source", title="Source", place=Place.UNDER),
    Column(key="id", title="Id", place=Place.HIDDEN),
)
MAY = Citation(source="may", locator="paragraph 12")
REFERENCES = {"may": Reference(id="may", number=3, text="May, 2017")}


class ListApp(App[None]):
    """One list and, for taking the focus away, nothing much."""

    CSS = "#away { height: 1; } RecordList { height: 1fr; }"

    def __init__(self, *, wrap: bool = False, airy: bool = False) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.list = RecordList(wrap=wrap, airy=airy, id="list")
        self.heard: list[tuple[str, str | None]] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.focus()

    def on_record_list_moved(self, message: RecordList.Moved) -> None:
        assert message.control is self.list
        self.heard.append(("moved", message.row.id if message.row else None))

    def on_record_list_opened(self, message: RecordList.Opened) -> None:
        self.heard.append(("opened", message.row.id))

    def drawn(self) -> list[str]:
        """Read the list off the screen, line by line."""
        region = self.list.region
        lines = self.screen._compositor.render_strips()
        return [line.text.rstrip() for line in lines[region.y : region.bottom]]


def name(id: str, count: str = "1", *, faint: bool = False) -> Row:
    cells = (Cell(id.title(), Meaning.NAME), Cell(count, Meaning.QUIET))
    return Row(id=id, kind=Kind.ACTOR, cells=cells, faint=faint)


def quote(words: str, *, by: str = "Britain", mark: Mark | None = None) -> Row:
    mark = mark or Mark(stance=Stance.SUPPORT)
    cells = (
        Cell("by 11 Apr", Meaning.DATE),
        Cell(mark.words, Meaning.STANCE, marks=(mark,)),
        Cell(words, Meaning.WORDS),
        Cell(by, Meaning.NAME),
        Cell("reported", Meaning.QUIET),
        Cell("May, paragraph 12", Meaning.SOURCE, citations=(MAY,)),
        Cell("never shown"),
    )
    return Row(id=words, kind=Kind.STATEMENT, cells=cells)


def section(columns: tuple[Column, ...], rows: Sequence[Row], title: str = "") -> Section:
    return Section(columns=columns, rows=rows, title=title)


def view(*sections: Section, empty: str = "", query: str = "", notes: tuple[str, ...] = ()) -> View:
    return View(
        name="actors",
        title="Actors",
        dataset="Lucca",
        scope=Scope(query=query),
        sections=sections,
        references=REFERENCES,
        empty=empty,
        notes=notes,
    )


def names(*ids: str, query: str = "") -> View:
    return view(section(NAMES, [name(id) for id in ids]), query=query)


async def shown(pilot: Pilot[None], what: View, *, keep: bool = True) -> ListApp:
    app = pilot.app
    assert isinstance(app, ListApp)
    app.list.show_view(what, keep=keep)
    await pilot.pause()
    return app


async def test_the_first_view_puts_the_cursor_on_the_first_row_and_says_so_once() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("britain", "canada"))
        assert app.heard == [("moved", "britain")]
        assert app.list.cursor_index == 0
        assert app.list.cursor_id == "britain"


async def test_every_move_is_told_once_and_a_move_to_nowhere_not_at_all() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("a", "b", "c"))
        app.heard.clear()
        app.list.action_cursor_up()
        app.list.action_cursor_down()
        app.list.action_last()
        app.list.action_cursor_down()
        app.list.action_first()
        await pilot.pause()
        assert app.heard == [("moved", "b"), ("moved", "c"), ("moved", "a")]


async def test_the_cursor_walks_through_all_sections() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(
            pilot,
            view(section(NAMES, [name("a")], "One"), section(NAMES, [name("b")], "Two")),
        )
        app.list.action_cursor_down()
        assert app.list.cursor_id == "b"
        assert app.list.move_to("a")
        assert not app.list.move_to("nobody")
        assert app.list.cursor_id == "a"


async def test_pages_and_half_pages_move_by_what_the_list_shows() -> None:
    async with ListApp().run_test(size=(40, 21)) as pilot:
        app = await shown(pilot, names(*(f"n{each:03}" for each in range(100))))
        app.list.action_page_down()
        assert app.list.cursor_index == 20
        app.list.action_half_page_down()
        assert app.list.cursor_index == 30
        app.list.action_page_up()
        app.list.action_half_page_up()
        assert app.list.cursor_index == 0


async def test_a_page_moves_at_least_one_line_however_tall_rows_are() -> None:
    async with ListApp(airy=True).run_test(size=(40, 1)) as pilot:
        app = await shown(pilot, view(section(QUOTES, [quote("a"), quote("b"), quote("c")])))
        seen = []
        for _ in range(4):
            seen.append((app.list.cursor_index, app.list.scroll_offset.y))
            app.list.action_page_down()
        assert seen == [(0, 0), (0, 1), (0, 2), (1, 3)]
        for _ in range(4):
            app.list.action_half_page_up()
        assert (app.list.cursor_index, app.list.scroll_offset.y) == (0, 0)


async def test_the_cursor_stays_with_its_record_when_the_view_changes() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("a", "b", "c"))
        app.list.move_to("c")
        await pilot.pause()
        app.heard.clear()
        await shown(pilot, names("c", "d", query="x"))
        assert (app.list.cursor_id, app.list.cursor_index) == ("c", 0)
        assert app.heard == []


async def test_a_record_that_is_gone_leaves_the_cursor_near_in_the_same_list() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("a", "b", "c", "d"))
        app.list.move_to("c")
        await shown(pilot, names("a", "b", "d"))
        assert app.list.cursor_id == "d"


async def test_a_record_that_is_gone_leaves_the_cursor_on_top_of_another_search() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("a", "b", "c", "d"))
        app.list.move_to("c")
        await shown(pilot, names("x", "y", "z", query="other"))
        assert app.list.cursor_id == "x"


async def test_a_view_can_be_shown_from_its_top() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("a", "b"))
        app.list.move_to("b")
        await shown(pilot, names("a", "b"), keep=False)
        assert app.list.cursor_id == "a"


async def test_a_kept_record_stays_where_it_is_on_the_screen() -> None:
    async with ListApp().run_test(size=(40, 20)) as pilot:
        ids = [f"n{each:03}" for each in range(200)]
        app = await shown(pilot, names(*ids))
        app.list.move_to("n100")
        await pilot.pause()
        before = app.drawn().index(next(line for line in app.drawn() if "N100" in line))
        await shown(pilot, names(*ids[50:]))
        after = app.drawn().index(next(line for line in app.drawn() if "N100" in line))
        assert before == after


async def test_opening_and_clicking_twice_open_the_row() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("a", "b"))
        app.heard.clear()
        app.list.action_open()
        await pilot.click(app.list, offset=(3, 1))
        await pilot.double_click(app.list, offset=(3, 0))
        assert app.heard[:2] == [("opened", "a"), ("moved", "b")]
        assert app.heard[2:] == [("moved", "a"), ("opened", "a")]


async def test_a_click_between_rows_or_on_a_heading_does_nothing() -> None:
    async with ListApp(airy=True).run_test() as pilot:
        app = await shown(pilot, view(section(NAMES, [name("a"), name("b")], "Heading")))
        app.heard.clear()
        for line in (0, 2, 20):
            await pilot.double_click(app.list, offset=(3, line))
        assert app.heard == []


async def test_a_list_without_rows_answers_every_action_calmly() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, view(empty="Nothing here. Press u to undo."))
        for action in ("cursor_up", "cursor_down", "page_up", "page_down", "first", "last", "open"):
            getattr(app.list, f"action_{action}")()
        app.list.action_half_page_down()
        await pilot.pause()
        assert app.heard == []
        assert app.list.cursor_row is None
        assert app.list.cursor_id is None
        assert app.list.cursor_index is None
        assert app.drawn()[0] == " Nothing here. Press u to undo."


async def test_emptying_a_list_is_told_as_a_move_to_nothing() -> None:
    async with ListApp().run_test() as pilot:
        app = await shown(pilot, names("a"))
        await shown(pilot, view())
        assert app.heard[-1] == ("moved", None)


async def test_a_record_is_found_where_ids_are_made_when_they_are_read() -> None:
    class Ids(Sequence[str]):
        read = 0

        def __len__(self) -> int:
            return 1_000_000

        def __getitem__(self, index: int | slice) -> str | list[str]:  # type: ignore[override]
            if isinstance(index, slice):
                return [f"n{each}" for each in range(*index.indices(len(self)))]
            self.read += 1
            return f"n{index}"

    async with ListApp().run_test() as pilot:
        ids = Ids()
        app = await shown(pilot, view(section(NAMES, Lazy(ids, name))))
        assert app.list.move_to("n500")
        ids.read = 0
        assert not app.list.move_to("nobody")
        assert ids.read < 10


async def test_a_million_rows_cost_a_screenful() -> None:
    built: list[str] = []

    def build(id: str) -> Row:
        built.append(id)
        return quote(id)

    ids = [f"s{each}" for each in range(1_000_000)]
    async with ListApp(airy=True).run_test(size=(80, 30)) as pilot:
        app = await shown(pilot, view(section(QUOTES, Lazy(ids, build))))
        assert len(built) <= 100
        built.clear()
        app.list.action_last()
        await pilot.pause()
        assert app.list.cursor_id == "s999999"
        assert len(built) <= 100
        assert any("s999999" in line for line in app.drawn())
        assert app.list.virtual_size.height == 3_000_000
        app.list.move_to("s500000")
        await pilot.pause()
        assert any("s500000" in line for line in app.drawn())


async def test_a_heading_comes_into_sight_with_the_first_row_of_its_section() -> None:
    async with ListApp().run_test(size=(40, 5)) as pilot:
        rows = [name(f"n{each}") for each in range(40)]
        app = await shown(pilot, view(section(NAMES, rows, "Heading")))
        app.list.action_last()
        await pilot.pause()
        assert "N39" in app.drawn()[-1]
        app.list.action_first()
        await pilot.pause()
        assert app.drawn()[0] == " HEADING"


async def test_columns_grow_for_a_wider_row_and_stay_so() -> None:
    rows = [name(f"n{each}", "7" if each < 90 else "12345") for each in range(100)]
    async with ListApp().run_test(size=(30, 10)) as pilot:
        app = await shown(pilot, view(section(NAMES, rows)))
        app.list.action_last()
        await pilot.pause()
        assert app.drawn()[-1].endswith("12345")
        app.list.action_first()
        await pilot.pause()
        assert len({len(line) for line in app.drawn()}) == 1


async def test_a_view_that_is_shown_before_the_list_has_a_size_is_drawn_when_it_has_one() -> None:
    class Early(ListApp):
        def compose(self) -> ComposeResult:
            self.list.show_view(names("early"))
            yield Static(id="away")
            yield self.list

    async with Early().run_test(size=(30, 6)) as pilot:
        await pilot.pause()
        app = pilot.app
        assert isinstance(app, ListApp)
        assert "Early" in app.drawn()[0]


@pytest.mark.parametrize(
    ("act", "line"),
    [
        (lambda each: each.action_last(), "N99"),
        (lambda each: each.scroll_to(y=50, animate=False), "N50"),
    ],
)
async def test_scrolling_shows_other_rows(act: Callable[[RecordList], None], line: str) -> None:
    async with ListApp().run_test(size=(30, 6)) as pilot:
        app = await shown(pilot, names(*(f"n{each}" for each in range(100))))
        act(app.list)
        await pilot.pause()
        assert any(line in each for each in app.drawn())
