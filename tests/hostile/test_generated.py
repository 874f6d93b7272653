"""What is too deep, too long or too much ends with placed problems in a process of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.generating import HEAD, READ, REFUSED, sparse
from tests.hostile.judging import judge_text
from tests.tiers import slow_but

Run = Callable[..., Any]
"""Runs a command line; see the fixtures."""


@pytest.mark.parametrize("name", slow_but(REFUSED, *[*REFUSED][::4]))
def test_what_is_refused_is_told_at_its_line(process: Run, tmp_path: Path, name: str) -> None:
    make, code, line = REFUSED[name]
    file = tmp_path / "x.toml"
    file.write_text(make(), encoding="utf-8")
    result = process("check", file, "-f", "json")
    assert result.code == 1
    (row,) = json.loads(result.out)["rows"]
    assert (row["code"], bool(row["line"])) == (code, True)
    assert row["line"] == line or not line
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", slow_but(READ, *[*READ][::4]))
def test_what_is_read_is_told_whole(process: Run, tmp_path: Path, name: str) -> None:
    make, codes = READ[name]
    file = tmp_path / "x.toml"
    file.write_text(make(), encoding="utf-8")
    result = process("check", file, "-f", "json")
    rows = json.loads(result.out)["rows"]
    assert Counter(row["code"] for row in rows) == codes
    assert all(row["line"] for row in rows)
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", ["a million lists", "a number of a million digits"])
def test_a_long_line_is_cut_where_it_is_shown(process: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(REFUSED[name][0](), encoding="utf-8")
    result = process("check", file)
    assert result.code == 1
    assert max(map(len, result.out.splitlines()[1:])) <= 100
    judge_text(result.out)


@pytest.mark.parametrize(
    "name",
    slow_but(
        [
            "a name of a million characters",
            "a name of a million marks",
            "a text of 100,000 escapes",
        ],
        "a text of 100,000 escapes",
    ),
)
def test_a_long_text_is_shown(process: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(READ[name][0](), encoding="utf-8")
    for args in (("show", "good-actor"), ("search", "vesta")):
        result = process(*args, "-d", file)
        assert (result.code, "Traceback" in result.err) == (0, False)
        judge_text(result.out)


def test_a_large_file_is_refused_by_its_size(process: Run, tmp_path: Path) -> None:
    sparse(tmp_path / "x.toml", 10 * 1024**3)
    result = process("check", tmp_path / "x.toml")
    assert result.code == 2
    assert "too-large: is larger than 512 MiB, the limit for a file" in result.out


def test_a_limit_that_is_given_is_kept(process: Run, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(HEAD + "# " + "x" * 5000, encoding="utf-8")
    assert process("check", tmp_path, "--max-bytes", "8k").code == 0
    result = process("check", tmp_path, "--max-bytes", "1k")
    assert result.code == 2
    assert "too-large: is larger than 1 KiB, the limit for a file" in result.out
