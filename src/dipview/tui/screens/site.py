"""The dialog of a site: asks for a folder, and writes the pages into it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from dipview.commands.dialogs import SiteDialog
from dipview.commands.site_work import pages_view, write_site
from dipview.dataset.typed_paths import typed_path
from dipview.tui.screens.exchange_dialog import ExchangeDialog
from dipview.tui.widgets.safe_input import SafeInput

_KEYS = "⏎ writes · Esc gives up"
_NAME = "site"
"""What is proposed for the folder."""


class SiteScreen(ExchangeDialog[str | None]):
    """Writes a dataset as pages; gives what was written in words, or None.

    Args:
        asked: What is open, what may leave of it, and through which scope it is looked at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", show=False, priority=True),
        Binding("down", "move('down')", show=False, priority=True),
        Binding("up", "move('up')", show=False, priority=True),
    ]
    TITLE = "Write pages to read in a browser"

    def __init__(self, asked: SiteDialog) -> None:
        super().__init__()
        self._asked = asked

    def boxes(self) -> ComposeResult:
        """Lay out the box for the folder."""
        yield self.labelled("Folder", SafeInput(_NAME, id="folder", select=True))

    def lines_of_boxes(self, width: int) -> int:  # noqa: ARG002
        """Tell how many lines the box takes."""
        return 1

    def on_mount(self) -> None:
        """Show of what there will be pages."""
        super().on_mount()
        self.set_focus(self.query_one("#folder", Input))
        self.tell_keys(_KEYS)
        self.show(pages_view(self._asked.workspace))

    def action_write(self) -> None:
        """Write the pages; where that is done, go back."""
        self.after_typing(self._begin)

    def _begin(self) -> None:
        typed = self.query_one("#folder", Input).value.strip()
        if self.is_working:
            return
        if not typed:
            self.complain("Give the folder a name.")
            return
        self.begin(
            "Writing",
            _write,
            self._asked,
            typed_path(typed),
            then=self.dismiss_told,
        )


def _write(asked: SiteDialog, folder: Path) -> str:
    return write_site(asked.leaves(), asked.scope, asked.style, folder)
