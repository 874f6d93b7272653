"""Votes as rows: the date, the counts as a bar, what was voted on, who chose what, the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.votes import Direction, Option, Part
from dipview.standing.cohesion import BlocVote
from dipview.standing.roll_calls import VOTED, RollCall, stood
from dipview.views.parts.actor_names import name_of, names_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import number_cell
from dipview.views.parts.counts_bar import bar_cell, counted_cell, counts_cell
from dipview.views.parts.event_row import event_date_cell
from dipview.views.parts.marks import Mark
from dipview.views.view import Cell, Column, Meaning, Place, Row
from dipview.views.view import Part as Stretch

NAMED = 8
"""Members that are named who voted otherwise than most; of more, how many there are."""
_MEANINGS = {Option.YES: Meaning.FOR, Option.NO: Meaning.AGAINST, Option.ABSTAIN: Meaning.NEITHER}
_PARTS = {Part.AMENDMENT: "amendment", Part.PARAGRAPH: "paragraph"}

Piece = tuple[str, Meaning]
"""A piece of a text, and what it is."""


def vote_columns(
    dataset: Dataset, voters: Sequence[str], blocs: Sequence[str]
) -> tuple[Column, ...]:
    """Give the columns of votes.

    Args:
        dataset: Where the votes are.
        voters: Ids of those whose option is told.
        blocs: Ids of the blocs of whose members it is told how they voted.
    """
    return (
        Column(key="date", title="Date", place=Place.MARGIN),
        Column(key="bar", title="Counts", place=Place.MARGIN),
        *([Column(key="stances", title="Stances", place=Place.MARK)] if voters else []),
        Column(key="title", title="Vote"),
        *([Column(key="voters", title="Who", place=Place.UNDER)] if voters else []),
        *(
            Column(key=f"bloc:{bloc}", title=name_of(dataset, bloc), place=Place.UNDER)
            for bloc in blocs
        ),
        Column(key="counts", title="Counted", place=Place.UNDER),
        Column(key="outcome", title="Outcome", place=Place.UNDER),
        Column(key="corrected", title="Notified later", place=Place.UNDER),
        Column(key="sources", title="Source", place=Place.UNDER),
        *(Column(key=key, title=title, place=Place.HIDDEN) for key, title in _HIDDEN.items()),
        *(
            Column(key=f"option:{each}", title=name_of(dataset, each), place=Place.HIDDEN)
            for each in voters
        ),
    )


_HIDDEN = {
    "number": "Number",
    "result": "Result",
    "part": "Part",
    "on": "Issue",
    "direction": "Direction",
    "body": "Body",
    "yes": "Yes",
    "no": "No",
    "abstain": "Abstain",
    "not_voting": "Not voting",
    "counted": "Counts from",
    "stood": "Stood",
}


def vote_row(
    dataset: Dataset, call: RollCall, voters: Sequence[str] = (), blocs: Sequence[BlocVote] = ()
) -> Row:
    """Show one vote.

    Args:
        dataset: Where it is.
        call: The vote.
        voters: Ids of those whose option is told.
        blocs: How the members of each bloc voted.
    """
    event = dataset.event(call.event)
    cells = (
        event_date_cell(dataset, event),
        bar_cell(call.counts),
        *([_marks_cell(call, voters)] if voters else []),
        Cell(event.title),
        *([_voters_cell(dataset, call, voters)] if voters else []),
        *(bloc_cell(dataset, each, named=bool(voters) or len(blocs) > 1) for each in blocs),
        counts_cell(call),
        _outcome_cell(call),
        _corrected_cell(dataset, call),
        source_cell(dataset, event.sources),
        *_hidden(call, voters),
        *(Cell(_option(call, each)) for each in voters),
    )
    return Row(id=call.event, kind=Kind.EVENT, cells=cells)


def _hidden(call: RollCall, voters: Sequence[str]) -> Iterator[Cell]:
    vote, counts = call.vote, call.counts
    yield Cell(vote.number)
    yield Cell(vote.result.value if vote.result else "")
    yield Cell(vote.part.value)
    yield Cell(vote.on or "")
    yield Cell(vote.direction.value)
    yield Cell(vote.body or "")
    for option in (*VOTED, Option.NOT_VOTING):
        count = counts.get(option)
        yield Cell("", value="") if count is None else number_cell(count.number)
    yield counted_cell(call)
    relation = stood(*(call.option_of(each) for each in voters)) if len(voters) == 2 else None
    yield Cell(relation.value if relation else "")


def _option(call: RollCall, voter: str) -> str:
    option = call.option_of(voter)
    return option.value if option is not None else ""


def _marks_cell(call: RollCall, voters: Sequence[str]) -> Cell:
    """Draw what each voter's option is on the issue; nothing of those who took no part."""
    stances = [call.stance_of(voter) for voter in voters]
    marks = tuple(Mark(stance=stance) for stance in stances if stance is not None)
    return Cell("", Meaning.STANCE, value=[each and each.value for each in stances], marks=marks)


