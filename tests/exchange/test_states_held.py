"""States held against the register: to the letter, never by likeness, and what is added."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset
from dipview.dataset.registers.state_names import called, coded, states
from dipview.exchange.states_held import Held, added, held
from dipview.writing.writer import Writer

TOP = Path(__file__).parents[2]
CODES = TOP.parent / "shared" / "corpora" / "country-codes" / "country-codes.csv"

CONFUSABLE = [
    ("Korea", "North Korea"),
    ("Guinea", "Equatorial Guinea"),
    ("Guinea", "Guinea-Bissau"),
    ("Niger", "Nigeria"),
    ("Dominica", "Dominican Republic"),
    ("Sudan", "South Sudan"),
    ("Austria", "Australia"),
    ("Congo", "Democratic Republic of the Congo"),
    ("British Virgin Islands", "United States Virgin Islands"),
    ("Georgia", "South Georgia"),
    ("Samoa", "American Samoa"),
    ("Ireland", "Iceland"),
    ("Mali", "Malawi"),
]


def of(names: list[str], folder: Path, kind: str = "state", more: str = "") -> list[Held]:
    path = folder / "actors.toml"
    text = "".join(
        f'[[actors]]\nid = "a{number}"\nname = "{name}"\nkind = "{kind}"\n{more}\n'
        for number, name in enumerate(names)
    )
    path.write_text(text, encoding="utf-8")
    return list(held(open_dataset([path])))


@pytest.mark.parametrize(("one", "other"), CONFUSABLE)
def test_names_that_are_easily_confused_are_never_linked_by_likeness(
    one: str, other: str, tmp_path: Path
) -> None:
    linked = {each.actor.name: each.state for each in of([one, other], tmp_path)}
    codes = [state.code for state in linked.values() if state is not None]
    assert len(codes) == len(set(codes))
    assert all(state is None or state in called(name) for name, state in linked.items())


@pytest.mark.parametrize(
    ("name", "code"),
    [("Норвегия", "NO"), ("Norvège", "NO"), ("挪威", "NO"), ("النرويج", "NO"), ("norway", "NO")],
)
def test_a_state_is_known_by_its_name_in_each_language(
    name: str, code: str, tmp_path: Path
) -> None:
    (found,) = of([name], tmp_path)
    assert found.state is not None
    assert found.state.code == code


def test_a_code_tells_where_the_name_does_not(tmp_path: Path) -> None:
    (found,) = of(["The Kingdom"], tmp_path, more='identifiers = { iso3166 = "NO" }')
    assert found.state is not None
    assert "iso3166" not in found.identifiers
    assert found.identifiers["wikidata"] == "Q20"


def test_what_is_only_alike_is_suggested_and_not_taken(tmp_path: Path) -> None:
    (found,) = of(["Norwey"], tmp_path)
    assert found.state is None
    assert [each.code for each in found.suggested] == ["NO"]
    assert not found.identifiers
    assert not found.names


def test_former_states_and_observers_have_their_days(tmp_path: Path) -> None:
    soviet, zaire = (each.state for each in of(["Soviet Union", "Zaire"], tmp_path))
    assert soviet is not None
    assert (soviet.code, soviet.end) == ("SU", "1991-12-26")
    assert zaire is not None
    assert (zaire.code, zaire.end) == ("ZR", "1997-05-16")
    (union,) = of(["European Union"], tmp_path, kind="organization")
    assert union.state is not None
    assert (union.state.start, union.state.end) == ("1974-10-11", "")
    assert not of(["Norway"], tmp_path, kind="person")


def test_every_state_has_a_code_of_its_own_and_names_in_all_languages() -> None:
    lasting = [each for each in states() if each.m49]
    assert len({each.code for each in lasting}) == len(lasting) == 249
    sovereign = [each for each in lasting if len(each.names) == 6]
    assert len(sovereign) > 240
    assert coded("no")[0].name == "Norway"


def test_what_is_added_is_written_and_then_complete(tmp_path: Path) -> None:
    found = of(["Norway", "Norwey"], tmp_path, more='other_names = ["Norge"]')
    path = tmp_path / "actors.toml"
    assert added(open_dataset([path]), found, Writer((path,))) == (1, 1)
    dataset = open_dataset([path])
    assert not [each for each in dataset.problems if each.code != "unsourced"]
    norway = dataset.actor("a0")
    assert norway.identifiers == {"iso3166": "NO", "m49": "578", "wikidata": "Q20"}
    names = {each.name: each.language for each in norway.other_names}
    assert names["Norge"] == ""
    assert names["Норвегия"] == "ru"
    assert not dataset.actor("a1").identifiers
    (again, _) = held(dataset)
    assert not again.identifiers
    assert not again.names


@pytest.mark.skipif(not CODES.is_file(), reason="the table of country codes is not here")
def test_the_table_is_the_one_that_the_script_makes() -> None:
    made = runpy.run_path(str(TOP / "scripts" / "state_names" / "__main__.py"))
    assert made["written"](CODES) == made["TABLE"].read_text("utf-8")
