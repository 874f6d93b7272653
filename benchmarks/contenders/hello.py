"""A hello-world Textual application: what the explorer's first frame is compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from benchmarks.terminal import GREETING


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static(GREETING)


if __name__ == "__main__":
    Hello().run()
