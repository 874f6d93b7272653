"""Reading here: large files are read as ever, and it is told how far that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.bundled import bundled_path
from dipview.dataset.limits import Limits
from dipview.model.kinds import Kind
from dipview.workspace import in_process_reading
from dipview.workspace.in_process_reading import read_here
from dipview.workspace.progress import Phase, Progress


def test_a_small_file_is_read_without_a_word() -> None:
    told: list[Progress] = []
    assert read_here([bundled_path()], Limits(), told.append).counts()[Kind.ACTOR] == 34
    assert told == []


def test_of_a_large_one_it_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_process_reading, "LARGE", 1)
    told: list[Progress] = []
    assert read_here([bundled_path()], Limits(), told.append).counts()[Kind.ACTOR] == 34
    assert told
    assert {progress.phase for progress in told} == {Phase.READING}
    assert 0.5 < told[-1].share < 1
    assert told[-1].records > 50


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    dataset = read_here([tmp_path / "none.toml"], Limits(), lambda _: None)
    assert [problem.code for problem in dataset.problems] == ["no-such-path"]
