"""Popolo: real parliaments, the specification's schemas, round trips, damage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import ExchangeError, Reading, Writing
from dipview.exchange.formats.popolo import FORMATS
from dipview.exchange.formats.popolo.reading import read
from dipview.exchange.formats.popolo.writing import write
from dipview.exchange.imported import Imported
from dipview.exchange.importing import planned
from dipview.model.kinds import Kind

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "popolo"
real = pytest.mark.skipif(not CORPUS.is_dir(), reason="the parliaments in Popolo are not here")
ARCHIPELAGO = Path(__file__).parents[2] / "worlds" / "archipelago.toml"
(FORMAT,) = FORMATS

SMALL: dict[str, Any] = {
    "persons": [
        {
            "id": "p1",
            "name": "Anna Vale",
            "sort_name": "Vale, Anna",
            "other_names": [{"name": "Анна Вале", "lang": "ru"}, {"name": "Anna Vale"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
            "email": "a@example.org",
        }
    ],
    "organizations": [
        {"id": "o1", "name": "Assembly", "classification": "legislature"},
        {"id": "o2", "name": "Fishers", "classification": "party"},
    ],
    "memberships": [
        {
            "person_id": "p1",
            "organization_id": "o1",
            "on_behalf_of_id": "o2",
            "area_id": "a1",
            "role": "member",
            "legislative_period_id": "t1",
            "start_date": "2031-02",
        },
        {"person_id": "p1", "organization_id": "o1", "post_id": "s1", "start_date": "2032"},
    ],
    "posts": [{"id": "s1", "label": "Speaker", "organization_id": "o1"}],
    "areas": [{"id": "a1", "name": "North"}],
    "events": [
        {
            "id": "t1",
            "name": "First term",
            "classification": "legislative period",
            "start_date": "2031-01-01",
            "end_date": "2034-12-31",
        }
    ],
}


def taken(said: object, folder: Path) -> Imported:
    path = folder / "people.json"
    path.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return read(Reading(paths=(path,)))


def test_people_come_with_their_names_offices_and_memberships(tmp_path: Path) -> None:
    imported = taken(SMALL, tmp_path)
    assert not imported.misread
    anna = imported.of(Kind.ACTOR)["anna-vale"]
    source = ["people"]
    inferred = {
        "end": "2034-12-31",
        "notes": "end inferred: of the legislative period First term",
        "tags": ["date-inferred"],
        "sources": source,
        "start": "2031-02",
    }
    assert anna == {
        "id": "anna-vale",
        "name": "Anna Vale",
        "kind": "person",
        "sort_name": "Vale, Anna",
        "other_names": [{"name": "Анна Вале", "language": "ru"}],
        "identifiers": {"wikidata": "Q1"},
        "sources": source,
        "memberships": [
            {"of": "assembly", "constituency": "North", **inferred},
            {"of": "fishers", **inferred},
        ],
        "roles": [{"title": "Speaker", "of": "assembly", "sources": source, "start": "2032"}],
    }
    assert imported.of(Kind.ACTOR)["assembly"]["kind"] == "body"
    assert imported.left_out == {"email of # persons": 1}


@real
@pytest.mark.parametrize(
    ("name", "people", "organizations", "seats"),
    [
        ("estonia-ep-popolo-v1.0.json", 193, 8, 299),
        ("zimbabwe-senate-ep-popolo-v1.0.json", 67, 4, 68),
    ],
)
def test_real_parliaments_come_in_whole(
    name: str, people: int, organizations: int, seats: int, tmp_path: Path
) -> None:
    plan = planned(FORMAT, (CORPUS / name,), tmp_path / "study.toml", {})
    plan.carry_out(Limits())
    assert not plan.imported.misread
    dataset = open_dataset([tmp_path / "study.toml"])
    assert not dataset.problems
    actors = [dataset.actor(id) for id in dataset.ids(Kind.ACTOR)]
    assert sum(each.kind.value == "person" for each in actors) == people
    assert len(actors) == people + organizations
    said = json.loads((CORPUS / name).read_text("utf-8"))
    held = {
        (each["person_id"], each["legislative_period_id"], each.get("start_date"))
        for each in said["memberships"]
    }
    bodies = {each.id for each in actors if each.kind.value == "body"}
    sat = sum(each.of in bodies for actor in actors for each in actor.memberships)
    assert len(said["memberships"]) == seats
    assert sat >= len(held) - 2  # who held two seats at once, alike in all that is told
    inferred = [
        each for actor in actors for each in actor.memberships if "date-inferred" in each.tags
    ]
    assert inferred
    assert all("inferred" in each.notes for each in inferred)


@real
def test_what_is_exported_fits_the_schemas_of_the_specification(tmp_path: Path) -> None:
    (exported,) = write(Writing(dataset=open_dataset([ARCHIPELAGO])))
    said = json.loads(exported)
    for key, name in (
        ("persons", "person"),
        ("organizations", "organization"),
        ("memberships", "membership"),
        ("posts", "post"),
        ("areas", "area"),
    ):
        schema = json.loads((CORPUS / "spec" / "schemas" / f"{name}.json").read_text("utf-8"))
        validator = jsonschema.Draft3Validator(_alone(schema))
        assert said[key] or key == "areas"
        for each in said[key]:
            validator.validate(each)


def _alone(schema: Any) -> Any:
    """Leave out of a schema what leads to others by an address."""
    if isinstance(schema, dict):
        return {key: _alone(value) for key, value in schema.items() if key not in ("$ref", "id")}
    return [_alone(each) for each in schema] if isinstance(schema, list) else schema


def test_actors_come_back_as_they_were_but_for_what_is_counted(tmp_path: Path) -> None:
    first = open_dataset([ARCHIPELAGO])
    writing = Writing(dataset=first)
    path = tmp_path / "people.json"
    path.write_text("".join(write(writing)), encoding="utf-8")
    imported = read(Reading(paths=(path,)))
    assert not imported.misread
    by_name = {str(each["name"]): each for each in imported.of(Kind.ACTOR).values()}
    for id in first.ids(Kind.ACTOR):
        actor = first.actor(id)
        again = by_name[actor.name]
        assert [each["title"] for each in _tables(again, "roles")] == [
            each.title for each in actor.roles
        ]
        assert len(_tables(again, "memberships")) >= len(set(actor.memberships))
        assert len(_tables(again, "other_names")) == len(actor.other_names)
    assert writing.left_out["statements"] == len(first.ids(Kind.STATEMENT))


def _tables(table: dict[str, object], key: str) -> list[Any]:
    value = table.get(key, [])
    assert isinstance(value, list)
    return value


@pytest.mark.parametrize("said", ["{", "[]", "{}", '{"people": []}', "[" * 100_000])
def test_a_file_of_another_kind_is_told(said: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="; "):
        taken(said, tmp_path)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"persons": [{"id": "p1"}]}, "$.persons[0]"),
        ({"persons": [1]}, "$.persons[0]"),
        ({"persons": 1}, "$.persons"),
        ({"organizations": [{"id": "o1", "name": "A", "parent_id": "o9"}]}, "parent_id"),
        ({"memberships": [{"person_id": "p9", "organization_id": "o1"}]}, "$.memberships[0]"),
        (
            {"memberships": [{"person_id": "p1", "organization_id": "o1", "start_date": "soon"}]},
            "start_date",
        ),
        ({"events": [{"id": "e", "name": "E", "start_date": "2017-13"}]}, "start_date"),
    ],
)
def test_what_is_wrong_in_one_place_is_told_there(
    change: dict[str, object], place: str, tmp_path: Path
) -> None:
    imported = taken({**SMALL, **change}, tmp_path)
    assert any(place in each.place for each in imported.misread)
    assert imported.of(Kind.ACTOR)
