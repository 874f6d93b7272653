"""A bounded run of the fuzz target: the same cases every time, and proof that it can fail."""

from __future__ import annotations

import random
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from tests.tiers import slow_but_of

FUZZ = Path(__file__).with_name("fuzz.py")


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FUZZ.parent))
    return import_module("fuzz")


@pytest.mark.parametrize(("cases", "seed"), slow_but_of([(100, 1), (150, 2), (250, 3)], 100))
def test_a_bounded_run_finds_nothing(cases: int, seed: int, tmp_path: Path) -> None:
    command = [sys.executable, str(FUZZ), "--cases", str(cases), "--seed", str(seed)]
    run = subprocess.run(
        [*command, "--keep", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{cases} cases" in run.stdout
    assert "nothing found" in run.stdout


@pytest.mark.parametrize("text", ["\x1b[2J", "a\x9bb", "\u202e", "\x00", "\ud800"])
def test_output_that_acts_is_a_finding(fuzz: ModuleType, text: str) -> None:
    with pytest.raises(fuzz.BrokenRuleError):
        fuzz.judge_text(text)


def test_a_rule_that_breaks_is_kept_and_told(
    fuzz: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(fuzz, "problems_as_text", lambda *_: ["\x1b"])
    assert fuzz.main(["--cases", "20", "--keep", str(tmp_path)]) == 1
    assert "nothing acts in the output" in capsys.readouterr().out
    assert list(tmp_path.glob("finding-*.toml"))


def test_a_case_is_drawn_from_its_number_alone(fuzz: ModuleType) -> None:
    first = fuzz.generated(random.Random("1/7"))
    assert first == fuzz.generated(random.Random("1/7"))
    assert first != fuzz.generated(random.Random("1/8"))
