"""Coders: what each made of the same utterances, which of them each found, and how alike they are.

Finding and coding are two questions. Of finding it is told what two coders found in the sources in
which both found anything; coding is compared only where an utterance, or a position, was found by
more than one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from dipview.computing import check
from dipview.dataset.codings import utterances_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.same_utterance import coder_of
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, PositionEntry
from dipview.model.stances import Stance
from dipview.model.statements import Form, RecordStatus, Statement
from dipview.model.values import frozen
from dipview.standing.reliability import Reliability, nominal, ordinal, reliability

Codings: TypeAlias = Mapping[str, Statement]
"""The statement that each coder made of one utterance, by the coder's name, in order of these."""


@frozen
class CodedPosition:
    """A position that somebody coded of an utterance."""

    issue: str
    fallback: bool
    entries: Mapping[str, tuple[Statement, PositionEntry]]
    """By coder, those alone who coded it."""


class Asked(StrEnum):
    """What is compared where more than one coder found something."""

    FORM = "form"
    BASIS = "basis"
    STANCE = "stance"


@frozen(kw_only=True)
class Finding:
    """What two coders found in the sources in which both found anything."""

    one: str
    other: str
    sources: int
    both: int
    only_one: int
    only_other: int

    @property
    def n(self) -> int:
        """How many were found by either."""
        return self.both + self.only_one + self.only_other


@frozen(kw_only=True)
class Coding:
    """How alike coders are in one thing that they coded."""

    asked: Asked
    ordered: bool
    """Whether the order of the values counts; such as have no place in it are then left out."""
    reliability: Reliability
    pairs: Mapping[tuple[str, str], int]
    """How often two coders gave these two values, the coder first by name before the other."""
    without_order: int = 0
    """Units that are left out for a value that has no place in the order."""

    @property
    def alike(self) -> int:
        """In how many pairs both values are the same."""
        return sum(count for (one, other), count in self.pairs.items() if one == other)


def codings_of(dataset: Dataset, wanted: Container[str] | None = None) -> Iterator[Codings]:
    """Give of each utterance what coders made of it; what nobody signed is left out.

    What its coder took back is no coding; what was set aside still tells what was coded. Drafts are
    codings. Where there are no two coders there is nothing.

    Args:
        dataset: Where they are.
        wanted: The statements that may count; None for all.
    """
    signed = [*dataset.ids_of(Kind.STATEMENT, dataset.sets.features[Feature.SIGNED])]
    names = _names(dataset, signed)
    utterances = utterances_of(dataset)
    for id in signed:
        check()
        group = utterances[id].codings if id in utterances else (id,)
        if id != group[0]:
            continue
        found: dict[str, Statement] = {}
        for each in group:
            statement = dataset.statement(each)
            may = coder_of(statement) and (wanted is None or each in wanted)
            if may and statement.status is not RecordStatus.RETRACTED:
                found[names[coder_of(statement)]] = statement
        if found:
            yield {coder: found[coder] for coder in sorted(found)}


