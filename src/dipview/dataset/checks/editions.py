"""Editions: a dataset that uses what came with a later version of the format says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.dataset.editions import SECOND, in_record, may_be_second, second_edition
from dipview.dataset.findings import Finding, Records
from dipview.dataset.records import Written
from dipview.model.header import FIRST
from dipview.model.kinds import Kind


def check(records: Records) -> Iterator[Finding]:
    """Find the first record that says what the schema of the dataset does not have.

    A dataset without a header names no schema, and is not told.
    """
    if records.header_origin is None or records.header.schema > FIRST:
        return
    groups: Mapping[Kind, Mapping[str, Written]] = {
        Kind.STATEMENT: records.statements,
        Kind.ISSUE: records.issues,
        Kind.EVENT: records.events,
        Kind.ACTOR: records.actors,
        Kind.SOURCE: records.sources,
    }
    for kind, group in groups.items():
        for id, record in group.items() if may_be_second(kind, tuple(group.values())) else ():
            way = second_edition(kind, record, in_record)
            if way is not None:
                said = f": this is of schema {SECOND}, and the dataset does not say that it is"
                hint = f"write schema = {SECOND} in [dataset]"
                yield records.find(id, record, way, "schema-behind", said, hint)
                return
