"""Alike: statements that may be one utterance that was coded twice, and so count as two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dipview.dataset.records import Finding, Records
from dipview.model.statements import RecordStatus, Statement


def check(records: Records) -> Iterator[Finding]:
    """Find statements with the source, place, speakers and words of another.

    What is retracted, and what one says that it supersedes, does not count twice; the same words on
    another day are another utterance.
    """
    first: dict[tuple[object, ...], dict[str, Statement]] = {}
    for id in _of_one_place(records):
        statement = records.statements[id]
        words = _words(statement)
        if not words or statement.status is RecordStatus.RETRACTED:
            continue
        alike = first.setdefault((*_place(statement), words), {})
        day = statement.date.text if statement.date else ""
        other = alike.get(day) or (alike.get("") if day else next(iter(alike.values()), None))
        alike.setdefault(day, statement)
        if other is None or statement.supersedes == other.id or other.supersedes == id:
            continue
        coder = f", coded by {other.coded_by}" if other.coded_by else ""
        said = f" has the source, place, speakers and words of '{other.id}'{coder}: both count"
        hint = 'of one utterance keep one statement, or set status = "retracted" in the other'
        yield records.find(id, statement, (), "alike-statements", said, hint)


def _of_one_place(records: Records) -> Iterator[str]:
    """Give the statements that share a place and speakers: few, so that few words are compared."""
    places = [hash(_place(statement)) for statement in records.statements.values()]
    ordered = sorted(places)
    shared = {one for one, other in pairwise(ordered) if one == other}
    return (id for id, place in zip(records.statements, places, strict=True) if place in shared)


def _place(statement: Statement) -> tuple[object, ...]:
    locator = statement.locator
    return (
        statement.source,
        " ".join(locator.casefold().split()) if locator else "",
        statement.unnamed_speakers,
        tuple(sorted(statement.speakers)),
    )


def _words(statement: Statement) -> str:
    """Give the words to compare: the exact ones, or else the summary; spaces and case aside."""
    return " ".join(" ".join(statement.text or (statement.summary,)).casefold().split())
