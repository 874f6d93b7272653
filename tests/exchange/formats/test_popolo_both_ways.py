"""Popolo both ways: whatever actors there are come back, but for what the export counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import Reading, Writing
from dipview.exchange.formats.popolo.classifications import kind_of
from dipview.exchange.formats.popolo.reading import read
from dipview.exchange.formats.popolo.writing import write
from dipview.exchange.identities import Identities
from dipview.model.kinds import Kind
from dipview.writing.record_text import record_text

Table = dict[str, Any]
CHARACTERS = st.characters(codec="utf-8", categories=["L", "Nd", "P", "Sm"])
TEXTS = st.text(CHARACTERS, min_size=1, max_size=8)
NOTHING = st.just("")
STARTS = st.sampled_from(["", "2001", "2002-03", "2003-04-05", "2004~", "2005/2006", "2007-21"])
ENDS = st.sampled_from(["", "2011", "2012-03", "2013-04-05", "2014~", "2015/2016"])
LOST = st.one_of(NOTHING, TEXTS)
COUNT = 3
"""How many actors, the first ones, others may be in."""
HELD = {"of": st.integers(0, COUNT - 1), "start": STARTS, "end": ENDS, "notes": LOST}
ROLES = st.lists(
    st.fixed_dictionaries({"title": TEXTS, "acting": st.booleans(), **HELD}), max_size=2
)
KINDS_OF_MEMBERS = st.sampled_from(["", "member", "observer", "full"])
MEMBERSHIPS = st.lists(
    st.fixed_dictionaries({"kind": KINDS_OF_MEMBERS, "constituency": LOST, **HELD}), max_size=3
)
NAMES = st.fixed_dictionaries(
    {"name": TEXTS, "language": st.sampled_from(["", "en", "ru", "zh-Hant"]), "note": LOST}
)
ACTORS = st.fixed_dictionaries(
    {
        "name": TEXTS,
        "kind": st.sampled_from(["person", "state", "organization", "group", "body"]),
        "sort_name": LOST,
        "other_names": st.lists(NAMES, max_size=3),
        "identifiers": st.dictionaries(st.sampled_from(["wikidata", "viaf"]), TEXTS, max_size=2),
        "description": LOST,
        "notes": LOST,
        "tags": st.lists(st.sampled_from(["party", "ministry", "state", "old"]), max_size=2),
        "roles": ROLES,
        "memberships": MEMBERSHIPS,
    }
)


def said(table: Mapping[str, Any]) -> Table:
    """Leave out of a table what says nothing."""
    return {key: value for key, value in table.items() if value not in ("", [], {}, False, None)}


def held(listed: list[Table], ids: list[str], number: int) -> list[Table]:
    """Give offices or memberships that an actor can hold: none in itself, or in what is in it."""
    most = min(number, COUNT)
    return [said({**each, "of": ids[each["of"] % most]}) for each in listed if most]


def as_written(drawn: list[Table]) -> list[Table]:
    """Make records of what was drawn: the first few are no persons, and others may be in them."""
    ids = [f"a-{number}" for number in range(len(drawn))]
    tables = []
    for number, each in enumerate(drawn):
        kind = "group" if number < COUNT and each["kind"] == "person" else each["kind"]
        kind = kind if number else "state"
        table = {
            **each,
            "kind": kind,
            "id": ids[number],
            "other_names": [said(name) for name in each["other_names"]],
            "roles": held(each["roles"], ids, number) if kind == "person" else [],
            "memberships": held(each["memberships"], ids, number),
            "part_of": ids[0] if kind == "body" else "",
        }
        tables.append(said(table))
    return tables


def simple(date: str) -> bool:
    return not set(date) & set("~/[") and date[5:] != "21"


def kept_of(table: Table, keys: tuple[str, ...]) -> Table:
    """Give what Popolo has of an office or a membership."""
    kept = {key: table[key] for key in keys if key in table}
    dates = {key: table[key] for key in ("start", "end") if simple(table.get(key, "~"))}
    return {**kept, **dates}


def expected(table: Table) -> Table:
    """Give what is to come back: all but what the export counts as left out."""
    kind, tags = table["kind"], table.get("tags", [])
    first = tags[0] if tags else ""
    keeps = kind != "person" and first not in ("", "state") and kind_of(first).value == kind
    names: list[Table] = []
    for each in table.get("other_names", []):
        if each["name"] not in {table["name"], *(name["name"] for name in names)}:
            names.append(each)
    memberships: list[Table] = []
    for each in table.get("memberships", []):
        one = kept_of(each, ("of", "kind", "constituency"))
        if one.get("kind") == "member":
            del one["kind"]
        memberships += [] if one in memberships else [one]
    roles: list[Table] = []
    for each in table.get("roles", []):
        one = kept_of(each, ("of", "title"))
        roles += [] if one in roles else [one]
    keys = ("name", "kind", "sort_name", "identifiers", "description", "part_of")
    more = {"memberships": memberships, "roles": roles, "tags": [first] if keeps else []}
    return said({**{key: table.get(key, "") for key in keys}, "other_names": names, **more})


def returned(table: Table, foreign: Mapping[str, str]) -> Table:
    """Give what came back, under the ids that it had, without the source that was put to it."""
    came = {key: value for key, value in table.items() if key not in ("id", "sources")}
    for key in ("roles", "memberships"):
        for each in came.get(key, []):
            each["of"] = foreign[each["of"]]
            del each["sources"]
    if "part_of" in came:
        came["part_of"] = foreign[came["part_of"]]
    if "other_names" in came:
        alone = [{"name": each} if isinstance(each, str) else each for each in came["other_names"]]
        came["other_names"] = alone
    return came


@given(drawn=st.lists(ACTORS, min_size=COUNT + 1, max_size=COUNT + 3))
@settings(max_examples=examples(80))
def test_actors_come_back_as_they_were_but_for_what_is_counted(
    drawn: list[Table], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("popolo")
    tables = as_written(drawn)
    path = folder / "actors.toml"
    path.write_text("\n".join(record_text(Kind.ACTOR, each) for each in tables), "utf-8")
    dataset = open_dataset([path])
    assert not [each for each in dataset.problems if each.severity == "error"]
    writing = Writing(dataset=dataset)
    (folder / "people.json").write_text("".join(write(writing)), encoding="utf-8")
    identities = Identities()
    imported = read(Reading(paths=(folder / "people.json",), identities=identities))
    assert not imported.misread
    assert not imported.left_out
    foreign = {id: key.rpartition(" ")[2] for key, id in identities.known.items()}
    came = {foreign[id]: returned(each, foreign) for id, each in imported.of(Kind.ACTOR).items()}
    wanted = {each["id"]: expected(each) for each in tables}
    assert came.keys() == wanted.keys()
    assert [(came[id], each) for id, each in wanted.items() if came[id] != each] == []
    assert dict(writing.left_out) == counted(tables)


def counted(tables: list[Table]) -> dict[str, int]:
    """Count what has no place in Popolo."""
    counts: dict[str, int] = {}

    def count(what: str, number: int) -> None:
        if number:
            counts[what] = number

    roles = [role for each in tables for role in each.get("roles", [])]
    memberships = [one for each in tables for one in each.get("memberships", [])]
    count("notes of # actors", sum("notes" in each for each in tables))
    count(
        "tags of # actors",
        sum(len(each.get("tags", [])) > len(expected(each).get("tags", [])) for each in tables),
    )
    acting = [any(role.get("acting") for role in each.get("roles", [])) for each in tables]
    count("notes that an office is held for the time being", sum(acting))
    count("notes of # offices", sum("notes" in each for each in roles))
    count("notes of # memberships", sum("notes" in each for each in memberships))
    member = sum(each.get("kind") == "member" for each in memberships)
    count("kinds of # memberships, where that is 'member'", member)
    dates = [
        each[key] for each in (*roles, *memberships) for key in ("start", "end") if key in each
    ]
    count("dates other than a day, month or year", sum(not simple(each) for each in dates))
    return counts
