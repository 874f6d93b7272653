"""Codings: what several coders made of one utterance, and what of it counts.

An utterance counts once. What was reviewed stands; else what is no draft. Where the codings that
are left all have a position, and have it alike, that counts; where they do not, one stands for all
of them, marked as one on which the codings differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.same_utterance import alike_in, coder_of, same_day
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, PositionEntry
from dipview.model.statements import RecordStatus, Statement

_Key: TypeAlias = tuple[str, str | None, bool]
"""What a position is on: the issue, the holder, and whether it is a second choice."""


class Utterance(NamedTuple):
    """What was said once, and was coded by several coders."""

    codings: tuple[str, ...]
    """Ids of the statements, each by another coder, in the dataset's order: two or more."""
    standing: tuple[str, ...]
    """Those of them that decide: the reviewed, or else those that are no drafts, or else all."""

    @property
    def counts_as(self) -> str:
        """The statement as which it counts."""
        return self.standing[0]

    @property
    def narrowed(self) -> bool:
        """Whether not all codings decide: others were reviewed, or these are drafts."""
        return len(self.standing) < len(self.codings)


class Reading(NamedTuple):
    """What the codings of one utterance say of one holder on one issue."""

    issue: str
    holder: str | None
    fallback: bool
    places: tuple[int | None, ...]
    """Of each coding, the place of the position among those it takes; None where it takes none."""
    agreed: bool
    """Whether all of them have it, and what is drawn and counted of it is the same."""
    counts: int
    """The coding, by its place, whose position counts."""


def utterances_among(statements: Sequence[Statement]) -> list[tuple[int, ...]]:
    """Find the utterances of which there are codings by several named coders.

    An utterance has one coding by each coder. Those whose passages have most in common are taken
    together first, of these the ones of one day, and those with positions on most of the same
    issues.

    Args:
        statements: Statements in the dataset's order; what nobody has signed is passed over.

    Returns:
        For each utterance the places of its codings among the statements, in order; those of one
        coding alone are left out.
    """
    coders = [coder_of(statement) for statement in statements]
    if len({coder for coder in coders if coder}) < 2:
        return []
    signed = [at for at, coder in enumerate(coders) if coder]
    pairs = (
        (-pair.shared, not same_day(*two), -_issues_shared(*two), one, other)
        for pair in alike_in([statements[at] for at in signed])
        for one, other in ((signed[pair.one], signed[pair.other]),)
        for two in ((statements[one], statements[other]),)
        if coders[one] != coders[other]
    )
    groups: dict[int, tuple[int, ...]] = {}
    for *_, one, other in sorted(pairs):
        mine, theirs = groups.get(one, (one,)), groups.get(other, (other,))
        both = {coders[at] for at in (*mine, *theirs)}
        if len(both) == len(mine) + len(theirs):
            groups |= dict.fromkeys((*mine, *theirs), tuple(sorted((*mine, *theirs))))
    return sorted(set(groups.values()))


def _issues_shared(one: Statement, other: Statement) -> int:
    return len({each.issue for each in one.positions} & {each.issue for each in other.positions})


def deciding(codings: Sequence[Statement]) -> tuple[int, ...]:
    """Tell which codings of one utterance decide what counts, by their places.

    What was set aside for another does not, where anything else is left. Of the rest the reviewed
    do; else those that are no drafts; else all of them.
    """
    left = [at for at, each in enumerate(codings) if each.set_aside_for is None]
    left = left or list(range(len(codings)))
    counted = [at for at in left if codings[at].status is not RecordStatus.DRAFT]
    reviewed = [at for at in counted if is_reviewed(codings[at])]
    return tuple(reviewed or counted or left)


def is_reviewed(statement: Statement) -> bool:
    """Tell whether somebody went over a record that is no draft any more."""
    if statement.status is RecordStatus.DRAFT:
        return False
    return statement.status is RecordStatus.REVIEWED or bool(statement.reviewed_by)


