"""Taking back what was written, on a session without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.commands import effects as e
from dipview.commands import jobs
from dipview.commands.session import Session
from dipview.commands.table import COMMANDS
from dipview.commands.taking_back import taken_back
from dipview.model.kinds import Kind
from dipview.workspace.small_files import read_workspace
from dipview.writing.change import Change
from dipview.writing.writer import Writer

HEAD = '[[sources]]\nid = "a-source"\ntitle = "A"\n\n[[actors]]\nid = "one"\nname = "One"\n'
NOTHING = "Nothing was written here that could be taken back."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session on a file of its own."""
    file = tmp_path / "a.toml"
    file.write_text(HEAD, encoding="utf-8")
    return Session(paths=(file,), workspace=read_workspace([file]), writer=Writer([file]))


def pressed(session: Session) -> e.Effects:
    """Press U."""
    (command,) = (each for each in COMMANDS if "U" in each.keys)
    assert command.when(session.situation)
    return command.run(session)


def told(session: Session) -> e.Notify:
    """Press U, and have its job done."""
    (effect,) = pressed(session)
    assert isinstance(effect, e.Run)
    assert isinstance(effect.job, jobs.TakeBack)
    return taken_back(effect.job.journal)


def write(session: Session, *ids: str) -> None:
    assert session.writer is not None
    table = {"name": "New", "kind": "state", "sources": ["a-source"]}
    session.writer.write([Change(Kind.ACTOR, id, table) for id in ids])


def test_where_nothing_was_written_it_says_so(session: Session) -> None:
    assert pressed(session) == (e.Notify(NOTHING),)
    session.writer = None
    assert pressed(session) == (e.Notify(NOTHING),)


def test_it_takes_back_one_write_after_the_other_and_says_which(session: Session) -> None:
    write(session, "two", "three")
    write(session, "four")
    first = "Taken back in a.toml: actor 'four' added. 1 more can be taken back."
    assert told(session) == e.Notify(first)
    assert told(session) == e.Notify("Taken back in a.toml: actor 'two' and actor 'three' added.")
    assert session.paths[0].read_text("utf-8") == HEAD
    assert pressed(session) == (e.Notify(NOTHING),)


def test_what_was_changed_since_is_left_alone_and_it_says_what_to_do(session: Session) -> None:
    write(session, "two")
    text = session.paths[0].read_text("utf-8") + "# more\n"
    session.paths[0].write_text(text, encoding="utf-8")
    notify = told(session)
    assert notify.error
    assert "it was changed since" in notify.text
    assert "version control" in notify.text
    assert session.paths[0].read_text("utf-8") == text


def test_what_was_taken_back_meanwhile_is_not_taken_back_again(session: Session) -> None:
    write(session, "two")
    (effect,) = pressed(session)
    assert told(session).text.startswith("Taken back")
    assert isinstance(effect, e.Run)
    assert isinstance(effect.job, jobs.TakeBack)
    assert taken_back(effect.job.journal) == e.Notify(NOTHING)


def test_of_another_dataset_nothing_is_taken_back(session: Session) -> None:
    write(session, "two")
    session.change_to(())
    assert session.writer is None
