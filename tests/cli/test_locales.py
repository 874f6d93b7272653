"""Locales: where only ASCII can be written, every verb still prints, with escapes for the rest."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Collection
from itertools import cycle, product
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from dipview.cli.app import VERBS
from dipview.cli.words import CATALOGUE

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
Args: TypeAlias = tuple[str, ...]

LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
}
ACCENTED = """\
[dataset]
title = "Ünïcode — 漢字"

[[sources]]
id = "s"
type = "book"
title = "“Übersee” – 漢字"

[[actors]]
id = "a"
name = "Sébastien 漢字"
kind = "person"
sources = ["s"]

[[issues]]
id = "i"
kind = "policy"
proposition = "Zölle – weg!"
sources = ["s"]

[[statements]]
id = "t"
source = "s"
speakers = ["a"]
form = "verbatim"
text = "Zölle – weg damit"
positions = [{ issue = "i", stance = "support" }]

[[events]]
id = "e"
title = "Gipfel – größer"
kind = "meeting"
sources = ["ß"]
"""
PRINTING = [
    *(("list", name) for name in CATALOGUE.words),
    *(("list", "quotes", "-f", format) for format in ("markdown", "csv", "json")),
    ("search", "Zölle"),
    ("search", "Zölle", "-f", "json"),
    *(("show", id) for id in "saite"),
    ("stats",),
]


def by_turns(cases: Collection[Args], *fast: Args) -> list[Any]:
    """Give the fast cases in both locales, and the others, which are slow, in one by turns."""
    slow = zip([each for each in cases if each not in fast], cycle(LOCALES))
    return [
        *(pytest.param(*each, id=named(*each)) for each in product(fast, LOCALES)),
        *(pytest.param(*each, id=named(*each), marks=pytest.mark.slow) for each in slow),
    ]


def named(args: Args, locale: str) -> str:
    return " ".join((*args, locale))


@pytest.fixture
def accented(tmp_path: Path) -> Path:
    """A dataset with letters that ASCII does not have, in its file's name too."""
    path = tmp_path / "zölle–漢.toml"
    path.write_text(ACCENTED, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("args", "locale"), by_turns(PRINTING, PRINTING[0], ("search", "Zölle", "-f", "json"))
)
def test_every_verb_prints(
    process: Process, accented: Path, args: tuple[str, ...], locale: str
) -> None:
    done = process(*args, "-d", accented, env={**os.environ, **LOCALES[locale]})
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stderr.isascii()
    data = "csv" in args or "json" in args
    assert data or done.stdout.isascii()
    text = done.stdout.decode()
    if not data and args[0] != "stats":
        assert "\\x" in text or "\\u" in text
    if "json" in args:
        assert json.loads(text)["rows"]


CODES: dict[tuple[str, ...], int] = {
    ("check",): 1,
    ("check", "-f", "json"): 1,
    ("check", "nö–.toml"): 2,
    ("check", "--explain"): 0,
    ("list", "nö–"): 2,
    ("nö–",): 2,
    ("--help",): 0,
    **{(verb, "--help"): 0 for verb in VERBS},
}
"""What is told, with the exit code."""


@pytest.mark.parametrize(
    ("args", "locale"), by_turns(CODES, ("check",), ("list", "nö–"), ("--help",))
)
def test_problems_mistakes_and_help_are_told(
    process: Process, accented: Path, args: tuple[str, ...], locale: str
) -> None:
    env = {**os.environ, **LOCALES[locale], "DIPVIEW_DATASET": str(accented)}
    done = process(*args, env=env)
    assert done.returncode == CODES[args]
    assert b"Traceback" not in done.stderr
    assert done.stderr.isascii()
    assert "json" in args or done.stdout.isascii()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_query_a_line_is_read_and_answered_in_utf8(
    process: Process, accented: Path, locale: str
) -> None:
    env = {**os.environ, **LOCALES[locale], "DIPVIEW_DATASET": str(accented)}
    done = process("search", "--stdin", env=env, input="Zölle\n".encode())
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert answer["query"] == "Zölle"
    assert answer["rows"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_is_written_in_utf8(
    process: Process, accented: Path, tmp_path: Path, locale: str
) -> None:
    target = tmp_path / "größe.txt"
    env = {**os.environ, **LOCALES[locale]}
    done = process("list", "quotes", "-d", accented, "-o", target, env=env)
    assert done.returncode == 0, done.stderr
    assert "Zölle – weg damit" in target.read_text(encoding="utf-8")