def readings_of(codings: Sequence[Statement]) -> list[Reading]:
    """Tell what codings of one utterance say, position by position.

    Args:
        codings: The codings that decide.

    Returns:
        A reading for each holder and issue of which any of them has a position.
    """
    found: dict[_Key, list[int | None]] = {}
    entries: list[list[PositionEntry]] = []
    for at, statement in enumerate(codings):
        entries.append([])
        for place, (key, entry) in enumerate(_held(statement)):
            found.setdefault(key, [None] * len(codings))[at] = place
            entries[at].append(entry)
    return [_reading(codings, entries, key, tuple(places)) for key, places in found.items()]


def _reading(
    codings: Sequence[Statement],
    entries: Sequence[Sequence[PositionEntry]],
    key: _Key,
    places: tuple[int | None, ...],
) -> Reading:
    issue, holder, fallback = key
    having = {at: entries[at][place] for at, place in enumerate(places) if place is not None}
    signs = {at: _sign(codings[at], entry) for at, entry in having.items()}
    return Reading(
        issue=issue,
        holder=holder,
        fallback=fallback,
        places=places,
        agreed=len(having) == len(codings) and len(set(signs.values())) == 1,
        counts=max(having, key=lambda at: (signs[at][-2:], -at)),
    )


def _sign(statement: Statement, entry: PositionEntry) -> tuple[object, ...]:
    """Give what must be the same in two positions that are alike, how directly it is heard last.

    Of a condition it counts that there is one: coders word it on their own.
    """
    value = " ".join(entry.value.casefold().split())
    stated = statement.basis_of(entry) is Basis.STATED
    return entry.stance, value, bool(entry.condition), not entry.second_hand, stated


