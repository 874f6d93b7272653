"""``dipview new``: a skeleton on standard output, or in a file, with an id of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

Run = Any


@pytest.mark.parametrize("kind", ["actor", "statement", "event", "issue", "source"])
def test_a_skeleton_is_printed(cli: Run, kind: str) -> None:
    result = cli("new", kind)
    assert (result.code, result.err) == (0, "")
    assert tomli.loads(result.out)[f"{kind}s"][0]["id"] == f"new-{kind}"


def test_the_header_is_printed_and_the_plural_is_understood(cli: Run) -> None:
    assert tomli.loads(cli("new", "dataset", "--name", "Tolls").out)["dataset"]["title"] == "Tolls"
    assert cli("new", "Actors").out == cli("new", "actor").out


def test_an_id_is_new_in_the_dataset_that_is_named(
    cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def id_of(*args: str | Path) -> str:
        tables = tomli.loads(cli("new", "actor", *args).out)
        return str(tables["actors"][0]["id"])

    assert id_of("--name", "Ánna  VALE") == "anna-vale"
    assert id_of("--name", "Ánna  VALE", "-d", harbour) == "anna-vale-2"
    assert id_of("--title", "Tolls", "-d", harbour) == "tolls-2"
    monkeypatch.setenv("DIPVIEW_DATASET", str(harbour))
    assert id_of("--name", "Anna Vale") == "anna-vale-2"


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("actor", "name"),
        ("source", "title"),
        ("event", "title"),
        ("issue", "short"),
        ("statement", "summary"),
        ("dataset", "title"),
    ],
)
def test_what_follows_the_kind_is_what_it_is_called(cli: Run, kind: str, key: str) -> None:
    quoted, plain = cli("new", kind, "Ánna Vale"), cli("new", kind, "Ánna", " Vale ")
    assert (quoted.code, quoted.err) == (0, "")
    assert quoted.out == plain.out == cli("new", kind, "--name", "Ánna Vale").out
    tables = tomli.loads(quoted.out)
    record = tables["dataset"] if kind == "dataset" else tables[f"{kind}s"][0]
    assert record[key] == "Ánna Vale"
    assert record.get("id", "anna-vale") == "anna-vale"


def test_a_name_that_begins_with_a_hyphen_or_ends_like_a_file_can_be_given(cli: Run) -> None:
    assert 'name = "-x"' in cli("new", "actor", "--", "-x").out
    assert 'title = "data.toml"' in cli("new", "source", "--name", "data.toml").out


def test_the_id_of_a_record_that_does_not_load_is_taken_too(cli: Run, flawed: Path) -> None:
    result = cli("new", "statement", "--name", "Otto on tolls", "-d", flawed)
    assert 'id = "otto-on-tolls-2"' in result.out


def test_a_skeleton_is_appended_and_check_names_what_is_to_be_filled_in(
    cli: Run, harbour: Path
) -> None:
    before = harbour.read_text("utf-8")
    result = cli("new", "statement", "--to", harbour)
    line = before.count("\n") + 2
    assert (result.code, result.out) == (0, f"{harbour}:{line}\n")
    assert "statement 'new-statement'" in result.err
    assert harbour.read_text("utf-8").startswith(before)
    assert 'source = "gazette"' in harbour.read_text("utf-8")[len(before) :]
    check = cli("check", harbour)
    assert check.code == 1
    assert check.out.count("error") == 1
    assert f"harbour.toml:{line + 5}:1: error unknown-value: statement 'new-statement'" in check.out


def test_ids_stay_apart_in_the_file_and_in_the_dataset(cli: Run, harbour: Path) -> None:
    other = harbour.parent / "other.toml"
    for _ in range(2):
        cli("new", "actor", "--name", "Anna Vale", "-d", harbour, "--to", other)
    ids = [each["id"] for each in tomli.loads(other.read_text("utf-8"))["actors"]]
    assert ids == ["anna-vale-2", "anna-vale-3"]


def test_no_source_is_guessed_where_a_file_has_several(cli: Run, harbour: Path) -> None:
    cli("new", "source", "--to", harbour)
    cli("new", "statement", "--to", harbour)
    assert tomli.loads(harbour.read_text("utf-8"))["statements"][-1]["source"] == ""


def test_a_file_that_cannot_be_parsed_is_told_of(cli: Run, broken: Path) -> None:
    result = cli("new", "actor", "-d", broken)
    assert result.code == 0
    assert "may stand in that file already" in result.err
    result = cli("new", "actor", "--to", broken)
    assert (result.code, result.out) == (2, "")
    assert "line 1" in result.err
    assert broken.read_text("utf-8") == "[[actors\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("new",), "missing argument"),
        (("new", "acter"), "did you mean 'actor'?"),
        (("new", "xqzvwk"), "there are actor, statement"),
        (("new", "actor", "-d", "nowhere.toml"), "nowhere.toml"),
        (("new", "actor", "--to", "no/where.toml"), "there is no folder no"),
        (("new", "actor", "--name", "\udcff"), "no text in UTF-8"),
        (("new", "actor", "\udcff"), "no text in UTF-8"),
        (("new", "actor", "Anna", "Vale", "--name", "Ann"), "'Anna Vale' and --name both say"),
        (("new", "actor", "people.toml"), "'people.toml' is no name but a file; write --to"),
        (("new", "actor", "-f", "json"), "no such option '-f' (see"),
        (("brief", "russia", "--limit", "3"), "no such option '--limit' (see"),
        (("brief", "russia", "--clearence", "3"), "'--clearence'; did you mean '--clearance'?"),
    ],
)
def test_wrong_usage_is_told_in_one_line(cli: Run, args: tuple[str, ...], told: str) -> None:
    result = cli(*args)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert told in result.err


def test_a_name_cannot_act_on_a_terminal(cli: Run) -> None:
    out = cli("new", "actor", "--name", "a\x1b[31m\u202eb").out
    assert out.replace("\n", "").isprintable()
    assert tomli.loads(out)["actors"][0]["name"] == "a\x1b[31m\u202eb"
