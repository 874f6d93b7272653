"""Importing: stable ids, second imports that keep edits by hand, all or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.identities import Identities
from dipview.exchange.import_memory import memory_path
from dipview.exchange.importing import Import, planned
from dipview.exchange.registry import exchange_formats, read_as
from dipview.formats.output_file import OutputError
from dipview.model.kinds import Kind
from dipview.writing.change import Change
from dipview.writing.writer import Writer
from dipview.writing.written_table import written_table

JSON_LINES = exchange_formats()["jsonl"]
NAMES = ("name", "description", "notes")


def lines(actors: dict[str, dict[str, str]]) -> str:
    return "".join(
        f"{json.dumps({'actor': {'id': id, 'kind': 'state', **said}})}\n"
        for id, said in actors.items()
    )


def imported(actors: dict[str, dict[str, str]], target: Path) -> Import:
    """Import actors of other people's making, and give what was planned."""
    path = target.parent / "actors.jsonl"
    path.write_text(lines(actors), encoding="utf-8")
    plan = planned(JSON_LINES, (path,), target, {})
    plan.carry_out(Limits())
    return plan


def actors_in(target: Path) -> dict[str, dict[str, str]]:
    dataset = open_dataset([target])
    assert not [each for each in dataset.problems if each.code != "unsourced"]
    found = map(dataset.actor, dataset.ids(Kind.ACTOR))
    return {
        each.id: {name: value for name in NAMES if (value := getattr(each, name))} for each in found
    }