def _names(dataset: Dataset, signed: Iterable[str]) -> Mapping[str, str]:
    """Give each coder one name of those by which they signed, whatever the order of the files."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for id in signed:
        statement = dataset.statement(id)
        spelled[coder_of(statement)].add(" ".join(statement.coded_by.split()))
    return {coder: min(names) for coder, names in spelled.items()}


def found_by_two(codings: Sequence[Codings], one: str, other: str) -> Finding:
    """Tell what two coders found in the sources in which both found anything."""
    of = {
        coder: {each[coder].source for each in codings if coder in each} for coder in (one, other)
    }
    sources = of[one] & of[other]
    found = Counter(
        (one in each, other in each)
        for each in codings
        if next(iter(each.values())).source in sources
    )
    return Finding(
        one=one,
        other=other,
        sources=len(sources),
        both=found[True, True],
        only_one=found[True, False],
        only_other=found[False, True],
    )


def positions_of(codings: Codings) -> Iterator[CodedPosition]:
    """Give each position that anybody coded of an utterance: on one issue they are one.

    Where a coder has several on an issue, for different holders say, the first goes with the first
    of others, the second with the second.
    """
    found: dict[tuple[str, bool, int], dict[str, tuple[Statement, PositionEntry]]] = {}
    for coder, statement in codings.items():
        before: Counter[tuple[str, bool]] = Counter()
        for entry in statement.positions:
            key = entry.issue, entry.fallback
            found.setdefault((*key, before[key]), {})[coder] = statement, entry
            before[key] += 1
    for (issue, fallback, _), entries in found.items():
        yield CodedPosition(issue, fallback, entries)


def found_positions(codings: Iterable[Codings], one: str, other: str) -> Finding:
    """Tell which positions two coders coded of the utterances that both found."""
    both = [each for each in codings if one in each and other in each]
    positions = [
        position
        for each in both
        for position in positions_of({coder: each[coder] for coder in (one, other)})
    ]
    found = Counter((one in each.entries, other in each.entries) for each in positions)
    return Finding(
        one=one,
        other=other,
        sources=len({each[one].source for each in both}),
        both=found[True, True],
        only_one=found[True, False],
        only_other=found[False, True],
    )


def coded_alike(codings: Sequence[Codings], coders: Container[str]) -> tuple[Coding, ...]:
    """Tell how alike coders are in form, basis and stance; in stance as an order too.

    Args:
        codings: What was made of each utterance.
        coders: Whose codings are compared.
    """
    forms = [
        {coder: each.form.value for coder, each in utterance.items() if coder in coders}
        for utterance in codings
    ]
    positions = [each.entries for utterance in codings for each in positions_of(utterance)]

    def of(value: Callable[[Statement, PositionEntry], str]) -> list[dict[str, str]]:
        return [
            {coder: value(*entry) for coder, entry in each.items() if coder in coders}
            for each in positions
        ]

    stances = of(lambda _, entry: entry.stance.value)
    placed = [
        {coder: value for coder, value in each.items() if Stance(value).score is not None}
        for each in stances
    ]
    lost = sum(len(each) > 1 and len(on) < 2 for each, on in zip(stances, placed, strict=True))
    bases = of(lambda statement, entry: statement.basis_of(entry).value)
    return (
        _coding(Asked.FORM, forms),
        _coding(Asked.BASIS, bases),
        _coding(Asked.STANCE, placed, ordered=True, without_order=lost),
        _coding(Asked.STANCE, stances),
    )


def _coding(
    asked: Asked,
    units: Sequence[Mapping[str, str]],
    *,
    ordered: bool = False,
    without_order: int = 0,
) -> Coding:
    pairs: Counter[tuple[str, str]] = Counter()
    for each in units:
        pairs.update((each[one], each[other]) for one, other in combinations(sorted(each), 2))
    values = [list(each.values()) for each in units]
    if ordered:
        scores = [[_score(value) for value in each] for each in values]
        found = reliability(scores, ordinal, sorted({score for each in scores for score in each}))
    else:
        found = reliability(values, nominal)
    return Coding(
        asked=asked,
        ordered=ordered,
        reliability=found,
        pairs=pairs,
        without_order=without_order,
    )


def _score(stance: str) -> int:
    score = Stance(stance).score
    return 0 if score is None else score


ORDERS: Mapping[Asked, Sequence[str]] = {
    Asked.FORM: tuple(each.value for each in Form),
    Asked.BASIS: tuple(each.value for each in Basis),
    Asked.STANCE: tuple(each.value for each in Stance),
}
"""The values of what is compared, in the order in which a table lists them."""


def coders_in(codings: Iterable[Codings]) -> Mapping[str, int]:
    """Count the utterances of each coder, by name in order."""
    found: dict[str, int] = defaultdict(int)
    for each in codings:
        for coder in each:
            found[coder] += 1
    return {coder: found[coder] for coder in sorted(found)}
