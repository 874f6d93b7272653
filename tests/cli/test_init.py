"""``dipview init``: the starter dataset is sound, teaches by example, and overwrites nothing."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import tomli

from dipview.dataset.opening import open_dataset
from dipview.dataset.starter import starter_files
from dipview.model.kinds import Kind
from dipview.model.statements import Statement

Run = Any


def test_the_starter_dataset_passes_the_strict_check(cli: Run, tmp_path: Path) -> None:
    folder = tmp_path / "positions"
    result = cli("init", folder)
    assert result.code == 0
    assert result.out.split() == [str(folder / name) for name in starter_files()]
    check = cli("check", "--strict", folder)
    assert (check.code, check.out) == (0, "")
    verify = cli("verify", "--strict", folder)
    assert (verify.code, verify.out) == (0, "")
    assert "1 quotation: 1 exact" in verify.err


def test_the_next_steps_that_are_told_work(cli: Run, tmp_path: Path) -> None:
    folder = tmp_path / "my positions"
    told = cli("init", folder).err.splitlines()
    steps = [shlex.split(line) for line in told if line.startswith("  dipview ")]
    assert steps == [["dipview", "check", str(folder)], ["dipview", "open", str(folder)]]


def test_it_shows_a_condition_an_office_and_a_source_a_file(tmp_path: Path) -> None:
    for name, text in starter_files().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    dataset = open_dataset([tmp_path])
    assert dataset.counts()[Kind.STATEMENT] == 2
    assert 2 <= dataset.counts()[Kind.ACTOR] <= 3
    statements = [dataset.record(id) for id in dataset.ids(Kind.STATEMENT)]
    entries = [e for each in statements if isinstance(each, Statement) for e in each.positions]
    assert any(entry.condition for entry in entries)
    for source in dataset.ids(Kind.SOURCE):
        tables = tomli.loads(starter_files()[f"sources/{source}.toml"])
        assert [each["id"] for each in tables["sources"]] == [source]
        assert {each["source"] for each in tables["statements"]} == {source}
    heads = [name for name, text in starter_files().items() if "[dataset]" in text.split("\n")]
    assert heads == ["dataset.toml"]


def test_its_lines_fit_an_editor_and_every_table_is_explained() -> None:
    for name, text in starter_files().items():
        assert all(len(line) <= 110 for line in text.split("\n"))
        assert name.endswith((".md", ".txt")) or "# " in text


def test_nothing_is_overwritten(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text("mine", encoding="utf-8")
    result = cli("init", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "events.toml: it exists already; nothing was written; name another" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["events.toml"]
    assert (tmp_path / "events.toml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("args", [(), ("",), ("a", "b"), ("a", "-n", "3")])
def test_wrong_usage_writes_nothing(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = cli("init", *args)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_folder_that_one_stands_in_is_filled(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("init", ".").code == 0
    assert cli("check", "--strict", ".").code == 0
    assert cli("list", "actors", "-d", ".").out.count("Alvora") >= 1
