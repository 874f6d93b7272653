"""Editing: wherever the cursor stands, the editor opens at the record that stands there."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dipview.commands.effects import Run
from dipview.commands.jobs import EditRecord
from dipview.dataset.bundled import bundled_path
from dipview.tui import editor
from dipview.tui.app import DipviewApp

from .conftest import settle

Open = Any
Words = list[list[str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    copy = tmp_path / "copy.toml"
    copy.write_bytes(bundled_path().read_bytes())
    return copy


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Words:
    """Have an editor that is never started; gives the words that would start it."""
    program = tmp_path / "vim"
    program.touch()
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(program))
    called: Words = []

    @contextmanager
    def suspended(_app: DipviewApp) -> Iterator[None]:
        yield

    def run(words: list[str], _started: object) -> int:
        called.append(words)
        return 0

    monkeypatch.setattr(DipviewApp, "suspend", suspended)
    monkeypatch.setattr(editor, "run_here", run)
    return called


def header_above(file: Path, id: str) -> int:
    """Give the line of the header of a record."""
    lines = file.read_text("utf-8").splitlines()
    at = lines.index(f'id = "{id}"')
    return max(number for number, line in enumerate(lines[:at], 1) if line.startswith("[["))


async def test_e_opens_each_kind_of_record_at_its_header(
    opened: Open, file: Path, calls: Words
) -> None:
    async with opened(paths=[file]) as hands:
        for pane, number in (
            ("actors", "1"),
            ("statements", "2"),
            ("events", "3"),
            ("sources", "6"),
        ):
            await hands.press(number, "G", "e")
            id = hands.explorer.pane(pane).list.cursor_id
            assert calls.pop() == [
                str(file.parent / "vim"),
                f"+{header_above(file, id)}",
                str(file),
            ]
        await hands.press("4", "e")
        statement = hands.explorer.pane("positions").list.cursor_id.partition("#")[0]
        assert calls.pop()[1] == f"+{header_above(file, statement)}"
        assert calls == []


async def test_e_on_a_card_opens_what_the_row_or_else_the_card_is_about(
    opened: Open, file: Path, calls: Words
) -> None:
    async with opened(paths=[file]) as hands:
        hands.explorer.pane("actors").list.move_to("boris-johnson")
        await hands.press("7", "g", "e")
        assert calls.pop()[1] == f"+{header_above(file, 'boris-johnson')}"


async def test_e_in_the_matrix_opens_the_latest_word_behind_the_cell(
    opened: Open, file: Path, calls: Words
) -> None:
    async with opened(paths=[file]) as hands:
        await hands.press("m")
        rows = hands.explorer.area.whole.list
        await hands.press("e")
        assert calls.pop()[1] == f"+{header_above(file, rows.cursor_id)}", "the row's name"
        while not calls:  # where nothing was found, nothing is opened
            await hands.press("l", "e")
        issue, _, holder = rows.cursor_id[1:].partition("@")
        line = int(calls.pop()[1][1:])
        below = "\n".join(file.read_text("utf-8").splitlines()[line:])
        record = below.partition("\n[[statements]]\n")[0]
        assert issue in record
        assert holder in record


async def test_what_has_no_record_and_what_is_gone_is_said(
    opened: Open, file: Path, calls: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    async with opened(paths=[file]) as hands:
        monkeypatch.setattr(hands.explorer, "say", lambda text, **_: told.append(text))
        assert hands.session.workspace is not None
        hands.explorer.apply((Run(EditRecord(hands.session.workspace.dataset, ("gone",))),))
        await settle(hands.pilot)
        assert told.pop() == "No record of a file stands here."
        hands.engine.loader.end()
        file.unlink()
        await hands.press("e")
        assert told.pop() == f"{file} is not there any more."
    assert calls == []


async def test_a_terminal_that_cannot_be_given_away_is_told(
    opened: Open, file: Path, calls: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    program = file.parent / "vim"
    monkeypatch.setenv("EDITOR", str(program))
    async with opened(paths=[file], notifications=True) as hands:
        await hands.press("e", "f12")
        assert "cannot be given to an editor" in hands.screen_text()
    assert calls == []


async def test_e_opens_what_is_typed_for_a_brief_at_its_line(
    opened: Open, file: Path, calls: Words
) -> None:
    typed = file.with_name("lucca.brief.toml")
    typed.write_text(
        '[brief]\nas = "steering"\nabout = ["tighter-sanctions"]\nobjective = "Hold."\n'
        '[[points]]\ntext = "Names first."\n',
        encoding="utf-8",
    )
    async with opened(paths=[file]) as hands:
        await hands.press("colon", "type:steering sanctions", "enter")
        assert "Names first." in hands.screen_text()
        await hands.press("down", "e")
        assert calls[-1][-2:] == ["+6", str(typed)]
        await hands.press("colon", "type:brief words", "enter")
        assert calls[-1][-1] == str(typed)
