"""Found shifts: all that a view of shifts has to tell, before a query or pins narrow it."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.issues_below import with_those_below
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.offices import present_day
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.bloc_lines import Alignment, Dissent, alignments, dissents
from dipview.standing.columns import columns_of, numbered
from dipview.standing.counted_positions import counted_positions
from dipview.standing.plain_turns import PlainTurns, plain_turns
from dipview.standing.series import by_series, series_of
from dipview.standing.shifts import First, Shifts, first_since, shifts_in
from dipview.standing.speakers import HandOver, OtherVoice, hand_overs, other_voices
from dipview.standing.stated_positions import KnownPositions, known_positions
from dipview.standing.tellable import first_heard, speaking_for_others, tellable
from dipview.views.parts.scope_switches import switches_of
from dipview.views.scope import Scope


@frozen(kw_only=True)
class FoundShifts:
    """What is told of the actors and issues that a view is about."""

    known: KnownPositions
    shifts: Shifts
    """What was found by reading, the texts of a series as one."""
    plain: PlainTurns
    """What was found without."""
    firsts: Sequence[First]
    hand_overs: Sequence[HandOver]
    voices: Sequence[OtherVoice]
    dissents: Sequence[Dissent]
    alignments: Sequence[Alignment]


@kept_by_dataset(2)
def found_shifts(dataset: Dataset, switches: Scope, subjects: tuple[str, ...]) -> FoundShifts:
    """Work out what there is to tell, once for each date, switches and subjects.

    Args:
        dataset: Where the statements are.
        switches: The dates and switches of a scope.
        subjects: Ids of records; of others than these there may be more than they have part in.
    """
    day, exact_only = switches.as_of, switches.exact_only
    among = _wanted(dataset, subjects, roll_up=switches.roll_up)
    told = tellable(dataset, among)
    plain = plain_turns(dataset, told.plain & counted_positions(dataset, switches_of(switches)))
    known = _known(dataset, switches, told.read | numbers_of(plain.unsettled))
    return FoundShifts(
        known=known,
        shifts=shifts_in(dataset, by_series(dataset, known.groups)),
        plain=plain,
        firsts=_firsts(dataset, switches, among),
        hand_overs=hand_overs(dataset, known.groups),
        voices=other_voices(dataset, known.groups) if switches.roll_up else (),
        dissents=dissents(
            dataset,
            known.groups,
            present_day(dataset, day),
            roll_up=switches.roll_up,
            known_on=day,
            exact_only=exact_only,
        ),
        alignments=alignments(dataset, day, exact_only=exact_only),
    )


def _known(dataset: Dataset, switches: Scope, among: Numbers) -> KnownPositions:
    return known_positions(
        dataset,
        switches.as_of,
        exact_only=switches.exact_only,
        second_hand=switches.second_hand,
        among=among,
    )


def _firsts(dataset: Dataset, switches: Scope, among: Numbers | None) -> Sequence[First]:
    if switches.since is None:
        return ()
    heard = first_heard(dataset, switches.since, switches_of(switches), among)
    known = _known(dataset, switches, heard)
    return first_since(by_series(dataset, known.groups), switches.since)


def _wanted(dataset: Dataset, subjects: tuple[str, ...], *, roll_up: bool) -> Numbers | None:
    """Give the positions of the holders and on the issues that are asked for; None for all.

    A series stands for its texts, and each of these for it; rolled up, those who speak for others
    may speak for the actors that are asked for.
    """
    columns = columns_of(dataset)
    kinds = {id: dataset.kind_of(id) for id in subjects}
    actors = [id for id, kind in kinds.items() if kind is Kind.ACTOR]
    issues = with_those_below(dataset, [id for id, kind in kinds.items() if kind is Kind.ISSUE])
    if not (actors or issues):
        return None
    wanted = columns.held
    if actors:
        heard = speaking_for_others(dataset) if roll_up else NONE
        wanted &= union((heard, *map(columns.by, numbered(dataset, actors))))
    if issues:
        series = (series_of(dataset, issue) for issue in issues)
        every = with_those_below(dataset, [*issues, *series], (Link.TEXTS,))
        wanted &= columns.on_any(numbered(dataset, every))
    return wanted
