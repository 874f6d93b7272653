"""The session of a review: what is gone over, and what lies on the desk; no screen, no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import define, evolve, field

from dipview.capture.form_lines import Line
from dipview.capture.review.decisions import Verdict
from dipview.capture.review.passages import Passage, Words
from dipview.capture.review.queue import Progress
from dipview.capture.review.review import Review, TakenBack
from dipview.capture.shown_lines import issue_kind
from dipview.capture.statement_form import StatementForm
from dipview.commands.review_desk import Desk, desk_of, desk_without_draft, with_form
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Statement
from dipview.views.reading.terms import terms_of, words_of_issue
from dipview.workspace.workspace import Workspace

_TAKEN_BACK = {
    Verdict.ACCEPTED: "a statement",
    Verdict.REJECTED: "that it is no statement",
    Verdict.LATER: "that it comes later",
    Verdict.FLAGGED: "the flag",
}


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
    def title(self) -> str:
        """Says what lies on the desk."""
        if self.desk.form is None:
            return "Done" if self.progress.total else "Nothing is drafted"
        if self.desk.draft is None:
            return "New statement"
        return f"Draft {self.progress.done + 1:,} of {self.progress.total:,}"

    @property
    def counts(self) -> Sequence[tuple[int, str]]:
        """How much has been decided, each count with what that is."""
        progress = self.progress
        return (
            (progress.accepted + progress.by_hand, "accepted"),
            (progress.rejected, "no statement"),
            (progress.later, "later"),
            (progress.flagged, "flagged"),
        )

    @property
    def remark(self) -> str:
        """What a colleague was to look at in the draft on the desk; empty for nothing."""
        draft = self.desk.draft
        decided = self.review.decisions.of_each.get(draft.id) if draft is not None else None
        return decided.line if decided is not None else ""

    @property
    def already_told(self) -> tuple[str, ...]:
        """The statements that may be what is drafted: of the same speakers, on the same words."""
        form, passage, dataset = self.desk.form, self.desk.passage, self.workspace.dataset
        if self.desk.draft is None or form is None or passage is None or not form.speakers:
            return ()
        found = map(dataset.record, dataset.linked(self.review.source.id, Link.RESTS_ON))
        return tuple(
            each.id
            for each in found
            if isinstance(each, Statement)
            and each.passage
            and {*each.speakers} == {*form.speakers}
            and _mostly_shared(Passage(*each.passage), passage)
        )

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

    def decided(self, decision: object) -> str:
        """Lay out what comes next after a decision; gives the id of the statement it wrote."""
        statement = str(getattr(decision, "statement", ""))
        if statement:
            self.last = self.desk.form
        self.desk = self.next_desk()
        return statement

    def back(self, back: TakenBack) -> str:
        """Lay out what was taken back; says what that is."""
        self.desk = self.desk_again(back)
        what = back.decision.statement or _TAKEN_BACK[back.decision.verdict]
        edited = "; it had been edited since, as the log keeps it" if back.edited else ""
        return f"Taken back: {what}{edited}."

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
        terms = terms_of(words_of_issue(dataset, id) for id in ids)
        text = self.words.text
        return [each for each in self.words.sentences if terms.in_text(text[each.start : each.end])]


def _mostly_shared(one: Passage, other: Passage) -> bool:
    """Tell whether more than half of the shorter passage is in the other."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return 2 * both > min(one.end - one.start, other.end - other.start)
