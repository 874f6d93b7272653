"""A bounded run of the target that sends what terminals send, and proof that it can fail."""

from __future__ import annotations

import random
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from tests.tiers import slow_but

from dipview.tui.terminal_input import Typed

FUZZ = Path(__file__).with_name("fuzz_terminal.py")


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FUZZ.parent))
    return import_module("fuzz_terminal")


@pytest.mark.parametrize(
    "way",
    slow_but(
        [
            ["--cases", "2"],
            ["--first", "2", "--cases", "23"],
            ["--cases", "2", "--terminal"],
        ],
        ["--cases", "2"],
    ),
)
def test_a_bounded_run_finds_nothing(way: list[str], tmp_path: Path) -> None:
    command = [sys.executable, str(FUZZ), *way, "--keep", str(tmp_path / "kept")]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=110
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "nothing found" in run.stdout


async def test_what_acts_without_a_key_is_a_finding(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    class TakesAll(fuzz.Events):  # type: ignore[name-defined,misc]
        """Makes a key of what is none, as Textual does by itself."""

        def of(self, piece: object) -> list[object]:
            return [*super().of(Typed("b")), *super().of(piece)]

    monkeypatch.setattr(fuzz, "Events", TakesAll)
    case = fuzz.Case("panes", (b"\xff",), unasked=True)
    with pytest.raises(fuzz.BrokenRuleError, match="performed without a key"):
        await fuzz.judged(case)


@pytest.mark.parametrize(
    ("key", "sent", "pressed"),
    [
        ("j", b"\x1b[1;1:3Bj", True),
        ("j", b"\x1b]jj\x07", False),
        ("q", b"\x1b[200~q\x1b[201~", False),
        ("q", b"\x1b[113u", True),
        ("escape", b"\x1bj", True),
        ("enter", b"\x1b[?1c", False),
        ("up", b"\x1b[A", True),
        ("ctrl+q", b"\x11", True),
        ("ctrl+q", b"q", False),
    ],
)
def test_what_may_be_pressed_is_read_from_the_bytes_alone(
    fuzz: ModuleType, key: str, sent: bytes, pressed: bool
) -> None:
    assert fuzz.may_be_pressed(key, sent) is pressed


def test_a_case_is_drawn_from_its_number_alone(fuzz: ModuleType) -> None:
    assert fuzz.drawn(random.Random("1/7")) == fuzz.drawn(random.Random("1/7"))
    assert fuzz.drawn(random.Random("1/7")) != fuzz.drawn(random.Random("1/8"))
