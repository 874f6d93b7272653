"""A review: the drafts of one source, what is decided of them, and the files that follow from it.

A decision is in the log before the files of the dataset are written, and whoever is killed between
the two finds the draft again: what the files say decides, see ``reconciled``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from dipview.capture.draft import Draft
from dipview.capture.draft_forms import form_of
from dipview.capture.new_records import NewRecord, TakenIds, record_again
from dipview.capture.review.changed_fields import changed_fields, plain
from dipview.capture.review.decision_log import DecisionLog, ReviewError, opened_log
from dipview.capture.review.decisions import Decision, Decisions, Made, Verdict, decisions_file
from dipview.capture.review.opening import Material
from dipview.capture.review.queue import Progress, in_text_order, progress, waiting
from dipview.capture.review.reconciling import known_again, reconciled, renamed
from dipview.capture.statement_form import StatementForm, form_of_record
from dipview.capture.writing_forms import written_form
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.skeletons import fresh_id
from dipview.dataset.texts.locators import Locators
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import RecordStatus
from dipview.model.values import frozen
from dipview.search.folding import fold
from dipview.writing.change import Change
from dipview.writing.write_error import WriteError
from dipview.writing.writer import Writer

_BY_HAND = "by-hand"


@frozen
class TakenBack:
    """A decision that was undone."""

    decision: Decision
    draft: Draft | None
    """The draft that is back; None for what was made by hand, or a draft that is gone."""
    form: StatementForm | None
    """The statement as its file had it; None where none was accepted."""
    edited: bool = False
    """Whether the statement had been changed since; what it said is kept in the log."""


class Review:
    """One person's work on the drafts of a source.

    Every method that decides returns once that is on the disk; call them in a thread.

    Args:
        material: What is gone over.
        dataset: The dataset as it is open.
        log: What was decided before; where it can be read alone, nothing can be decided here.
        paths: The files and folders that are open, which are written to.
        limits: How many bytes may be read.
    """

    def __init__(
        self,
        material: Material,
        dataset: Dataset,
        log: DecisionLog[Decision],
        paths: Sequence[Path],
        limits: Limits | None = None,
    ) -> None:
        self.source = source = material.source
        self.text = text = material.stored.text
        self.drafts = in_text_order(material.drafts.drafts if material.drafts else ())
        self.dataset = dataset
        """As it is open; whoever reads the files again puts the new one here."""
        self.locators = Locators(text)
        """How places in the text are cited."""
        self.forms: Mapping[str, StatementForm] = {
            draft.id: form_of(draft, text, dataset, source.id, self.locators.at(*draft.passage))
            for draft in self.drafts
        }
        """The form of each draft, by its id, with nothing changed."""
        self._log = log
        self._paths, self._limits = tuple(paths), limits
        self._writer = Writer(paths, limits)
        self._by_id = {draft.id: draft for draft in self.drafts}
        self._words = {each.id: text[slice(*each.passage)] for each in self.drafts}
        if not log.read_only:
            for late in reconciled(log.decided, self.drafts, self.forms, dataset):
                log.append(late)
        self._renamed = known_again(log.decided, self.forms, self._words)

    # What is known

    @property
    def read_only(self) -> bool:
        """Whether somebody else is deciding on these drafts."""
        return self._log.read_only

    @property
    def remark(self) -> str:
        """What has to be known of what was written last; empty for nothing."""
        return self._writer.remark

    @property
    def decisions(self) -> Decisions:
        """What has been decided, those on drafts of an earlier text known again by their words."""
        return renamed(self._log.decided, self._renamed)

    @property
    def waiting(self) -> tuple[Draft, ...]:
        """The drafts that are still to be decided, the next one first."""
        return waiting(self.drafts, self.decisions)

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return progress(self.drafts, self.decisions)

    @property
    def written(self) -> tuple[str, ...]:
        """Ids of the statements that were accepted, the last one last."""
        return tuple(each.statement for each in self.decisions.standing if each.statement)

    def form_again(self, draft: Draft) -> StatementForm:
        """Give the form of a draft: as it was when it was taken back, else as it is drafted."""
        form = self.forms[draft.id]
        for each in reversed(self.decisions.every):
            if each.draft == draft.id and each.verdict is not Verdict.UNDONE:
                undone = each.verdict is Verdict.ACCEPTED and bool(each.changed)
                new = _made_again(each, self.dataset)
                return _put_back(form, each.table, new) if undone else form
        return form

    def close(self) -> None:
        """Let others decide."""
        self._log.close()

    # Deciding

    def accept(self, form: StatementForm, draft: Draft | None = None) -> Decision:
        """Make a statement of a form, and write it.

        Args:
            form: The statement.
            draft: What it began as; None for one that was made by hand.

        Raises:
            ReviewError: It could not be written.
        """
        self._may_decide()
        form = self._identified(form)
        table, made = form.table(), tuple(self._made(form))
        proposed = self.forms[draft.id] if draft is not None else None
        decision = Decision(
            verdict=Verdict.ACCEPTED,
            draft=draft.id if draft is not None else f"{_BY_HAND}-{form.id}",
            statement=form.id,
            table=table,
            proposed=_without_id(proposed.table()) if proposed is not None else {},
            changed=changed_fields(proposed.table(), table) if proposed is not None else (),
            made=made,
            by_hand=draft is None,
            cue=draft.cue if draft is not None else "",
            words=self._words[draft.id] if draft is not None else "",
        )
        kept = self._log.append(decision)
        changes = [Change(each.kind, each.id, each.table, new=True) for each in made]
        statement = Change(Kind.STATEMENT, form.id, table, new=True)
        self._write((*changes, statement), otherwise=kept)
        return kept

    def put_off(self, draft: Draft) -> Decision:
        """Let a draft come again behind all others."""
        return self._decide(draft, Verdict.LATER)

    def reject(self, draft: Draft) -> Decision:
        """Never propose a draft again."""
        return self._decide(draft, Verdict.REJECTED)

    def flag(self, draft: Draft, line: str) -> Decision:
        """Let a colleague look at a draft.

        Args:
            draft: The draft.
            line: What about.
        """
        return self._decide(draft, Verdict.FLAGGED, line)

    def undo(self) -> TakenBack | None:
        """Take back the last decision that stands, of this session or of an earlier one.

        Returns:
            What came back; None where nothing was decided.

        Raises:
            ReviewError: It could not be taken back: its statement was changed since, say.
        """
        self._may_decide()
        last = self.decisions.last
        if last is None:
            return None
        # Others may have written meanwhile: what is taken out is what stands there now.
        dataset = open_dataset(self._paths, self._limits) if last.statement else self.dataset
        found, edited = self._as_written(last, dataset)
        undone = Decision(
            verdict=Verdict.UNDONE,
            draft=last.draft,
            undoes=last.number,
            table=found.own if found is not None and edited else {},
        )
        kept = self._log.append(undone)
        gone = (*_without(last, found, dataset),) if found is not None else ()
        if gone:
            self._write(gone, otherwise=kept, again=last)
        draft, form = self._by_id.get(last.draft), None
        if last.verdict is Verdict.ACCEPTED:
            before = self.forms[draft.id] if draft is not None else StatementForm()
            table = found.base if found is not None else last.table
            new = _made_again(last, dataset, {each.id for each in gone})
            form = _put_back(before, table, new) if table else before
        return TakenBack(last, draft, form, edited)

    def _as_written(
        self, decision: Decision, dataset: Dataset
    ) -> tuple[StatementForm | None, bool]:
        """Give the statement of a decision as it is written now, and whether it was edited."""
        if decision.verdict is not Verdict.ACCEPTED or not dataset.kind_of(decision.statement):
            return None, False
        found = written_form(dataset, decision.statement, self._limits)
        if found is None:
            return None, False
        edited = bool(decision.table) and plain(found.base) != plain(decision.table)
        return found, edited

    def _decide(self, draft: Draft, verdict: Verdict, line: str = "") -> Decision:
        self._may_decide()
        return self._log.append(
            Decision(
                verdict=verdict,
                draft=draft.id,
                proposed=_without_id(self.forms[draft.id].table()),
                cue=draft.cue,
                line=line,
                words=self._words[draft.id],
            )
        )

    def _may_decide(self) -> None:
        if self.read_only:
            raise ReviewError(
                f"Somebody else is reviewing '{self.source.id}': here it can be read alone."
            )

    def _write(
        self, changes: Sequence[Change], *, otherwise: Decision, again: Decision | None = None
    ) -> None:
        """Write to the files; where that is refused, what was logged of it is taken back."""
        try:
            self._writer.write(changes)
        except WriteError as error:
            if again is not None:
                self._log.append(again)
            else:
                draft, number = otherwise.draft, otherwise.number
                self._log.append(Decision(verdict=Verdict.UNDONE, draft=draft, undoes=number))
            raise ReviewError(str(error)) from error

    def _identified(self, form: StatementForm) -> StatementForm:
        """Give a statement an id that neither the dataset nor this session has."""
        form = evolve(form, id="", status=form.status or RecordStatus.REVIEWED.value)
        if form.issue or form.summary:
            return form.identified(self.dataset, self.written)
        who = next(iter((*form.who, *form.on_behalf_of)), form.unnamed_speakers)
        taken = TakenIds(self.dataset, {*self.written, *(each.id for each in form.new)})
        told = fold(f"{who} in {self.source.id}")
        return evolve(form, id=fresh_id(Kind.STATEMENT, told, taken))

    def _made(self, form: StatementForm) -> Iterator[Made]:
        """Give the records made on the way that are not written yet."""
        before = {made.id for each in self.decisions.standing for made in each.made}
        for record in form.records():
            if record.id not in before and self.dataset.kind_of(record.id) is None:
                yield Made(record.kind, record.id, record.table(self.source.id, form.locator))


def open_review(
    paths: Sequence[Path], dataset: Dataset, material: Material, limits: Limits | None = None
) -> Review:
    """Open the review of a source; close it when it is left.

    Raises:
        ReviewError: What was decided before cannot be read, or nothing can be written there.
    """
    with opened_log(decisions_file(material.file), Decision) as log:
        return Review(material, dataset, log, paths, limits)


def _without_id(table: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in table.items() if key != "id"}


def _put_back(
    form: StatementForm, table: Mapping[str, Any], new: tuple[NewRecord, ...]
) -> StatementForm:
    """Give a form what a statement said that was made of it; it gets an id anew."""
    said = form_of_record({key: value for key, value in table.items() if key != "id"})
    return evolve(said, new=(*form.new, *new), draft=form.draft, base=said.base)


def _made_again(
    decision: Decision, dataset: Dataset, gone: Collection[str] = ()
) -> tuple[NewRecord, ...]:
    """Give what was made for a statement and has gone with it: it is made again with it.

    Args:
        decision: The decision that is taken back.
        dataset: The dataset as it stands, or stood before that.
        gone: What was taken out of it since.
    """
    return tuple(
        record_again(each.kind, each.table)
        for each in decision.made
        if each.id in gone or dataset.kind_of(each.id) is None
    )


def _without(decision: Decision, found: StatementForm, dataset: Dataset) -> Iterator[Change]:
    """Give what takes out a statement, and what was made for it that nothing else names."""
    yield Change(Kind.STATEMENT, decision.statement, None, found.own)
    for made in decision.made:
        if dataset.kind_of(made.id) is made.kind and not _named(made, decision, dataset):
            yield Change(made.kind, made.id, None)


def _named(made: Made, decision: Decision, dataset: Dataset) -> bool:
    """Tell whether another record names what was made for a statement."""
    own = {decision.statement, *(each.id for each in decision.made)}
    others = (id for link in Link for id in dataset.linked(made.id, link))
    return any(id.partition("#")[0] not in own | {""} for id in others)
