"""What is printed to a pipe: in pieces that are worth waking its reader for, as they are made."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from dipview.cli.options import Asked
from dipview.cli.printing import print_pieces
from dipview.formats.format import Format


class Heard(io.StringIO):
    """Takes down what is written to it, piece by piece."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal
        self.pieces: list[str] = []

    def isatty(self) -> bool:
        return self._terminal

    def write(self, text: str) -> int:
        self.pieces.append(text)
        return len(text)

    def writelines(self, lines: object) -> None:
        assert isinstance(lines, Iterator | list | tuple)
        for each in lines:
            self.write(each)


@pytest.mark.parametrize("terminal", [False, True])
def test_rows_go_to_a_pipe_many_at_once_and_to_a_terminal_one_by_one(
    monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    rows = [f"{number},{'x' * 90}\n" for number in range(1_000)]
    heard, made = Heard(terminal=terminal), list[int]()

    def pieces() -> Iterator[str]:
        for row in rows:
            yield row
            made.append(len(heard.pieces))

    monkeypatch.setattr(sys, "stdout", heard)
    print_pieces(pieces(), Format.CSV, Asked())
    assert "".join(heard.pieces) == "".join(rows)
    if terminal:
        assert heard.pieces == rows
    else:
        assert len(heard.pieces) < 5
        assert made[500] > 0  # the first come before all are made
