"""Markings: each is one of the dataset's, and it is clear when and how a source leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.dataset.findings import Finding, Records
from dipview.dataset.nearest import Finder
from dipview.dataset.terms.embargoes import is_clear
from dipview.dataset.terms.ground_rules import TAKING_AWAY, leaves_nothing, speaker_named
from dipview.dataset.terms.names import first_named
from dipview.dataset.value_conversion import shortened
from dipview.model.markings import GroundRules, Levels
from dipview.model.sources import Source
from dipview.model.statements import Statement

Marked = Source | Statement


def check(records: Records) -> Iterator[Finding]:
    """Find markings that are none, embargoes that are not clear, and speakers that are named."""
    levels = Levels.of(records.header.markings)
    groups: tuple[Mapping[str, Marked], ...] = (records.sources, records.statements)
    marked = [
        (id, record)
        for group in groups
        for id, record in group.items()
        if record.marking or record.caveats
    ]
    if levels.names:
        yield from _unknown(records, marked, levels)
    else:
        yield from _unordered(records, marked)
    for id, record in marked:
        if record.caveats and not record.marking.strip():
            said = f": '{shortened(record.caveats[0])}' stands beside no marking"
            hint = "add marking, or remove caveats"
            yield records.find(id, record, ("caveats", 0), "caveat-unmarked", said, hint)
    for id, source in records.sources.items():
        if source.embargo is not None or source.ground_rules is not None or source.attributed_as:
            yield from _terms(records, id, source)
    ruled = {id for id, each in records.sources.items() if each.ground_rules in TAKING_AWAY}
    for id, statement in records.statements.items() if ruled else ():
        if statement.source in ruled:
            yield from _left(records, id, statement)


def _unknown(
    records: Records, marked: list[tuple[str, Marked]], levels: Levels
) -> Iterator[Finding]:
    finder = Finder([name.casefold() for name in levels.names])
    for id, record in marked:
        if record.marking.strip() and not levels.knows(record.marking):
            said = f": '{shortened(record.marking)}' is no marking of this dataset: it never leaves"
            hint = finder.hint(record.marking, f"the markings are {', '.join(levels.names)}")
            yield records.find(id, record, ("marking",), "unknown-marking", said, hint)


def _unordered(records: Records, marked: list[tuple[str, Marked]]) -> Iterator[Finding]:
    for id, record in marked:
        if record.marking.strip():
            said = ": the dataset does not say which markings there are: this never leaves"
            hint = 'write markings = "uk", "eu", "nato", "tlp" or a list of your own in [dataset]'
            yield records.find(id, record, ("marking",), "no-markings", said, hint)
            return


def _terms(records: Records, id: str, source: Source) -> Iterator[Finding]:
    embargo, background = source.embargo, source.ground_rules is GroundRules.BACKGROUND
    if embargo is not None and not is_clear(embargo):
        said = f": '{embargo.text}' is no moment, and no day"
        hint = "write it like 2026-12-01T18:00:00+01:00, or 2026-12-01"
        yield records.find(id, source, ("embargo",), "unclear-embargo", said, hint)
    elif embargo is not None and embargo.moment is not None and embargo.moment.tzinfo is None:
        said = f": {embargo.text} has no offset, and is meant in the zone of whoever reads it"
        hint = f"write the offset too, like {embargo.text}+01:00"
        yield records.find(id, source, ("embargo",), "embargo-without-offset", said, hint)
    if background and not source.attributed_as.strip():
        said = " is on background, and does not say what its speaker may be called"
        hint = 'add attributed_as = "an official of a ministry"'
        yield records.find(id, source, ("ground_rules",), "no-attribution", said, hint)
    elif source.attributed_as and not background:
        said = ": only on background does somebody have a name that was agreed"
        hint = 'set ground_rules = "background", or remove it'
        yield records.find(id, source, ("attributed_as",), "attribution-unused", said, hint)


def _left(records: Records, id: str, statement: Statement) -> Iterator[Finding]:
    source = records.sources[statement.source]
    if leaves_nothing(statement, source):
        said = f" has no summary, and of what is on {_rules(source)} nothing else leaves"
        hint = "add summary, in words that do not tell who spoke"
        yield records.find(id, statement, (), "nothing-left", said, hint)
    elif named := speaker_named(statement, source, records.actors):
        kept = source.attributed_as and first_named((source.attributed_as,), (named,))
        where = f"{'attributed_as' if kept else 'what is left of it'}"
        said = f" is on {_rules(source)}, and {where} names '{named.id}': it never leaves"
        hint = "say it without the name"
        yield records.find(id, statement, (), "speaker-named", said, hint)


def _rules(source: Source) -> str:
    return (source.ground_rules or GroundRules.ON_RECORD).value.replace("-", " ")