@kept_by_dataset(1)
def utterances_of(dataset: Dataset) -> Mapping[str, Utterance]:
    """Give the utterances that several coders coded, by the id of each coding, in order.

    Where there is none this costs nothing.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for coding, counts_as in dataset.sets.counted_as.items():
        if coding < dataset.sets.first_position:
            groups[counts_as].append(coding)
    found: dict[str, Utterance] = {}
    for counts_as, others in groups.items():
        codings = tuple(dataset.ids_of(Kind.STATEMENT, sorted((counts_as, *others))))
        places = deciding([dataset.statement(id) for id in codings])
        utterance = Utterance(codings=codings, standing=tuple(codings[at] for at in places))
        found |= dict.fromkeys(codings, utterance)
    return found


def counted_as(dataset: Dataset, statement: str) -> str:
    """Give the statement as which an utterance counts; what has one coding counts as itself."""
    utterance = _of(dataset, statement)
    return utterance.counts_as if utterance else statement


def superseded_by(dataset: Dataset, statement: str) -> frozenset[str]:
    """Give the statements that an utterance says it supersedes.

    Each coding of it that decides may say so; and of what is superseded, every coding is.

    Args:
        dataset: Where the statements are.
        statement: Id of one of the codings.

    Returns:
        Their ids, none of them a coding of the same utterance.
    """
    if not dataset.sets.counted_as:
        old = dataset.statement(statement).supersedes
        return frozenset() if old is None else frozenset((old,))
    deciding_here = utterance.standing if (utterance := _of(dataset, statement)) else (statement,)
    said = (dataset.statement(id).supersedes for id in deciding_here)
    found = {coding for id in said if id is not None for coding in codings_of(dataset, id)}
    return frozenset(found.difference(codings_of(dataset, statement)))


def codings_of(dataset: Dataset, statement: str) -> tuple[str, ...]:
    """Give the codings of the utterance of which a statement is one, itself among them."""
    utterance = _of(dataset, statement)
    return utterance.codings if utterance else (statement,)


def _of(dataset: Dataset, statement: str) -> Utterance | None:
    return utterances_of(dataset).get(statement) if dataset.sets.counted_as else None


def readings_in(dataset: Dataset, utterance: Utterance) -> list[Reading]:
    """Tell what the codings that decide of an utterance say, position by position."""
    return readings_of([dataset.statement(id) for id in utterance.standing])


class Counting(NamedTuple):
    """What of several codings counts, by numbers, for the sets of a dataset."""

    counted_as: Mapping[int, int]
    """Of each statement and position of which another coding counts, that one."""
    aside: Sequence[int]
    """The statements and positions of which another coding counts, or that do not stand."""
    contested: Sequence[int]
    """The positions that count for codings that differ."""


def counting_of(signed: Sequence[tuple[int, int, Statement]]) -> Counting:
    """Tell what of several codings counts.

    Args:
        signed: The statements of named coders, each with its number and that of its first position.
    """
    counted_as: dict[int, int] = {}
    aside: list[int] = []
    contested: list[int] = []
    for group in utterances_among([statement for *_, statement in signed]):
        codings = [signed[at] for at in group]
        standing = [codings[at] for at in deciding([statement for *_, statement in codings])]
        counts: dict[_Key, int] = {}
        for reading in readings_of([statement for *_, statement in standing]):
            position = standing[reading.counts][1] + (reading.places[reading.counts] or 0)
            counts[reading.issue, reading.holder, reading.fallback] = position
            if not reading.agreed:
                contested.append(position)
        for number, begun, statement in codings:
            if number != standing[0][0]:
                counted_as[number] = standing[0][0]
                aside.append(number)
            for position, (key, _) in enumerate(_held(statement), begun):
                if counts.get(key) != position:
                    aside.append(position)
                    if key in counts:
                        counted_as[position] = counts[key]
    return Counting(counted_as=counted_as, aside=sorted(aside), contested=sorted(contested))


def retracted_as(
    signed: Sequence[tuple[int, int, Statement]], counting: Counting
) -> dict[int, int]:
    """Tell of what was retracted as what its utterance counts where records are counted.

    It is no coding any more, and decides nothing; but whoever counts what is listed counts the
    utterance, of which another coding, or another that was retracted, may be there.

    Args:
        signed: The statements of named coders, each with its number and that of its first position.
        counting: What of several codings counts.

    Returns:
        The number of what counts, or of the first that was retracted, by that of each statement and
        position; those that are alone are left out.
    """
    sources = {s.source for *_, s in signed if s.status is RecordStatus.RETRACTED}
    if not sources:
        return {}
    among = [each for each in signed if each[2].source in sources]
    standing = [evolve(statement, status=None) for *_, statement in among]
    found: dict[int, int] = {}
    pairs = ((pair.one, pair.other) for pair in alike_in(standing))
    for pair in sorted(pairs, key=lambda pair: _retracted_in(among, pair)):
        gone = [at for at in pair if among[at][2].status is RecordStatus.RETRACTED]
        if not gone:
            continue
        # Of two that were both retracted the first stands for both, or what it was found to be of.
        kept, lost = (pair[0], pair[1]) if len(gone) == 2 else (sum(pair) - gone[0], gone[0])
        if among[lost][0] not in found:
            found |= _as_other(among[lost], among[kept], {**counting.counted_as, **found})
    return found


def _retracted_in(signed: Sequence[tuple[int, int, Statement]], pair: tuple[int, int]) -> int:
    return sum(signed[at][2].status is RecordStatus.RETRACTED for at in pair)


def _as_other(
    lost: tuple[int, int, Statement], kept: tuple[int, int, Statement], counted: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Give as what a statement and its positions count: as those of another, where it has them."""
    yield lost[0], counted.get(kept[0], kept[0])
    theirs = {key: number for number, (key, _) in enumerate(_held(kept[2]), kept[1])}
    for number, (key, _) in enumerate(_held(lost[2]), lost[1]):
        if key in theirs:
            yield number, counted.get(theirs[key], theirs[key])


def _held(statement: Statement) -> Iterator[tuple[_Key, PositionEntry]]:
    """Go through the positions of a statement, by what each is on, in their order."""
    for entry in statement.positions:
        for holder in statement.holders_of(entry):
            yield (entry.issue, holder, entry.fallback), entry
