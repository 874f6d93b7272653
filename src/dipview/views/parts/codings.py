"""Codings in words: what several coders made of one utterance, and what counts of it."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.codings import is_reviewed, readings_in, utterances_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.ids import statement_of
from dipview.model.positions import Position
from dipview.model.statements import Statement
from dipview.standing.evidence import contested
from dipview.standing.standing import Standing, codings_of
from dipview.views.parts.marks import Mark
from dipview.views.parts.standing_cell import coding_in_words
from dipview.views.view import Cell, Meaning

DIFFERING = (
    "Codings differ: several coders coded one utterance and differ on what is said in it. It "
    "counts once, and is compared with nothing until one of the codings is reviewed."
)
OTHER_CODINGS = "Of utterances that are counted once: what other coders made of them."


def differing_note(dataset: Dataset) -> tuple[str, ...]:
    """Say what it means that codings differ, where any do."""
    return (DIFFERING,) if dataset.sets.features[Feature.CONTESTED] else ()


def codings_in_words(dataset: Dataset, standing: Standing) -> Iterator[str]:
    """Say who coded what, where codings differ: ``codings differ: anna supports, ben opposes``."""
    if not standing.codings_differ:
        return
    for id, codings in standing.differing.items():
        utterance = utterances_of(dataset)[statement_of(id)]
        coders = (dataset.statement(each).coded_by for each in utterance.standing)
        told = (
            f"{coder}: {coding_in_words(position)}"
            for coder, position in zip(coders, codings, strict=True)
        )
        yield f"codings differ ({'; '.join(told)})"


def what_counts(dataset: Dataset, statement: str) -> str:
    """Say what of an utterance that several coders coded is counted; empty of any other."""
    utterance = utterances_of(dataset).get(statement)
    if utterance is None:
        return ""
    if utterance.narrowed:
        reviewed = is_reviewed(dataset.statement(utterance.counts_as))
        coders = " and ".join(dataset.statement(id).coded_by for id in utterance.standing)
        told = f"once, as coded by {coders}{' and reviewed' if reviewed else ''}"
    else:
        told = f"once, of {len(utterance.codings)} codings"
    differing = [each.issue for each in readings_in(dataset, utterance) if not each.agreed]
    if differing:
        issues = dict.fromkeys(dataset.issue(issue).label for issue in differing)
        return f"{told}; codings differ on {', '.join(issues)}"
    return told if utterance.narrowed else f"{told}, which agree"


def coder_in_words(dataset: Dataset, statement: Statement) -> str:
    """Say who coded a statement, and beside whom; empty where one coder coded all there is."""
    if not statement.coded_by or not dataset.sets.features[Feature.SIGNED]:
        return ""
    told = f"coded by {statement.coded_by}"
    utterance = utterances_of(dataset).get(statement.id)
    if utterance is None:
        return told
    others = (dataset.statement(id).coded_by for id in utterance.codings if id != statement.id)
    told = f"{told} beside {' and '.join(others)}"
    readings = readings_in(dataset, utterance)
    return told if all(each.agreed for each in readings) else f"{told}, codings differ"


def other_codings(dataset: Dataset, statement: str) -> tuple[str, ...]:
    """Give the other codings of the same utterance; none where there are none."""
    utterance = utterances_of(dataset).get(statement)
    return tuple(id for id in utterance.codings if id != statement) if utterance else ()


def differing_cell(dataset: Dataset, position: Position) -> Cell | None:
    """Say and draw that codings differ on a position that counts for them; None where they do not.

    It takes the place of the stance, where positions are shown as what counts.
    """
    if not contested(dataset, position.id):
        return None
    mark = Mark(differing=True)
    found = codings_of(dataset, position)
    told = f"{mark.words}: {' / '.join(map(coding_in_words, found))}"
    return Cell(told, Meaning.STANCE, value=mark.words, marks=(mark,))
