"""Shifts: who changed what they say, before and after, and apart from them what is no shift."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import TypeVar

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.sentences import sentence
from dipview.model.stances import SHORT_OF_A_SIDE
from dipview.standing.bloc_lines import Alignment, Dissent
from dipview.standing.counted_positions import counted_positions, stated
from dipview.standing.plain_turns import PlainTurn
from dipview.standing.shifts import Change, First, Turn
from dipview.standing.stated_positions import KnownPositions
from dipview.views.covering import span_behind
from dipview.views.parts.data_start import data_start_note
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.parts.lazy_rows import LazyRows, Told
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.remedies import remedies_in
from dipview.views.parts.scope_switches import switches_of
from dipview.views.scope import SWITCHED, Scope
from dipview.views.selection import Selection
from dipview.views.shifts.alike_rows import row_of_turn, told_of_turn
from dipview.views.shifts.dissent_rows import (
    ALIGNMENT_COLUMNS,
    DISSENT_COLUMNS,
    alignment_row,
    dissent_row,
    parties,
)
from dipview.views.shifts.found_shifts import FoundShifts, found_shifts
from dipview.views.shifts.shift_filter import ShiftFilter, shift_filter
from dipview.views.shifts.shift_rows import (
    FIRST_COLUMNS,
    UNCLEAR_COLUMNS,
    first_row,
    hand_over_row,
    newest_first,
    other_voice_row,
    turn_columns,
    unclear_row,
)
from dipview.views.view import Column, Extent, Row, Section, View

Item = TypeVar("Item")


def shifts_view(selection: Selection) -> View:
    """Make the view of shifts.

    A query, pins and subjects, which are actors and issues, narrow which of the shifts are shown,
    never what they are worked out from.
    """
    dataset, scope = selection.dataset, selection.scope
    found = found_shifts(dataset, scope.switches(), scope.subjects)

    def shown(each: Selection) -> tuple[Section, ...]:
        sections = _sections(dataset, each.scope, found, shift_filter(each))
        return tuple(section for section in sections if len(section.rows))

    def contents(each: Selection) -> object:
        return [(section.key, len(section.rows)) for section in shown(each)]

    selection = selection.through(scope.heeding(*SWITCHED)).effective(contents)
    scope, narrow, sections = selection.scope, shift_filter(selection), shown(selection)
    shifts = next((section for section in sections if section.key == "shifts"), None)
    view = narrowed_view(dataset, scope, name="shifts", title="Shifts", about=True)
    return evolve(
        view,
        scope_in_words=(*narrow.words, *view.scope_in_words),
        sections=sections,
        notes=tuple(_notes(dataset, scope, found, sections)),
        measure=lambda: _extent(dataset, scope, narrow),
        empty=_when_empty(dataset, scope, shifts),
        remedies=remedies_in(scope),
    )


def _sections(
    dataset: Dataset, scope: Scope, found: FoundShifts, narrow: ShiftFilter
) -> Iterator[Section]:
    turns = turn_columns("Holder")
    show = partial(_section, dataset)
    kept = partial(_turns, dataset, narrow)
    yield show(
        "shifts", kept(found.shifts.shifts, found.plain.shifts), turns, row_of_turn, told_of_turn
    )
    if scope.since is not None:
        yield show("first", _firsts(found, narrow), FIRST_COLUMNS, first_row)
    yield show(
        "no-side",
        kept(found.shifts.sideless, found.plain.sideless),
        turns,
        row_of_turn,
        told_of_turn,
    )
    yield show(
        "same-day",
        kept(found.shifts.same_day, found.plain.same_day),
        turns,
        row_of_turn,
        told_of_turn,
    )
    yield show("by-source", kept(found.shifts.by_source), turns, row_of_turn, told_of_turn)
    unclear = [each for each in found.shifts.unclear if narrow.lets_unclear(each)]
    unclear.sort(key=lambda each: newest_first(each.stated[-1]))
    unsure = any(stated.uncertain for each in unclear for stated in each.stated)
    mixed = show("mixed", unclear, UNCLEAR_COLUMNS, unclear_row)
    yield evolve(mixed, note=_UNCERTAIN) if unsure else mixed
    handed = [each for each in found.hand_overs if narrow.lets_turn(each.turn)]
    handed.sort(key=lambda each: newest_first(each.turn.after))
    yield show("offices", handed, turn_columns("Office"), hand_over_row)
    voices = [each for each in found.voices if narrow.lets_turn(each.turn)]
    voices.sort(key=lambda each: newest_first(each.turn.after))
    yield show("voices", voices, turn_columns("Spoken for"), other_voice_row)
    yield show("dissent", _dissents(dataset, found, narrow), DISSENT_COLUMNS, dissent_row)
    yield show("alignment", _alignments(dataset, found, narrow), ALIGNMENT_COLUMNS, alignment_row)


_TITLES = {
    "shifts": ("Shifts", ""),
    "first": (
        "First statements",
        (
            "Told, not counted: on these issues nothing that the holder said itself is known from "
            "before."
        ),
    ),
    "no-side": (
        "To or from a stance without a side",
        "Told, not counted: open, reserved, abstaining, divided and undeclared are on no side.",
    ),
    "same-day": (
        "Replaced, but not on a later day",
        (
            "Told, not counted: the order is known from the time, the source or the statement "
            "itself, but the dates are not apart."
        ),
    ),
    "by-source": (
        "By the dates of their sources",
        (
            "Told, not counted: at least one of the two statements has no date and is taken to be "
            "of the day of its source; it may have been made on any day before."
        ),
    ),
    "mixed": (
        "Mixed",
        (
            "Told, not counted: these statements differ, their dates overlap, and nothing says "
            "which came first."
        ),
    ),
    "offices": (
        "Offices that changed hands",
        "Told, not counted: another person in the same office, with words of their own.",
    ),
    "voices": (
        "Other voices",
        (
            "Rolled up; told, not counted: two who speak for the same state or organization "
            "differ, which is no shift of either."
        ),
    ),
    "dissent": (
        "Members that differ from their bloc's line",
        (
            "Their own words against what the bloc itself stated, each the latest; a line is never "
            "taken to be a member's."
        ),
    ),
    "alignment": (
        "Alignment",
        "Only where a statement answers another and says that it agrees or supports.",
    ),
}
"""The title of each section, and what is to be said under it."""
_UNCERTAIN = (
    "Told, not counted: these statements differ, their dates overlap or are uncertain, and nothing "
    "says which came first."
)
"""What is said under mixed statements of which any has an uncertain date."""


def _section(
    dataset: Dataset,
    key: str,
    items: Sequence[Item],
    columns: tuple[Column, ...],
    row: Callable[[Dataset, Item], Row],
    told: Callable[[Dataset, Item], Told] | None = None,
) -> Section:
    title, note = _TITLES[key]
    if key == "no-side" and any(dataset.sets.stances[each] for each in SHORT_OF_A_SIDE):
        note = f"{note} So are being able to live with it, withholding support and taking note."
    return Section(
        key=key,
        title=f"{title} ({len(items):,})",
        note=note,
        columns=columns,
        rows=LazyRows(items, partial(row, dataset), told and partial(told, dataset)),
    )


def _turns(
    dataset: Dataset, narrow: ShiftFilter, turns: Iterable[Turn], plain: Iterable[PlainTurn] = ()
) -> Sequence[Turn | PlainTurn]:
    """Keep the turns that are wanted, newest first; those that are plain are not read for it."""
    kept: list[tuple[tuple[object, ...], Turn | PlainTurn]] = [
        ((*newest_first(turn.after), *newest_first(turn.before)), turn)
        for turn in turns
        if narrow.lets_turn(turn)
    ]
    ids, ranks, sets = dataset.ids(Kind.POSITION), dataset.ranks(Kind.STATEMENT), dataset.sets
    first, first_statement = sets.first_position, sets.first_statement
    for turn in narrow.plain(plain):
        at = turn.after - first
        # No two of them have the same position after.
        kept.append(((-ranks[sets.statements[at] - first_statement], ids[at]), turn))
    kept.sort(key=itemgetter(0))
    return [turn for _, turn in kept]


def _firsts(found: FoundShifts, narrow: ShiftFilter) -> list[First]:
    kept = [first for first in found.firsts if narrow.lets_position(first.stated.position)]
    return sorted(kept, key=lambda first: newest_first(first.stated))


def _dissents(dataset: Dataset, found: FoundShifts, narrow: ShiftFilter) -> list[Dissent]:
    kept = [each for each in found.dissents if narrow.lets_dissent(dataset, each)]
    return sorted(kept, key=lambda each: (each.bloc, each.line.issue, each.member))


def _alignments(dataset: Dataset, found: FoundShifts, narrow: ShiftFilter) -> list[Alignment]:
    kept = []
    for each in found.alignments:
        reply, other = dataset.statement(each.reply), dataset.statement(each.to)
        who = {*parties(reply), *parties(other)}
        if narrow.lets_alignment(dataset, each, who):
            kept.append(each)
    return sorted(kept, key=lambda e: (-dataset.placed(e.reply)[1], e.to, e.issue))


def _extent(dataset: Dataset, scope: Scope, narrow: ShiftFilter) -> Extent:
    """Count the statements that can make a shift and say which days they cover."""
    counting = counted_positions(dataset, switches_of(scope))
    known = dataset.sets.known_by(Kind.POSITION, dt.date.max)
    statements = dataset.sets.statements_of(narrow.only(stated(dataset, counting) & known))
    span = span_behind(dataset, statements)
    return Extent(count=len(statements), noun="first-hand statements", span=span)


def _notes(
    dataset: Dataset, scope: Scope, found: FoundShifts, sections: Sequence[Section]
) -> Iterator[str]:
    """Say what a shift is, what was left out, and what to be careful with."""
    counts = {section.key: section for section in sections}
    if untold := data_start_note(dataset, scope.since):
        yield untold
    if sections and "shifts" not in counts:
        yield "No shift is counted."
    valued = bool(dataset.sets.features[Feature.VALUED])
    what = "stance, value, condition or formula" if valued else "stance, condition or formula"
    yield (
        "A shift is one holder on one issue: two statements of its own, on days that certainly do "
        f"not overlap, whose {what} differ. n counts the statements that the holder made itself on "
        "the issue; reprints are one."
    )
    if "shifts" in counts and _conditions_changed(counts["shifts"]):
        yield "Conditions are compared as they are worded; two wordings may ask the same."
    yield from _left_out(found.known)
    if scope.since is None:
        yield "First statements are told only since a day that is asked for."
    if "offices" in counts:
        yield (
            "An office is a title and what it is an office of; of two with the same title at the "
            "same time, neither is the other's successor."
        )


def _conditions_changed(section: Section) -> bool:
    rows = section.rows
    items = rows.items if isinstance(rows, LazyRows) else ()
    read = (turn for turn in items if isinstance(turn, Turn))
    return any(Change.CONDITION_CHANGED in turn.changes for turn in read)


def _left_out(known: KnownPositions) -> Iterator[str]:
    left = {
        "described, implied or presupposed": known.not_stated,
        "second-hand": known.second_hand,
        "in drafts": known.drafts,
        "without any date": known.undated,
        "on which codings differ": known.contested,
    }
    words = [f"{count:,} {what}" for what, count in left.items() if count]
    if words:
        yield sentence(f"Left out of shifts, in the dataset as a whole: {', '.join(words)}")


def _when_empty(dataset: Dataset, scope: Scope, shifts: Section | None) -> str:
    """Say why there is nothing."""
    if shifts is not None:
        return ""
    if scope.query:
        return "No shift matches."
    if scope.since:
        return (
            data_start_note(dataset, scope.since) or f"No shift since {day_in_full(scope.since)}."
        )
    return (
        "No shift: no holder here said one thing on one day and another on a later day. Lists of "
        "positions show what was said once."
    )
