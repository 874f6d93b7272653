"""Who holds an office on a day, and how certain that is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.dataset import Dataset
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.offices import (
    members_on,
    memberships_on,
    officers_on,
    roles_on,
)
from dipview.dataset.opening import open_dataset
from dipview.model.spans import read_span


@pytest.fixture(scope="module", params=BODIES)
def world(request: pytest.FixtureRequest) -> Dataset:
    return BODIES[request.param](open_dataset([Path(__file__).parent / "world.toml"]))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2016-06-30", {"Chair": "unknown", "Envoy": "unknown"}),
        ("2016-07-15", {"Secretary": "unknown", "Chair": "unknown", "Envoy": "unknown"}),
        ("2016-07-31", {"Secretary": "held", "Chair": "unknown", "Envoy": "unknown"}),
        (
            "2017-04-11",
            {"Secretary": "held", "Chair": "unknown", "Envoy": "held", "Deputy": "held"},
        ),
        (
            "2017-07-01",
            {"Secretary": "held", "Chair": "unknown", "Envoy": "unknown", "Deputy": "unknown"},
        ),
        (
            "2018-07-09",
            {"Secretary": "held", "Chair": "unknown", "Envoy": "unknown", "Deputy": "unknown"},
        ),
        ("2018-07-10", {"Chair": "unknown", "Envoy": "unknown", "Deputy": "unknown"}),
        ("2019-06-01", {"Envoy": "unknown", "Deputy": "unknown"}),
    ],
)
def test_roles_on_a_day(world: Dataset, when: str, expected: dict[str, str]) -> None:
    roles = roles_on(world, "ann", day(when))
    assert {held.role.title: held.certainty.value for held in roles} == expected


def test_the_sources_of_a_role_are_its_own_or_the_actors(world: Dataset) -> None:
    roles = roles_on(world, "ann", day("2017-04-11"))
    cited = {held.role.title: [one.source for one in held.sources] for held in roles}
    assert cited["Envoy"] == ["wire"]
    assert cited["Deputy"] == ["reprint"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2009-12-31", [("south", "unknown")]),
        ("2017-04-11", [("north", "held"), ("south", "held")]),
        ("2017-05-31", [("north", "held"), ("south", "unknown")]),
        ("2017-06-01", [("south", "unknown")]),
    ],
)
def test_members_on_a_day(world: Dataset, when: str, expected: list[tuple[str, str]]) -> None:
    members = members_on(world, "club", day(when))
    assert [(held.actor, held.certainty.value) for held in members] == expected


def test_officers_on_a_day(world: Dataset) -> None:
    officers = officers_on(world, "office", day("2017-04-11"))
    assert [held.role.title for held in officers] == ["Secretary", "Deputy"]
    assert officers_on(world, "north", day("2017-04-11")) == ()


def test_memberships_of_an_actor_on_a_day(world: Dataset) -> None:
    (held,) = memberships_on(world, "north", day("2017-04-11"))
    assert held.membership.of == "club"


def open_role(tmp_path: Path, dates: str, header: str = "") -> MemoryDataset:
    file = tmp_path / "x.toml"
    file.write_text(
        f'{header}\n[[sources]]\nid = "w"\ntype = "book"\nissued = 2015-01-01\n'
        '[[actors]]\nid = "o"\nname = "O"\nkind = "state"\nsources = ["w"]\n'
        '[[actors]]\nid = "p"\nname = "P"\nkind = "person"\nsources = ["w"]\n'
        f'roles = [{{ title = "R", of = "o", {dates} }}]\n'
    )
    return open_dataset([file])


@pytest.mark.parametrize(
    ("dates", "when", "expected"),
    [
        ("start = 2010-01-01", "2030-01-01", "held"),
        ('start = "2010~"', "2009-06-01", "unknown"),
        ('start = "2010~"', "2008-06-01", None),
        ('start = "[..2010]"', "1990-01-01", "unknown"),
        ('start = "[2010..]"', "2020-01-01", "unknown"),
        ("end = 2020-01-01", "2014-12-31", "unknown"),
        ("end = 2020-01-01", "2015-01-01", "held"),
        ('end = "[2020..]"', "2021-01-01", "unknown"),
        ('end = "9999~"', "2021-01-01", "held"),
        ('start = "2010?"', "2009-12-31", None),
        ('start = "2010?"', "2010-06-01", "unknown"),
        ('start = "2010?"', "2030-01-01", "unknown"),
        ('start = 2010-01-01, end = "2020?"', "2015-01-01", "unknown"),
        ('start = 2010-01-01, end = "2020?"', "2021-01-01", None),
        ('start = "2010-21"', "2010-02-28", None),
        ('start = "2010-21"', "2010-12-30", "unknown"),
        ('start = "2010-21"', "2010-12-31", "held"),
        ('start = 2010-01-01, end = "2020-22"', "2019-12-01", "held"),
        ('start = 2010-01-01, end = "2020-22"', "2021-03-31", "unknown"),
        ('start = 2010-01-01, end = "2020-22"', "2021-04-01", None),
        ('start = 2010-01-01, end = "2020-33"', "2020-04-01", None),
    ],
)
def test_partly_known_dates(tmp_path: Path, dates: str, when: str, expected: str | None) -> None:
    roles = roles_on(open_role(tmp_path, dates), "p", day(when))
    assert [held.certainty.value for held in roles] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("dates", "when", "expected"),
    [
        ("start = 2010-06-01", "2010-06-01", "held"),
        ("start = 2010-06-01", "2010", "unknown"),
        ("start = 2010-06-01", "2011", "held"),
        ("start = 2010-06-01", "2010-05", None),
        ("start = 2010-06-01", "[2010-05-01..2010-06-02]", "unknown"),
        ("start = 2010-06-01", "2010-05-31~", "unknown"),
        ("start = 2010-06-01", "2012?", "unknown"),
        ("start = 2010-06-01", "[..2012-01-01]", "held"),
        ("start = 2010-06-01, end = 2010-08-31", "2010", "unknown"),
        ("start = 2010-01-01, end = 2010-08-31", "2010", "unknown"),
        ("start = 2010-01-01, end = 2010-08-31", "2010-08-30/2010-09-02", "unknown"),
        ("start = 2010-01-01, end = 2010-08-31", "2010-09", None),
    ],
)
def test_dates_that_are_no_one_day(
    tmp_path: Path, dates: str, when: str, expected: str | None
) -> None:
    roles = roles_on(open_role(tmp_path, dates), "p", read_span(when))
    assert [held.certainty.value for held in roles] == ([expected] if expected else [])
