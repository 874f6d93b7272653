"""RecordList on the screen: its signs and styles, hostile text, wide characters, any size."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from attrs import evolve
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.tui.theme import DARK, LIGHT, THEMES
from dipview.tui.widgets.record_list import RecordList
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Part, Place, Row, Section, View

NAMES = (Column(key="name", title="Name"), Column(key="n", title="n", place=Place.END))
QUOTES = (
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="words", title="Words"),
    Column(key="by", title="By", place=Place.UNDER),
)


class ListApp(App[None]):
    """One list that has the focus."""

    def __init__(self, *, wrap: bool = False, airy: bool = False) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.list = RecordList(wrap=wrap, airy=airy)

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.focus()

    def drawn(self) -> list[str]:
        """Read the screen line by line."""
        return [line.text.rstrip() for line in self.screen._compositor.render_strips()]


def name(id: str) -> Row:
    return Row(id=id, kind=Kind.ACTOR, cells=(Cell(id, Meaning.NAME), Cell("1", Meaning.QUIET)))


def quote(words: str, *, by: str = "Britain", mark: Mark | None = None) -> Row:
    mark = mark or Mark(stance=Stance.SUPPORT)
    cells = (
        Cell(mark.words, Meaning.STANCE, marks=(mark,)),
        Cell(words, Meaning.WORDS),
        Cell(by, Meaning.NAME),
    )
    return Row(id=words, kind=Kind.STATEMENT, cells=cells)


def section(columns: tuple[Column, ...], rows: Sequence[Row], title: str = "") -> Section:
    return Section(columns=columns, rows=rows, title=title)


def view(*sections: Section, notes: tuple[str, ...] = ()) -> View:
    return View(name="v", title="V", dataset="D", scope=Scope(), sections=sections, notes=notes)


def names(*ids: str) -> View:
    return view(section(NAMES, [name(id) for id in ids]))


async def shown(pilot: Pilot[None], what: View) -> ListApp:
    app = pilot.app
    assert isinstance(app, ListApp)
    app.list.show_view(what)
    await pilot.pause()
    return app


async def test_marks_can_be_drawn_in_ascii() -> None:
    async with ListApp().run_test(size=(60, 10)) as pilot:
        mark = Mark(stance=Stance.OPPOSE, conditional=True)
        app = await shown(pilot, view(section(QUOTES, [quote("no", mark=mark)])))
        app.list.ascii_marks = True
        await pilot.pause()
        assert app.drawn()[0] == ">-if no"


@pytest.mark.parametrize("wrap", [False, True])
async def test_hostile_text_is_drawn_as_it_is_or_as_a_stand_in(wrap: bool) -> None:
    click, escape = "[@click=app.quit]x[/]", "\x1b]52;c;QUJD\x07\x9b31m\u202e"
    what = view(
        evolve(section(NAMES, [name(click), quote(escape)], click + escape), note=click + escape),
        notes=(click, escape),
    )
    async with ListApp(wrap=wrap).run_test(size=(100, 24)) as pilot:
        app = await shown(pilot, what)
        text = "\n".join(app.drawn())
        assert "[@CLICK=APP.QUIT]X[/]" in text
        assert "[@click=app.quit]x[/]" in text
        assert "␛]52;c;QUJD␇<U+009B>31m<U+202E>" in text
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        width, height = app.size
        metas = [app.screen.get_style_at(x, y).meta for x in range(width) for y in range(height)]
        assert not any("@click" in meta for meta in metas)
        await pilot.click(app.list, offset=(4, 2))
        assert app.is_running


async def test_matches_are_marked_where_they_are_in_the_original_text() -> None:
    async with ListApp().run_test(size=(60, 4)) as pilot:
        app = await shown(pilot, view(section(QUOTES, [quote("a\x9bb Syria c", by="Syria")])))
        plain = app.screen.get_style_at(20, 0).color
        asked: list[str] = []

        def find(text: str) -> Sequence[tuple[int, int]]:
            asked.append(text)
            return [match.span() for match in re.finditer("Syria", text)]

        app.list.highlighter = find
        await pilot.pause()
        line = app.drawn()[0]
        start = line.index("Syria")
        colours = [app.screen.get_style_at(x, 0).color for x in range(start - 1, start + 6)]
        assert len(set(colours[1:6])) == 1
        assert colours[1] not in (plain, colours[0], colours[6])
        assert set(asked) == {"a\x9bb Syria c", "Syria"}


async def test_pins_and_marks_are_signs_before_the_row() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        app = await shown(pilot, names("a", "b", "c", "d"))
        app.list.pinned = frozenset({"b", "c"})
        app.list.marked = frozenset({"c", "d"})
        await pilot.pause()
        assert [line[0] for line in app.drawn()[:4]] == ["▌", "◆", "◈", "✓"]


async def test_a_list_without_the_focus_has_a_fainter_cursor() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        app = await shown(pilot, names("a", "b"))
        focused = app.screen.get_style_at(5, 0).bgcolor
        app.screen.set_focus(None)
        await pilot.pause()
        resting = app.screen.get_style_at(5, 0).bgcolor
        assert app.drawn()[0].startswith(" a")
        assert len({focused, resting, app.screen.get_style_at(5, 1).bgcolor}) == 3


async def test_a_switch_of_theme_restyles_rows_that_are_drawn_already() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        app = await shown(pilot, names("a", "b"))
        before = app.screen.get_style_at(1, 1)
        app.theme = LIGHT.name
        await pilot.pause()
        after = app.screen.get_style_at(1, 1)
        assert before.color != after.color
        assert after.bgcolor is not None
        assert after.bgcolor.get_truecolor().hex == LIGHT.background


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark"])
async def test_any_theme_of_textual_can_draw_the_list(theme: str) -> None:
    async with ListApp().run_test(size=(40, 6)) as pilot:
        pilot.app.theme = theme
        app = await shown(pilot, view(section(QUOTES, [quote("yes")])))
        assert "yes" in app.drawn()[0]


@pytest.mark.parametrize("wrap", [False, True])
async def test_no_size_and_no_storm_of_sizes_breaks_the_list(wrap: bool) -> None:
    rows = [quote("“日本語 👩‍👩‍👧 עברית”" * each) for each in range(1, 6)]
    async with ListApp(wrap=wrap, airy=True).run_test(size=(80, 24)) as pilot:
        app = await shown(pilot, view(section(QUOTES, rows, "Heading"), notes=("A note.",)))
        app.list.action_last()
        for size in ((1, 1), (2, 50), (200, 1), (10, 4), (3, 3), (80, 24), (1, 1), (33, 7)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.list.cursor_index == 4
        assert app.drawn()


async def test_wide_characters_keep_the_columns_in_line() -> None:
    async with ListApp().run_test(size=(30, 6)) as pilot:
        app = await shown(pilot, names("日本国" * 8, "e\u0301tat", "👩‍👩‍👧 family", "plain"))
        strips = [app.list.render_line(y) for y in range(4)]
        assert {strip.cell_length for strip in strips} == {29}
        assert [strip.crop(27, 28).text for strip in strips] == ["1"] * 4


async def test_parts_of_a_cell_have_looks_of_their_own() -> None:
    cell = Cell("Lavrov minister", parts=(Part(7, 15, Meaning.QUIET),))
    row = Row(id="a", kind=Kind.ACTOR, cells=(cell,))
    async with ListApp().run_test(size=(30, 6)) as pilot:
        app = await shown(pilot, view(section((Column(key="t", title=""),), [name("z"), row])))
        name_style = app.screen.get_style_at(2, 1).color
        assert name_style != app.screen.get_style_at(10, 1).color
