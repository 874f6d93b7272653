"""The export: asks for what, format and path, shows a preview, and writes the file."""

from __future__ import annotations

from functools import partial
from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from dipview.commands.dialogs import ExportDialog
from dipview.commands.refused import RefusedError
from dipview.computing import checked
from dipview.dataset.typed_paths import typed_path
from dipview.formats.document import DocumentError, Layout
from dipview.formats.format import PROPOSED, Format, FormatError, guess_format, with_ending
from dipview.formats.html_words import html_words
from dipview.formats.output_file import OutputError, write_file
from dipview.formats.safe_text import show
from dipview.formats.width import cut
from dipview.formats.writers import document_of, write
from dipview.model.sentences import sentence
from dipview.tui.gate import Ink, lines, words
from dipview.tui.threads import away
from dipview.tui.widgets.dialog import WorkingDialog
from dipview.tui.widgets.fitted import Fitted
from dipview.tui.widgets.safe_input import SafeInput
from dipview.views.parts.counting import counted
from dipview.views.view import View
from dipview.workspace.awaiting import waiting_words

_PREVIEWED = 200
"""Pieces of the document that the preview takes."""
_LONGEST = 8_000
"""Characters of the preview; where the document goes on, it says so."""
_SCROLLBAR = 1
"""Cells that the preview leaves to it."""
_LONGEST_TITLE = 24
"""Cells of the title of what else can be written."""


class Export(WorkingDialog[str | None]):
    """Writes a view to a file; gives what was written in words, or None when given up.

    Args:
        asked: What can be written.
        layout: How a document is laid out.
    """

    DEFAULT_CSS = """
    Export {
        & > Vertical {
            height: 85%;
            min-height: 10;
            max-height: 100%;
        }
        & #what { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #rows { width: auto; color: $foreground-muted; }
        & #keys { dock: bottom; height: auto; color: $foreground-muted; }
        & #read {
            height: 1fr;
            margin-top: 1;
            border-top: solid $border-blurred;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
        }
        & #preview { height: auto; color: $foreground-muted; }
    }
    """
    SPARED = "no file"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("enter", "write", show=False),
        Binding("down,tab", "format(1)", show=False, priority=True),
        Binding("up,shift+tab", "format(-1)", show=False, priority=True),
        Binding("pagedown", "scroll_preview(1)", show=False, priority=True),
        Binding("pageup", "scroll_preview(-1)", show=False, priority=True),
        Binding("f2", "what", show=False),
        Binding("f3", "force", show=False),
    ]

    def __init__(self, asked: ExportDialog, layout: Layout | None = None) -> None:
        super().__init__()
        self._views = [asked.view] if asked.every is None else [asked.view, asked.every]
        self._pages = (layout or Layout())._replace(style=asked.style)
        self._format = Format.TEXT

    @property
    def view(self) -> View:
        """What is to be written."""
        return self._views[0]

    def compose(self) -> ComposeResult:
        """Lay out the choices, the path, the keys and the preview."""
        with self.framed("Export", "⏎ writes · PgDn reads on · Esc gives up"):
            yield Static(id="keys", markup=False)
            what = Static(id="what", classes="choice", markup=False)
            yield self.labelled("What", what, Static(id="rows", markup=False))
            yield self.labelled("Format", Static(id="format", classes="choice", markup=False))
            yield self.labelled("File", SafeInput(self._proposed(), id="path", select=True))
            yield Static(id="told", markup=False)
            with Fitted(id="read"):
                yield Static(id="preview", markup=False)

    def on_mount(self) -> None:
        """Show the choices and the preview."""
        self.query_one("#path", Input).focus()
        self._tell()

    @property
    def _typed(self) -> str:
        return self.query_one("#path", Input).value.strip()

    def _proposed(self) -> str:
        return f"dipview-{self.view.name}{PROPOSED[self._format]}"

    def _tell(self) -> None:
        """Show what is chosen, and ask for a preview of it."""
        formats = [
            (f"{each.value}  ", Ink.STRONG if each is self._format else Ink.MUTED)
            for each in Format
        ]
        self.query_one("#format", Static).update(words(*formats))
        self.query_one("#what", Static).update(words((self.view.title, Ink.PLAIN)))
        self.query_one("#rows", Static).update(words(f"  {counted(self.view.count, 'row')}"))
        other = f" · F2 {cut(show(self._views[-1].title), _LONGEST_TITLE)}" * (len(self._views) > 1)
        self.query_one("#keys", Static).update(words(f"↑ ↓ format{other}"))
        # Behind the picture: the two would take turns, and the dialog come later than it must.
        self.call_after_refresh(self._preview, self.view, self._format)

    def on_fitted_resized(self) -> None:
        """Lay the preview out for the new width."""
        self._preview(self.view, self._format)

    @work(exclusive=True, group="preview", description="preview")
    async def _preview(self, view: View, format: Format) -> None:
        """Show a preview, unless another is asked for meanwhile."""

        def wait(progress: str, seconds: float) -> None:
            preview.update(words(waiting_words(progress, seconds)))

        preview = self.query_one("#preview", Static)
        # A text is laid out for the dialog: lines of the file's width would break in it.
        room = self.query_one("#read", Fitted).content_region.width - _SCROLLBAR
        pages = self._pages._replace(width=min(self._pages.width, room))
        preview.update(lines(await away(_previewed, view, format, pages, tell=wait)))

    def on_input_changed(self) -> None:
        """Choose the format that the name's ending means, as ``-o`` does."""
        try:
            format = guess_format(Path(self._typed)) if self._typed else self._format
        except FormatError:
            ending = Path(self._typed).suffix
            self.complain(f"The ending {ending!r} says no format: ↑ ↓ choose one.")
            return
        self.complain("")
        if format is not self._format:
            self._format = format
            self._tell()

    def action_scroll_preview(self, pages: int) -> None:
        """Read on in the preview, or back."""
        room = self.query_one("#read", Fitted)
        lines = max(1, room.scrollable_content_region.height - 1)
        room.scroll_to(y=room.scroll_offset.y + pages * lines, animate=False)

    def action_format(self, step: int) -> None:
        """Choose the format after or before; the name's ending changes with it."""
        formats = list(Format)
        self._format = formats[(formats.index(self._format) + step) % len(formats)]
        self._rename(with_ending(self._typed or self._proposed(), self._format))

    def action_what(self) -> None:
        """Choose between the focused pane and all panes."""
        before = self._proposed()
        self._views = [*self._views[1:], self._views[0]]
        self._rename(self._proposed() if self._typed == before else self._typed)

    def _rename(self, name: str) -> None:
        """Write a name into the box; where any of the last was selected, all but the ending is."""
        path = self.query_one("#path", Input)
        selected = not path.selection.is_empty
        path.value = name
        stem = len(name) - len(Path(name).suffix)
        path.cursor_position = stem if selected else len(path.value)
        if selected:
            path.action_home(select=True)
        self.complain("")
        self._tell()

    def action_force(self) -> None:
        """Replace the file that is there."""
        self._begin(force=True)

    def on_input_submitted(self) -> None:
        """Write the file."""
        self.action_write()

    def action_write(self) -> None:
        """Write the file away from the keys."""
        self._begin(force=False)

    def _begin(self, *, force: bool) -> None:
        """Begin to write what is chosen now, whatever is chosen meanwhile."""
        if self.is_working:
            return
        if not self._typed:
            self.complain("Give the file a name.")
            return
        path = typed_path(self._typed)
        try:
            format = guess_format(path)
        except FormatError:
            self.on_input_changed()
            return
        if not self.view.count and format is not Format.JSON:
            self.complain(f"Nothing is written: {self.view.empty or 'nothing is found here.'}")
            return
        self.begin(
            "Writing",
            partial(_write_whole, self.view, format, path, self._pages, force=force),
            then=self.dismiss_told,
            ended=f"Ended: {path} is as it was.",
        )


