"""Parliaments in Popolo JSON: persons, organizations, memberships of both, other names."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.converting.tables import head, slug, table

TITLE = "Parliaments"
_NAMES = 40
"""Other names of an actor that are taken."""


def converted(folder: Path) -> Iterator[str]:
    """Write every ``*-popolo-*.json`` of a folder, each as a source with its actors."""
    yield head(TITLE)
    for path in sorted(folder.glob("*-popolo-*.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        source = slug(path.stem)
        yield table("sources", id=source, type="dataset", title=path.stem)
        memberships: dict[str, list[dict[str, object]]] = defaultdict(list)
        for each in given["memberships"]:
            memberships[each["person_id"]] += _memberships(source, each)
        for each in given["organizations"]:
            yield _actor(source, each, "group" if each["classification"] == "party" else "body", [])
        for each in given["persons"]:
            yield _actor(source, each, "person", memberships[each["id"]])


def _id(source: str, id: str) -> str:
    return f"{source.partition('-')[0]}-{slug(id)}"


def _memberships(source: str, given: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """Give the memberships of the chamber and of the party that one of Popolo's stands for."""
    days = {"start": given.get("start_date"), "end": given.get("end_date")}
    dated = {key: day for key, day in days.items() if day}
    for key in ("organization_id", "on_behalf_of_id"):
        if key in given:
            yield {"of": _id(source, given[key]), **dated, "sources": [source]}


def _actor(
    source: str, given: Mapping[str, Any], kind: str, memberships: list[dict[str, object]]
) -> str:
    names = {each["name"]: each for each in given.get("other_names", ())}
    names.pop(given["name"], None)
    return table(
        "actors",
        id=_id(source, given["id"]),
        name=given["name"],
        sort_name=given.get("sort_name"),
        kind=kind,
        other_names=list(names)[:_NAMES],
        memberships=[dict(pairs) for pairs in dict.fromkeys(map(_pairs, memberships))],
        sources=[source],
    )


def _pairs(membership: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    return tuple((key, tuple(v) if isinstance(v, list) else v) for key, v in membership.items())
