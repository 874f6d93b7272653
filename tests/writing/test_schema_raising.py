"""The number of the data format rises with what is written, in the same edit, and is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.writing.change import Change
from dipview.writing.merging.merged_text import merged_text
from dipview.writing.writer import Writer

HEADER = '[dataset]\ntitle = "Talks"   # ours\nschema = 1   # as begun\n'
ACTORS = '\n[[actors]]\nid = "one"\nname = "One"\nkind = "state"\n'
SOURCES = '[[sources]]\nid = "post"\ntype = "article"\ntitle = "The Post"\n'
ISSUES = (
    '[[issues]]\nid = "dues"\nkind = "policy"\nproposition = "Dues should fall."\n'
    'sources = ["post"]\n'
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "dataset.toml").write_text(HEADER + ACTORS, "utf-8")
    (folder / "other.toml").write_text(SOURCES + ISSUES, "utf-8")
    return folder


def statement(**keys: Any) -> Change:
    table = {"id": "said", "source": "post", "form": "reported", "speakers": ["one"], **keys}
    return Change(Kind.STATEMENT, "said", table, new=True)


def schema(data: Path) -> object:
    return tomli.loads((data / "dataset.toml").read_text("utf-8"))["dataset"]["schema"]


@pytest.mark.parametrize(
    "change",
    [
        statement(printed="They agreed."),
        statement(passage=[0, 4]),
        statement(acts=["procedure"]),
        statement(positions=[{"issue": "dues", "stance": "accept"}]),
        statement(positions=[{"issue": "dues", "stance": "support", "reason": "cheaper"}]),
        Change(Kind.SOURCE, "new", {"type": "article", "title": "N", "symbol": "S/PV.1"}, new=True),
        Change(
            Kind.ACTOR,
            "one",
            {
                "name": "One",
                "kind": "state",
                "memberships": [{"of": "one", "constituency": "North"}],
            },
        ),
    ],
)
def test_it_rises_with_a_key_of_the_second_edition_and_nothing_else_does(
    data: Path, change: Change
) -> None:
    written = Writer([data]).write([change])
    assert schema(data) == 2
    text = (data / "dataset.toml").read_text("utf-8")
    assert text.startswith(HEADER.replace("= 1", "= 2"))
    assert written.raised == data / "dataset.toml"
    assert "dataset.toml now says schema = 2" in written.remark
    assert "schema-behind" not in [each.code for each in open_dataset([data]).problems]


def test_what_the_first_edition_has_leaves_the_number(data: Path) -> None:
    writer = Writer([data])
    written = writer.write([statement(summary="They agree")])
    assert (schema(data), written.raised, writer.remark) == (1, None, "")
    assert (data / "dataset.toml").read_text("utf-8") == HEADER + ACTORS


def test_it_is_taken_back_with_what_was_written(data: Path) -> None:
    before = {each.name: each.read_bytes() for each in data.iterdir()}
    writer = Writer([data])
    writer.write([statement(printed="They agreed.")])
    writer.journal.undo()
    assert {each.name: each.read_bytes() for each in data.iterdir()} == before


def test_a_header_that_names_no_version_names_the_later_one(data: Path) -> None:
    (data / "dataset.toml").write_text('[dataset]\ntitle = "Talks"\n' + ACTORS, "utf-8")
    Writer([data]).write([statement(printed="They agreed.")])
    assert schema(data) == 2


@pytest.mark.parametrize("head", ["", 'dataset.title = "Talks"\n'])
def test_without_a_header_of_its_own_nothing_is_raised(data: Path, head: str) -> None:
    (data / "dataset.toml").write_text(head + ACTORS, "utf-8")
    written = Writer([data]).write([statement(printed="They agreed.")])
    assert written.raised is None
    assert (data / "dataset.toml").read_text("utf-8") == head + ACTORS


def test_a_file_with_its_header_and_the_record_is_written_once(tmp_path: Path) -> None:
    file = tmp_path / "all.toml"
    file.write_text(HEADER + ACTORS + "\n" + SOURCES, "utf-8")
    written = Writer([file]).write([statement(printed="They agreed.")])
    assert written.paths == (file,)
    assert written.line is not None
    assert file.read_text("utf-8").splitlines()[written.line - 1].startswith("[[statements]]")
    assert tomli.loads(file.read_text("utf-8"))["dataset"]["schema"] == 2


def test_two_people_of_whom_one_raised_it_merge_at_the_later_version() -> None:
    base = HEADER + ACTORS
    ours = base.replace('"One"', '"The One"')
    theirs = base.replace("schema = 1", "schema = 2") + 'description = "The first"\n'
    for one, other in ((ours, theirs), (theirs, ours)):
        found = merged_text(base, one, other, lambda *_: ("<<<<<<< ours\n", False))
        said = tomli.loads(found.text)
        assert (found.conflicts, said["dataset"]["schema"]) == (0, 2)
        assert (said["actors"][0]["name"], said["actors"][0]["description"]) == (
            "The One",
            "The first",
        )
