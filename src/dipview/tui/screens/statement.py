"""The form of a statement over the explorer: lines that keys open, until it is written or left."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from dipview.capture.form_lines import BESIDES, EIGHT, Line
from dipview.capture.shown_lines import carried, issue_kind, missing_in, shown_lines
from dipview.capture.statement_form import StatementForm
from dipview.commands.dialogs import StatementDialog
from dipview.commands.form_keys import FORM_KEYS, When, footer, keys_in_words
from dipview.commands.form_work import FormWork, FormWritten
from dipview.formats.output_file import OutputError
from dipview.model.sentences import sentence
from dipview.model.stances import IssueKind
from dipview.tui.bindings import binding_key
from dipview.tui.gate import Ink, Part, stacked, words
from dipview.tui.threads import away
from dipview.tui.widgets.dialog import FramedDialog
from dipview.tui.widgets.form_sheet import FormSheet
from dipview.tui.widgets.line_editor import LineEditor, Taken

_CLOSED = frozenset(each.action.partition("(")[0] for each in FORM_KEYS if each.when is When.CLOSED)
"""What keys do while no line is open."""
_ORDER = (*EIGHT, *BESIDES)
_WIDTH, _SHARE, _AROUND = 104, 0.96, 5
"""Cells of the frame, the share of the screen that it takes at most, and what is not the lines'."""
_LOW = 30
"""On a screen of fewer lines none is left empty."""
_LEFT = 5
"""Lines for the frame, the box, and what is told."""