def _voters_cell(dataset: Dataset, call: RollCall, voters: Sequence[str]) -> Cell:
    """Say what each voter chose."""
    pieces: list[Piece] = []
    for voter in voters:
        option = call.option_of(voter)
        said = in_word(option) if option is not None else "not recorded"
        pieces.append((", " if pieces else "", Meaning.QUIET))
        pieces.append((f"{name_of(dataset, voter)} ", Meaning.NAME))
        pieces.append((said, meaning_of(option)))
    return pieced(pieces, value={voter: _option(call, voter) for voter in voters})


def in_word(option: Option) -> str:
    """Name an option: ``yes``, ``not voting``."""
    return option.value.replace("-", " ")


def meaning_of(option: Option | None) -> Meaning:
    """Give what an option means, so that a face can choose its look."""
    return _MEANINGS.get(option, Meaning.QUIET) if option is not None else Meaning.QUIET


def pieced(pieces: Iterable[Piece], value: object, meaning: Meaning = Meaning.TEXT) -> Cell:
    """Make a cell of pieces, each with a meaning of its own."""
    text, parts = "", []
    for piece, of_piece in pieces:
        if piece:
            parts.append(Stretch(len(text), len(text) + len(piece), of_piece))
            text += piece
    return Cell(text, meaning, value=value, parts=tuple(parts))


def bloc_cell(dataset: Dataset, vote: BlocVote, *, named: bool) -> Cell:
    """Say how the members of a bloc voted: ``26 of 28 yes; no: Vale; abstain: Kelm``.

    Args:
        dataset: Where the bloc is.
        vote: How its members voted.
        named: Whether the bloc is to be named, beside others.
    """
    leading = vote.leading
    pieces: list[Piece] = []
    before: list[Piece] = [(f"{name_of(dataset, vote.bloc)} ", Meaning.NAME)] if named else []
    if leading is not None:
        size = len(vote.chosen[leading])
        pieces.append((f"{size} of {vote.voted} ", Meaning.TEXT))
        pieces.append((in_word(leading), meaning_of(leading)))
    for option in Option:
        members = vote.chosen.get(option, ())
        if not members or option is leading:
            continue
        pieces.append(("; " if pieces else f"{vote.voted} members: ", Meaning.TEXT))
        pieces.append((in_word(option), meaning_of(option)))
        pieces.append((f": {_named(dataset, members)}", Meaning.TEXT))
    if vote.uncertain:
        unsure = _named(dataset, vote.uncertain)
        pieces.append((f"; not known whether a member then: {unsure}", Meaning.QUIET))
    value: dict[str, object] = {option.value: list(those) for option, those in vote.chosen.items()}
    value["uncertain"] = list(vote.uncertain)
    return pieced([*before, *pieces], value)


def _named(dataset: Dataset, members: Sequence[str]) -> str:
    more = f" and {len(members) - NAMED} more" if len(members) > NAMED else ""
    return names_of(dataset, members[:NAMED]) + more


def _outcome_cell(call: RollCall) -> Cell:
    """Say which text it was, which part of it, and what came of it."""
    vote = call.vote
    phrases = [
        vote.number,
        _PARTS.get(vote.part, ""),
        vote.result.value if vote.result else "",
        "a yes is against the issue" if vote.direction is Direction.AGAINST and vote.on else "",
    ]
    return Cell(" · ".join(filter(None, phrases)), Meaning.QUIET)


def _corrected_cell(dataset: Dataset, call: RollCall) -> Cell:
    """Say who meant to vote otherwise than was cast."""
    said, value = [], []
    for each in call.corrections:
        cast = f", cast {in_word(each.cast)}" if each.cast else ""
        said.append(f"{names_of(dataset, each.voters)} meant {in_word(each.meant)}{cast}")
        value.append(
            {
                "statement": each.statement,
                "voters": list(each.voters),
                "cast": each.cast.value if each.cast else "",
                "meant": each.meant.value,
            }
        )
    text = f"notified later: {'; '.join(said)}" if said else ""
    return Cell(text, Meaning.WARNING, value=value)
