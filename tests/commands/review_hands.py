"""A reviewer's hands: keys on the session of a review, carried out as its screen does."""

from __future__ import annotations

from pathlib import Path

from tests.capture.review.worlds import TEXT, opened_review

from dipview.capture.form_lines import Line
from dipview.capture.statement_form import StatementForm
from dipview.commands.decision_keys import pressed
from dipview.commands.effects import Effects, Notify
from dipview.commands.review_effects import Decide, OpenLine, Show, Undo
from dipview.commands.review_session import ReviewSession
from dipview.commands.reviewing import REVIEW_KEYS, flagged
from dipview.dataset.opening import open_dataset
from dipview.workspace.workspace import Workspace


class Hands:
    """Presses keys on a session, and carries their effects out as the screen does."""

    def __init__(self, data: Path) -> None:
        review = opened_review(data)
        workspace = Workspace(open_dataset([data]))
        self.data = data
        self.session = ReviewSession(review=review, workspace=workspace)
        self.session.desk = self.session.next_desk()
        self.open: Line | None = None
        self.told = ""

    def press(self, *keys: str) -> Effects:
        """Press keys that no open line takes."""
        wanted: Effects = ()
        for key in keys:
            wanted = pressed(REVIEW_KEYS, self.session, key)
            self.apply(wanted)
        return wanted

    def apply(self, effects: Effects) -> None:
        """Carry effects out."""
        for effect in effects:
            match effect:
                case Show(desk=desk):
                    self.session.desk = desk
                case Decide(decide=decide):
                    decide()
                    self.session.last = self.session.desk.form
                    self.session.desk = self.session.next_desk()
                case Undo():
                    if (back := self.session.review.undo()) is not None:
                        self.session.desk = self.session.desk_again(back)
                case OpenLine(line=line):
                    self.open = line
                case Notify(text=text):
                    self.told = text

    def flag(self, line: str) -> None:
        """Flag the draft with a line."""
        self.apply(flagged(self.session, line))

    def take(self, form: StatementForm) -> None:
        """Take over what is chosen in the line that is open."""
        self.open = None
        self.session.desk = self.session.taken(form)

    @property
    def form(self) -> StatementForm:
        """The statement on the desk."""
        assert self.session.desk.form is not None
        return self.session.desk.form

    @property
    def draft(self) -> str:
        """The id of the draft on the desk; empty for none."""
        draft = self.session.desk.draft
        return draft.id if draft is not None else ""

    @property
    def lit(self) -> str:
        """The words that are lit."""
        lit = self.session.desk.lit
        return TEXT[lit.start : lit.end] if lit is not None else ""
