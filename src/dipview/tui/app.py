"""The application: themes, the explorer as its one screen, and how the program ends."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import ModalScreen
from textual.widgets import Input

from dipview.tui.bindings import bindings
from dipview.tui.colourless import Colourless, no_colours_wanted
from dipview.tui.ending import heed_signals, told_plainly
from dipview.tui.performing import perform
from dipview.tui.screens.explorer import Explorer
from dipview.tui.theme import THEMES
from dipview.views.scope import Scope

if TYPE_CHECKING:
    from dipview.dataset.limits import Limits

_WHILE_TYPING = frozenset(
    (
        *("escape", "up", "down", "pageup", "pagedown", "tab", "shift+tab"),
        *("ctrl+c", "ctrl+q", "ctrl+z"),
    )
)
"""Keys of commands that work while a query is typed."""
FAULT = 70
"""The exit code of a fault in dipview itself: EX_SOFTWARE of BSD's sysexits."""


class DipviewApp(App[int]):
    """The explorer as a Textual application.

    Args:
        paths: Files and folders to open; none for the bundled dataset.
        scope: What to look through at first.
        limits: How many bytes may be read.
        watch: Read the files again when they change.
    """

    TITLE = "dipview"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(everywhere=True)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (120, "-wide"), (150, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (30, "-high")]

    def __init__(
        self,
        paths: Sequence[Path] = (),
        scope: Scope | None = None,
        limits: Limits | None = None,
        *,
        watch: bool = True,
    ) -> None:
        self._filters_instead = (Colourless(),) if no_colours_wanted() else ()
        super().__init__()
        self._explorer = Explorer(paths, scope or Scope(), limits, watch=watch)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_load(self) -> None:
        """Heed signals before anything is done to the terminal."""
        heed_signals(asyncio.get_running_loop(), self._end)

    def _end(self, code: int) -> None:
        """Leave, and give the terminal back; not before the explorer is there to be left."""
        self.call_later(self._leave, code)

    async def _leave(self, code: int) -> None:
        await self._explorer.complete.wait()
        self.exit(return_code=code)

    def get_default_screen(self) -> Explorer:
        """Give the explorer; it reads its files behind its first frame."""
        return self._explorer

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every line that is drawn goes through."""
        return self._filters_instead or super().get_line_filters()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that edit text to a box while it is typed in."""
        typing = isinstance(self.focused, Input)
        return action != "command" or not typing or parameters[-1] in _WHILE_TYPING

    async def action_command(self, command: str, key: str) -> None:
        """Perform a command of the table on the explorer; a few work on what lies over it too."""
        if isinstance(self.screen, Explorer):
            await self.screen.complete.wait()
            perform(self.screen, command, key)
        elif command == "suspend":
            self.action_suspend_process()
        elif command == "interrupt" and isinstance(self.screen, ModalScreen):
            self.screen.dismiss(None)

    def _print_error_renderables(self) -> None:
        """Print what Textual tells of a fault, in place of it: plainly, whatever it quotes."""
        told = told_plainly(self._exit_renderables[:1])
        self._exit_renderables.clear()
        if told:
            sys.stderr.write(f"dipview: a fault in dipview itself, not in your data\n{told}")


def run_explorer(
    paths: Sequence[Path], scope: Scope, limits: Limits | None = None, *, watch: bool = True
) -> int:
    """Run the explorer until the user leaves it.

    Args:
        paths: Files and folders to open; none for the bundled dataset.
        scope: What to look through at first.
        limits: How many bytes may be read; None for what dipview reads by default.
        watch: Read the files again when they change.

    Returns:
        The exit code of the program.
    """
    app = DipviewApp(paths, scope, limits, watch=watch)
    result = app.run()
    if result is None and app.return_code == 1:
        return FAULT
    return result or app.return_code or 0
