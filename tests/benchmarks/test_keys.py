"""The explorer's keys as the benchmark presses them: every screen comes; nothing is timed."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.budgets import missed
from benchmarks.contenders import keys
from benchmarks.generating.files import generated
from benchmarks.measuring import Usage
from benchmarks.parts import explorer
from benchmarks.settings import Settings


@pytest.mark.slow
async def test_every_screen_is_opened_and_left_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_ROUNDS", 2)
    pressed: list[str] = []
    seen: list[tuple[str, str, str]] = []
    press = keys.press

    def noted(app: keys.Timed, key: str) -> None:
        if app.explorer is not None:
            seen.append(
                (type(app.screen).__name__, app.session.location.pane, app.session.location.view)
            )
        pressed.append(key)
        press(app, key)

    monkeypatch.setattr(keys, "press", noted)
    answer = await keys.opening(list(generated(tmp_path, 400, 1).toml))
    times = answer["times"]
    assert isinstance(times, list)
    assert len(times) == len(pressed) == 48
    assert pressed[:24] == pressed[24:]
    assert seen[:24] == seen[24:]
    panes = ("Explorer", "actors", "")
    assert set(seen[::2]) == {panes}, "each screen is opened from the panes"
    assert seen[1:24:2] == [
        ("Help", "actors", ""),
        ("Palette", "actors", ""),
        ("Explorer", "issues", ""),
        ("Explorer", "actors", "matrix"),
        ("Explorer", "actors", "timeline"),
        ("Explorer", "actors", "network"),
        ("Explorer", "actors", "alone"),
        ("Export", "actors", ""),
        ("ExportDataset", "actors", ""),
        ("ImportScreen", "actors", ""),
        ("Naming", "actors", ""),
        ("StatementScreen", "actors", ""),
    ]
    assert answer["longest"] > 0  # type: ignore[operator]


def test_each_state_is_told_with_its_longest_block_and_misses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answered(_name: str, told: tuple[str, ...], _environment: object) -> object:
        asked.append(told[0])
        slow = {"times": [0.01, 0.02], "longest": 9.0, "work": 8.0}
        return slow, Usage(wall=1.0, cpu=1.0, peak=1_000_000)

    monkeypatch.setattr(explorer, "asked_once", answered)
    data = generated(tmp_path, 400, 1)
    settings = Settings(
        data=[data], rounds=1, queries=1, seed=1, scratch=tmp_path, tell=lambda _line: None
    )
    part = explorer.measure(settings)
    assert asked == ["rest", "load", "open"]
    (table,) = part.tables
    assert [row[1] for row in table.rows] == [explorer.REST, explorer.LOAD, explorer.OPEN]
    assert [row[5] for row in table.rows] == ["9,000"] * 3
    assert len(part.budgets) == 3
    assert all(not budget.met for budget in part.budgets)
    assert missed([part]) == []
