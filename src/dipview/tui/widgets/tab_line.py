"""The tab line: the names of all panes, where only one of them fits on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widgets import Static

from dipview.tui.gate import Ink, Part, words


class TabLine(Static):
    """One line of pane names, the current one marked."""

    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; color: $foreground-muted; display: none; text-wrap: nowrap; }
    """

    def tell(self, tabs: Iterable[tuple[int, str]], current: str) -> None:
        """Show the names, each with the key that leads to it.

        Args:
            tabs: Key and name of each pane.
            current: Name of the pane that is seen.
        """
        parts: list[Part] = []
        for number, name in tabs:
            ink = Ink.STRONG if name == current else Ink.MUTED
            parts.append((f"{number} {name.capitalize()}", ink))
            parts.append("  ")
        self.update(words(*parts))
