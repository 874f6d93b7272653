"""Budgets and the document: what counts, what is told only, and the exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.budgets import Budget, Part, Table, exit_code, missed
from benchmarks.measuring import ContenderError
from benchmarks.settings import Settings
from benchmarks.table import document

from benchmarks import command_line


def part(budget: Budget) -> Part:
    return Part(title="Part", budgets=[budget])


KEPT = Budget(what="kept", measured=1.2, limit=1.3)
MISSED = Budget(what="a ratio", measured=1.4, limit=1.3)
TOLD = Budget(what="told", measured=60, limit=50, unit="ms", asserted=False)
POOR = Budget(what="quality", measured=0.9, limit=0.93, unit="", at_least=True)


@pytest.mark.parametrize(
    ("budget", "check", "code"),
    [
        (KEPT, True, 0),
        (MISSED, True, 1),
        (MISSED, False, 0),
        (TOLD, True, 0),
        (POOR, True, 1),
    ],
)
def test_the_exit_code_tells_of_missed_ratios(budget: Budget, check: bool, code: int) -> None:
    assert exit_code([part(budget)], check=check) == code


@pytest.mark.parametrize(("measured", "code"), [(1.2, 0), (1.4, 1)])
def test_check_exits_with_1_where_a_ratio_is_missed(
    measured: float,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen: list[Settings] = []

    def measure(settings: Settings) -> Part:
        seen.append(settings)
        return part(Budget(what="a ratio", measured=measured, limit=1.3))

    monkeypatch.setattr(command_line, "PARTS", {"part": measure})
    before = dict(os.environ)
    output = tmp_path / "table.md"
    words = ["--sizes", "60", "--data", str(tmp_path), "--rounds", "1", "-o", str(output)]
    assert command_line.main([*words, "--check"]) == code
    assert command_line.main(words) == 0
    assert dict(os.environ) == before
    assert [data.records for data in seen[0].data] == [60]
    assert "| a ratio |" in output.read_text(encoding="utf-8")
    assert ("missed: a ratio" in capsys.readouterr().err) is bool(code)


def test_what_cannot_be_measured_counts_as_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(_settings: Settings) -> Part:
        raise ContenderError("it ended without an answer")

    monkeypatch.setattr(command_line, "PARTS", {"part": measure})
    words = ["--sizes", "60", "--data", str(tmp_path)]
    assert command_line.main([*words, "--check"]) == 1
    assert "- it ended without an answer" in capsys.readouterr().out


def test_only_what_counts_is_missed() -> None:
    assert missed([part(KEPT), part(MISSED), part(TOLD), part(POOR)]) == [MISSED, POOR]


def test_the_document_gives_every_budget_its_verdict() -> None:
    table = Table(title="Figures", columns=("a", "b"), rows=[["1", "x|y"]], note="A note.")
    text = document([Part(title="P", budgets=[KEPT, MISSED, TOLD], tables=[table])], ["how"])
    assert "| kept | 1.20 × | ≤ 1.3 × | yes | met |" in text
    assert "| a ratio | 1.40 × | ≤ 1.3 × | yes | **missed** |" in text
    assert "| told | 60 ms | ≤ 50 ms | no | over |" in text
    assert "### Figures\n\nA note.\n\n| a | b |\n| --- | --- |\n| 1 | x∣y |\n" in text
