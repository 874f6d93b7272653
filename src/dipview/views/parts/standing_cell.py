"""A standing as a cell: its mark, its words, how many statements it rests on, what it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.model.ids import standing_id
from dipview.model.positions import Position
from dipview.standing.standing import Standing
from dipview.views.parts.marks import Mark, mark_of
from dipview.views.view import Cell, Meaning


def mark_of_standing(standing: Standing) -> Mark:
    """Make the mark of a standing."""
    if standing.codings_differ:
        return Mark(differing=True)
    if standing.superseded_by:
        return Mark(superseded=True)
    return Mark(
        stance=standing.stance,
        mixed=standing.mixed,
        basis=standing.basis,
        second_hand=standing.second_hand,
        conditional=standing.conditional,
        fallback=standing.second_choice,
        value="" if standing.mixed else standing.current[-1].value,
    )


def standing_cell(standing: Standing) -> Cell:
    """Draw where a holder stands on an issue: ``▲if 2``, in words ``supports, …; n=2``."""
    mark = mark_of_standing(standing)
    return Cell(
        f"{stance_in_words(standing)}; n={standing.n}",
        Meaning.STANCE,
        value=standing_value(standing),
        short=str(standing.n),
        marks=(mark,),
        leads_to=standing_id(standing.issue, standing.holder),
    )


def superseded_cell(standing: Standing) -> Cell | None:
    """Draw in the place of a position's stance that it is superseded; None where it is not."""
    if not standing.superseded_by:
        return None
    mark = mark_of_standing(standing)
    return Cell(f"{mark.words}{_NOT_REPLACED}", Meaning.STANCE, value=mark.words, marks=(mark,))


def nothing_cell(issue: str, holder: str) -> Cell:
    """Draw that no position of a holder on an issue was found."""
    return NOTHING._replace(leads_to=standing_id(issue, holder))


_NOT_REPLACED = ", no position in its place"
NOTHING = Cell("", Meaning.STANCE, value="", marks=(Mark(),))
"""The same in words alone: it leads nowhere."""


def stance_in_words(standing: Standing) -> str:
    """Write a standing's stance, and what is to be heeded.

    Of a mixed one, and where codings differ, it says which stances do.
    """
    mark = mark_of_standing(standing)
    words = mark.words
    stances: dict[str, None] = {}
    if standing.mixed:
        stances = dict.fromkeys(
            Mark(stance=each.stance, conditional=bool(each.condition), value=each.value).words
            for each in standing.in_force
        )
    elif standing.codings_differ:
        stances = dict.fromkeys(map(coding_in_words, coded_in(standing)))
    if stances:
        words = f"{words}: {' / '.join(stances)}"
    if standing.superseded_by:
        words = f"{words}{_NOT_REPLACED}"
    asides = [
        *(["rolled up"] if standing.rolled_up else []),
        *(["office not certain"] if standing.uncertain else []),
        *(["disputed"] if standing.disputed else []),
    ]
    return ", ".join((words, *asides))


def standing_value(standing: Standing) -> dict[str, object]:
    """Give a standing for programs: never a stance without what it rests on.

    What supersedes it without a position in its place is told where anything does, values are told
    of a quantity alone, a second choice where that is all there is, and where it is
    rolled up, how many statements are by somebody not known to have been in office, if any.
    """
    return {
        "stance": standing.stance.value if standing.stance else None,
        "mixed": [stance.value for stance in standing.stances] if standing.mixed else [],
        **_codings_value(standing),
        **({"superseded_by": list(standing.superseded_by)} if standing.superseded_by else {}),
        "basis": standing.basis.value,
        "second_hand": standing.second_hand,
        "conditions": list(standing.conditions),
        "n": standing.n,
        "disputed": standing.disputed,
        "rolled_up": dict(standing.contributors) if standing.rolled_up else {},
        "positions": [position.id for position in standing.current],
        **({"values": list(standing.values)} if standing.values else {}),
        **({"fallback": True} if standing.second_choice else {}),
        **({"office_not_certain": standing.uncertain} if standing.uncertain else {}),
    }


def _codings_value(standing: Standing) -> dict[str, object]:
    """Give what each coding has, where codings differ; nothing else has that key."""
    if not standing.codings_differ:
        return {}
    found = [each.stance.value if each else None for each in coded_in(standing)]
    return {"codings_differ": found}


def coded_in(standing: Standing) -> Iterator[Position | None]:
    """Go through what each coding has, where codings differ; None of one that has none."""
    return (each for codings in standing.differing.values() for each in codings)


def coding_in_words(position: Position | None) -> str:
    """Say what a coding has: the stance with what it rests on, or that it has none."""
    return mark_of(position).words if position else "no position"
