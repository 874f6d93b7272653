"""Ids: each a slug, each given once."""

from __future__ import annotations

from dipview.dataset.entries import Entries
from dipview.dataset.findings import ELSEWHERE, Entry, Finding
from dipview.dataset.records import kind_of
from dipview.dataset.value_conversion import shortened
from dipview.model.ids import is_slug, slug_like


def prune(entries: Entries) -> tuple[dict[str, int], list[Finding]]:
    """Keep the first record of each id; leave out those whose id is no slug.

    Args:
        entries: All records, in order.

    Returns:
        The places among the entries of the records that are kept, by id, and what was wrong with
        the others.
    """
    first: dict[str, int] = {}
    findings: list[Finding] = []
    for at, record in enumerate(entries.records):
        id = record.id
        if not is_slug(id):
            findings.append(_bad_id(entries[at]))
        elif first.setdefault(id, at) != at:
            findings.append(_duplicate(entries[at], entries[first[id]]))
    return first, findings


def _bad_id(entry: Entry) -> Finding:
    id = entry.record.id
    kind = kind_of(entry.record).value
    if id:
        message = f"{kind} #{entry.origin.number + 1}: '{shortened(id)}' cannot be an id"
    else:
        message = f"{kind} #{entry.origin.number + 1}: the id is empty"
    proposed = slug_like(id)
    hint = "ids have lower-case ASCII letters, digits and inner - _ . alone"
    if proposed:
        hint = f"call it '{shortened(proposed)}': {hint}"
    return Finding(code="bad-id", message=message, origin=entry.origin, path=("id",), hint=hint)


def _duplicate(entry: Entry, earlier: Entry) -> Finding:
    id, kind = entry.record.id, kind_of(entry.record).value
    other = kind_of(earlier.record).value
    message = f"{kind} '{id}' is left out: {ELSEWHERE} has a record of this id already, the {other}"
    if kind == other:
        message = f"{kind} '{id}' is left out: it was already given in {ELSEWHERE}"
    return Finding(
        code="duplicate-id",
        message=message,
        origin=entry.origin,
        path=("id",),
        hint="rename or remove one of the two",
        record=id,
        other=earlier.origin,
    )
