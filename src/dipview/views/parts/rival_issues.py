"""Issues that exclude each other, side by side: who stands where on each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.standing.standing import Standing
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.marks import Mark
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.standing_cell import nothing_cell, standing_cell
from dipview.views.view import Cell, Column, Meaning, Row, Section


def side_by_side(
    scoped: ScopedStandings,
    issue: str,
    others: Sequence[str],
    *,
    key: str,
    title: str,
    note: str = "",
) -> Iterator[Section]:
    """Show an issue beside others that exclude it, a row a holder; none where none is held.

    Args:
        scoped: What to look through.
        issue: The issue.
        others: Ids of those that exclude it.
        key: The section's name for programs.
        title: The section's title.
        note: What is to be said under it.
    """
    issues = (issue, *others)
    stands = {each: {s.holder: s for s in scoped.on(each)} for each in issues}
    holders = dict.fromkeys(holder for found in stands.values() for holder in found)
    if not any(stands[each] for each in others):
        return
    dataset = scoped.dataset
    columns = (
        Column(key="holder", title="Who"),
        *(
            Column(key=f"issue:{each}", title=dataset.issue(each).sentence, leads_to=each)
            for each in issues
        ),
    )
    rows = tuple(
        Row(
            id=holder,
            kind=Kind.ACTOR,
            cells=(
                Cell(name_of(dataset, holder), Meaning.NAME, value=holder),
                *(_cell(each, holder, stands[each].get(holder)) for each in issues),
            ),
        )
        for holder in holders
    )
    yield Section(key=key, title=title, note=note, columns=columns, rows=rows, sheet=True)


def _cell(issue: str, holder: str, standing: Standing | None) -> Cell:
    if standing is None:
        cell = nothing_cell(issue, holder)
        return cell._replace(text=Mark().words, meaning=Meaning.QUIET)
    cell = standing_cell(standing)
    return cell._replace(text="\n".join((cell.text, *standing.conditions)))


_NOT_TRUE = (
    "Each claim has asserters and deniers of its own: nobody who asserts one is counted as denying "
    "another, and none is taken for true."
)


def beside_rivals(scoped: ScopedStandings, id: str) -> Iterator[Section]:
    """Show what contradicts a claim, or rivals a policy, beside it."""
    dataset = scoped.dataset
    yield from side_by_side(
        scoped,
        id,
        dataset.linked(id, Link.CONTRADICTED),
        key="contradicts",
        title="Claims that contradict each other",
        note=_NOT_TRUE,
    )
    yield from side_by_side(
        scoped,
        id,
        dataset.linked(id, Link.RIVALS),
        key="rivals",
        title="Proposals that exclude each other",
    )
