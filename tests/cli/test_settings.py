"""The verbs and what a user has set or saved: config, the default dataset, saved views."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from dipview.commands.table import COMMANDS
from dipview.settings.definitions import SETTINGS
from dipview.settings.memory import memory_of
from dipview.settings.remembered import SavedView
from dipview.views.scope import Scope
from dipview.workspace.history import Location

from .conftest import Run


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "dipview.toml"
    path.parent.mkdir()
    monkeypatch.setenv("DIPVIEW_CONFIG", str(path))
    return path


@pytest.fixture
def saved(tmp_path: Path, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A saved view of the harbour, called Tolls; gives the file that it is in."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("DIPVIEW_STATE")
    memory = memory_of([harbour])
    scope = Scope(query="vale", pins=("anna-vale", "gone"))
    view = SavedView(name="Tolls", location=Location(scope=scope))
    odd = SavedView(name="Odd", location=Location(scope=evolve(scope, query="(", pins=())))
    memory.change(lambda remembered: remembered.with_view(view).with_view(odd))
    memory.keep()
    assert memory.file is not None
    return memory.file


def test_config_prints_the_path(cli: Run, config: Path) -> None:
    assert cli("config", "--path").out == f"{config}\n"


def test_config_says_where_it_is_turned_off(cli: Run) -> None:
    result = cli("config", "--path")
    assert result.code == 2
    assert "$DIPVIEW_CONFIG turns it off" in result.err
    assert "turned off" in cli("config").out


def test_config_tells_every_setting_and_command_with_value_default_and_line(
    cli: Run, config: Path
) -> None:
    config.write_text('dates = "iso"\n[keys]\nmatrix = "t"\ntimeline = "f2"\n', encoding="utf-8")
    result = cli("config")
    assert result.code == 0
    lines = [line.split() for line in result.out.split("\n")]
    assert ["dates", '"iso"', '"day-month"', "line", "1"] in lines
    assert ["mouse", "true", "true", "default"] in lines
    assert ["matrix", "t", "m", "line", "3"] in lines
    assert ["timeline", "f2", "t", "line", "4"] in lines
    told = {line[0] for line in lines if line}
    assert {setting.key for setting in SETTINGS} <= told
    assert {command.id for command in COMMANDS} <= told
    assert max(map(len, result.out.split("\n")[3:])) <= 80


def test_config_tells_what_is_wrong_and_exits_with_1(cli: Run, config: Path) -> None:
    config.write_text("mouse = 3\n[keys]\nmatrx = 'm'\n", encoding="utf-8")
    result = cli("config")
    assert result.code == 1
    assert result.err.split("\n")[0].startswith(f"dipview: {config}:1: mouse: ")
    assert f"{config}:3: keys.matrx: there is no such command" in result.err


def test_the_example_can_be_taken_as_it_is(cli: Run, config: Path) -> None:
    config.write_text(cli("config", "--example").out, encoding="utf-8")
    result = cli("config")
    assert (result.code, result.err) == (0, "")
    shown = result.out.replace("timeline", "").replace("lines", "")
    assert "line" not in shown


def test_what_a_config_file_says_is_shown_safely(cli: Run, config: Path) -> None:
    config.write_text('theme = "\\u001b]0;x\\u0007"\n', encoding="utf-8")
    result = cli("config")
    assert "\x1b" not in result.out + result.err


def test_a_verb_reads_the_default_dataset(cli: Run, config: Path, harbour: Path) -> None:
    config.write_text(f"dataset = '../{harbour.name}'\n", encoding="utf-8")
    assert "Anna Vale" in cli("list", "actors").out
    other = cli("list", "actors", "-d", Path(__file__).parents[2] / "data" / "actors.toml").out
    assert "Anna Vale" not in other


def test_the_environment_comes_before_the_config(
    cli: Run, config: Path, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text("dataset = 'not-there'\n", encoding="utf-8")
    monkeypatch.setenv("DIPVIEW_DATASET", str(harbour))
    result = cli("list", "actors")
    assert "Anna Vale" in result.out
    assert result.err == ""


def test_a_verb_tells_what_is_wrong_with_the_default_dataset_and_no_more(
    cli: Run, config: Path
) -> None:
    config.write_text("mouse = 3\ndataset = 'not-there'\n", encoding="utf-8")
    result = cli("list", "actors")
    assert result.code == 0
    assert "Boris Johnson" in result.out
    assert result.err.startswith(f"dipview: {config}:2: dataset: there is no file or folder")
    assert result.err.count("\n") == 1


def test_a_list_is_looked_at_as_a_saved_view_does(cli: Run, harbour: Path, saved: Path) -> None:
    result = cli("list", "quotes", "-d", harbour, "--view", "tolls")
    assert result.code == 0
    assert "The tolls will go" in result.out
    assert "query: vale" in result.out
    assert "with Anna Vale" in result.out
    assert "gone, which is no longer in the data" in result.err


@pytest.mark.parametrize("verb", ["matrix", "timeline", "shifts", "network"])
def test_a_whole_view_takes_a_saved_scope_too(
    cli: Run, harbour: Path, saved: Path, verb: str
) -> None:
    result = cli(verb, "-d", harbour, "--view", "Tolls", "-f", "json")
    # All shifts are those of the one found: a query that leaves nothing out is not told.
    assert ('"query": "vale"' in result.out) is (verb != "shifts")
    assert "gone, which is no longer in the data" in result.err


def test_other_options_change_a_saved_view(cli: Run, harbour: Path, saved: Path) -> None:
    result = cli("list", "statements", "-d", harbour, "--view", "Tolls", "-q", "admiral")
    assert "query: admiral" in result.out + result.err or result.code == 1
    assert "query: vale" not in result.out


def test_a_saved_query_that_does_not_parse_is_left_out(
    cli: Run, harbour: Path, saved: Path
) -> None:
    result = cli("list", "actors", "-d", harbour, "--view", "Odd")
    assert "Anna Vale" in result.out
    assert "does not parse" in result.err


def test_an_unknown_view_names_the_ones_there_are(cli: Run, harbour: Path, saved: Path) -> None:
    result = cli("list", "actors", "-d", harbour, "--view", "tols")
    assert result.code == 2
    assert "no view is called 'tols'" in result.err
    assert "Tolls" in result.err
    assert "the key V" in cli("list", "actors", "--view", "x").err


def test_a_verb_writes_nothing(cli: Run, harbour: Path, saved: Path) -> None:
    before = saved.read_bytes()
    cli("list", "actors", "-d", harbour, "--view", "Tolls")
    assert saved.read_bytes() == before
    saved.write_bytes(b"{")
    result = cli("list", "actors", "-d", harbour, "--view", "Tolls")
    assert result.code == 2
    assert "cannot read" in result.err
    assert [each.name for each in saved.parent.iterdir() if "broken" in each.name] == []


@pytest.fixture
def explored(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[Path, ...], dict[str, Any]]]:
    """Put a stand-in for what opens the explorer in place; gives paths and options."""
    calls: list[tuple[tuple[Path, ...], dict[str, Any]]] = []

    def explore(paths: Sequence[Path], *_: object, **options: Any) -> int:
        calls.append((tuple(paths), options))
        return 0

    monkeypatch.setattr("dipview.cli.running.explore", explore)
    monkeypatch.setattr("dipview.cli.open.explore", explore)
    return calls


def test_the_explorer_opens_the_default_dataset_unless_paths_are_given(
    cli: Run,
    config: Path,
    harbour: Path,
    explored: list[tuple[tuple[Path, ...], dict[str, Any]]],
    tmp_path: Path,
) -> None:
    config.write_text(f"dataset = '{harbour}'\nmouse = false\n", encoding="utf-8")
    cli()
    cli("open")
    cli("open", tmp_path)
    cli("-q", "x")
    cli("-d", tmp_path)
    given = [paths for paths, _ in explored]
    assert given == [(harbour,), (harbour,), (tmp_path,), (harbour,), (tmp_path,)]
    assert not explored[0][1]["config"].mouse


@pytest.mark.parametrize("words", [("--fresh",), ("open", "--fresh"), ("--fresh", "open")])
def test_fresh_is_asked_for_before_or_after_the_verb(
    cli: Run, explored: list[tuple[tuple[Path, ...], dict[str, Any]]], words: tuple[str, ...]
) -> None:
    cli("open")
    cli(*words)
    cli(*words[:1], *words[1:], str(Path(__file__).parent))
    assert [options.get("fresh", False) for _, options in explored] == [False, True, True]


def test_fresh_is_no_option_of_a_verb_that_prints(cli: Run) -> None:
    assert cli("list", "actors", "--fresh").code == 2


def test_a_saved_view_is_not_looked_for_where_none_is_kept(cli: Run, harbour: Path) -> None:
    result = cli("list", "actors", "-d", harbour, "--view", "mine")
    assert result.code == 2
    assert "no view is called 'mine'; none is kept: DIPVIEW_STATE is off" in result.err
