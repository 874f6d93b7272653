"""A hello-world Textual application: what the explorer's first frame is compared with.

It imports Textual alone, as such an application would.
"""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("Hello, harbour")  # as benchmarks.terminal.GREETING has it


if __name__ == "__main__":
    Hello().run()
