"""Growth: three times the records take little more than three times the calls, nowhere the square.

Calls are counted, of functions of Python and of C alike, so that no clock and no other work on the
machine has a say. What opening takes at the same size is not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from cProfile import Profile
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from benchmarks.generating.shapes import SHAPES, written
from benchmarks.parts.commands import commands
from benchmarks.parts.shapes import about
from benchmarks.parts.timed import LINEAR
from benchmarks.statistics import growth

from dipview.cli.exits import guarded
from dipview.cli.running import run

SIZES = (60, 180)
_LEAST = 30_000
"""Calls that count as no growth: of what a command begins with, and of how much is kept."""
_OPENING = ("list", "actors", "-n", "1")
"""A command that opens a dataset and does next to nothing with it."""
COMMANDS = (
    "brief of a topic, Markdown",
    "export, two modes",
    "list issues, whole, CSV",
    "list statements, whole, CSV",
    "matrix, first 45",
    "matrix, whole, CSV",
    "network, CSV",
)
_OF_ONE = (
    "brief of an actor, HTML",
    "brief of an issue, Markdown",
    "shifts of an actor",
    "show a topic",
)
"""Commands that look at what one record has part in, and at nothing else that recurs."""
CallsOf: TypeAlias = Callable[..., int]
CASES = [(shape, command) for shape in ("bulletins", "roll calls") for command in COMMANDS]


@pytest.fixture(scope="module")
def calls_of(tmp_path_factory: pytest.TempPathFactory) -> CallsOf:
    """Count the calls that a command takes on a shape of a size; or only run it, much faster."""
    folder = tmp_path_factory.mktemp("growth")

    def calls(shape: str, size: int, words: Sequence[str], *, counts: bool = True) -> int:
        path = Path(folder, f"{shape}-{size}.toml")
        if not path.exists():
            written(path, shape, size, seed=1)
        profile = Profile()
        with profile if counts else nullcontext():
            assert guarded(lambda: run([*words, "-d", str(path)])) in (0, 1)
        return sum(each.callcount for each in profile.getstats())

    return calls


@pytest.fixture(scope="module")
def opening(calls_of: CallsOf) -> Callable[[str, int], int]:
    """Count the calls that opening a shape of a size takes, once."""

    @cache
    def calls(shape: str, size: int) -> int:
        calls_of(shape, size, _OPENING, counts=False)  # By now all that is needed is imported.
        return calls_of(shape, size, _OPENING)

    return calls


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "command"), CASES)
def test_no_command_takes_the_square(
    shape: str,
    command: str,
    calls_of: CallsOf,
    opening: Callable[[str, int], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = commands(about(SHAPES[shape]))[command]
    calls_of(shape, SIZES[0], words, counts=False)
    beyond = {
        size: max(_LEAST, calls_of(shape, size, words) - opening(shape, size)) for size in SIZES
    }
    capsys.readouterr()
    assert beyond[SIZES[0]] <= beyond[SIZES[1]], "what takes more of less hides how it grows"
    assert (growth(beyond) or 0.0) <= LINEAR, beyond


@pytest.mark.slow
@pytest.mark.parametrize("command", _OF_ONE)
def test_what_is_asked_of_one_does_not_look_at_all_that_recurs(
    command: str,
    calls_of: CallsOf,
    opening: Callable[[str, int], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    shape, size = "roll calls", SIZES[-1]
    words = commands(about(SHAPES[shape]))
    calls_of(shape, size, words[command], counts=False)
    one, every = (
        calls_of(shape, size, words[each]) - opening(shape, size)
        for each in (command, "shifts, CSV")
    )
    capsys.readouterr()
    assert one < every / 3


@pytest.mark.slow
def test_of_more_shifts_each_takes_no_more(
    calls_of: CallsOf, opening: Callable[[str, int], int], capsys: pytest.CaptureFixture[str]
) -> None:
    shape, each = "roll calls", dict[int, float]()
    words = commands(about(SHAPES[shape]))["shifts, CSV"]
    calls_of(shape, SIZES[0], words, counts=False)
    for size in SIZES:
        before = opening(shape, size)
        capsys.readouterr()
        calls = calls_of(shape, size, words) - before
        each[size] = calls / capsys.readouterr().out.count("\n")
    assert each[SIZES[-1]] <= each[SIZES[0]], each
