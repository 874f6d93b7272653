"""The application: themes, and the explorer as its one screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import App
from textual.widgets import Input

from dipview.tui.performing import perform
from dipview.tui.screens.explorer import Explorer
from dipview.tui.theme import THEMES
from dipview.views.scope import Scope

_WHILE_TYPING = frozenset(
    ("escape", "up", "down", "pageup", "pagedown", "tab", "shift+tab", "ctrl+q")
)
"""Keys of commands that work while a query is typed."""


class DipviewApp(App[int]):
    """The explorer as a Textual application.

    Args:
        paths: Files and folders to open; none for the bundled dataset.
        scope: What to look through at first.
    """

    TITLE = "dipview"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (120, "-wide"), (150, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (30, "-high")]

    def __init__(self, paths: Sequence[Path] = (), scope: Scope | None = None) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self._scope = scope or Scope()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        """Show the explorer; it reads its files behind its first frame."""
        self.push_screen(Explorer(self._paths, self._scope))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that edit text to a box while it is typed in."""
        typing = isinstance(self.focused, Input)
        return action != "command" or not typing or parameters[-1] in _WHILE_TYPING

    def action_command(self, command: str, key: str) -> None:
        """Perform a command of the table on the explorer."""
        if isinstance(self.screen, Explorer):
            perform(self.screen, command, key)


def run_explorer(paths: Sequence[Path], scope: Scope) -> int:
    """Run the explorer until the user leaves it.

    Args:
        paths: Files and folders to open; none for the bundled dataset.
        scope: What to look through at first.

    Returns:
        The exit code of the program.
    """
    app = DipviewApp(paths, scope)
    return app.run() or app.return_code or 0
