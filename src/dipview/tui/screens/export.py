"""The export: asks for what, format and path, shows a preview, and writes the file."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from dipview.formats.choosing import Format
from dipview.formats.output import OutputError, write_file
from dipview.formats.writers import write
from dipview.tui.gate import Ink, lines, tell, words
from dipview.tui.widgets.dialog import Dialog
from dipview.tui.widgets.safe_input import SafeInput
from dipview.views.numbers import counted
from dipview.views.view import View

_ENDINGS = {
    Format.TEXT: "txt",
    Format.MARKDOWN: "md",
    Format.CSV: "csv",
    Format.JSON: "json",
    Format.HTML: "html",
}
_PREVIEWED = 200
"""Pieces of the document that the preview takes."""
_LONGEST = 4_000
"""Characters of the preview."""


class Export(Dialog[str | None]):
    """Writes a view to a file; gives what was written in words, or None when given up.

    Args:
        view: The focused pane.
        every: All panes as one view; None where there is nothing in them.
    """

    DEFAULT_CSS = """
    Export {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 100;
            max-width: 96%;
            height: 85%;
            border: round $border;
            border-title-color: $accent;
            border-subtitle-color: $foreground-muted;
            background: $background;
            padding: 0 1;
        }
        & Horizontal { height: 1; }
        & .label { width: 9; color: $foreground-muted; }
        & .choice { width: 1fr; }
        & Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
        & Input:focus { border: none; }
        & #told { height: auto; color: $warning; display: none; }
        & #told.-told { display: block; }
        & #preview {
            height: 1fr;
            margin-top: 1;
            border-top: solid $border-blurred;
            color: $foreground-muted;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("enter", "write", show=False),
        Binding("down,tab", "format(1)", show=False, priority=True),
        Binding("up,shift+tab", "format(-1)", show=False, priority=True),
        Binding("f2", "what", show=False),
        Binding("f3", "force", show=False),
    ]

    def __init__(self, view: View, every: View | None) -> None:
        super().__init__()
        self._views = [view] if every is None else [view, every]
        self._format = Format.TEXT
        self._force = False

    @property
    def view(self) -> View:
        """What is to be written."""
        return self._views[0]

    def compose(self) -> ComposeResult:
        """Lay out the choices, the path and the preview."""
        frame = Vertical()
        frame.border_title = "Export"
        frame.border_subtitle = "⏎ writes · Esc gives up"
        with frame:
            for name, label in (("what", "What"), ("format", "Format")):
                with Horizontal():
                    yield Static(label, classes="label", markup=False)
                    yield Static(id=name, classes="choice", markup=False)
            with Horizontal():
                yield Static("File", classes="label", markup=False)
                yield SafeInput(self._proposed(), id="path", select=True)
            yield Static(id="told", markup=False)
            yield Static(id="preview", markup=False)

    def on_mount(self) -> None:
        """Show the choices and the preview."""
        self.query_one("#path", Input).focus()
        self._tell()

    def _rows(self) -> str:
        return counted(self.view.count, "row")

    def _proposed(self) -> str:
        return f"dipview-{self.view.name}.{_ENDINGS[self._format]}"

    def _tell(self) -> None:
        formats = [
            (f"{each.value}  ", Ink.STRONG if each is self._format else Ink.MUTED)
            for each in Format
        ]
        hint = ("   ↑ ↓ change it", Ink.MUTED)
        self.query_one("#format", Static).update(words(*formats, hint))
        other = f"   F2: {self._views[-1].title}" if len(self._views) > 1 else ""
        self.query_one("#what", Static).update(
            words((self.view.title, Ink.PLAIN), f", {self._rows()}", (other, Ink.MUTED))
        )
        # Behind the picture: the two would take turns, and the dialog come later than it must.
        self.call_after_refresh(self._preview, self.view, self._format)

    @work(thread=True, exclusive=True, group="preview")
    def _preview(self, view: View, format: Format) -> None:
        text = "".join(islice(write(view, format), _PREVIEWED))[:_LONGEST]
        self.app.call_from_thread(self._show_preview, text)

    def _show_preview(self, text: str) -> None:
        self.query_one("#preview", Static).update(lines(text))

    def action_format(self, step: int) -> None:
        """Choose the format after or before; the proposed name changes with it."""
        before = self._proposed()
        formats = list(Format)
        self._format = formats[(formats.index(self._format) + step) % len(formats)]
        self._rename(before)

    def action_what(self) -> None:
        """Choose between the focused pane and all panes."""
        before = self._proposed()
        self._views = [*self._views[1:], self._views[0]]
        self._rename(before)

    def _rename(self, before: str) -> None:
        path = self.query_one("#path", Input)
        if path.value == before:
            path.value = self._proposed()
        self._tell()

    def action_force(self) -> None:
        """Replace the file that is there."""
        self._force = True
        self.action_write()

    def on_input_submitted(self) -> None:
        """Write the file."""
        self.action_write()

    def action_write(self) -> None:
        """Write the file away from the keys."""
        name = self.query_one("#path", Input).value.strip()
        if not name:
            self._complain("Give the file a name.")
            return
        try:
            path = Path(name).expanduser()
        except RuntimeError:
            self._complain(f"Cannot write {name}: there is no home folder of that user.")
            return
        self._write(path, force=self._force)

    @work(thread=True, exclusive=True, group="write")
    def _write(self, path: Path, *, force: bool) -> None:
        try:
            write_file(path, write(self.view, self._format), force=force)
        except OutputError as error:
            self.app.call_from_thread(self._failed, path, error)
            return
        told = f"Wrote {self._rows()}, {_size(path):,} bytes, to {path}"
        self.app.call_from_thread(self._written, told)

    def _written(self, told: str) -> None:
        """Give what was written, or tell it where the screen was closed meanwhile."""
        if self.is_current:
            self.dismiss(told)
        else:
            tell(self.app, told)

    def _failed(self, path: Path, error: OutputError) -> None:
        self._force = False
        hint = "F3 replaces it." if _is_replaceable(path) else error.remedy
        if self.is_current:
            self._complain(f"Cannot write {path}: {error.what}. {hint}")

    def _complain(self, text: str) -> None:
        told = self.query_one("#told", Static)
        told.update(words(text))
        told.add_class("-told")

    def action_give_up(self) -> None:
        """Go back to the explorer without writing."""
        self.dismiss(None)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_replaceable(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink()
    except (OSError, ValueError):
        return False