def _previewed(view: View, format: Format, layout: Layout) -> str:
    """Write the beginning of a document; of one that is no text, what a page says is shown."""
    as_page = format.is_binary or format is Format.HTML
    shown = Format.HTML if as_page else format
    pieces = iter(write(view, shown, layout._replace(terminal=True)))
    text = "".join(islice(pieces, _PREVIEWED))
    more = next(pieces, None) is not None
    if as_page:
        text = html_words(text)
    return f"{text[:_LONGEST]} …" if more or len(text) > _LONGEST else text


def _write_whole(view: View, format: Format, path: Path, layout: Layout, *, force: bool) -> str:
    """Write a document, unless it is not wanted any more; gives what was written in words.

    Raises:
        RefusedError: The file cannot be written, or not as it is configured.
    """
    told: list[str] = []
    pieces = document_of(view, format, layout._replace(tell=told.append))
    try:
        write_file(path, checked(pieces), force=force)
    except (DocumentError, OutputError) as error:
        what, remedy = str(error), "Nothing was written."
        if isinstance(error, OutputError):
            what, remedy = error.what, error.remedy
        hint = "F3 replaces it." if _is_replaceable(path) else remedy
        raise RefusedError(f"{sentence(f'Cannot write {path}: {what}')} {hint}") from error
    left_out = "".join(f". {sentence(each)}" for each in told)
    return f"Wrote {counted(view.count, 'row')}, {_size(path):,} bytes, to {path}{left_out}"


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