@pytest.mark.parametrize("name", ["study.toml", "study"])
def test_a_second_import_of_the_same_changes_nothing(name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    imported({"arle": {"name": "Arle"}}, target)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    plan = imported({"arle": {"name": "Arle"}}, target)
    outcome = plan.outcome
    assert not [*outcome.new, *outcome.changed, *outcome.kept, *outcome.gone]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_second_import_tells_what_changes_and_keeps_edits_by_hand(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    imported({"arle": {"name": "Arle", "notes": "old"}, "bree": {"name": "Bree"}}, target)
    text = target.read_text("utf-8").replace('name = "Bree"', '# mine\nname = "Bree, by hand"')
    target.write_text(text, encoding="utf-8")
    plan = imported(
        {
            "arle": {"name": "Arle the Great"},
            "bree": {"name": "Breeland"},
            "cern": {"name": "C"},
        },
        target,
    )
    assert plan.outcome.new == ["cern"]
    assert plan.outcome.changed == [
        "actor 'arle': name is now 'Arle the Great', not 'Arle'",
        "actor 'arle': notes goes; it was 'old'",
    ]
    assert plan.outcome.kept == ["actor 'bree': name stays 'Bree, by hand', not 'Breeland'"]
    assert actors_in(target) == {
        "arle": {"name": "Arle the Great"},
        "bree": {"name": "Bree, by hand"},
        "cern": {"name": "C"},
    }
    assert "# mine" in target.read_text("utf-8")


def test_what_is_in_the_files_no_more_is_kept_and_told(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    imported({"arle": {"name": "Arle"}, "bree": {"name": "Bree"}}, target)
    assert imported({"arle": {"name": "Arle"}}, target).outcome.gone == ["actor 'bree'"]
    assert set(actors_in(target)) == {"arle", "bree"}


def test_a_dataset_that_is_gone_is_made_anew(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    imported({"arle": {"name": "Arle"}}, target)
    target.unlink()
    plan = imported({"arle": {"name": "Arle"}}, target)
    assert (plan.outcome.new, plan.outcome.kept) == (["arle"], [])
    assert set(actors_in(target)) == {"arle"}


def test_what_was_taken_out_by_hand_stays_out(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    imported({"arle": {"name": "Arle"}, "bree": {"name": "Bree"}}, target)
    Writer((target,)).write([Change(Kind.ACTOR, "bree", None)])
    plan = imported({"arle": {"name": "Arle"}, "bree": {"name": "Bree"}}, target)
    assert plan.outcome.kept == ["actor 'bree' was taken out of the dataset"]
    assert set(actors_in(target)) == {"arle"}


SAID = st.dictionaries(st.sampled_from(NAMES[1:]), st.sampled_from("pqr"))
ACTORS = st.dictionaries(st.sampled_from(["arle", "bree", "cern"]), SAID, min_size=1)


@given(first=ACTORS, second=ACTORS, edits=st.dictionaries(st.sampled_from(["arle", "bree"]), SAID))
@settings(max_examples=examples(200))
def test_no_edit_by_hand_is_lost_whatever_is_imported(
    first: dict[str, dict[str, str]],
    second: dict[str, dict[str, str]],
    edits: dict[str, dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    target = tmp_path_factory.mktemp("import") / "study.toml"
    imported({id: {"name": id, **said} for id, said in first.items()}, target)
    before = actors_in(target)
    by_hand = {id: {key: f"{value}!" for key, value in of.items()} for id, of in edits.items()}
    for id, said in by_hand.items():
        if id in before and said:
            table = written_table(target, Kind.ACTOR, id)
            Writer((target,)).write([Change(Kind.ACTOR, id, {**(table or {}), **said})])
    imported({id: {"name": id, **said} for id, said in second.items()}, target)
    after = actors_in(target)
    for id in before | second:
        mine = by_hand.get(id, {}) if id in before else {}
        for key in NAMES[1:]:
            theirs = second[id].get(key) if id in second else before[id].get(key)
            assert after[id].get(key) == mine.get(key, theirs)


def test_ids_stay_whatever_comes_before() -> None:
    first = Identities()
    one = first.id_of(Kind.ACTOR, "7", "Arle")
    other = first.id_of(Kind.ACTOR, "8", "Arle")
    second = Identities(first.known)
    assert second.id_of(Kind.ACTOR, "9", "Arle") == "arle-3"
    assert second.id_of(Kind.ACTOR, "8", "Another name") == other == "arle-2"
    assert second.id_of(Kind.ACTOR, "7", "Arle") == one == "arle"


def test_an_id_that_another_kind_of_record_has_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    target.write_text('[[events]]\nid = "arle"\ntitle = "T"\nkind = "other"\n', encoding="utf-8")
    with pytest.raises(ExchangeError, match="'arle' is event in the dataset, and actor"):
        imported({"arle": {"name": "Arle"}}, target)


def test_a_dataset_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    target.write_text("[[actors]\n", encoding="utf-8")
    with pytest.raises(ExchangeError, match="mend it, then import again"):
        imported({"arle": {"name": "Arle"}}, target)
    assert target.read_text("utf-8") == "[[actors]\n"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9}', '{"version": 1, "imports": 1}'])
def test_a_memory_that_is_damaged_is_told(text: str, tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    imported({"arle": {"name": "Arle"}}, target)
    memory_path(target).write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError, match="take it away"):
        imported({"arle": {"name": "Arle"}}, target)


def test_nothing_is_left_where_the_target_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "actors.jsonl"
    path.write_text(lines({"arle": {"name": "Arle"}}), encoding="utf-8")
    plan = planned(JSON_LINES, (path,), tmp_path / "missing" / "study.toml", {})
    with pytest.raises(OutputError, match="there is no folder"):
        plan.carry_out(Limits())
    assert [each.name for each in tmp_path.iterdir()] == ["actors.jsonl"]


def test_every_format_says_what_it_is() -> None:
    for name, format in exchange_formats().items():
        assert name == format.name == name.lower()
        assert {each[0] for each in format.endings} == {"."}
        assert bool(format.reads) == bool(format.gives)
        assert bool(format.writes or format.draws) == bool(format.takes)
        assert format.definition.startswith("http")


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.dna", "dna"), ("A.XLSX", "xlsx"), ("a.csv", "csv"), ("a.json", "popolo"), ("a.txt", "")],
)
def test_the_ending_of_a_file_says_as_what_it_is_looked_at(name: str, format: str) -> None:
    found = read_as(Path(name))
    assert (found.name if found else "") == format
