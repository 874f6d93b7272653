"""Coded statements as the Discourse Network Analyzer exports them: ``*-eventlist.csv``."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.converting.tables import head, slug, table

TITLE = "Coded statements"


def converted(folder: Path) -> Iterator[str]:
    """Write every list of a folder: a concept is an issue, agreement is the side."""
    yield head(TITLE)
    known: set[str] = set()
    for path in sorted(folder.glob("*-eventlist.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                for id, toml in _written(row):
                    if id not in known:
                        known.add(id)
                        yield toml


def _written(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    source, issue = f"document-{row['document_id']}", f"on-{slug(row['concept'])}"
    person, organization = slug(row["person"]), slug(row["organization"])
    cited, day = [source], dt.date.fromisoformat(row["time"][:10])
    title = row["document_title"]
    yield source, table("sources", id=source, type="hearing", title=title, issued=day)
    fields = {"name": row["organization"], "kind": "organization", "sources": cited}
    yield organization, table("actors", id=organization, **fields)
    fields = {"name": row["person"], "kind": "person", "sources": cited}
    yield person, table("actors", id=person, **fields)
    fields = {"kind": "policy", "proposition": row["concept"], "sources": cited}
    yield issue, table("issues", id=issue, **fields)
    id, side = f"statement-{row['statement_id']}", int(row["agreement"])
    yield (
        id,
        table(
            "statements",
            id=id,
            source=source,
            speakers=[person],
            on_behalf_of=[organization],
            form="verbatim",
            text=" ".join(row["text"].split()),
            date=day,
            positions=[{"issue": issue, "stance": "support" if side else "oppose"}],
        ),
    )
