"""Dialogs: screens over the explorer, each closed once, whatever is typed behind that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeAlias, TypeVar

from rich.console import RenderableType
from textual.await_complete import AwaitComplete
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from dipview.commands.refused import RefusedError
from dipview.computing import Computation, ComputationCancelled
from dipview.tui.gate import show_notice, words
from dipview.tui.layout import mark_size
from dipview.tui.left import Leavable
from dipview.tui.threads import away
from dipview.tui.widgets.dimmed import dimmed
from dipview.tui.widgets.moves import move
from dipview.tui.widgets.record_list import RecordList
from dipview.workspace.awaiting import doing_words

Result = TypeVar("Result")
Made = TypeVar("Made")


class Dialog(Leavable[Result], ModalScreen[Result]):
    """Gives a result when it is closed."""

    DEFAULT_CSS = """
    Dialog {
        & #told { height: auto; color: $warning; display: none; }
        & #told.-told { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._coming = False
        """Whether it is being opened, and not to be seen before all of it is there."""

    def on_compose(self) -> None:
        """Style it for the size of the terminal from the start."""
        mark_size(self)

    async def come(self, opening: Awaitable[object]) -> None:
        """Let it be seen once all of it is there.

        Textual would draw it twice before its parts have their sizes.

        Args:
            opening: Opens it, and waits until its parts are there.
        """
        self._coming = True
        try:
            with self.app.batch_update():
                await opening
        finally:
            self._coming = False
            self.refresh()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it; where it is closed already, by a key before this one, do nothing.

        Textual would take the screen below away, the explorer itself.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def complain(self, text: str) -> None:
        """Say what is wrong, or how far it is, on the line for that; nothing for an empty text."""
        told = self.query_one("#told", Static)
        told.update(words(text))
        told.set_class(bool(text), "-told")


AnyDialog: TypeAlias = Dialog[Any]


class FramedDialog(Dialog[Result]):
    """Stands in a frame in the middle of the screen."""

    DEFAULT_CSS = """
    FramedDialog {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 96;
            max-width: 96%;
            border: round $border;
            border-title-color: $accent;
            border-subtitle-color: $foreground-muted;
            background: $background;
            padding: 0 1;
        }
        & Input { width: 1fr; background: $panel; }
    }
    """

    def render(self) -> RenderableType:
        """Draw what lies below the dialog, dimmed; nothing as long as nobody sees it."""
        return "" if self._coming else dimmed(super().render())

    def framed(self, title: str, keys: str = "") -> Vertical:
        """Make the frame, with a title in its upper edge and what keys do in the lower one."""
        frame = Vertical()
        frame.border_title, frame.border_subtitle = words(title), words(keys)
        return frame

    def tell_keys(self, text: str) -> None:
        """Say in the frame's lower edge what can be done."""
        self.query_one(Vertical).border_subtitle = words(text)

    @property
    def list(self) -> RecordList:
        """The list in the frame, where there is one."""
        return self.query_one(RecordList)

    def drive_list(self) -> None:
        """Leave the keys to a box beside the list; some of them move in the list all the same."""
        self.list.can_focus, self.list.driven = False, True

    def action_move(self, command: str) -> None:
        """Move in the list."""
        move(self.list, command)


class WorkingDialog(FramedDialog[Result]):
    """Does one thing at a time away from the keys, which can be left."""

    DEFAULT_CSS = """
    WorkingDialog {
        & > Vertical { width: 100; }
        & Horizontal { height: auto; }
        & .label { width: 8; color: $foreground-muted; }
        & .choice { width: 1fr; height: auto; }
    }
    """
    SPARED = "nothing"
    """What is changed where the work is ended."""

    def __init__(self) -> None:
        super().__init__()
        self._work: Computation | None = None
        """What is being done; None where nothing is."""

    def labelled(self, label: str, *widgets: Widget, id: str | None = None) -> Horizontal:
        """Put what is asked for behind a word that names it."""
        return Horizontal(Static(words(label), classes="label", markup=False), *widgets, id=id)

    @property
    def is_working(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def begin(
        self,
        doing: str,
        compute: Callable[..., Made],
        *args: Any,
        then: Callable[[Made], None],
        ended: str = "",
    ) -> None:
        """Do something away from the keys; by the application, as it goes on to its end.

        Args:
            doing: What is done, in a word: ``Reading``.
            compute: What does it; raises ``RefusedError`` where it cannot be done.
            *args: What that is called with.
            then: Called with what came of it, also where the dialog was closed meanwhile.
            ended: What to say where the user ends it; empty for the usual words.
        """
        if self._work is None:
            self._work = Computation()
            work = partial(compute, *args)
            ended = ended or f"{doing} was ended: everything is as it was."
            self.app.run_worker(self._do(self._work, doing, work, then, ended))

    async def _do(
        self,
        computation: Computation,
        doing: str,
        work: Callable[[], Made],
        then: Callable[[Made], None],
        ended: str,
    ) -> None:
        tell = partial(self._tell_progress, computation, doing)
        try:
            made = await away(work, tell=tell, computation=computation)
        except ComputationCancelled:
            self._ended(ended)
        except RefusedError as error:
            self._ended(str(error), error)
        else:
            self._work = None
            then(made)

    def _tell_progress(
        self, computation: Computation, doing: str, progress: str, seconds: float
    ) -> None:
        if self.is_current and self._work is computation and not computation.cancelled:
            far = doing_words(doing, progress, seconds)
            self.complain(f"{far}. Esc ends it, and {self.SPARED} is changed.")

    def _ended(self, told: str, error: RefusedError | None = None) -> None:
        """Say that something was not done, and why."""
        self._work = None
        if self.is_current:
            self.complain(told)
            self.refused(error)
        elif self.app.is_running:
            show_notice(self.app, told, error=error is not None)

    def refused(self, error: RefusedError | None) -> None:
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

    def dismiss_told(self, told: Any) -> None:
        """Give in words what was done, or tell it where the dialog was closed meanwhile."""
        if self.is_current:
            self.dismiss(told)
        else:
            show_notice(self.app, told)

    def on_unmount(self) -> None:
        """End what is being done, whichever way the dialog is closed."""
        if self._work is not None:
            self._work.cancel()
