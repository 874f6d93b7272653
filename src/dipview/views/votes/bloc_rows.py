"""A bloc in votes: on how many its members voted alike, who voted otherwise, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.standing.cohesion import BlocVote, MemberRecord, bloc_line, member_records
from dipview.standing.vote_lines import RecurringVote
from dipview.views.parts.actor_names import name_of, term_in_words
from dipview.views.parts.counting import counted, number_cell
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section
from dipview.views.votes.recurring_rows import FEW, time_of, undated_in_words, year_of
from dipview.views.votes.vote_rows import Piece, in_word, meaning_of, pieced

_COHESION_COLUMNS = (
    Column(key="together", title="Members together"),
    Column(key="votes", title="Votes", place=Place.END),
    Column(key="of", title="Of votes", place=Place.END),
    Column(key="apart", title="Apart", place=Place.HIDDEN),
)
_MEMBER_COLUMNS = (
    Column(key="member", title="Member"),
    Column(key="member_since", title="Membership"),
    Column(key="with_most", title="With most", place=Place.END),
    Column(key="apart", title="Otherwise", place=Place.END),
    Column(key="of", title="Of votes", place=Place.END),
    Column(key="votes_apart", title="Votes apart", place=Place.HIDDEN),
)


_LINE_COLUMNS = (
    Column(key="issue", title="Issue"),
    Column(key="line", title="What they chose", place=Place.UNDER),
    Column(key="votes", title="Votes", place=Place.END),
    Column(key="steps", title="Steps", place=Place.HIDDEN),
)


def bloc_sections(dataset: Dataset, bloc: str, votes: Sequence[BlocVote]) -> Iterator[Section]:
    """Count on how many votes how many members of a bloc chose the same, and list the members."""
    if not votes:
        return
    name = name_of(dataset, bloc)
    together = sum(vote.together for vote in votes)
    yield Section(
        key="cohesion",
        title=f"Members of {name}: together on {together:,} of {counted(len(votes), 'vote')}",
        note=(
            "Counted are members on the day of the vote who took part in it; those together chose "
            "the same, as cast."
        ),
        columns=_COHESION_COLUMNS,
        rows=tuple(_cohesion_rows(votes)),
        tally=True,
    )
    records = member_records(votes)
    order = {each.member: dataset.actor(each.member).sorts_as for each in records}
    records.sort(key=lambda each: (-len(each.apart), order[each.member], each.member))
    yield Section(
        key="members",
        title=f"Members of {name} ({len(records)})",
        note="With most: where one option had more members than any other.",
        columns=_MEMBER_COLUMNS,
        rows=tuple(_member_row(dataset, bloc, each) for each in records),
        tally=len(records) <= FEW,
    )


def bloc_lines(
    dataset: Dataset,
    bloc: str,
    recurring: Sequence[RecurringVote],
    votes: Mapping[str, BlocVote],
) -> Iterator[Section]:
    """List the issues that were voted on again, with what the members of a bloc chose when."""
    rows = [
        _line_row(dataset, again, [votes[c.event] for c in again.dated if c.event in votes])
        for again in recurring
    ]
    name, undated = name_of(dataset, bloc), undated_in_words(recurring)
    if rows:
        yield Section(
            key=f"bloc-lines:{bloc}",
            title=f"What the members of {name} chose over the years ({len(rows)})",
            note=f"An option where all that took part chose it; otherwise they split.{undated}",
            columns=_LINE_COLUMNS,
            rows=tuple(rows),
            tally=len(rows) <= FEW,
        )


def _line_row(dataset: Dataset, again: RecurringVote, votes: Sequence[BlocVote]) -> Row:
    years = Counter(map(year_of, again.dated))
    times = {call.event: time_of(call, years) for call in again.dated}
    pieces: list[Piece] = []
    for stretch in bloc_line(votes):
        pieces.append((" → " if pieces else "", Meaning.QUIET))
        said = in_word(stretch.option) if stretch.option else "split"
        ends = dict.fromkeys(times[vote.event] for vote in (stretch.votes[0], stretch.votes[-1]))
        pieces.append((said, meaning_of(stretch.option)))
        pieces.append((f" {'–'.join(ends)}", Meaning.TEXT))
    value = [
        {
            "option": stretch.option.value if stretch.option else "split",
            "votes": [vote.event for vote in stretch.votes],
        }
        for stretch in bloc_line(votes)
    ]
    cells = (
        Cell(dataset.issue(again.issue).sentence, value=again.issue),
        pieced(pieces, value=None),
        number_cell(len(votes)),
        Cell(", ".join(vote.event for vote in votes), value=value),
    )
    return Row(id=again.issue, kind=Kind.ISSUE, cells=cells)


def _cohesion_rows(votes: Sequence[BlocVote]) -> Iterator[Row]:
    """Count the votes by how many members were not among those together."""
    apart = Counter(vote.voted - vote.alike for vote in votes)
    for missing in sorted(apart):
        sizes = sorted({vote.voted for vote in votes if vote.voted - vote.alike == missing})
        told = _sizes(sizes, missing)
        yield Row(
            id=f"apart {missing}",
            cells=(
                Cell(told),
                number_cell(apart[missing]),
                number_cell(len(votes)),
                number_cell(missing),
            ),
        )


def _sizes(sizes: Sequence[int], missing: int) -> str:
    """Say how many of how many were together: ``all of 3 to 4``, ``all but 1 of 5``."""
    of = str(sizes[0]) if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
    return f"all but {missing} of {of}" if missing else f"all of {of}"


def _member_row(dataset: Dataset, bloc: str, record: MemberRecord) -> Row:
    terms = (
        term_in_words(each) or "no dates"
        for each in dataset.actor(record.member).memberships
        if each.of == bloc
    )
    cells = (
        Cell(name_of(dataset, record.member), Meaning.NAME, value=record.member),
        Cell("; ".join(terms), Meaning.QUIET),
        number_cell(record.with_most),
        number_cell(len(record.apart)),
        number_cell(record.votes),
        Cell(", ".join(record.apart), value=list(record.apart)),
    )
    return Row(id=record.member, kind=Kind.ACTOR, cells=cells)
