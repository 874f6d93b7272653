"""Safe input: a box for one line of text in which nothing that is typed, pasted or put can act."""

from __future__ import annotations

import re

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from dipview.formats.safe_text import show, show_typed

LONGEST = 4_000
"""Characters that can be typed or pasted; more is refused with the terminal's bell."""

_LINE_END = r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_BETWEEN_LINES = re.compile(rf"[ \t]*(?:{_LINE_END})(?:[ \t]|{_LINE_END})*")


def in_one_line(text: str) -> str:
    """Bring a text of several lines into one: their ends, with the spaces around them, are spaces.

    Lines that are empty at the beginning and the end vanish; a text of one line stays as it is.
    """
    text = _BETWEEN_LINES.sub("\n", text).strip("\n")
    return text.replace("\n", " ")


class SafeInput(Input):
    """An input whose text can be shown at all times: a stand-in takes a control's place.

    It has no frame, as Textual's ``compact`` has it, which would style each box once more.

    Args:
        value: The text at first.
        placeholder: What stands in an empty box.
        id: The widget's id.
        select: Select the text when the keys come to the box, so that typing replaces it.
        suggester: Tells how the text may go on.
    """

    DEFAULT_CSS = "SafeInput { border: none !important; height: 1; padding: 0; }"

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        select: bool = False,
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__(
            show_typed(value),
            placeholder=show(placeholder),
            id=id,
            max_length=LONGEST,
            select_on_focus=select,
            suggester=suggester,
        )

    def validate_value(self, value: str) -> str:
        """Make whatever is put into the box safe to show."""
        return show_typed(value)

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted; Textual would take the first alone."""
        event.prevent_default()
        event.stop()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Take over what was copied last, all lines of it."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        if line := in_one_line(text):
            self.replace(line, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace text by text made safe first, so that the cursor ends up behind it."""
        super().replace(show_typed(text), start, end)
