"""The clock of embargoes: for which moment the explorer waits, without waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field

from dipview.commands.session import Session
from dipview.tui.embargo_clock import EmbargoClock
from dipview.workspace.small_files import read_workspace

END = dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
EMBARGOED = """
[[sources]]
id = "interview"
type = "interview"
embargo = 2026-12-01T18:00:00+01:00
"""


@define
class Timer:
    """A timer that never comes by itself."""

    seconds: float
    ended: Callable[[], None]
    stopped: bool = False

    def stop(self) -> None:
        """Note that it is not waited for any more."""
        self.stopped = True


@define
class Screen:
    """What sets timers."""

    timers: list[Timer] = field(factory=list)

    def set_timer(self, seconds: float, ended: Callable[[], None]) -> Timer:
        """Note the timer."""
        self.timers.append(Timer(seconds, ended))
        return self.timers[-1]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session with one source under embargo."""
    file = tmp_path / "strait.toml"
    file.write_text(EMBARGOED, encoding="utf-8")
    return Session(workspace=read_workspace([file]))


def waited(session: Session, before: dt.timedelta) -> tuple[Screen, EmbargoClock, Any]:
    session.clock = lambda: END - before
    screen, clock = Screen(), EmbargoClock(session)

    def ended() -> None:
        clock.wait(screen, ended)  # type: ignore[arg-type]

    ended()
    return screen, clock, ended


def test_it_waits_for_the_instant_at_which_an_embargo_ends(session: Session) -> None:
    screen, _, _ = waited(session, dt.timedelta(seconds=12))
    assert [timer.seconds for timer in screen.timers] == [12]
    session.clock = lambda: END
    screen.timers[0].ended()
    assert len(screen.timers) == 1  # there is nothing more to wait for


def test_a_far_end_is_looked_at_again_since_a_system_may_sleep(session: Session) -> None:
    screen, _, ended = waited(session, dt.timedelta(days=3))
    assert screen.timers[0].seconds == 60
    ended()
    assert [timer.stopped for timer in screen.timers] == [True, False]


def test_where_nothing_is_under_embargo_it_waits_for_nothing(session: Session) -> None:
    screen, _, _ = waited(session, dt.timedelta(seconds=-1))
    assert screen.timers == []
    session.workspace = read_workspace([])
    screen, _, _ = waited(session, dt.timedelta(seconds=9))
    assert screen.timers == []
