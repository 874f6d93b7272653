"""A dialog about files of other programs: a box for a file, a list, and work that can be left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from dipview.computing import Computation, ComputationCancelled
from dipview.exchange.exchange_format import Choice
from dipview.exchange.typed_choices import in_words
from dipview.tui.gate import show_notice, words
from dipview.tui.threads import away
from dipview.tui.widgets.dialog import Dialog
from dipview.tui.widgets.moves import move
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.safe_input import SafeInput
from dipview.views.view import View

Result = TypeVar("Result")
Made = TypeVar("Made")

_WIDTH, _SHARE = 100, 0.96
"""Cells of the frame, and the share of the screen that it takes at most."""
_AROUND, _EDGES = 4, 3
"""Cells beside what is in the frame, and lines of its edges and of the blank above the list."""


class ExchangeDialog(Dialog[Result]):
    """Has boxes above a list, and does one thing at a time away from the keys."""

    DEFAULT_CSS = """
    ExchangeDialog {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 100;
            max-width: 96%;
            max-height: 96%;
            border: round $border;
            border-title-color: $accent;
            border-subtitle-color: $foreground-muted;
            background: $background;
            padding: 0 1;
        }
        & Horizontal { height: auto; }
        & .label { width: 8; color: $foreground-muted; }
        & .choice { width: 1fr; height: auto; }
        & Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
        & Input:focus { border: none; }
        & #told { height: auto; color: $warning; display: none; }
        & #told.-told { display: block; }
        & RecordList { height: 1fr; margin-top: 1; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False, priority=True),
        Binding("pagedown", "move('page-down')", show=False, priority=True),
        Binding("pageup", "move('page-up')", show=False, priority=True),
    ]

    TITLE = ""
    """What stands in the frame's upper edge."""

    def __init__(self) -> None:
        super().__init__()
        self._work: Computation | None = None
        """What is being done; None where nothing is."""
        self._complaint = ""

    def boxes(self) -> ComposeResult:
        """Lay out what stands above the list: nothing, unless a dialog has boxes there."""
        return ()

    def lines_of_boxes(self, width: int) -> int:  # noqa: ARG002 - boxes may need it
        """Tell how many lines that takes."""
        return 0

    def options_box(self, typed: str = "") -> Horizontal:
        """Give the box for what can be asked of a format; it is there where anything can."""
        label = Static("Options", classes="label", markup=False)
        return Horizontal(label, SafeInput(typed, id="options", select=True), id="asks")

    def offer(self, choices: Sequence[Choice]) -> None:
        """Say in the box of options what can be asked of the format that is chosen."""
        self.query_one("#asks").display = bool(choices)
        self.query_one("#options", Input).placeholder = "  ".join(map(in_words, choices))

    @property
    def options(self) -> str:
        """What is asked of the format, as it is typed; nothing where nothing can be."""
        asks = self.query_one("#asks").display
        return self.query_one("#options", Input).value.strip() if asks else ""

    def after_typing(self, do: Callable[[], None]) -> None:
        """Do something once the box has taken in what was typed before the key: a paste and ⏎."""
        (self.focused or self).call_later(do)

    def compose(self) -> ComposeResult:
        """Put the boxes and the list into a frame."""
        frame = Vertical()
        frame.border_title = words(self.TITLE)
        with frame:
            yield from self.boxes()
            yield Static(id="told", markup=False)
            yield RecordList(wrap=True)

    def on_mount(self) -> None:
        """Leave the keys to the boxes."""
        self.list.can_focus, self.list.driven = False, True

    @property
    def list(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def show(self, view: View) -> None:
        """Show a view in the list."""
        self.list.show_view(view, keep=False)
        self._fit()

    def tell_keys(self, text: str) -> None:
        """Say in the frame's lower edge what can be done."""
        self.query_one(Vertical).border_subtitle = words(text)

    def complain(self, text: str) -> None:
        """Say what is wrong, or how far it is; nothing for an empty text."""
        self._complaint = text
        told = self.query_one("#told", Static)
        told.update(words(text))
        told.set_class(bool(text), "-told")
        self._fit()

    def on_resize(self) -> None:
        """Take as many lines as are needed in the width of now."""
        self._fit()

    def _fit(self) -> None:
        if (view := self.list.view) is None:
            return
        width = max(1, min(_WIDTH, int(self.app.size.width * _SHARE)) - _AROUND)
        above = self.lines_of_boxes(width) + ceil(len(self._complaint) / width)
        lines = above + _EDGES + max(1, self.list.lines_of(view, width))
        self.query_one(Vertical).styles.height = min(lines, int(self.app.size.height * _SHARE))

    def action_move(self, command: str) -> None:
        """Move in the list."""
        move(self.list, command)

    # Work

    @property
    def is_working(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def begin(
        self,
        doing: str,
        compute: Callable[..., Made],
        *args: Any,
        refused: type[Exception],
        then: Callable[[Made], None],
    ) -> None:
        """Do something away from the keys; by the application, as it goes on to its end.

        Args:
            doing: What is done, in a word: ``Reading``.
            compute: What does it.
            *args: What that is called with.
            refused: What it raises where it cannot be done.
            then: Called with what came of it, also where the dialog was closed meanwhile.
        """
        if self._work is None:
            self._work = Computation()
            work = partial(compute, *args)
            self.app.run_worker(self._do(self._work, doing, work, refused, then))

    async def _do(
        self,
        computation: Computation,
        doing: str,
        work: Callable[[], Made],
        refused: type[Exception],
        then: Callable[[Made], None],
    ) -> None:
        tell = partial(self._tell_progress, computation, doing)
        try:
            made = await away(work, tell=tell, computation=computation)
        except ComputationCancelled:
            self._ended(f"{doing} was ended: everything is as it was.")
        except refused as error:
            self._ended(str(error), error)
        else:
            self._work = None
            then(made)

    def _tell_progress(
        self, computation: Computation, doing: str, progress: str, seconds: float
    ) -> None:
        if self.is_current and self._work is computation and not computation.cancelled:
            far = f"{doing}: {progress}, for" if progress else f"{doing} for"
            self.complain(f"{far} {seconds:.0f} s. Esc ends it, and nothing is changed.")

    def _ended(self, told: str, error: Exception | None = None) -> None:
        """Say that something was not done, and why."""
        self._work = None
        if self.is_current:
            self.complain(told)
            self.refused(error)
        elif self.app.is_running:
            show_notice(self.app, told, error=error is not None)

    def refused(self, error: Exception | None) -> None:
        """Take notice that something was not done: each dialog in its own way."""

    def action_give_up(self) -> None:
        """End what is being done; else go back to the explorer."""
        if self._work is not None:
            self._work.cancel()
        else:
            self.leave()

    def leave(self) -> None:
        """Go back to the explorer."""
        self.dismiss(None)

    def on_unmount(self) -> None:
        """End what is being done, whichever way the dialog is closed."""
        if self._work is not None:
            self._work.cancel()
