"""The export of a dataset for another program: asks for format and file, and writes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from dipview.commands.dialogs import ExportDatasetDialog
from dipview.commands.export_work import (
    Exported,
    choices_of,
    export,
)
from dipview.commands.refused import RefusedError
from dipview.dataset.typed_paths import typed_path
from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.format_list import formats_view, left_out_view
from dipview.exchange.registry import writable
from dipview.tui.gate import show_notice
from dipview.tui.screens.exchange_dialog import ExchangeDialog
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.safe_input import SafeInput

_BEFORE = "⏎ writes · ↑ ↓ format · Tab next box · Esc gives up"


class ExportDataset(ExchangeDialog[str | None]):
    """Writes a dataset for another program; gives what was written in words, or None.

    Args:
        asked: What is open, and what may leave of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "box", show=False, priority=True),
        Binding("down", "move('down')", show=False, priority=True),
        Binding("up", "move('up')", show=False, priority=True),
        Binding("enter", "write", show=False, priority=True),
        Binding("f3", "force", show=False, priority=True),
    ]
    TITLE = "Export the dataset for another program"

    def __init__(self, asked: ExportDatasetDialog) -> None:
        super().__init__()
        self._asked = asked
        self._formats = tuple(writable().values())
        self._exported: Exported | None = None

    def boxes(self) -> ComposeResult:
        """Lay out the box for the file."""
        yield self.labelled("File", SafeInput(id="file", select=True))
        yield self.options_box()

    def lines_of_boxes(self, width: int) -> int:  # noqa: ARG002
        """Tell how many lines the boxes take."""
        return 1 + bool(choices_of(self.format))

    def on_mount(self) -> None:
        """Show the formats."""
        super().on_mount()
        self.set_focus(self.query_one("#file", Input))
        self.tell_keys(_BEFORE)
        self.show(formats_view(self._formats))
        self._rename()

    @property
    def format(self) -> ExchangeFormat:
        """The format under the cursor."""
        return self._formats[self.list.cursor_index or 0]

    @property
    def _typed(self) -> str:
        return self.query_one("#file", Input).value.strip()

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        """Give the file the ending of the format that the cursor came to."""
        event.stop()
        if self._exported is None:
            self._rename()

    def _rename(self) -> None:
        ending = self.format.endings[0]
        path = Path(self._typed or self._named())
        known = {each for format in self._formats for each in format.endings}
        named = (
            path.with_suffix(ending) if path.suffix.lower() in known else Path(f"{path}{ending}")
        )
        box = self.query_one("#file", Input)
        selected = not box.selection.is_empty or not self._typed
        box.value = str(named)
        box.cursor_position = len(box.value) - len(ending)
        if selected:  # so that the next letter replaces the name, and leaves the ending
            box.action_home(select=True)
        self.offer(choices_of(self.format))
        self.complain("")

    def action_box(self) -> None:
        """Go to the other box, where there is one."""
        options = self.query_one("#options", Input)
        other = choices_of(self.format) and not options.has_focus
        (options if other else self.query_one("#file", Input)).focus()

    def _named(self) -> str:
        """Give the name that is proposed for the file, without an ending."""
        dataset = self._asked.workspace.dataset
        name = "" if dataset.guarded else dataset.name  # of files that may not leave, perhaps
        name = dataset.header.title or name
        named = "".join(each if each.isalnum() else "-" for each in name)
        return "-".join(filter(None, named.lower().split("-")))[:40].rstrip("-") or "dataset"

    def action_write(self) -> None:
        """Write the file; where that is done, go back."""
        if self._exported is not None:
            self.leave()
        else:
            self.after_typing(partial(self._begin, force=False))

    def action_force(self) -> None:
        """Replace the file that is there."""
        if self._exported is None:
            self.after_typing(partial(self._begin, force=True))

    def _begin(self, *, force: bool) -> None:
        if self.is_working:
            return
        if not self._typed:
            self.complain("Give the file a name.")
            return
        self.begin(
            "Writing",
            _export,
            self._asked,
            self.format,
            typed_path(self._typed),
            force,
            self.options,
            then=self._wrote,
        )

    def refused(self, error: RefusedError | None) -> None:
        """Say how to replace a file that is there."""
        if error is not None and error.replaceable:
            self.complain(f"{error} F3 replaces it.")

    def _wrote(self, exported: Exported) -> None:
        """Say what was written, and what had no place in it."""
        if not self.is_current:
            show_notice(self.app, exported.told)
            return
        self._exported = exported
        if not exported.left_out:
            self.leave()
            return
        self.complain(exported.told)
        self.tell_keys("PgDn reads on · ⏎ or Esc closes")
        self.show(left_out_view(self.format.title, exported.left_out))

    def leave(self) -> None:
        """Go back to the explorer."""
        self.dismiss(self._exported.told if self._exported is not None else None)


def _export(
    asked: ExportDatasetDialog, format: ExchangeFormat, path: Path, force: bool, options: str
) -> Exported:
    return export(asked.leaves(), asked.scope, format, path, force=force, options=options)
