"""Ground rules: what they take away of a source, and of what was said in it.

What is left names nobody: neither the speaker nor for whom, nor where it was said; and nothing else
refers to it, since who answers an unnamed speaker tells who that was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import evolve

from dipview.dataset.terms.names import first_named
from dipview.model.actors import Actor, ActorKind
from dipview.model.markings import GroundRules
from dipview.model.positions import PositionEntry
from dipview.model.sources import Source
from dipview.model.statements import Form, Statement
from dipview.model.tables import EMPTY

UNNAMED: Mapping[GroundRules, str] = {
    GroundRules.BACKGROUND: "an unnamed speaker",
    GroundRules.CHATHAM_HOUSE: "a participant",
}
"""What a speaker is called whom nobody may name, where nothing else was agreed."""

TAKING_AWAY = frozenset(
    (GroundRules.BACKGROUND, GroundRules.DEEP_BACKGROUND, GroundRules.CHATHAM_HOUSE)
)
"""The rules under which something of a source is left."""


def unnamed_source(source: Source, id: str) -> Source:
    """Give what is left of a source: its type, its day, and on what terms it was spoken to.

    Args:
        source: One under rules that take something away.
        id: Its new id: the old one may name the speaker.
    """
    background = source.ground_rules is GroundRules.BACKGROUND
    return Source(
        id=id,
        type=source.type,
        issued=source.issued,
        language=source.language,
        marking=source.marking,
        caveats=source.caveats,
        ground_rules=source.ground_rules,
        attributed_as=source.attributed_as if background else "",
    )


def unnamed_statement(statement: Statement, rules: Source, id: str, source: str) -> Statement:
    """Give what is left of a statement.

    Args:
        statement: What was said.
        rules: Its source, under rules that take something away.
        id: Its new id.
        source: The new id of its source.
    """
    deep = rules.ground_rules is GroundRules.DEEP_BACKGROUND
    hidden = hidden_in(statement)
    worded = statement.form.exact and not deep
    return Statement(
        id=id,
        source=source,
        form=statement.form if worded or not statement.form.exact else Form.REPORTED,
        unnamed_speakers="" if statement.form is Form.DESCRIBED else called(rules),
        text=statement.text if worded else (),
        language=statement.language,
        original_text=statement.original_text if worded else (),
        translation=statement.translation if worded else None,
        summary=statement.summary,
        acts=() if deep else statement.acts,
        date=statement.date,
        date_inferred=statement.date_inferred,
        events=statement.events,
        targets=_others(statement.targets, hidden),
        about=_others(statement.about, hidden),
        positions=() if deep else tuple(_unheld(statement.positions, hidden)),
        marking=statement.marking,
        caveats=statement.caveats,
        status=statement.status,
        coded_by=statement.coded_by,
        coded_on=statement.coded_on,
        reviewed_by=statement.reviewed_by,
    )


def called(source: Source) -> str:
    """Give what a source's speaker may be called."""
    if source.ground_rules is GroundRules.BACKGROUND and source.attributed_as.strip():
        return source.attributed_as
    return UNNAMED.get(source.ground_rules or GroundRules.ON_RECORD, "")


def hidden_in(statement: Statement) -> frozenset[str]:
    """Give the ids of the actors whom a statement tells for whose it is, and by whom."""
    ids = {*statement.speakers, *statement.on_behalf_of}
    ids.update(filter(None, (statement.capacity,)))
    for entry in statement.positions:
        ids.update(entry.holders)
        ids.update(filter(None, (entry.attributed_by,)))
    return frozenset(ids)


def speaker_named(statement: Statement, rules: Source, actors: Mapping[str, Actor]) -> Actor | None:
    """Give the speaker whom what is left of a statement would name; None where it names none.

    A state or an organization for whom somebody speaks may be named in the words.
    """
    left = unnamed_statement(statement, rules, statement.id, statement.source)
    may_not = {*statement.speakers}
    hidden = (actors[id] for id in sorted(hidden_in(statement)) if id in actors)
    people = [each for each in hidden if each.kind is ActorKind.PERSON or each.id in may_not]
    return first_named(_texts_of(left), people)


def leaves_nothing(statement: Statement, rules: Source) -> bool:
    """Tell whether nothing of a statement is left: no words, and no summary of them."""
    left = unnamed_statement(statement, rules, statement.id, statement.source)
    return not (left.summary.strip() or left.text or left.positions)


def _texts_of(left: Statement) -> Iterator[str]:
    yield from (*left.text, *left.original_text, left.summary, left.unnamed_speakers)
    for entry in left.positions:
        yield from (entry.condition, entry.reason, entry.formula, entry.value)


def _others(ids: Iterable[str], hidden: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in hidden)


def _unheld(positions: Iterable[PositionEntry], hidden: Collection[str]) -> Iterator[PositionEntry]:
    """Give positions as nobody's, each once; one that somebody ascribed would pass for said."""
    met: set[tuple[str, bool]] = set()
    for entry in positions:
        if entry.second_hand or (entry.issue, entry.fallback) in met:
            continue
        met.add((entry.issue, entry.fallback))
        target = None if entry.target in hidden else entry.target
        yield evolve(entry, holders=(), target=target, notes="", tags=(), extra=EMPTY)
