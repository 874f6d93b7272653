"""The editor of one line of a form: a box to type in, over the rows that there are to choose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from dipview.capture.form_lines import Line
from dipview.capture.picking import Choice, Picker, chosen
from dipview.capture.statement_form import StatementForm
from dipview.capture.typed_lines import BETWEEN
from dipview.commands.form_keys import FORM_KEYS, When
from dipview.commands.form_work import FormWork
from dipview.formats.safe_text import show
from dipview.formats.width import cells, cut
from dipview.model.spans import Span
from dipview.model.values import frozen
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
_ROWS = 14
"""Rows that are seen at most."""
_LEAST, _BEFORE, _GAP = 20, 4, 3
"""Cells of a row at least, those before what is chosen, and those before what that is."""
_NAMED = "a few letters; + adds one"


class _Box(SafeInput):
    """The box; while nothing is typed, digits choose where there is something to choose."""

    chooses = False
    """Whether there is."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether a key is typed; what is not goes to the bindings."""
        if self.chooses and not self.value and key.isdecimal() and key != "0":
            return False
        return super().check_consume_key(key, character)


@frozen(kw_only=True)
class Taken:
    """A line was filled."""

    form: StatementForm
    line: Line
    told: str
    """How what was typed was read; empty where there is nothing to say."""
    further: bool
    """The next line is wanted."""


