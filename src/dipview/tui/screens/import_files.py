"""The import: asks for a file, its format and a target, shows what would be made, and makes it."""

from __future__ import annotations

from math import ceil
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from dipview.commands.exchanging import is_open
from dipview.commands.import_wish import ImportWish, Written
from dipview.commands.import_work import (
    Planned,
    carried_out,
    choices_of,
    plan_of,
    with_guesses,
)
from dipview.commands.session import Session
from dipview.exchange.format_list import choices_view
from dipview.exchange.import_view import import_view
from dipview.exchange.registry import readable
from dipview.tui.gate import Ink, show_notice, words
from dipview.tui.screens.exchange_dialog import ExchangeDialog
from dipview.tui.widgets.safe_input import SafeInput

_NOTHING_YET = (
    "⏎ reads the file and shows what would be made of it, what cannot be read, and what has no"
    " place. Nothing is written before ⏎ is pressed again."
)
_BEFORE = "⏎ reads · ↑ ↓ format · Tab next box · Esc gives up"
_NAMED = 28
"""Characters of a target beside the keys that write it."""
_LABEL = 8
"""Cells of the word before a box."""


class ImportScreen(ExchangeDialog[Written | None]):
    """Brings in files of another program; gives what was written, or None when given up.

    Args:
        wish: What is asked for at first.
        session: What is open, to tell whether that is what was written; and how much may be read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "box(1)", show=False, priority=True),
        Binding("shift+tab", "box(-1)", show=False, priority=True),
        Binding("down", "format(1)", show=False, priority=True),
        Binding("up", "format(-1)", show=False, priority=True),
        Binding("enter", "go_on", show=False, priority=True),
    ]
    TITLE = "Import"

    def __init__(self, wish: ImportWish, session: Session) -> None:
        super().__init__()
        self._first = wish
        self._session = session
        self._format = wish.format
        self._guesses_format = not wish.format
        self._proposed = wish.target
        """The target that nobody typed."""
        self._guesses_target = not wish.target
        self._shown_first = ""
        """What the box shows of the file that is asked for at first."""
        self._planned: Planned | None = None
        """What is shown and may be written."""
        self._written: Written | None = None

    def boxes(self) -> ComposeResult:
        """Lay out the boxes for the file and the target, and the formats between them."""
        file = SafeInput(self._first.file, placeholder="study.dna", id="file", select=True)
        into = SafeInput(self._first.target, placeholder="study.toml", id="target", select=True)
        yield self.labelled("File", file)
        yield self.labelled("Format", Static(id="format", classes="choice", markup=False))
        yield self.labelled("Into", into)
        yield self.options_box(self._first.options)

    def lines_of_boxes(self, width: int) -> int:
        """Tell how many lines the boxes and the formats take."""
        named = sum(len(name) + 2 for name in readable())
        asks = bool(choices_of(self._format))
        return 2 + asks + ceil(named / max(1, width - _LABEL))

    def on_mount(self) -> None:
        """Show the boxes; where the file is known already, read it."""
        super().on_mount()
        self._shown_first = self._box("file").value
        self.set_focus(self._box("target" if self._first.file else "file"))
        self._show_format()
        self._forget_plan()
        if self._first.file:
            self.call_after_refresh(self.action_go_on)

    # What is asked for

    @property
    def wish(self) -> ImportWish:
        """What is asked for now."""
        file, target = self._box("file").value, self._box("target").value
        if file == self._shown_first:  # A box shows stand-ins for what a name may have in it.
            file = self._first.file
        return ImportWish(file=file, format=self._format, target=target, options=self.options)

    def _box(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Guess the rest from the file's name; what was shown is of another file."""
        event.stop()
        if event.input.id == "target":
            self._guesses_target = self._guesses_target and event.value == self._proposed
        elif event.input.id == "file":
            self._guess()
        if self._planned is not None and self.wish != self._planned.wish:
            self._forget_plan()
        elif self._planned is None and not self.is_working:
            self.complain("")  # What was wrong was so of what stood here before.

    def _guess(self) -> None:
        guessed = with_guesses(self.wish, format=self._guesses_format, target=self._guesses_target)
        self._format = guessed.format
        if self._guesses_target:
            self._proposed = guessed.target
            self._box("target").value = guessed.target
        self._show_format()

    def _show_format(self) -> None:
        names = [
            (f"{name}  ", Ink.STRONG if name == self._format else Ink.MUTED) for name in readable()
        ]
        self.query_one("#format", Static).update(words(*names))
        self.offer(choices_of(self._format))
        if self._planned is None and self._written is None and not self.is_working:
            self._show_choices()

    def action_format(self, step: int) -> None:
        """Choose the format before or after."""
        names = [*readable()]
        at = names.index(self._format) + step if self._format in names else min(step, 0)
        self._format, self._guesses_format = names[at % len(names)], False
        self._show_format()
        self._forget_plan()

    def action_box(self, step: int) -> None:
        """Go to the next box, or the one before."""
        names = ["file", "target", *(["options"] if choices_of(self._format) else [])]
        at = next((at for at, name in enumerate(names) if self._box(name).has_focus), 0)
        self._box(names[(at + step) % len(names)]).focus()

    def _forget_plan(self) -> None:
        if self._written is not None or self.is_working:
            return
        self._planned = None
        self.complain("")
        self.tell_keys(_BEFORE)
        self._show_choices()

    def _show_choices(self) -> None:
        self.show(choices_view(choices_of(self._format), _NOTHING_YET))

    # What is done

    def action_go_on(self) -> None:
        """Read the files; where that is shown, write; where that is done, open what was written."""
        self.after_typing(self._go_on)

    def _go_on(self) -> None:
        if self.is_working:
            return
        if self._written is not None:
            self._finish(opened=True)
        elif self._planned is not None and self._planned.wish == self.wish:
            made = self._planned
            self.begin(
                "Writing",
                carried_out,
                made,
                self._session.limits,
                then=self._wrote,
            )
        else:
            self.begin(
                "Reading",
                plan_of,
                self.wish,
                self._session.limits,
                then=self._read,
            )

    def _read(self, made: Planned) -> None:
        """Show what would be made."""
        if not self.is_current:
            return
        self._planned = made
        if made.wish != self.wish:
            self._forget_plan()  # Something else was typed meanwhile.
            return
        self.complain("")
        target = _shortened(made.plan.target.name)
        does = f"brings {target} up to date" if made.plan.there else f"writes {target}"
        self.tell_keys(f"⏎ {does} · PgDn reads on · Esc gives up")
        self.show(import_view(made.plan, made.wish.command))

    def _wrote(self, written: Written) -> None:
        """Say what was written; where it is not what is open, ask whether to open it."""
        if not self.is_current:
            show_notice(self.app, written.told)
            return
        self._written = written
        if is_open(self._session, written):
            self._finish(opened=False)
            return
        self.complain(written.told)
        self.tell_keys(f"⏎ opens {_shortened(written.target.name)} · Esc stays with what is open")

    def leave(self) -> None:
        """Go back to the explorer, with what was written."""
        self._finish(opened=False)

    def _finish(self, *, opened: bool) -> None:
        written = self._written
        if written is not None and opened:
            written = Written(target=written.target, told=written.told, opened=True)
        self.dismiss(written)


def _shortened(name: str) -> str:
    """Give a name that leaves the keys beside it their room: its beginning and its ending."""
    return name if len(name) <= _NAMED else f"{name[: _NAMED - 10]}…{name[-9:]}"