class StatementScreen(FramedDialog[FormWritten | None]):
    """Shows a form until it is written, and gives what was; None where it is left.

    Args:
        asked: What stands in the frame, and what gives the form as it is at first.
        work: Looks up, reads and writes.
    """

    DEFAULT_CSS = """
    StatementScreen {
        & > Vertical {
            width: 104;
            height: auto;
            max-height: 100%;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
        }
        & LineEditor, & #told { margin-top: 1; }
        &.-low LineEditor, &.-low #told { margin-top: 0; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(binding_key(key), each.action, show=False, priority=True)
        for each in FORM_KEYS
        if each.when is When.CLOSED
        for key in each.keys
    ]

    def __init__(self, asked: StatementDialog, work: FormWork) -> None:
        super().__init__()
        self._asked = asked
        self._work = work
        self.form = StatementForm()
        self._begun = self.form
        """As it was at first."""
        self._warned: object = None
        """What was told before the form is left or written all the same."""
        self._ready = False
        """Whether there is a form to be filled in."""
        self._writing = False
        self._keys = False

    def compose(self) -> ComposeResult:
        """Lay out the lines, the box of the line that is open, and what is told."""
        with self.framed(self._asked.title):
            yield FormSheet(id="lines")
            yield LineEditor(self._work, self._take, self._draw, self._tell)
            yield Static(id="told", markup=False)

    async def on_mount(self) -> None:
        """Show the form as it is at first; keys that are typed meanwhile wait for it."""
        form = await away(self._asked.start)
        if form is None:
            self._tell("This statement does not stand in its file any more.")
            return
        self.form = self._begun = form
        self._ready = True
        self._draw()
        self._complete()

    @work(exclusive=True, group="complete")
    async def _complete(self) -> None:
        """Fill the form with what its file gives to all statements, as soon as that is known."""
        try:
            asked = self.form
            made = await away(self._work.completed_early, asked)
        except OutputError as error:
            self._tell(f"{error.path.name}: {error.what}")
            return
        if self.form == asked and made != asked:
            self._begun = made if self._begun == asked else self._begun
            self.form = made
            self._draw()
        elif self.form.source == made.given_of:
            self.form = self.form.with_given(made.given)
            self._draw()

    def on_resize(self) -> None:
        """Draw the lines for the size of now."""
        self.set_class(self.app.size.height < _LOW, "-low")
        self._draw()

    def renew(self) -> None:
        """Draw with what is read again; what was typed stays."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to the line that is open."""
        if action in _CLOSED:
            return self._editor.line is None
        return super().check_action(action, parameters)

    # Drawing

    @property
    def _editor(self) -> LineEditor:
        return self.query_one(LineEditor)

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        frame = self.query_one(Vertical)
        width = min(int(self.app.size.width * _SHARE), _WIDTH) - _AROUND
        sheet, open_line = self.query_one(FormSheet), self._editor.line
        if self._keys:
            sheet.update(stacked(_key_rows()))
        else:
            low = open_line is not None and self.app.size.height < _LOW
            besides = "" if low else carried(self.form)
            shown = shown_lines(self.form, self._work.dataset, self._shown())
            lines = sheet.show(shown, width, open_line, besides, brief=low)
            self._editor.give_room(self.app.size.height - lines - _LEFT)
        when = When.CLOSED if open_line is None else When.OPEN
        parts: list[Part] = []
        for key, title in footer(when, self._editor.line):
            parts += [(key, Ink.STRONG), f" {title}", " · "]
        frame.border_subtitle = words(*parts[:-1])

    def _shown(self) -> tuple[Line, ...]:
        """Give the lines that are of use: a value where the issue is a quantity or it has one."""
        quantity = issue_kind(self.form, self._work.dataset, self.form.issue) is IssueKind.QUANTITY
        held = self.form.value_of(Line.VALUE)
        return tuple(line for line in _ORDER if line is not Line.VALUE or quantity or held)

    def _tell(self, text: str) -> None:
        self.complain(sentence(f"{text[:1].upper()}{text[1:]}") if text else "")

    def _show(self, form: StatementForm, told: str = "") -> None:
        self.form, self._warned = form, None
        self._tell(told)
        self._draw()

    # Lines

    def action_line(self, key: str) -> None:
        """Open a line."""
        if self._ready and not self._writing:
            self._keys = False
            self._tell("")
            self._editor.open(self.form, Line(key))
            self._draw()

    def action_next_line(self) -> None:
        """Open the first line that is missing or has to be looked at."""
        missing = missing_in(self.form, self._work.dataset)
        wanted = [line for line in _ORDER if line in missing or line in self.form.doubts]
        self.action_line((wanted or [Line.WHO])[0].value)

    def _take(self, event: Taken) -> None:
        """Take over what was filled in."""
        form, given_of = event.form, self.form.given_of
        if form.given_of != given_of == form.source:
            form = form.with_given(self.form.given)
        self._show(form, event.told)
        if event.line is Line.SOURCE:
            self._complete()
        if event.further:
            shown = self._shown()
            at = shown.index(event.line) if event.line in shown else -1
            self._editor.open(self.form, shown[(at + 1) % len(shown)])
            self._draw()

    # Positions

    def action_next_position(self) -> None:
        """Go to the next position, a new one behind the last."""
        if not self._writing:
            self._show(self.form.next_position())

    def action_drop_position(self) -> None:
        """Take the position out that is shown."""
        if not self._writing:
            self._show(self.form.without_position())

    # Writing and leaving

    def action_keys(self) -> None:
        """Show the keys in place of the lines, or the lines again."""
        self._keys = not self._keys
        self._draw()

    def action_accept(self) -> None:
        """Write the statement; where something is missing, open its line."""
        missing = missing_in(self.form, self._work.dataset)
        if self._keys:
            self.action_keys()
        elif self._writing or not self._ready:
            return
        elif missing:
            line = next(line for line in _ORDER if line in missing)
            self._editor.open(self.form, line)
            self._tell(f"{line.word}: {missing[line]}")
            self._draw()
        elif Line.WORDS in self.form.doubts and self._warned != self.form:
            self._warned = self.form
            where = "stand in a heading, which the paper words itself"
            if not self.form.passage:
                where = "do not stand in the stored text of the source"
            self._tell(
                f"The exact words {where}: {Line.WORDS.value} corrects them, "
                "\u23ce once more writes them all the same."
            )
        else:
            self._writing = True
            self._write()

    @work(group="write")
    async def _write(self) -> None:
        """Write away from the keys; where that fails, the form stays as it is."""
        try:
            completed = await away(self._work.completed, self.form)
            before, after = (
                shown_lines(form, self._work.dataset, _ORDER) for form in (self.form, completed)
            )
            if before != after:
                self._writing = False
                self._show(completed, "its file gives this to all of its statements; look at it")
                return
            written = await away(self._work.put, completed)
        except OutputError as error:
            self._writing = False
            remedy = f"; {error.remedy}" if error.remedy else ""
            self._tell(f"nothing is written: {error.path.name}: {error.what}{remedy}")
        else:
            self.dismiss(written)

    def action_leave(self) -> None:
        """Leave without writing; what was typed is left behind only by a second press."""
        if self._keys:
            self.action_keys()
        else:
            self.dismiss(None)

    def dismiss(self, result: FormWritten | None = None) -> AwaitComplete:
        """Close it; what was typed and is not written only when that is asked for twice."""
        if result is None and self._writing:
            return AwaitComplete()  # It is known in a moment whether it is written.
        if result is None and self._typed and self._warned != self._typed:
            self._warned = self._typed
            self._tell("This is not written yet: \u23ce writes it, Esc once more leaves it.")
            return AwaitComplete()
        return super().dismiss(result)

    @property
    def _typed(self) -> object:
        """What would be lost; nothing where the form is as it was at first."""
        typed = self._editor.typed
        return (self.form, typed) if typed or self.form != self._begun else None


def _key_rows() -> list[tuple[Part, ...]]:
    """Draw the keys: those of the lines stand before the lines themselves."""
    about: list[tuple[Part, ...]] = [
        (("Each line opens by the letter before it.", Ink.PLAIN),),
        ("",),
    ]
    return [
        *about,
        *(
            (("  ", Ink.PLAIN), (key.ljust(6), Ink.STRONG), (said, Ink.PLAIN))
            for key, said in keys_in_words()
        ),
    ]
