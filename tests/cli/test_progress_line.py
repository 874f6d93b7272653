"""The progress line: on a terminal alone, and gone at the end."""

from __future__ import annotations

import io
import sys
import threading

import pytest

from dipview.cli.progress_line import ProgressLine, followed
from dipview.computing import steps
from dipview.workspace.progress import Phase, Progress

HALF = Progress(Phase.READING, 0.5, 1200, 30.0)
MORE = Progress(Phase.WRITING, 0.7, 5, None)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Gone(Terminal):
    def write(self, _: str) -> int:
        raise OSError("gone")


def test_a_line_is_written_over_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with ProgressLine() as line:
        line.draw(HALF)
        line.draw(MORE)
    written = stream.getvalue().split("\r")
    assert written[1].startswith("reading ━")
    assert written[1].endswith("50% · 1,200 records · 30 s left")
    assert len(written[2]) == len(written[1])
    assert written[2].rstrip().endswith("70% · 5 records")
    assert written[3].strip() == ""
    assert written[4] == ""
    assert "\n" not in stream.getvalue()


def test_it_has_one_line_however_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "20")
    ProgressLine().draw(HALF)
    assert len(stream.getvalue()) == 20


def test_nothing_is_written_where_nothing_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with ProgressLine():
        pass
    assert stream.getvalue() == ""


@pytest.mark.parametrize("stream", [None, io.StringIO(), Gone()])
def test_elsewhere_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with ProgressLine() as line:
        line.draw(HALF)
        line.draw(MORE)
    assert stream is None or stream.getvalue() == ""


def test_what_takes_long_is_followed_and_its_result_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = threading.Event()

    class Watched(Terminal):
        def write(self, text: str) -> int:
            if "1 of 3 rows" in text:
                told.set()
            return super().write(text)

    stream = Watched()
    monkeypatch.setattr(sys, "stderr", stream)

    def read() -> list[int]:
        done = []
        for row in steps([1, 2, 3], "rows"):
            if row == 2:
                assert told.wait(30)
            done.append(row)
        return done

    assert followed("reading", read, between=0.001) == [1, 2, 3]
    assert "\rreading: 1 of 3 rows, for 0 s" in stream.getvalue()
    assert stream.getvalue().endswith("\r")


def test_what_fails_while_it_is_followed_fails_and_nothing_follows_it_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    before = threading.active_count()

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        followed("reading", fail)
    assert threading.active_count() == before
