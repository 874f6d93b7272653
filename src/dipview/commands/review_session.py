"""The session of a review: what is gone over, and what lies on the desk; no screen, no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import define, evolve, field

from dipview.capture.form_lines import Line
from dipview.capture.review.issue_words import passages_with
from dipview.capture.review.passages import Passage, Words
from dipview.capture.review.queue import Progress
from dipview.capture.review.review import Review, TakenBack
from dipview.capture.shown_lines import issue_kind
from dipview.capture.statement_form import StatementForm
from dipview.commands.review_desk import Desk, desk_of, desk_without_draft, with_form
from dipview.model.kinds import Kind
from dipview.workspace.workspace import Workspace


@define(kw_only=True, eq=False, repr=False, slots=False)
class ReviewSession:
    """One person's review of one source."""

    review: Review
    workspace: Workspace
    """What is open, for what the lines name and what is picked for them."""
    desk: Desk = field(factory=Desk)
    last: StatementForm | None = None
    """The statement that was accepted last in this session."""

    @cached_property
    def words(self) -> Words:
        """The words and sentences of the text."""
        return Words(self.review.text)

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self.review.progress

    @property
    def remark(self) -> str:
        """What a colleague was to look at in the draft on the desk; empty for nothing."""
        draft = self.desk.draft
        decided = self.review.decisions.of_each.get(draft.id) if draft is not None else None
        return decided.line if decided is not None else ""

    def renew(self, workspace: Workspace) -> None:
        """Take over the files as they were read again."""
        self.workspace = workspace
        self.review.dataset = workspace.dataset

    def next_desk(self) -> Desk:
        """Lay what comes next on the desk."""
        waiting = self.review.waiting
        if not waiting:
            return Desk()
        return desk_of(waiting[0], self.review.form_again(waiting[0]), self.review.text)

    def desk_again(self, back: TakenBack) -> Desk:
        """Lay what was taken back on the desk."""
        text = self.review.text
        if back.draft is not None:
            form = back.form or self.review.forms[back.draft.id]
            return desk_of(back.draft, form, text)
        if back.form is None:
            return self.next_desk()
        return desk_without_draft(back.form, text)

    def taken(self, form: StatementForm) -> Desk:
        """Take over what was chosen in a line.

        What the verb of the draft says of an issue is proposed of the one that is chosen.
        """
        draft = self.desk.draft
        chosen = form.issue and not form.position.get("stance") and not form.position.get("value")
        if draft is not None and draft.stance is not None and chosen:
            kind = issue_kind(form, self.workspace.dataset, form.issue)
            if kind is not None and draft.stance.fits(kind):
                form = form.with_value(Line.STANCE, draft.stance)
                form = evolve(form, doubts=form.doubts | {Line.STANCE})
        return with_form(self.desk, form, self.review.text)

    def issue_passages(self) -> Sequence[Passage]:
        """Give the sentences with a word of an issue: of the one on the desk, or else of any."""
        dataset = self.workspace.dataset
        chosen = self.desk.form.issue if self.desk.form is not None else ""
        ids = [chosen] if dataset.kind_of(chosen) is Kind.ISSUE else dataset.ids(Kind.ISSUE)
        return passages_with(dataset, ids, self.words)
