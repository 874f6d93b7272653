"""The review: the text with the draft's passage lit, and the statement that it may become."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar, TypeVar

from attrs import evolve
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from dipview.capture.form_lines import Line
from dipview.capture.review.decisions import Verdict
from dipview.capture.review.review import ReviewError, TakenBack
from dipview.capture.shown_lines import shown_lines
from dipview.commands.command import key_name
from dipview.commands.effects import Effects, Notify
from dipview.commands.form_keys import When, footer
from dipview.commands.form_work import FormWork
from dipview.commands.review_desk import lines_of
from dipview.commands.review_effects import (
    AskColleague,
    Decide,
    LeaveReview,
    OpenLine,
    Scroll,
    Show,
    ShowKeys,
    Undo,
)
from dipview.commands.review_passages import Look, shown_passages
from dipview.commands.review_session import ReviewSession
from dipview.commands.reviewing import REVIEW_KEYS, flagged, footer_keys, keys_in_words, pressed
from dipview.formats.display import show
from dipview.formats.width import cells, cut, wrap
from dipview.tui.bindings import binding_key
from dipview.tui.gate import Ink, Part, stacked, words
from dipview.tui.theme import Role
from dipview.tui.widgets.dialog import Dialog
from dipview.tui.widgets.form_sheet import FormSheet
from dipview.tui.widgets.line_editor import LineEditor
from dipview.tui.widgets.passage_plan import Lit
from dipview.tui.widgets.passage_text import PassageText
from dipview.tui.widgets.safe_input import SafeInput
from dipview.tui.widgets.text_spans import TextSpan
from dipview.views.parts.citations import reference_text
from dipview.workspace.workspace import Workspace

Written = TypeVar("Written")

_ROLES = {
    Look.WAITING: Role.AHEAD,
    Look.FLAGGED: Role.AHEAD,
    Look.ACCEPTED: Role.DONE,
    Look.AT_HAND: Role.HAND,
    Look.NAME: Role.HAND_NAME,
    Look.WORDS: Role.HAND_WORDS,
    Look.MARKED: Role.MARKED,
}
_SIGNS = {
    Look.ACCEPTED: TextSpan("✓", Role.FOR),
    Look.FLAGGED: TextSpan("!", Role.CONDITIONAL),
    Look.WAITING: TextSpan("·", Role.QUIET),
}
_ASCII = {"✓": "+", "·": "."}
_WIDE = 110
"""From this many columns on, text and statement stand side by side."""
_LOW, _LOW_BESIDE = 30, 22
"""With fewer lines, none is left between the parts of the statement; the second, side by side."""
_UNNOTICED = 0.3
"""Seconds of writing of which nothing is told."""
_GAP = "   "
_LABEL = 18
"""Cells before what a line of the statement holds."""
_TAKEN_BACK = {
    Verdict.ACCEPTED: "a statement",
    Verdict.REJECTED: "that it is no statement",
    Verdict.LATER: "that it comes later",
    Verdict.FLAGGED: "the flag",
}
_SCROLLBAR, _AROUND = 1, 4
"""Cells of a scrollbar, and of the frame and the blanks around what has the whole screen."""
_KEYS = 18
"""Cells before what a key does."""
_BESIDES = ("acts", "targets", "capacity")
"""Keys of a statement that no line shows."""


class ReviewScreen(Dialog[None]):
    """Goes through the drafts of a source, until it is left.

    Args:
        session: What is gone over.
        work: Looks up and reads for the lines of the statement.
        written: Told the id of each statement that is accepted; an empty one where one went.
    """

    DEFAULT_CSS = """
    ReviewScreen {
        background: $background;
        & #sides { height: 1fr; layout: vertical; }
        & .side {
            border: round $border-blurred;
            border-title-color: $foreground-muted;
            border-subtitle-color: $foreground-muted;
            background: $background;
        }
        & #text-side { height: 1fr; width: 1fr; }
        & #statement {
            height: auto;
            max-height: 70%;
            width: 1fr;
            border: round $border;
            border-title-color: $accent;
            padding: 0 1;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
        }
        & LineEditor, & #colleague { margin-top: 1; }
        & #about { height: auto; margin-top: 1; color: $foreground-muted; }
        &.-close #about { display: none; }
        & #told { color: $warning; height: auto; display: none; margin-top: 1; }
        & #told.-told { display: block; }
        & #colleague { display: none; height: 1; border: none; padding: 0; background: $panel; }
        & #keys { height: 1; padding: 0 1; color: $foreground-muted;
            text-wrap: nowrap; text-overflow: ellipsis; }
        &.-keys #text-side { display: none; }
        &.-beside #sides { layout: horizontal; }
        &.-beside #text-side { height: 1fr; width: 3fr; padding: 0 1; }
        &.-beside #statement { height: 1fr; max-height: 100%; width: 2fr; padding: 1 1 0 1; }
        &.-keys #statement { max-height: 100%; }
        &.-close LineEditor, &.-close #told, &.-close #colleague { margin-top: 0; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(binding_key(key), f"pressed({key!r})", show=False, priority=True)
        for each in REVIEW_KEYS
        for key in each.keys
    ]

    def __init__(
        self,
        session: ReviewSession,
        work: FormWork,
        written: Callable[[str], object] = lambda _: None,
    ) -> None:
        super().__init__()
        self.session = session
        self._work = work
        self._tell_session = written
        self._keys = False
        """The keys stand in place of the statement."""
        session.desk = session.next_desk()

    def compose(self) -> ComposeResult:
        """Lay out the text, the statement with what is typed into it, and the keys."""
        with Horizontal(id="sides"):
            with Vertical(id="text-side", classes="side"):
                yield PassageText(id="text")
            with Vertical(id="statement", classes="side"):
                yield FormSheet(id="lines")
                yield Static(id="about", markup=False)
                yield LineEditor(self._work, self._heard, id="editor")
                yield SafeInput(placeholder="what a colleague should look at", id="colleague")
                yield Static(id="told", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first draft, and who else is at it."""
        self.query_one(PassageText).ascii_marks = bool(getattr(self.app, "ascii_marks", False))
        if self.session.review.read_only:
            self._tell("Somebody else is reviewing this source: here it can be read alone.")
        self._fit()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Lay out for the size of now."""
        self._fit()
        self.call_after_refresh(self._draw)

    def on_unmount(self) -> None:
        """Let others decide."""
        self.session.review.close()

    def renew(self, workspace: Workspace) -> None:
        """Draw with what was read again; what was chosen stays."""
        self.session.renew(workspace)
        self._draw()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to what is typed into."""
        if action == "pressed":
            return self._editor.line is None and not self._asking
        return super().check_action(action, parameters)

    async def action_pressed(self, key: str) -> None:
        """Do what a key does; the next one waits until that is done."""
        if self._keys:
            self._keys = False
            self._draw()
        else:
            await self._apply(pressed(self.session, key))

    async def _apply(self, effects: Effects) -> None:
        for effect in effects:
            match effect:
                case Show(desk=desk):
                    self._tell("")
                    self.session.desk = desk
                    self._draw()
                case Notify(text=text):
                    self._tell(text)
                case OpenLine(line=line):
                    self._open_line(line)
                case Decide(decide=decide):
                    await self._decide(decide)
                case Undo():
                    await self._take_back()
                case AskColleague():
                    self._ask()
                case Scroll(screens=screens):
                    self.query_one(PassageText).scroll_screens(screens)
                case ShowKeys():
                    self._keys = True
                    self._draw()
                case LeaveReview():
                    self.dismiss(None)

    async def _decide(self, decide: Callable[[], object]) -> None:
        """Decide away from the keys; the next draft is shown once that is on the disk."""
        try:
            decision = await self._written(decide)
        except ReviewError as error:
            self._tell(str(error))
            return
        besides = ""
        if statement := getattr(decision, "statement", ""):
            self.session.last = self.session.desk.form
            self._tell_session(statement)
            besides = self.session.review.remark
        self._show_next(besides)

    async def _written(self, write: Callable[[], Written]) -> Written:
        """Write in a thread, to its end; says so where that takes long enough to be noticed."""
        made = asyncio.ensure_future(asyncio.to_thread(write))
        if not (await asyncio.wait((made,), timeout=_UNNOTICED))[0]:
            self._tell("Being written …")
        return await made

    def _show_next(self, besides: str) -> None:
        self.session.desk = self.session.next_desk()
        remark = self.session.remark
        told = (f"Flagged: {remark}" if remark else "", f"{besides}." if besides else "")
        self._tell(" ".join(filter(None, told)))
        self._draw()

    async def _take_back(self) -> None:
        """Undo away from the keys, on the files as they are now."""
        try:
            back = await self._written(self.session.review.undo)
        except ReviewError as error:
            self._tell(str(error))
            return
        if back is None:
            self._tell("Nothing is left to be taken back.")
            return
        self._tell_session("")
        self._tell(_told_of(back))
        self.session.desk = self.session.desk_again(back)
        self._draw()

    # Lines

    @property
    def _editor(self) -> LineEditor:
        return self.query_one(LineEditor)

    def _open_line(self, line: Line) -> None:
        if self.session.desk.form is not None:
            self._editor.open(self.session.desk.form, line)
            self._draw()

    def _heard(self, event: LineEditor.Taken | LineEditor.Left | LineEditor.Refused) -> None:
        """Go on with what became of a line."""
        match event:
            case LineEditor.Taken():
                self._take(event)
            case LineEditor.Left():
                self._draw()
            case LineEditor.Refused():
                self._tell(event.told)

    def _take(self, event: LineEditor.Taken) -> None:
        """Take over what was filled in."""
        self.session.desk = self.session.taken(event.form)
        self._tell(event.told)
        if event.further:
            shown = lines_of(event.form, self.session.workspace.dataset)
            at = shown.index(event.line) if event.line in shown else -1
            self._open_line(shown[(at + 1) % len(shown)])
        self._draw()

    # Flagging

    @property
    def _asking(self) -> bool:
        return self.query_one("#colleague").display

    def _ask(self) -> None:
        box = self.query_one("#colleague", SafeInput)
        box.value, box.display = "", True
        self.set_focus(box)
        self._draw()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Flag the draft with the line that was typed."""
        if event.input.id == "colleague":
            event.stop()
            self._answered()
            await self._apply(flagged(self.session, event.value))

    def key_escape(self) -> None:
        """Leave the draft as it was."""
        if self._asking:
            self._answered()

    def _answered(self) -> None:
        self.query_one("#colleague").display = False
        self.set_focus(None)
        self._draw()

    # Drawing

    def _fit(self) -> None:
        width, height = self.app.size
        beside = width >= _WIDE
        self.set_class(beside, "-beside")
        self.set_class(height < (_LOW_BESIDE if beside else _LOW), "-close")

    def _tell(self, text: str) -> None:
        told = self.query_one("#told", Static)
        told.update(words(text))
        told.set_class(bool(text), "-told")

    def _draw(self) -> None:
        if self.is_mounted:
            self._draw_text()
            self._draw_statement()
            self._draw_keys()

    def _draw_text(self) -> None:
        session = self.session
        side, shown = self.query_one("#text-side"), shown_passages(session)
        lit = [Lit(each.start, each.end, _ROLES[each.look]) for each in shown]
        signs = [(each.start, self._sign(each.look)) for each in shown if each.look in _SIGNS]
        at = session.desk.lit
        place = (at.start, at.end) if at is not None else None
        self.query_one(PassageText).show(session.review.text, lit, place, signs)
        title = reference_text(evolve(session.review.source, url="", archive_url=""))
        side.border_title = words(cut(title, max(8, side.size.width - 6)))

    def _sign(self, look: Look) -> TextSpan:
        sign = _SIGNS[look]
        ascii_marks = getattr(self.app, "ascii_marks", False)
        return sign._replace(text=_ASCII.get(sign.text, sign.text)) if ascii_marks else sign

    def _draw_statement(self) -> None:
        session, side = self.session, self.query_one("#statement", Vertical)
        form, dataset = session.desk.form, session.workspace.dataset
        sheet = self.query_one(FormSheet)
        room = self.app.size.width - _AROUND if self._keys else side.size.width
        width = max(20, room - _SCROLLBAR)
        self.set_class(self._keys, "-keys")
        if self._keys:
            sheet.update(stacked(_key_rows(width)))
        elif form is None:
            sheet.update(stacked(_nothing_left(session)))
        else:
            lines = lines_of(form, dataset)
            sheet.show(shown_lines(form, dataset, lines), width, self._editor.line)
        self.query_one("#about", Static).update(stacked(_about(session, width, keys=self._keys)))
        side.border_title = words(_title(session, keys=self._keys))
        side.border_subtitle = words(_counts(session))

    def _draw_keys(self) -> None:
        foot = self.query_one("#keys", Static)
        room = max(0, self.app.size.width - 2)
        if self._editor.line is not None:
            named = list(footer(When.OPEN, self._editor.line))
        elif self._asking:
            named = [("⏎", "flags it"), ("Esc", "as before")]
        elif self._keys:
            named = [("any key", "back")]
        else:
            named = _fitting(self.session, room)
        parts: list[Part] = []
        for key, title in named:
            parts += [(key, Ink.STRONG), f" {title}", _GAP]
        foot.update(words(*parts[:-1]))


def _title(session: ReviewSession, *, keys: bool) -> str:
    desk, progress = session.desk, session.progress
    if keys:
        return "Keys"
    if desk.form is None:
        return "Done" if progress.total else "Nothing is drafted"
    if desk.draft is None:
        return "New statement"
    return f"Draft {progress.done + 1:,} of {progress.total:,}"


def _counts(session: ReviewSession) -> str:
    """Tell what has been decided: ``9 accepted · 2 later``."""
    progress = session.progress
    counts = (
        (progress.accepted + progress.by_hand, "accepted"),
        (progress.rejected, "no statement"),
        (progress.later, "later"),
        (progress.flagged, "flagged"),
    )
    told = [f"{count:,} {what}" for count, what in counts if count]
    return " · ".join((*(["read only"] if session.review.read_only else []), *told))


def _about(session: ReviewSession, width: int, *, keys: bool) -> list[tuple[Part, ...]]:
    """Tell what of a statement no line shows, and what its draft was found by."""
    form, draft = session.desk.form, session.desk.draft
    if form is None or keys:
        return []
    words_of = ["exact words" if not at else "" for at in range(len(form.words))]
    told = [(name, f"\u201c{each}\u201d") for name, each in zip(words_of, form.words, strict=True)]
    for name in _BESIDES:
        held = form.base.get(name)
        if held:
            told.append((name, ", ".join(held) if isinstance(held, list) else str(held)))
    if form.locator:
        told.append((Line.LOCATOR.word, form.locator))
    if draft is not None and draft.cue:
        told.append(("found by", draft.cue))
    room = max(12, width - _LABEL)
    rows: list[tuple[Part, ...]] = []
    for name, text in told:
        for at, line in enumerate(wrap(show(text), room)):
            label = f"    {name}" if not at else ""
            rows.append(((label.ljust(_LABEL), Ink.MUTED), (line, Ink.MUTED)))
    return rows


def _nothing_left(session: ReviewSession) -> list[tuple[Part, ...]]:
    total = session.progress.total
    said = f"All {total:,} drafts are decided." if total else "There are no drafts of this text."
    return [
        ((said, Ink.PLAIN),),
        ("",),
        (("↓ marks a sentence, n makes a statement of it, u takes back.", Ink.MUTED),),
    ]


def _key_rows(width: int) -> list[tuple[Part, ...]]:
    rows: list[tuple[Part, ...]] = []
    for key, said in keys_in_words():
        for at, line in enumerate(wrap(said, max(12, width - _KEYS))):
            rows.append(((("" if at else key).ljust(_KEYS), Ink.STRONG), (line, Ink.PLAIN)))
    return rows


def _fitting(session: ReviewSession, room: int) -> list[tuple[str, str]]:
    """Give the keys of the footer, the less important left out where room is scarce."""
    shown = list(footer_keys(session))
    while shown:
        named = [(" ".join(map(key_name, each.keys[: each.written])), each.title) for each in shown]
        if sum(cells(f"{key} {title}{_GAP}") for key, title in named) <= room + len(_GAP):
            return named
        shown.remove(max(reversed(shown), key=lambda each: each.footer))
    return []


def _told_of(back: TakenBack) -> str:
    """Say what was taken back."""
    what = back.decision.statement or _TAKEN_BACK[back.decision.verdict]
    edited = "; it had been edited since, as the log keeps it" if back.edited else ""
    return f"Taken back: {what}{edited}."
