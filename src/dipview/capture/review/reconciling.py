"""Reconciling: what the log of a review and the files of the dataset say of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from dipview.capture.draft import Draft
from dipview.capture.review.changed_fields import plain
from dipview.capture.review.decisions import Decision, Decisions, Verdict
from dipview.capture.statement_form import StatementForm
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Statement

_PLACED = frozenset(("id", "passage", "locator", "printed"))


def reconciled(
    decisions: Decisions,
    drafts: Sequence[Draft],
    forms: Mapping[str, StatementForm],
    dataset: Dataset,
) -> Iterator[Decision]:
    """Give the decisions that the log lacks, so that it says what the files say.

    Whoever is killed in deciding loses that decision at most: the last one counts as made where its
    statement is in the files, and as not made where it is not. A statement that is there without
    its decision, since the log was lost, is that of the draft on the same passage by the same
    speakers.

    Args:
        decisions: The log.
        drafts: The drafts of its source.
        forms: Their forms, by id.
        dataset: What the files say.
    """
    torn = _torn(decisions, dataset)
    if torn is not None:
        yield torn
        decisions = decisions.with_(torn)
    decided = decisions.of_each
    taken = {each.statement for each in decisions.standing}
    found = _found(forms, dataset, taken)
    for draft in drafts:
        form = forms[draft.id]
        statements = found.get((tuple(form.passage), tuple(form.speakers)))
        if draft.id not in decided and statements:
            yield Decision(
                verdict=Verdict.ACCEPTED, draft=draft.id, statement=statements.pop(0), cue=draft.cue
            )


def _torn(decisions: Decisions, dataset: Dataset) -> Decision | None:
    """Give what the last decision lacks; None where it was made whole."""
    if not decisions.every:
        return None
    last = decisions.every[-1]
    if last.verdict is Verdict.ACCEPTED and dataset.kind_of(last.statement) is None:
        return Decision(verdict=Verdict.UNDONE, draft=last.draft, undoes=last.number)
    if last.verdict is not Verdict.UNDONE:
        return None
    before = decisions.numbered(last.undoes)
    if before is None or before.verdict is not Verdict.ACCEPTED:
        return None
    return before if dataset.kind_of(before.statement) is Kind.STATEMENT else None


def _found(
    forms: Mapping[str, StatementForm], dataset: Dataset, taken: set[str]
) -> Mapping[object, list[str]]:
    """Give the statements of a source that no decision names, by passage and speakers."""
    found: dict[object, list[str]] = defaultdict(list)
    for source in {form.source for form in forms.values()}:
        for id in dataset.linked(source, Link.RESTS_ON):
            statement = dataset.record(id)
            if isinstance(statement, Statement) and statement.passage and id not in taken:
                found[statement.passage, statement.speakers].append(id)
    return found


def known_again(
    decisions: Decisions, forms: Mapping[str, StatementForm], words: Mapping[str, str]
) -> Mapping[str, str]:
    """Tell which drafts of now were others before the text of their source was changed.

    Args:
        decisions: The log.
        forms: The forms of the drafts of now, by id.
        words: The words of their passages, by id.

    Returns:
        The id of each such draft by the one that the log has: both have the same words, and
        propose the same of them.
    """
    decided = decisions.of_each
    gone = {
        (each.words, _proposal(each.proposed)): each.draft
        for each in decided.values()
        if each.words and each.draft not in forms
    }
    if not gone:
        return {}
    now = {
        (words[id], _proposal(form.table())): id for id, form in forms.items() if id not in decided
    }
    return {before: now[key] for key, before in gone.items() if key in now}


def renamed(decisions: Decisions, ids: Mapping[str, str]) -> Decisions:
    """Give drafts other ids, by those that they have in a log."""
    every = (evolve(each, draft=ids.get(each.draft, each.draft)) for each in decisions.every)
    return evolve(decisions, every=tuple(every)) if ids else decisions


def _proposal(table: Mapping[str, object]) -> str:
    return plain({key: value for key, value in table.items() if key not in _PLACED})
