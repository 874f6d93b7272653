"""``dipview keys`` and ``--no-mouse``: the table of commands in every format; the mouse let be."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.cli.options import Asked
from dipview.commands.table import COMMANDS

Run = Callable[..., Any]


def test_the_keys_are_printed_by_group(cli: Run) -> None:
    result = cli("keys")
    assert result.code == 0
    assert "43 commands" in result.out or f"{len(COMMANDS)} commands" in result.out
    for command in COMMANDS:
        assert command.title in result.out


def test_the_keys_are_those_that_the_user_has_chosen(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nup = "i"\n', encoding="utf-8")
    monkeypatch.setenv("DIPVIEW_CONFIG", str(config))
    rows = json.loads(cli("keys", "-f", "json").out)["rows"]
    assert next(row for row in rows if row["id"] == "up")["keys"] == ["i"]
    assert [row["id"] for row in json.loads(cli("keys", "i", "-f", "json").out)["rows"]] == ["up"]


def test_the_keys_are_read_by_programs(cli: Run) -> None:
    told = json.loads(cli("keys", "-f", "json").out)
    assert told["view"] == "keys"
    assert [row["id"] for row in told["rows"]] == [
        command.id
        for group in dict.fromkeys(command.group for command in COMMANDS)
        for command in COMMANDS
        if command.group is group
    ]
    back = next(row for row in told["rows"] if row["id"] == "back")
    assert back["keys"] == ["[", "Bksp"]
    rows = list(csv.DictReader(io.StringIO(cli("keys", "-f", "csv").out)))
    assert len(rows) == len(COMMANDS)
    assert {"keys", "title", "help", "group"} <= set(rows[0])


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_the_keys_are_written_as_a_document(cli: Run, format: str) -> None:
    assert "Move a page up;" in cli("keys", "-f", format).out


def test_the_keys_narrow_to_a_key_or_words(cli: Run) -> None:
    assert len(json.loads(cli("keys", "PgUp", "-f", "json").out)["rows"]) == 1
    assert "Take the next theme" in cli("keys", "theme").out
    nothing = cli("keys", "xqzvwk")
    assert (nothing.code, nothing.out) == (1, "")


def test_the_keys_take_no_option_that_means_nothing(cli: Run) -> None:
    assert cli("keys", "-q", "x").code == 2
    assert cli("list", "actors", "--no-mouse").code == 2


def test_the_mouse_is_heeded_unless_asked_otherwise() -> None:
    assert Asked().mouse
