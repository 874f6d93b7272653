"""Safe input: whatever is typed, pasted or put into a box is harmless there."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets.input import Selection

from dipview.tui.widgets.safe_input import LONGEST, SafeInput

HOSTILE = "a\x1b]52;c;QUJD\x07\x9b31m\u202eb\x00"
SHOWN = "a␛]52;c;QUJD␇<U+009B>31m<U+202E>b␀"


class BoxApp(App[None]):
    """One box."""

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        yield SafeInput(self._value, placeholder=self._placeholder)

    @property
    def box(self) -> SafeInput:
        """The box."""
        return self.query_one(SafeInput)

    def drawn(self) -> str:
        """Read the screen."""
        return "\n".join(line.text for line in self.screen._compositor.render_strips(self.size))


async def test_what_the_box_begins_with_is_shown() -> None:
    async with BoxApp(HOSTILE).run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        assert pilot.app.box.value == SHOWN
        assert SHOWN in pilot.app.drawn()


async def test_what_stands_in_an_empty_box_is_shown() -> None:
    async with BoxApp(placeholder=HOSTILE).run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        assert SHOWN in pilot.app.drawn()


@pytest.mark.parametrize("way", ["put", "pasted", "replaced"])
async def test_what_comes_into_the_box_is_shown(way: str) -> None:
    async with BoxApp("xy").run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        box = pilot.app.box
        if way == "put":
            box.value = HOSTILE
        elif way == "pasted":
            box.cursor_position = 2
            pilot.app.post_message(events.Paste(HOSTILE))
        else:
            box.replace(HOSTILE, 0, 2)
            assert box.cursor_position == len(SHOWN)
        await pilot.pause()
        assert box.value.removeprefix("xy") == SHOWN
        assert SHOWN in pilot.app.drawn()


async def test_markup_is_text_and_a_click_on_it_is_a_click_in_the_box() -> None:
    async with BoxApp("[@click=app.quit]x[/]").run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        assert "[@click=app.quit]x[/]" in pilot.app.drawn()
        await pilot.click(SafeInput, offset=(8, 0))
        assert pilot.app.is_running
        assert pilot.app.box.has_focus


async def test_a_joiner_is_kept_while_what_it_is_to_join_is_not_there_yet() -> None:
    async with BoxApp().run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        for sign in "می\u200cخواهم":
            pilot.app.box.insert_text_at_cursor(sign)
        assert pilot.app.box.value == "می\u200cخواهم"


async def test_a_text_beyond_all_measure_is_refused() -> None:
    async with BoxApp("x").run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        pilot.app.box.insert_text_at_cursor("y" * (LONGEST + 1))
        assert pilot.app.box.value == "x"


LINES = {
    "a quote copied out of a document": ("\nvale", "vale"),
    "a line with its end": ("vale\n", "vale"),
    "the ends of several systems": ("a\r\nb\rc\nd\u2028e\x85f\x0bg", "a b c d e f g"),
    "a new page": ("tolls\x0cshould", "tolls should"),
    "indented lines": ("  tolls \n\t should\n\n   end ", "  tolls should end "),
    "spaces of one line": (" or vale ", " or vale "),
    "tabs": ("a\tb", "a b"),
    "nothing but ends": ("\n\r\n", ""),
    "a control": ("a\x1b[Ab\nc", "a␛[Ab c"),
    "a paste within a paste": ("\x1b[200~q\x1b[201", "␛[200~q␛[201"),
}


@pytest.mark.parametrize("way", ["pasted", "copied before"])
@pytest.mark.parametrize(("text", "shown"), LINES.values(), ids=LINES)
async def test_text_of_several_lines_is_taken_whole(way: str, text: str, shown: str) -> None:
    async with BoxApp("<old>").run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        pilot.app.box.selection = Selection(1, 4)
        if way == "pasted":
            pilot.app.post_message(events.Paste(text))
        else:
            pilot.app.copy_to_clipboard(text)
            await pilot.press("ctrl+v")
        await pilot.pause()
        assert pilot.app.box.value == (f"<{shown}>" if shown else "<old>")


async def test_what_is_pasted_elsewhere_performs_nothing() -> None:
    async with BoxApp("xy").run_test() as pilot:
        assert isinstance(pilot.app, BoxApp)
        pilot.app.set_focus(None)
        pilot.app.post_message(events.Paste("q\nj"))
        await pilot.pause()
        assert pilot.app.box.value == "xy"