class LineEditor(Vertical):
    """Edits one line after another; tells what becomes of the form.

    Whoever is told is called at once, so that the next key, which may be typed already, finds what
    came of this one.

    Args:
        work: Looks up and reads.
        taken: Told that a line was filled.
        left: Told that a line was left as it was.
        refused: Told why what was typed cannot be read.
    """

    DEFAULT_CSS = """
    LineEditor {
        height: auto;
        & Horizontal { height: 1; }
        & #line { width: auto; color: $accent; text-style: bold; }
        & Input { width: 1fr; background: $panel; }
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

    def __init__(
        self,
        work: FormWork,
        taken: Callable[[Taken], object],
        left: Callable[[], object],
        refused: Callable[[str], object],
    ) -> None:
        super().__init__()
        # Held, not looked for: what is found for a line may come when the form has been left.
        self._named, self._rows = (Static(id=each, markup=False) for each in ("line", "rows"))
        self._box = _Box(id="value", select=True)
        self._work = work
        self._tell_taken, self._tell_left, self._tell_refused = taken, left, refused
        self._form = StatementForm()
        self.line: Line | None = None
        """The line that is open; None for none."""
        self._begun = ""
        """What the box held at first."""
        self._sort = 0
        self._picker: Picker | None = None
        self._cursor = 0
        self._moved = False
        self._room = _ROWS

    @property
    def typed(self) -> str:
        """What is typed into the line that is open, and not taken; empty for nothing."""
        value = self._box.value if self.line is not None else self._begun
        return value if value != self._begun else ""

    def compose(self) -> ComposeResult:
        """Lay out the box and the rows."""
        with Horizontal():
            yield self._named
            yield self._box
        yield self._rows

    def on_mount(self) -> None:
        """Be seen only while a line is open."""
        self.display = False

    def open(self, form: StatementForm, line: Line) -> None:
        """Open a line; letters go into its box from now on."""
        self._form, self.line, self._sort = form, line, 0
        self._picker, self._cursor, self._moved = None, 0, False
        self._begun = _typed_before(form, line)
        box = self._box
        box.placeholder = _ASKED.get(line, _NAMED if line in (Line.WHO, Line.BEHALF) else "")
        box.chooses = not line.typed
        with self.prevent(Input.Changed):
            box.value = self._begun
        self._begun = box.value
        self._named.update(words(f"{line.word} "))
        self._rows.update(words(""))
        self.display = True
        self.screen.set_focus(box)  # at once: the next letter may be typed already
        box.select_all()
        self._look_up()

    def close(self) -> None:
        """Close the line, whatever is typed."""
        self.line, self.display = None, False
        self.screen.set_focus(None)

    # Rows

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self._cursor, self._moved = 0, False
        self._look_up()

    def _look_up(self) -> None:
        if self.line is not None and not self.line.typed:
            self._picker = None
            self._find(self._form, self.line, self._box.value, self._sort)

    @work(exclusive=True, group="pick", description="pick")
    async def _find(self, form: StatementForm, line: Line, typed: str, sort: int) -> None:
        found = await away(self._work.picker, form, line, typed, sort)
        if self.line is not line:
            return
        self._picker = found
        self._draw()

    def _draw(self) -> None:
        if self._picker is None:
            return
        width = max(self.size.width, _LEAST)
        here = self._cursor if self._moved or self._picker.searched else -1
        choices, beyond = self._picker.choices, self._picker.beyond
        cut_off = len(choices) > self._room or beyond > 0
        seen = [*_in_sight(choices, self._cursor, self._room - cut_off)]
        rows = [tuple(_row(choices[at], width, here=at == here)) for at in seen]
        if told := _more(len(choices) - len(seen), beyond):
            rows.append(((cut(f"{' ' * _BEFORE}{told}", width), Ink.MUTED),))
        self._rows.update(stacked(rows))

    def give_room(self, lines: int) -> None:
        """Say how many rows can be seen."""
        self._room = min(max(lines, 2), _ROWS)
        self._draw()

    def on_resize(self) -> None:
        """Draw the rows for the width of now."""
        self._draw()

    # Keys

    async def action_digit(self, key: str) -> None:
        """Take the row of a digit."""
        if await self._typed_so_far():
            self._box.insert_text_at_cursor(key)
            return
        found = await self._found("")
        if found is not None and (choice := found.at_key(key)) is not None:
            self._finish(chosen(self._form, found, choice), "", further=False)

    async def action_take(self) -> None:
        """Take the row under the cursor, or what is typed."""
        await self._take(further=False)

    async def action_take_and_next(self) -> None:
        """Take it, and go on to the next line."""
        await self._take(further=True)

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
        self._tell_left()

    async def _take(self, *, further: bool) -> None:
        """Take what there is; keys typed meanwhile wait, and then go where they are meant to."""
        line, typed = self.line, await self._typed_so_far()
        if line is None:
            return
        if not line.typed:
            found = await self._found(typed)
            if not (typed.strip() or self._moved):
                self._finish(self._form, "", further=further)
            elif found is not None and found.choices:
                made = chosen(self._form, found, found.choices[self._cursor])
                self._finish(made, "", further=further)
            else:
                self._tell_refused(f"nothing is called {typed.strip()!r}")
        elif typed == self._begun:
            self._finish(self._form, "", further=further)
        else:
            read = await away(self._work.read, self._form, line, typed)
            if read.refused:
                self._tell_refused(read.told)
            else:
                self._finish(read.form, read.told, further=further)

    async def _typed_so_far(self) -> str:
        """Give what is typed once the box has taken all letters that were typed before this key."""
        box, taken = self._box, asyncio.Event()
        box.call_later(taken.set)
        await taken.wait()
        return box.value

    async def _found(self, typed: str) -> Picker | None:
        """Give the rows of what is typed, as soon as they are there."""
        if self.line is None:
            return None
        if self._picker is None or self._picker.typed != typed:
            found = await away(self._work.picker, self._form, self.line, typed, self._sort)
            self._picker, self._cursor = found, 0
        return self._picker

    def _finish(self, form: StatementForm, told: str, *, further: bool) -> None:
        line = self.line
        assert line is not None  # noqa: S101 - for the type checker
        self.close()
        self._tell_taken(Taken(form=form, line=line, told=told, further=further))


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


def _more(hidden: int, beyond: int) -> str:
    """Say how many rows are not seen, and how many records are called so that have no row."""
    row, is_called = "row" if hidden == 1 else "rows", "is" if beyond == 1 else "are"
    rows = f"{hidden:,} more {row}, ↑ ↓ goes on to them" if hidden else ""
    named = f"{beyond:,} more {is_called} called so: type on" if beyond else ""
    return " · ".join(filter(None, (rows, named)))


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
