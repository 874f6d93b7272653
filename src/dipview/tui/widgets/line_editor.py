"""The editor of one line of a form: a box to type in, over the rows that there are to choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from dipview.capture.form_lines import Line
from dipview.capture.picking import Choice, Picker, chosen
from dipview.capture.statement_form import StatementForm
from dipview.capture.typed_lines import BETWEEN
from dipview.commands.form_keys import FORM_KEYS, When
from dipview.commands.form_work import FormWork
from dipview.formats.display import show
from dipview.formats.width import cells, cut
from dipview.model.spans import Span
from dipview.tui.bindings import binding_key
from dipview.tui.gate import Ink, Part, stacked, words
from dipview.tui.threads import away
from dipview.tui.widgets.safe_input import SafeInput

_ASKED: dict[Line, str] = {
    Line.DATE: "1 March, 11.4.2017, Apr 2017, yesterday",
    Line.WORDS: f"as they are printed; {BETWEEN} between two passages",
    Line.CONDITION: "if …, unless …",
    Line.SUMMARY: "one line in our own words",
    Line.VALUE: "15 % by 2010",
    Line.LOCATOR: "paragraph 8, page 3",
}
_ROWS = 12
"""Rows that are seen at most."""
_LEAST, _BEFORE, _GAP = 20, 4, 3
"""Cells of a row at least, those before what is chosen, and those before what that is."""
_NAMED = "a few letters; + first: one more"


class _Box(SafeInput):
    """The box; while nothing is typed, digits choose where there is something to choose."""

    chooses = False
    """Whether there is."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether a key is typed; what is not goes to the bindings."""
        if self.chooses and not self.value and key.isdecimal() and key != "0":
            return False
        return super().check_consume_key(key, character)


