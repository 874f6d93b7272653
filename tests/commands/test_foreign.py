"""What a session says where a file of another program is open, on a session without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from dipview.commands import effects as e
from dipview.commands.files import not_editable
from dipview.commands.foreign import foreign_in_words, only_looked_at
from dipview.commands.session import Session
from dipview.commands.table import COMMANDS
from dipview.workspace.foreign_file import ForeignFile
from dipview.workspace.small_files import read_workspace

STUDY = ForeignFile(path=Path("study.dna"), format="dna")
KEYS = {"palette": (":",)}


@pytest.fixture
def session() -> Session:
    """Give a session on a file of another program."""
    workspace = read_workspace([])
    workspace.foreign = (STUDY,)
    return Session(paths=(STUDY.path,), workspace=workspace, keys=KEYS)


def test_the_banner_says_that_it_is_only_looked_at_and_how_to_keep_it(session: Session) -> None:
    assert foreign_in_words(session) == (
        "study.dna",
        "is only looked at: :import keeps it as TOML · dipview import dna study.dna -o study.toml",
    )


def test_the_banner_says_that_something_cannot_be_read_and_that_there_are_several(
    session: Session,
) -> None:
    assert session.workspace is not None
    session.workspace.foreign = (evolve(STUDY, misread=1200),)
    told = foreign_in_words(session)[1]
    assert told.startswith("is only looked at, without 1,200 places that cannot be read: :import")
    session.workspace.foreign = (STUDY, STUDY)
    assert foreign_in_words(session) == (
        "study.dna and 1 more",
        "are only looked at: :import keeps them as TOML",
    )


def test_of_files_of_ones_own_nothing_is_said() -> None:
    session = Session(workspace=read_workspace([]), keys=KEYS)
    assert foreign_in_words(session) == ("", "")
    assert only_looked_at(session) == ()
    assert only_looked_at(Session()) == ()


def test_what_would_write_or_edit_says_how_to_make_a_dataset_of_it(session: Session) -> None:
    (told,) = only_looked_at(session)
    assert told == e.Notify(
        "study.dna is only looked at, and nothing is written to it: "
        ":import makes a dataset of it, which can be edited."
    )
    assert not_editable(session) == (told,)
    for id in ("edit", "take-back", "add", "add-like", "revise", "review"):
        (command,) = (each for each in COMMANDS if each.id == id)
        assert command.run(session) == (told,)
