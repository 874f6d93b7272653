"""Alike: statements that may be one utterance that was coded twice, and so count as two."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.findings import Finding, Records
from dipview.dataset.same_utterance import alike_in, coder_of, same_day
from dipview.model.statements import Statement


def check(records: Records) -> Iterator[Finding]:
    """Find statements with the source, place, speakers and words of another.

    Those of two coders are two codings of one utterance, which count once (see ``codings``); those
    of one coder, or of which one is not signed, count twice. The same words on another day, for
    somebody else or in another capacity are another utterance.
    """
    statements = tuple(records.statements.values())
    first: dict[int, int] = {}
    for pair in alike_in(statements):
        one, other = statements[pair.one], statements[pair.other]
        coder = coder_of(one)
        if (coder and coder_of(other) not in (coder, "")) or not same_day(one, other):
            continue
        if not _parted(one, other):
            first[pair.other] = min(pair.one, first.get(pair.other, pair.one))
    for at, before in sorted(first.items()):
        statement, other = statements[at], statements[before]
        coder = f", coded by {other.coded_by}" if other.coded_by else ""
        rest = "place, speakers and words of"
        if statement.passage and other.passage:
            rest = "speakers and half the passage of"
        said = f" has the source, {rest} '{other.id}'{coder}: both count"
        hint = 'of one utterance keep one statement, or set status = "retracted" in the other'
        yield records.find(statement.id, statement, (), "alike-statements", said, hint)


def _parted(one: Statement, other: Statement) -> bool:
    """Tell whether one coder parted what was said in two on purpose.

    That is so where it is for somebody else or in another capacity, and of one passage where the
    positions are on other issues: some write a statement for each.
    """
    if (one.on_behalf_of, one.capacity) != (other.on_behalf_of, other.capacity):
        return True
    issues, others = ({each.issue for each in both.positions} for both in (one, other))
    return bool(one.passage and other.passage and issues | others) and issues.isdisjoint(others)
