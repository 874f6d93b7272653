"""The review: the text with the draft's passage lit, and the statement that it may become."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from attrs import evolve
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from dipview.capture.form_lines import Line
from dipview.capture.shown_lines import shown_lines
from dipview.commands.command import key_name
from dipview.commands.effects import Effect, Effects
from dipview.commands.form_keys import When, footer
from dipview.commands.form_work import FormWork
from dipview.commands.review_desk import lines_of
from dipview.commands.review_effects import OpenLine, Show
from dipview.commands.review_passages import Look, shown_passages
from dipview.commands.review_session import ReviewSession
from dipview.commands.reviewing import REVIEW_KEYS, flagged, footer_keys
from dipview.formats.safe_text import show
from dipview.formats.width import cut, wrap
from dipview.tui.gate import Ink, Part, stacked, words
from dipview.tui.screens.decision import DecisionScreen, Row, bindings_of, fits, nothing_left
from dipview.tui.theme import Role
from dipview.tui.widgets.form_sheet import FormSheet
from dipview.tui.widgets.line_editor import LineEditor, Taken
from dipview.tui.widgets.passage_plan import Lit
from dipview.tui.widgets.passage_text import PassageText
from dipview.tui.widgets.text_spans import TextSpan
from dipview.views.parts.citations import reference_text

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
_LOW, _LOW_BESIDE = 30, 22
"""With fewer lines, none is left between the parts of the statement; the second, side by side."""
_LABEL = 18
"""Cells before what a line of the statement holds."""
_SCROLLBAR = 1
_BESIDES = ("acts", "targets", "capacity")
"""Keys of a statement that no line shows."""


class ReviewScreen(DecisionScreen[ReviewSession]):
    """Goes through the drafts of a source, until it is left.

    Args:
        session: What is gone over.
        work: Looks up and reads for the lines of the statement.
        written: Told the id of each statement that is accepted; an empty one where one went.
    """

    DEFAULT_CSS = """
    ReviewScreen {
        & #decided { max-height: 70%; }
        & LineEditor, & #colleague, & #told { margin-top: 1; }
        & #about { height: auto; margin-top: 1; color: $foreground-muted; }
        &.-close #about { display: none; }
        &.-close LineEditor, &.-close #told, &.-close #colleague { margin-top: 0; }
        &.-keys #decided { max-height: 100%; }
        &.-beside #text-side { width: 3fr; }
        &.-beside #decided { width: 2fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(REVIEW_KEYS)]
    KEYS = REVIEW_KEYS
    KEYS_WIDTH = 18
    READ_ALONE = "Somebody else is reviewing this source: here it can be read alone."

    def __init__(
        self,
        session: ReviewSession,
        work: FormWork,
        written: Callable[[str], object] = lambda _: None,
    ) -> None:
        super().__init__(session, session.review, written)
        self._work = work
        session.desk = session.next_desk()

    def _lines(self) -> Iterator[Widget]:
        yield FormSheet(id="lines")
        yield Static(id="about", markup=False)
        yield LineEditor(self._work, self._take, self._draw, self.complain)

    @property
    def _typing(self) -> bool:
        return super()._typing or self._editor.line is not None

    def _apply_own(self, effect: Effect) -> None:
        match effect:
            case Show(desk=desk):
                self.complain("")
                self.session.desk = desk
                self._draw()
            case OpenLine(line=line):
                self._open_line(line)

    def _flagged(self, line: str) -> Effects:
        return flagged(self.session, line)

    # Lines

    @property
    def _editor(self) -> LineEditor:
        return self.query_one(LineEditor)

    def _open_line(self, line: Line) -> None:
        if self.session.desk.form is not None:
            self._editor.open(self.session.desk.form, line)
            self._draw()

    def _take(self, event: Taken) -> None:
        """Take over what was filled in."""
        self.session.desk = self.session.taken(event.form)
        self.complain(event.told)
        if event.further:
            shown = lines_of(event.form, self.session.workspace.dataset)
            at = shown.index(event.line) if event.line in shown else -1
            self._open_line(shown[(at + 1) % len(shown)])
        self._draw()

    # Drawing

    def _ask(self) -> None:
        super()._ask()
        self._draw()

    def _fit(self) -> None:
        super()._fit()
        low = _LOW_BESIDE if self.has_class("-beside") else _LOW
        self.set_class(self.app.size.height < low, "-close")

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
        return sign._replace(text=_ASCII.get(sign.text, sign.text)) if self.ascii_marks else sign

    def _draw_lines(self, room: int, *, seen: bool) -> None:
        session = self.session
        form, dataset = session.desk.form, session.workspace.dataset
        sheet = self.query_one(FormSheet)
        width = max(20, room - _SCROLLBAR)
        if seen and form is None:
            sheet.update(stacked(_nothing_left(session)))
        elif seen and form is not None:
            lines = lines_of(form, dataset)
            sheet.show(shown_lines(form, dataset, lines), width, self._editor.line)
        self.query_one("#about", Static).update(stacked(_about(session, width, keys=not seen)))

    def _footer(self, room: int) -> list[tuple[str, str]]:
        """Give the keys of the footer, the less important left out where room is scarce."""
        if self._editor.line is not None:
            return list(footer(When.OPEN, self._editor.line))
        shown = list(footer_keys(self.session))
        while shown:
            named = [
                (" ".join(map(key_name, each.keys[: each.written])), each.title) for each in shown
            ]
            if fits(named, room):
                return named
            shown.remove(max(reversed(shown), key=lambda each: each.footer))
        return []


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
    told += [("already told", each) for each in session.already_told]
    room = max(12, width - _LABEL)
    rows: list[tuple[Part, ...]] = []
    for name, text in told:
        for at, line in enumerate(wrap(show(text), room)):
            label = f"    {name}" if not at else ""
            rows.append(((label.ljust(_LABEL), Ink.MUTED), (line, Ink.MUTED)))
    return rows


def _nothing_left(session: ReviewSession) -> list[Row]:
    total = session.progress.total
    said = f"All {total:,} drafts are decided." if total else "There are no drafts of this text."
    return nothing_left(said, "↓ marks a sentence, n makes a statement of it, u takes back.")
