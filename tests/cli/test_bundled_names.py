"""Names of bundled datasets on the command line: a path goes before, and a mistake names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.dataset.bundled import BUNDLED

Run = Callable[..., Any]
FIRST = "The G7 in Lucca, April 2017"


def test_open_lists_what_comes_with_dipview(cli: Run) -> None:
    result = cli("open", "--list")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [f"{name}  {title}" for name, _, title in BUNDLED]


@pytest.mark.parametrize("place", ["before", "after", "environment", "config"])
def test_a_name_stands_for_a_path(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if place == "environment":
        monkeypatch.setenv("DIPVIEW_DATASET", "g7-lucca")
    if place == "config":
        (tmp_path / "config.toml").write_text('dataset = "g7-lucca"\n', encoding="utf-8")
        monkeypatch.setenv("DIPVIEW_CONFIG", str(tmp_path / "config.toml"))
    words = {"before": ("-d", "g7-lucca", "stats"), "after": ("stats", "-d", "g7-lucca")}
    result = cli(*words.get(place, ("stats",)))
    assert (result.code, result.err) == (0, "")
    assert FIRST in result.out


def test_a_path_goes_before_a_name(
    cli: Run, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "un-votes").write_text(harbour.read_text(encoding="utf-8"), encoding="utf-8")
    assert "Anna Vale" in cli("list", "actors", "-d", "un-votes").out


def test_what_is_neither_is_told_with_the_names(cli: Run) -> None:
    result = cli("stats", "-d", "un-voters")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "dipview: un-voters: there is no such file or folder; check the path, or name a dataset"
        " that comes with dipview: g7-lucca, un-votes\n"
    )
    for words in (("open", "un-voters"), ("check", "un-voters")):
        result = cli(*words)
        assert "g7-lucca, un-votes" in result.out + result.err


def test_check_takes_a_name(cli: Run) -> None:
    assert cli("check", "g7-lucca").err.startswith("dipview: no problems")
