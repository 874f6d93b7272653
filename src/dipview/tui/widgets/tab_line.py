"""The tab line: the names of all panes, where only one of them fits on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.widgets import Static

from dipview.tui.gate import Ink, Part, words

GAP = "  "
"""What stands between two names."""
_PADDING = 1


class Tab(NamedTuple):
    """A pane that can be gone to."""

    key: int
    """The key that leads to it."""
    name: str
    title: str
    found: int | None = None
    """How many records of it are found; None where nothing is searched for."""


def written(tabs: Sequence[Tab], current: Sequence[bool], room: int) -> list[str]:
    """Write the names of panes, each with its key, as long as there is room for.

    How much is found in each comes first, but for the current one, which tells it elsewhere; then
    names alone; where not all of these fit, the others are told by their keys.

    Args:
        tabs: The panes.
        current: Of each, whether it is the one that is seen.
        room: Cells for all of them.
    """
    names = [f"{tab.key} {tab.title}" for tab in tabs]
    counted = [
        name if here or tab.found is None else f"{name} {tab.found:,}"
        for tab, name, here in zip(tabs, names, current, strict=True)
    ]
    for each in (counted, names):
        if sum(map(len, each)) + len(GAP) * (len(each) - 1) <= room:
            return each
    return [
        name if here else str(tab.key) for tab, name, here in zip(tabs, names, current, strict=True)
    ]


class TabLine(Static):
    """One line of pane names, the current one marked; a click on a name goes there.

    Where not all names fit, the others are told by their keys alone.
    """

    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; color: $foreground-muted; display: none; text-wrap: nowrap; }
    """

    @dataclass(eq=False)
    class Chosen(Message):
        """A name was clicked."""

        pane: str

    _tabs: tuple[Tab, ...] = ()
    _current = ""

    def show(self, tabs: Iterable[Tab], current: str) -> None:
        """Show the names, each with the key that leads to it.

        Args:
            tabs: The panes.
            current: Name of the pane that is seen.
        """
        self._tabs, self._current = tuple(tabs), current
        parts: list[Part] = []
        for name, text in self._texts():
            parts.append((text, Ink.STRONG if name == current else Ink.MUTED))
            parts.append(GAP)
        self.update(words(*parts))

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Give the name of each pane, and how it is written."""
        here = [tab.name == self._current for tab in self._tabs]
        texts = written(self._tabs, here, self.size.width - 2 * _PADDING)
        for tab, text in zip(self._tabs, texts, strict=True):
            yield tab.name, text

    def on_resize(self) -> None:
        """Write as many names as there is room for now."""
        self.show(self._tabs, self._current)

    def on_click(self, event: events.Click) -> None:
        """Tell which name was clicked."""
        end = _PADDING
        for name, text in self._texts():
            if end <= event.x < end + len(text):
                self.post_message(self.Chosen(name))
            end += len(text) + len(GAP)
