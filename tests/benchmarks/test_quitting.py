"""Quitting at random moments: what is typed is the same each time, and how long the end takes."""

from __future__ import annotations

import pytest
from benchmarks.measuring import ContenderError
from benchmarks.parts.quitting import typed
from benchmarks.terminal import python, until_left

ENDS = "import tty; tty.setraw(0); print('ready', flush=True); {}; open(0, 'rb').raw.read(1)"


def test_what_is_typed_ends_with_the_key_that_quits_and_is_the_same_each_time() -> None:
    every = [typed(seed) for seed in range(20)]
    assert every == [typed(seed) for seed in range(20)]
    assert {keys[-1] for keys in every} == {"\x11"}
    assert {"", "m", "\x1b"} <= {key for keys in every for key in keys}
    assert len({len(keys) for keys in every}) > 5


def test_it_is_told_how_long_a_program_takes_to_end() -> None:
    assert until_left(python("-c", ENDS.format("pass")), "ready", ["", "q"], {}) > 0


def test_a_program_that_never_says_its_words_is_told_of() -> None:
    with pytest.raises(ContenderError, match="'never' was never shown"):
        until_left(python("-c", ENDS.format("raise SystemExit")), "never", ["q"], {})
