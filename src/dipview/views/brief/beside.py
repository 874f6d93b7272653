"""Issues that exclude each other, side by side: who stands where on each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.standing.standing import Standing
from dipview.views.brief.taken import Taken
from dipview.views.brief.unheard import issue_names
from dipview.views.marks import Mark, mark_of
from dipview.views.naming import name_of
from dipview.views.numbers import counted
from dipview.views.view import Cell, Column, Meaning, Row, Section


def side_by_side(
    taken: Taken, issue: str, others: Sequence[str], *, key: str, title: str
) -> Iterator[Section]:
    """Show an issue beside others that exclude it, a row a holder; none where there are none.

    Args:
        taken: What to look through.
        issue: The issue.
        others: Ids of those that exclude it.
        key: The section's name for programs.
        title: The section's title.
    """
    issues = (issue, *others)
    stands = {each: {s.holder: s for s in taken.on(each)} for each in issues}
    holders = dict.fromkeys(holder for found in stands.values() for holder in found)
    if not others:
        return
    dataset = taken.dataset
    columns = (
        Column(key="holder", title="Who"),
        *(
            Column(key=f"issue:{each}", title=dataset.issue(each).label, leads_to=each)
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
    note = issue_names(dataset, issues)
    yield Section(key=key, title=title, note=note, columns=columns, rows=rows, sheet=True)


def _cell(issue: str, holder: str, standing: Standing | None) -> Cell:
    leads_to = standing_id(issue, holder)
    if standing is None:
        return Cell("nothing found", Meaning.QUIET, value="", marks=(Mark(),), leads_to=leads_to)
    marks = tuple(dict.fromkeys(mark_of(position) for position in standing.current))
    words = "; ".join(dict.fromkeys(mark.words for mark in marks))
    mixed = "mixed: " if standing.mixed else ""
    conditions = "".join(f", {condition}" for condition in standing.conditions)
    return Cell(
        f"{mixed}{words}{conditions} ({counted(standing.n, 'statement')})",
        Meaning.STANCE,
        value=[stance.value for stance in standing.stances],
        marks=marks if standing.mixed else marks[-1:],
        leads_to=leads_to,
    )