class LineEditor(Vertical):
    """Edits one line after another; tells what becomes of the form.

    Args:
        work: Looks up and reads.
    """

    DEFAULT_CSS = """
    LineEditor {
        height: auto;
        & Horizontal { height: 1; }
        & #line { width: auto; color: $accent; text-style: bold; }
        & Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
        & Input:focus { border: none; }
        & #rows { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            binding_key(key),
            each.action if each.action != "digit" else f"digit('{key}')",
            show=False,
            priority=True,
        )
        for each in FORM_KEYS
        if each.when is When.OPEN
        for key in each.keys
    ]

    class Taken(Message):
        """A line was filled."""

        def __init__(self, form: StatementForm, line: Line, told: str, *, further: bool) -> None:
            super().__init__()
            self.form = form
            self.line = line
            self.told = told
            """How what was typed was read; empty where there is nothing to say."""
            self.further = further
            """The next line is wanted."""

    class Left(Message):
        """A line was left as it was."""

    class Refused(Message):
        """What was typed cannot be read."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told

    def __init__(self, work: FormWork, id: str | None = None) -> None:
        super().__init__(id=id)
        self._work = work
        self._form = StatementForm()
        self._line: Line | None = None
        self._begun = ""
        """What the box held at first."""
        self._sort = 0
        self._picker: Picker | None = None
        self._cursor = 0
        self._moved = False
        self._room = _ROWS
        self._wanted = ""
        """The key that waits for the rows of what is typed; empty for none."""

    @property
    def line(self) -> Line | None:
        """The line that is open; None for none."""
        return self._line

    @property
    def typed(self) -> str:
        """What is typed into the line that is open, and not taken; empty for nothing."""
        value = self.query_one(_Box).value if self._line is not None else self._begun
        return value if value != self._begun else ""

    def compose(self) -> ComposeResult:
        """Lay out the box and the rows."""
        with Horizontal():
            yield Static(id="line", markup=False)
            yield _Box(id="value", select=True)
        yield Static(id="rows", markup=False)

    def on_mount(self) -> None:
        """Be seen only while a line is open."""
        self.display = False

    def open(self, form: StatementForm, line: Line) -> None:
        """Open a line; letters go into its box from now on."""
        self._form, self._line, self._sort = form, line, 0
        self._picker, self._cursor, self._moved, self._wanted = None, 0, False, ""
        self._begun = _typed_before(form, line)
        box = self.query_one(_Box)
        box.placeholder = _ASKED.get(line, _NAMED if line in (Line.WHO, Line.BEHALF) else "")
        box.chooses = not line.typed
        with self.prevent(Input.Changed):
            box.value = self._begun
        self._begun = box.value
        self.query_one("#line", Static).update(words(f"{line.word} "))
        self.query_one("#rows", Static).update(words(""))
        self.display = True
        self.screen.set_focus(box)  # at once: the next letter may be typed already
        box.select_all()
        self._look_up()

    def close(self) -> None:
        """Close the line, whatever is typed."""
        self._line, self.display = None, False
        self.screen.set_focus(None)

    # Rows

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self._cursor, self._moved = 0, False
        self._look_up()

    def _look_up(self) -> None:
        if self._line is not None and not self._line.typed:
            self._picker = None
            self._find(self._form, self._line, self.query_one(_Box).value, self._sort)

    @work(exclusive=True, group="pick")
    async def _find(self, form: StatementForm, line: Line, typed: str, sort: int) -> None:
        found = await away(self._work.picker, form, line, typed, sort)
        if self._line is not line:
            return
        self._picker = found
        self._draw()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._do(wanted)

    def _draw(self) -> None:
        if self._picker is None:
            return
        width = max(self.size.width, _LEAST)
        here = self._cursor if self._moved or self._picker.searched else -1
        rows = [
            tuple(_row(self._picker.choices[at], width, here=at == here))
            for at in _in_sight(self._picker.choices, self._cursor, self._room)
        ]
        self.query_one("#rows", Static).update(stacked(rows))

    def give_room(self, lines: int) -> None:
        """Say how many rows can be seen."""
        self._room = min(max(lines, 2), _ROWS)
        self._draw()

    def on_resize(self) -> None:
        """Draw the rows for the width of now."""
        self._draw()

    # Keys

    def action_digit(self, key: str) -> None:
        """Take the row of a digit."""
        self._do(key)

    def action_take(self) -> None:
        """Take the row under the cursor, or what is typed."""
        self._do("enter")

    def action_take_and_next(self) -> None:
        """Take it, and go on to the next line."""
        self._do("tab")

    def action_move(self, step: int) -> None:
        """Move in the rows."""
        if self._picker is not None and self._picker.choices:
            count = len(self._picker.choices)
            first = not self._moved and not self._picker.searched and step > 0
            self._cursor = 0 if first else (self._cursor + step) % count
            self._moved = True
            self._draw()

    def action_turn(self) -> None:
        """Make the new record one of another kind."""
        self._sort += 1
        self._look_up()

    def action_give_up(self) -> None:
        """Leave the line as it was."""
        self.close()
        self.post_message(self.Left())

    def _do(self, key: str) -> None:
        """Do what a key does, once the rows of what is typed are there."""
        line, typed = self._line, self.query_one(_Box).value
        if line is None:
            return
        further = key == "tab"
        if line.typed:
            self._read(line, typed, further=further)
        elif self._picker is None:
            self._wanted = key
        elif key not in ("enter", "tab"):
            if (choice := self._picker.at_key(key)) is not None:
                self._take(choice, further=False)
        elif typed.strip() or self._moved:
            choices = self._picker.choices
            if choices:
                self._take(choices[self._cursor], further=further)
            else:
                self.post_message(self.Refused(f"nothing is called {typed.strip()!r}"))
        else:
            self._finish(self._form, "", further=further)

    def _take(self, choice: Choice, *, further: bool) -> None:
        assert self._picker is not None  # noqa: S101 - for the type checker
        self._finish(chosen(self._form, self._picker, choice), "", further=further)

    def _read(self, line: Line, typed: str, *, further: bool) -> None:
        if typed == self._begun:
            self._finish(self._form, "", further=further)
        else:
            self._read_away(self._form, line, typed, further)

    @work(exclusive=True, group="read")
    async def _read_away(self, form: StatementForm, line: Line, typed: str, further: bool) -> None:
        read = await away(self._work.read, form, line, typed)
        if self._line is not line:
            return
        if read.refused:
            self.post_message(self.Refused(read.told))
        else:
            self._finish(read.form, read.told, further=further)

    def _finish(self, form: StatementForm, told: str, *, further: bool) -> None:
        line = self._line
        assert line is not None  # noqa: S101 - for the type checker
        self.close()
        self.post_message(self.Taken(form, line, told, further=further))


def _typed_before(form: StatementForm, line: Line) -> str:
    """Give what the box of a line holds at first: what is typed, not what is chosen."""
    value = form.value_of(line) if line.typed else None
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple):
        return f" {BETWEEN} ".join(value)
    return str(value or "")


def _in_sight(choices: Sequence[Choice], cursor: int, room: int) -> Iterator[int]:
    """Give the rows that are seen: those around the cursor, and always the one that is new."""
    count, last = len(choices), bool(choices and choices[-1].new)
    if count <= room:
        yield from range(count)
        return
    first = min(max(cursor - room + 1 + last, 0), count - room)
    yield from range(first, first + room - last)
    if last:
        yield count - 1


def _row(choice: Choice, width: int, *, here: bool) -> Iterator[Part]:
    """Draw a row: its digit, what is chosen, and what that is."""
    label, detail = show(choice.label), show(choice.detail)
    yield ("› " if here else "  ", Ink.STRONG)
    yield (f"{choice.key or ' '} ", Ink.STRONG)
    room = max(width - _BEFORE, _LEAST)
    label = cut(label, room)
    yield (label, Ink.ACCENT if here else Ink.PLAIN)
    left = room - cells(label) - _GAP
    if detail and left > _GAP and detail != label:
        yield (f"{' ' * _GAP}{cut(detail, left)}", Ink.MUTED)
