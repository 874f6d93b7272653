"""A standing in words: the stance, what was said, by whom in which office, when, on how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.actors import ActorKind
from dipview.model.ids import standing_id
from dipview.model.positions import Position
from dipview.model.sources import Citation
from dipview.model.statements import Statement
from dipview.standing.standing import Standing
from dipview.views.parts.actor_names import name_of, offices_when, speakers_office
from dipview.views.parts.codings import codings_in_words
from dipview.views.parts.marks import Mark, mark_of
from dipview.views.parts.position_row import evidence_in_words
from dipview.views.parts.standing_cell import (
    mark_of_standing,
    stance_in_words,
    standing_value,
    superseded_cell,
)
from dipview.views.parts.standing_rows import before_in_words, evidence_beside
from dipview.views.parts.statement_row import (
    condition_in_words,
    statement_date_cell,
    words_beside,
    words_for,
)
from dipview.views.view import Cell, Meaning, Part

Line = list[tuple[str, Meaning]]
"""Pieces of a line, each with what it is."""


def standing_words_cell(dataset: Dataset, standing: Standing) -> Cell:
    """Write where a holder stands in the words that were said.

    Of a mixed standing all of them are written, and where codings differ, what each of them has.

    Each line of the text is for one thing: the stance, its condition, the words, who said them on
    what evidence, and when, with n at the end.
    """
    shown = standing.shown
    lines = [[("mixed", Meaning.STANCE)]] if standing.mixed else []
    lines += [[(told, Meaning.STANCE)] for told in codings_in_words(dataset, standing)]
    for position in shown:
        lines.extend(_lines(dataset, standing, position))
    lines.append([(f"n={standing.n}", Meaning.COUNT)])
    if len(lines) > 1 and (standing.stance is not None or standing.superseded_by):
        count = lines.pop()
        lines[-1] = [*lines[-1], (" · ", Meaning.QUIET), *count]
    text, parts = _joined(lines)
    citations = _citations(dataset, standing)
    value = standing_value(standing) | {
        "said": [_position_value(dataset, position) for position in shown],
        "sources": [{"source": each.source, "locator": each.locator} for each in citations],
    }
    return Cell(
        text,
        Meaning.STANCE,
        value=value,
        short=f"n={standing.n}",
        marks=(mark_of_standing(standing),),
        citations=citations,
        parts=parts,
        leads_to=standing_id(standing.issue, standing.holder),
    )


def absent_cell(dataset: Dataset, issue: str, holder: str, elsewhere: Sequence[Standing]) -> Cell:
    """Say that nothing was found, and where the holder stands on claims that contradict this.

    Args:
        dataset: Where the standings are from.
        issue: Id of the issue.
        holder: Whose position is not found.
        elsewhere: Where the holder stands on claims that contradict the issue.
    """
    lines: list[Line] = [[("nothing found", Meaning.QUIET)]]
    for standing in elsewhere:
        claim = dataset.issue(standing.issue).sentence
        stance = stance_in_words(standing)
        lines.append([(f"on the claim that contradicts it: {stance}: {claim}", Meaning.QUIET)])
    text, parts = _joined(lines)
    value = {"stance": None, "n": 0}
    marks = (Mark(),)
    leads_to = standing_id(issue, holder)
    return Cell(
        text, Meaning.STANCE, value=value, short="", marks=marks, parts=parts, leads_to=leads_to
    )


def _lines(dataset: Dataset, standing: Standing, position: Position) -> Iterator[Line]:
    statement = dataset.statement(position.statement)
    superseded = superseded_cell(standing)
    yield [(superseded.text if superseded else mark_of(position).words, Meaning.STANCE)]
    if condition := condition_in_words(position):
        yield [(condition, Meaning.CONDITION)]
    words = words_beside(dataset, position)
    if words.text:
        yield [(words.text, words.meaning)]
    if details := " · ".join(filter(None, _details(dataset, standing, position, statement))):
        yield [(details, Meaning.QUIET)]
    yield [(statement_date_cell(dataset, statement).text, Meaning.DATE)]


def _details(
    dataset: Dataset, standing: Standing, position: Position, statement: Statement
) -> Iterator[str]:
    """Say who said it in which office, and on what evidence it is known."""
    holder = position.holder
    if holder is not None:
        name = name_of(dataset, holder) if holder != standing.holder else ""
        office = _office(dataset, holder, statement)
        yield ", ".join(filter(None, (name, office)))
    yield from before_in_words(standing, position)
    yield evidence_in_words(dataset, evolve(position, condition=""), statement)
    yield from evidence_beside(dataset, standing, position)


def _office(dataset: Dataset, holder: str, statement: Statement) -> str:
    """Write the office that a person held when a statement was made."""
    if dataset.actor(holder).kind is not ActorKind.PERSON:
        return ""
    if statement.speakers == (holder,):
        return speakers_office(dataset, statement)
    return offices_when(dataset, holder, statement)


def _citations(dataset: Dataset, standing: Standing) -> tuple[Citation, ...]:
    latest = (each.statement for each in reversed(standing.current))
    cited = (dataset.statement(each).citation for each in (*latest, *standing.superseded_by))
    return tuple(dict.fromkeys(cited))


def _position_value(dataset: Dataset, position: Position) -> dict[str, object]:
    statement = dataset.statement(position.statement)
    words = words_for(dataset, position)
    return {
        "position": position.id,
        "holder": position.holder,
        "stance": position.stance.value,
        "condition": position.condition,
        "date": statement_date_cell(dataset, statement).value,
        "words": words.text,
        "exact": words.meaning is Meaning.WORDS,
    }


def _joined(lines: Sequence[Line]) -> tuple[str, tuple[Part, ...]]:
    """Put lines below each other; what the data says cannot begin a line of its own."""
    pieces: list[str] = []
    parts: list[Part] = []
    at = 0
    for number, line in enumerate(lines):
        at += 1 if number else 0
        pieces.append("")
        for said, meaning in line:
            text = " ".join(said.splitlines()) if "\n" in said or "\r" in said else said
            parts.append(Part(at, at + len(text), meaning))
            pieces[-1] += text
            at += len(text)
    return "\n".join(pieces), tuple(parts)
