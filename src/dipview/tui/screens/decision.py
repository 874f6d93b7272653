"""A screen on which one thing after another is decided, beside the text that it is about."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from dipview.capture.adjudication.adjudication import Adjudication
from dipview.capture.review.decision_log import ReviewError
from dipview.capture.review.review import Review
from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.decision_keys import DecisionKey, keys_in_words, pressed
from dipview.commands.effects import Effect, Effects, Notify
from dipview.commands.review_effects import (
    AskColleague,
    Decide,
    LeaveReview,
    Scroll,
    ShowKeys,
    Undo,
)
from dipview.commands.review_session import ReviewSession
from dipview.formats.width import cells, wrap
from dipview.tui.bindings import binding_key
from dipview.tui.gate import Ink, Part, stacked, words
from dipview.tui.widgets.dialog import Dialog
from dipview.tui.widgets.fitted import Fitted
from dipview.tui.widgets.passage_text import PassageText
from dipview.tui.widgets.safe_input import SafeInput
from dipview.workspace.workspace import Workspace

S = TypeVar("S", ReviewSession, AdjudicationSession)
Written = TypeVar("Written")
Row = tuple[Part, ...]

_WIDE = 110
"""From this many columns on, the text and what is decided stand side by side."""
_GAP = "   "
_UNNOTICED = 0.3
"""Seconds of writing of which nothing is told."""
_AROUND = 5
"""Cells of the frame, the blanks and the scrollbar around what has the whole screen."""


def bindings_of(keys: Iterable[DecisionKey[Any]]) -> list[Binding]:
    """Bind keys."""
    return [
        Binding(binding_key(key), f"pressed({key!r})", show=False, priority=True)
        for each in keys
        for key in each.keys
    ]


class DecisionScreen(Dialog[None], Generic[S]):
    """Goes through what is to be decided, until it is left.

    Args:
        session: What is gone over.
        decisions: What decides, and takes back.
        written: Told the id of each record that was written; an empty one where one went.
    """

    DEFAULT_CSS = """
    DecisionScreen {
        background: $background;
        & #sides { height: 1fr; layout: vertical; }
        &.-keys #text-side { display: none; }
        & .side {
            border: round $border-blurred;
            border-title-color: $foreground-muted;
            border-subtitle-color: $foreground-muted;
            background: $background;
        }
        & #text-side { height: 1fr; width: 1fr; }
        & #decided {
            height: auto;
            width: 1fr;
            border: round $border;
            border-title-color: $accent;
            padding: 0 1;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
        }
        & #lines { height: auto; }
        & #colleague { display: none; background: $panel; }
        & #keys { height: 1; padding: 0 1; color: $foreground-muted;
            text-wrap: nowrap; text-overflow: ellipsis; }
        &.-beside #sides { layout: horizontal; }
        &.-beside #text-side { height: 1fr; padding: 0 1; }
        &.-beside #decided { height: 1fr; max-height: 100%; padding: 1 1 0 1; }
    }
    """
    AUTO_FOCUS = ""
    KEYS: ClassVar[Sequence[DecisionKey[Any]]]
    """What keys do."""
    KEYS_WIDTH: ClassVar[int]
    """Cells before what a key does."""
    READ_ALONE: ClassVar[str]
    """What is told where somebody else decides."""

    def __init__(
        self, session: S, decisions: Review | Adjudication, written: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.session: S = session
        self._decisions: Review | Adjudication = decisions
        self._tell_session = written
        self._keys = False
        """The keys stand in place of what is decided."""

    def compose(self) -> ComposeResult:
        """Lay out the text, what is decided with what is typed of it, and the keys."""
        with Horizontal(id="sides"):
            with Fitted(id="text-side", classes="side"):
                yield PassageText(id="text")
            with Fitted(id="decided", classes="side"):
                yield from self._lines()
                yield SafeInput(placeholder="what a colleague should look at", id="colleague")
                yield Static(id="told", markup=False)
        yield Static(id="keys", markup=False)

    @abstractmethod
    def _lines(self) -> Iterator[Widget]:
        """Lay out what is decided; the first has the id ``lines``."""

    def on_mount(self) -> None:
        """Show the first one, and who else is at it."""
        self.query_one(PassageText).ascii_marks = self.ascii_marks
        if self._decisions.read_only:
            self.complain(self.READ_ALONE)
        self._fit()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Lay out for the size of now."""
        self._fit()
        self.call_after_refresh(self._draw)

    def on_fitted_resized(self) -> None:
        """Draw for the widths of now."""
        self._draw()

    def on_unmount(self) -> None:
        """Let others decide."""
        self._decisions.close()

    def renew(self, workspace: Workspace) -> None:
        """Draw with what was read again; what was chosen stays."""
        self.session.renew(workspace)
        self._draw()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to what is typed into."""
        return not self._typing if action == "pressed" else super().check_action(action, parameters)

    @property
    def _typing(self) -> bool:
        """Whether something is typed into a box."""
        return self._asking

    async def action_pressed(self, key: str) -> None:
        """Do what a key does; the next one waits until that is done."""
        if self._keys:
            self._show_keys(shown=False)
        else:
            await self._apply(pressed(self.KEYS, self.session, key))

    async def _apply(self, effects: Effects) -> None:
        for effect in effects:
            match effect:
                case Notify(text=text):
                    self.complain(text)
                case Decide(decide=decide):
                    await self._decide(decide)
                case Undo():
                    await self._take_back()
                case AskColleague():
                    self._ask()
                case Scroll(screens=screens):
                    self.query_one(PassageText).scroll_screens(screens)
                case ShowKeys():
                    self._show_keys(shown=True)
                case LeaveReview():
                    self.dismiss(None)
                case _:
                    self._apply_own(effect)

    def _apply_own(self, effect: Effect) -> None:
        """Carry out an effect that no other such screen has."""

    async def _decide(self, decide: Callable[[], object]) -> None:
        """Decide away from the keys; the next one is shown once that is on the disk."""
        try:
            decision = await self._written(decide)
        except ReviewError as error:
            self.complain(str(error))
            return
        besides = ""
        if written := self.session.decided(decision):
            self._tell_session(written)
            besides = self._decisions.remark
        remark = self.session.remark
        told = (f"Flagged: {remark}" if remark else "", f"{besides}." if besides else "")
        self.complain(" ".join(filter(None, told)))
        self._draw()

    async def _written(self, write: Callable[[], Written]) -> Written:
        """Write in a thread, to its end; says so where that takes long enough to be noticed."""
        made = asyncio.ensure_future(asyncio.to_thread(write))
        if not (await asyncio.wait((made,), timeout=_UNNOTICED))[0]:
            self.complain("Being written …")
        return await made

    async def _take_back(self) -> None:
        """Undo away from the keys, on the files as they are now."""
        try:
            back: Any = await self._written(self._decisions.undo)
        except ReviewError as error:
            self.complain(str(error))
            return
        if back is None:
            self.complain("Nothing is left to be taken back.")
            return
        self._tell_session("")
        self.complain(self.session.back(back))
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Take any other key for leaving the keys."""
        if self._keys:
            event.stop()
            self._show_keys(shown=False)

    def _show_keys(self, *, shown: bool) -> None:
        """Show the keys, or what is decided again: in other widths, on which it is drawn anew."""
        self._keys = shown
        self.set_class(shown, "-keys")
        self._draw()

    # Flagging

    @property
    def _asking(self) -> bool:
        """Whether it is asked what a colleague should look at."""
        return self.query_one("#colleague").display

    def _ask(self) -> None:
        """Ask what a colleague should look at."""
        box = self.query_one("#colleague", SafeInput)
        box.value, box.display = "", True
        self.set_focus(box)
        self._draw_keys()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Flag what is at hand with the line that was typed."""
        if event.input.id == "colleague":
            event.stop()
            self._answered()
            await self._apply(self._flagged(event.value))

    @abstractmethod
    def _flagged(self, line: str) -> Effects:
        """Give the effects of flagging what is at hand with a line; none for an empty one."""

    def key_escape(self) -> None:
        """Leave it as it was."""
        if self._asking:
            self._answered()

    def _answered(self) -> None:
        self.query_one("#colleague").display = False
        self.set_focus(None)
        self._draw()

    # Drawing

    @property
    def ascii_marks(self) -> bool:
        """Whether marks are drawn in ASCII."""
        return bool(getattr(self.app, "ascii_marks", False))

    def _fit(self) -> None:
        """Lay out for the size of now."""
        self.set_class(self.app.size.width >= _WIDE, "-beside")

    def _draw(self) -> None:
        """Draw all of it."""
        if self.is_mounted:
            self._draw_text()
            self._draw_decided()
            self._draw_keys()

    @abstractmethod
    def _draw_text(self) -> None:
        """Draw the text, with what is at hand lit in it."""

    def _draw_decided(self) -> None:
        side = self.query_one("#decided", Vertical)
        if self._keys:
            self.query_one("#lines", Static).update(stacked(self._key_rows()))
        self._draw_lines(side.size.width, seen=not self._keys)
        side.border_title = words("Keys" if self._keys else self.session.title)
        told: list[str] = ["read only"] if self._decisions.read_only else []
        told += [f"{count:,} {what}" for count, what in self.session.counts if count]
        side.border_subtitle = words(" · ".join(told))

    @abstractmethod
    def _draw_lines(self, room: int, *, seen: bool) -> None:
        """Draw what is decided.

        Args:
            room: The cells that there are.
            seen: Whether the lines are seen; else the keys stand in their place.
        """

    def _draw_keys(self) -> None:
        if self._asking:
            named = [("⏎", "flags it"), ("Esc", "as before")]
        elif self._keys:
            named = [("any key", "back")]
        else:
            named = self._footer(max(0, self.app.size.width - 2))
        parts: list[Part] = []
        for key, title in named:
            parts += [(key, Ink.STRONG), f" {title}", _GAP]
        self.query_one("#keys", Static).update(words(*parts[:-1]))

    @abstractmethod
    def _footer(self, room: int) -> list[tuple[str, str]]:
        """Give the keys of the footer, as many as have room."""

    def _key_rows(self) -> Iterator[Row]:
        room = max(12, self.app.size.width - _AROUND - self.KEYS_WIDTH)
        for key, said in keys_in_words(self.KEYS):
            for at, line in enumerate(wrap(said, room)):
                label = ("" if at else key).ljust(self.KEYS_WIDTH)
                yield (label, Ink.STRONG), (line, Ink.PLAIN)


def fits(named: Iterable[tuple[str, str]], room: int) -> bool:
    """Tell whether keys of a footer have room, each with what it does."""
    return sum(cells(f"{key} {title}{_GAP}") for key, title in named) <= room + len(_GAP)


def nothing_left(said: str, keys: str) -> list[Row]:
    """Say that all is decided, and what keys can still do."""
    return [((said, Ink.PLAIN),), ("",), ((keys, Ink.MUTED),)]
