"""The tab line: the names of all panes, where only one of them fits on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import events
from textual.message import Message
from textual.widgets import Static

from dipview.tui.gate import Ink, Part, words

_GAP = 2
_PADDING = 1


class TabLine(Static):
    """One line of pane names, the current one marked; a click on a name goes there.

    Where not all names fit, the others are told by their keys alone.
    """

    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; color: $foreground-muted; display: none; text-wrap: nowrap; }
    """

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    _tabs: tuple[tuple[int, str], ...] = ()
    _current = ""

    def show(self, tabs: Iterable[tuple[int, str]], current: str) -> None:
        """Show the names, each with the key that leads to it.

        Args:
            tabs: Key and name of each pane.
            current: Name of the pane that is seen.
        """
        self._tabs, self._current = tuple(tabs), current
        parts: list[Part] = []
        for name, text in self._texts():
            parts.append((text, Ink.STRONG if name == current else Ink.MUTED))
            parts.append(" " * _GAP)
        self.update(words(*parts))

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Give the name of each pane, and how it is written."""
        whole = [(name, f"{number} {name.capitalize()}") for number, name in self._tabs]
        room = self.size.width - 2 * _PADDING
        fits = sum(len(text) + _GAP for _, text in whole) - _GAP <= room
        for (number, name), (_, text) in zip(self._tabs, whole, strict=True):
            yield name, text if fits or name == self._current else str(number)

    def on_resize(self) -> None:
        """Write as many names as there is room for now."""
        self.show(self._tabs, self._current)

    def on_click(self, event: events.Click) -> None:
        """Tell which name was clicked."""
        end = _PADDING
        for name, text in self._texts():
            if end <= event.x < end + len(text):
                self.post_message(self.Chosen(name))
            end += len(text) + _GAP
