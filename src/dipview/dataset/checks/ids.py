"""Ids: each a slug, each given once."""

from __future__ import annotations

from collections.abc import Iterable

from dipview.dataset.conversion import shortened
from dipview.dataset.records import Entry, Finding, Origin, kind_of
from dipview.model.ids import is_slug, slug_like


def settle(entries: Iterable[Entry], where: dict[Origin, str]) -> tuple[list[Entry], list[Finding]]:
    """Keep the first record of each id; leave out those whose id is no slug.

    Args:
        entries: All records, in order.
        where: How to name the place of a record in a message, by origin; filled by the caller
            with the places of records whose id is given again.
    """
    first: dict[str, Entry] = {}
    findings: list[Finding] = []
    for entry in entries:
        id = entry.record.id
        if not is_slug(id):
            findings.append(_bad_id(entry))
        elif earlier := first.get(id):
            findings.append(_duplicate(entry, earlier, where))
        else:
            first[id] = entry
    return list(first.values()), findings


def repeated(entries: Iterable[Entry]) -> list[Entry]:
    """Give the first records of ids that are given again, so that their places can be named."""
    first: dict[str, Entry] = {}
    again: dict[str, Entry] = {}
    for entry in entries:
        earlier = first.setdefault(entry.record.id, entry)
        if earlier is not entry:
            again[entry.record.id] = earlier
    return list(again.values())


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


def _duplicate(entry: Entry, earlier: Entry, where: dict[Origin, str]) -> Finding:
    id, kind = entry.record.id, kind_of(entry.record).value
    other = kind_of(earlier.record).value
    place = where.get(earlier.origin, str(earlier.origin.file))
    message = f"{kind} '{id}' is left out: {place} has a record of this id already, the {other}"
    if kind == other:
        message = f"{kind} '{id}' is left out: it was already given in {place}"
    return Finding(
        code="duplicate-id",
        message=message,
        origin=entry.origin,
        path=("id",),
        hint="rename or remove one of the two",
        record=id,
    )
