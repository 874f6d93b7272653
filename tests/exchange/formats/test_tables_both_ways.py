"""Tables, workbooks, lines, codebooks and votes both ways, of whatever datasets there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.exchange.formats.test_refi_qda_both_ways import WORLDS, as_written
from tests.exchange.formats.test_roll_calls import cast
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.written_tables import written_tables
from dipview.exchange.exchange_format import Writing
from dipview.exchange.importing import Import, planned
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind
from dipview.writing.record_text import record_text

Table = dict[str, Any]


def dataset_of(tables: list[tuple[Kind, Table]], folder: Path) -> Dataset:
    path = folder / "study.toml"
    path.write_text("\n".join(record_text(kind, each) for kind, each in tables), encoding="utf-8")
    dataset = open_dataset([path])
    assert not [each for each in dataset.problems if each.severity == "error"]
    return dataset


def there_and_back(
    dataset: Dataset, name: str, folder: Path, into: str = "again.toml"
) -> tuple[Import, Dataset]:
    format = exchange_formats()[name]
    assert format.writes is not None
    writing = Writing(dataset=dataset, roots=(folder,))
    pieces = [each.encode() if isinstance(each, str) else each for each in format.writes(writing)]
    path = folder / f"out{format.endings[0]}"
    path.write_bytes(b"".join(pieces))
    plan = planned(format, (path,), folder / into, {})
    plan.carry_out(Limits())
    return plan, open_dataset([folder / into])


def without_semicolons(world: Table) -> Table:
    return {**world, "names": [each.replace(";", ",") for each in world["names"]]}


def said(dataset: Dataset) -> set[tuple[object, ...]]:
    """Give what each row of a table says."""
    found: set[tuple[object, ...]] = set()
    for id in dataset.ids(Kind.STATEMENT):
        each = dataset.statement(id)
        source = dataset.source(each.source)
        who = (
            tuple(dataset.actor(one).name for one in each.speakers),
            tuple(dataset.actor(one).name for one in each.on_behalf_of),
            each.unnamed_speakers,
        )
        words = (each.text, each.summary, each.locator, each.notes, each.form, each.coded_by)
        date = each.date.text if each.date else ""
        for entry in each.positions or (None,):
            on = entry and (dataset.issue(entry.issue).sentence, entry.stance, entry.reason)
            found.add((source.title, source.publisher, who, words, date, on))
    return found


SIGNS_IN_NAMES_AND_NO_STANCE: Table = {
    "names": ["Isles/North", "South & East", "|"],
    "sentences": ["", "", ""],
    "titles": ["", ""],
    "notes": ["", ""],
    "publishers": ["", ""],
    "statements": [
        {"source": 0, "speakers": [speaker], "on_behalf_of": [], "summary": "", "notes": ""}
        | {"text": "", "coded_by": "", "locator": "", "date": "", "positions": []}
        for speaker in range(3)
    ],
}


@given(world=WORLDS.map(without_semicolons))
@example(world=SIGNS_IN_NAMES_AND_NO_STANCE)
@settings(max_examples=examples(60))
def test_every_position_comes_back_by_a_table(
    world: Table, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("table")
    first = dataset_of(as_written(world), folder)
    plan, again = there_and_back(first, "csv", folder)
    twice = {"it says what a row above says"}
    assert {each.message for each in plan.imported.misread} <= twice
    assert said(again) == said(first)


def test_where_nobody_takes_a_position_names_are_parted_by_semicolons_all_the_same(
    tmp_path: Path,
) -> None:
    words = {"form": "reported", "printed": "Aland said no."}
    spoken = {"id": "st", "source": "s", "speakers": ["a"], **words}
    tables: list[tuple[Kind, Table]] = [
        (Kind.SOURCE, {"id": "s", "type": "speech", "title": "Talk"}),
        (Kind.ACTOR, {"id": "a", "name": "Aland & Sons", "kind": "organization"}),
        (Kind.STATEMENT, spoken),
    ]
    first = dataset_of(tables, tmp_path)
    _, again = there_and_back(first, "csv", tmp_path)
    assert said(again) == said(first)
    assert again.statement(again.ids(Kind.STATEMENT)[0]).printed == ("Aland said no.",)


@given(world=WORLDS)
@settings(max_examples=examples(60))
def test_every_record_comes_back_by_lines(
    world: Table, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("lines")
    first = dataset_of(as_written(world), folder)
    plan, again = there_and_back(first, "jsonl", folder)
    assert not plan.imported.misread
    assert list(written_tables(again)) == list(written_tables(first))


@given(world=WORLDS)
@settings(max_examples=examples(40))
def test_a_workbook_of_any_dataset_changes_nothing_in_it(
    world: Table, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("workbook")
    first = dataset_of(as_written(world), folder)
    before = (folder / "study.toml").read_bytes()
    plan, _ = there_and_back(first, "xlsx", folder, into="study.toml")
    assert not plan.imported.misread
    assert len(plan.imported) == 0
    assert (folder / "study.toml").read_bytes() == before


@given(world=WORLDS)
@settings(max_examples=examples(60))
def test_every_issue_comes_back_by_a_codebook(
    world: Table, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("codebook")
    first = dataset_of(as_written(world), folder)
    _, again = there_and_back(first, "qdc", folder)
    assert sentences(again) == sentences(first)


def sentences(dataset: Dataset) -> list[str]:
    return sorted(dataset.issue(id).sentence for id in dataset.ids(Kind.ISSUE))


OPTIONS = st.sampled_from(["yes", "no", "abstain", "not-voting", "absent"])
STATES = ("Arle", "Bree", "Cove", "=Dune", "1/2", "Ωmega")
BALLOTS = st.lists(
    st.dictionaries(st.sampled_from(STATES), OPTIONS, min_size=1), min_size=1, max_size=4
)


def votes(ballots: list[dict[str, str]]) -> list[tuple[Kind, Table]]:
    """Make records of what was voted: an event each, and a statement for each option."""
    tables: list[tuple[Kind, Table]] = [(Kind.SOURCE, {"id": "s", "type": "dataset"})]
    for at, name in enumerate(STATES):
        actor = {"id": f"a-{at}", "name": name, "kind": "state", "sources": ["s"]}
        tables.append((Kind.ACTOR, actor))
    for number, ballot in enumerate(ballots):
        issue = {"id": f"i-{number}", "kind": "policy", "proposition": f"Text {number} is adopted"}
        tables.append((Kind.ISSUE, {**issue, "sources": ["s"]}))
        vote = {"number": f"0{number}", "on": f"i-{number}"}
        event = {"id": f"e-{number}", "title": f"Vote {number}", "kind": "vote", "vote": vote}
        tables.append((Kind.EVENT, {**event, "date": f"2031-04-{number + 1:02}", "sources": ["s"]}))
        for option in dict.fromkeys(ballot.values()):
            speakers = [f"a-{STATES.index(who)}" for who, how in ballot.items() if how == option]
            said = {"id": f"{number}-{option}", "source": "s", "form": "recorded"}
            more = {"speakers": speakers, "option": option, "event": f"e-{number}"}
            tables.append((Kind.STATEMENT, {**said, **more}))
    return tables


@given(ballots=BALLOTS)
@settings(max_examples=examples(60))
def test_every_choice_comes_back_by_a_table_of_votes(
    ballots: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("votes")
    first = dataset_of(votes(ballots), folder)
    plan, again = there_and_back(first, "rollcalls", folder)
    assert not plan.imported.misread
    assert cast(again) == cast(first)
