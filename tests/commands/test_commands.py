"""The commands: each named once, each key used once, each possible where it should be."""

from __future__ import annotations

from itertools import combinations

import pytest

from dipview.commands.briefing import BRIEFING
from dipview.commands.command import Command, Group, always, called, key_name, within
from dipview.commands.help import help_view
from dipview.commands.publishing import PUBLISHING
from dipview.commands.session import Situation
from dipview.commands.table import COMMANDS

BY_ID = {command.id: command for command in COMMANDS}


def test_no_command_is_named_twice() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_no_key_calls_two_commands_at_one_place() -> None:
    for one, other in combinations(COMMANDS, 2):
        if one.within == other.within:
            assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_a_key_calls_what_is_of_the_view_that_is_looked_at_before_what_it_calls_elsewhere() -> None:
    assert called(COMMANDS, "network", "n", "").id == "network"
    assert called(COMMANDS, "network", "n", "matrix").id == "network"
    assert called(COMMANDS, "network", "n", "reader").id == "next-statement"
    assert called(COMMANDS, "network", "", "reader").id == "network"


def test_in_the_reader_the_keys_that_it_takes_are_told_with_what_they_do_there() -> None:
    here = within(COMMANDS, Situation(reading=True))
    told = {command.keys[0]: command.id for command in here if command.keys}
    assert told["n"] == "next-statement"
    assert told["N"] == "previous-statement"
    elsewhere = within(COMMANDS, Situation(reading=False))
    assert {e.keys[0]: e.id for e in elsewhere if e.keys}["n"] == "network"
    assert not any(command.within for command in elsewhere)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_says_in_a_line_what_it_does(command: Command) -> None:
    assert command.keys or command in (*BRIEFING, *PUBLISHING)  # these are called by their names
    assert 1 <= len(command.title.split()) <= 2
    assert command.help.endswith(".")
    assert "\n" not in command.help
    assert command.footer >= 0


@pytest.mark.parametrize(
    ("key", "id"),
    [
        ("/", "search"),
        ("enter", "open"),
        ("[", "back"),
        ("backspace", "back"),
        ("]", "forward"),
        ("escape", "escape"),
        ("z", "zoom"),
        ("u", "roll-up"),
        ("v", "exact-only"),
        ("o", "second-hand"),
        ("s", "sort"),
        ("x", "export"),
        ("y", "copy-row"),
        ("Y", "copy-view"),
        ("r", "reload"),
        ("p", "problems"),
        ("?", "help"),
        ("q", "quit"),
        ("ctrl+q", "quit"),
    ],
)
def test_a_key_calls_what_the_design_says(key: str, id: str) -> None:
    assert key in BY_ID[id].keys


def test_no_chord_is_used_but_those_that_leave_or_suspend() -> None:
    chords = {key for command in COMMANDS for key in command.keys if "ctrl" in key}
    assert "ctrl+q" in chords
    assert chords <= {"ctrl+q", "ctrl+c", "ctrl+z"}  # A multiplexer takes the others.


@pytest.mark.parametrize(
    ("situation", "impossible"),
    [
        (Situation(ready=False), {"open", "export", "copy-row", "sort", "zoom"}),
        (Situation(on_record=False), {"open", "copy-row"}),
        (Situation(can_go_back=False), {"back"}),
        (Situation(can_go_forward=False), {"forward"}),
        (Situation(narrowed=False), {"escape"}),
    ],
    ids=["loading", "no-record", "first", "last", "nothing-to-leave"],
)
def test_what_is_impossible_is_said_to_be(situation: Situation, impossible: set[str]) -> None:
    refused = {command.id for command in COMMANDS if not command.when(situation)}
    assert impossible <= refused
    assert not refused & {"help", "quit", "search"}


def test_by_default_everything_is_possible() -> None:
    assert all(command.when(Situation()) for command in COMMANDS)
    assert always(Situation(ready=False))


def test_keys_are_named_as_a_reader_knows_them() -> None:
    assert key_name("enter") == "⏎"
    assert key_name("ctrl+q") == "Ctrl+Q"
    assert key_name("x") == "x"


def test_the_help_tells_every_command_the_marks_and_the_search_language() -> None:
    view = help_view()
    assert [section.key for section in view.sections] == [
        *(group.name.lower() for group in Group),
        "query",
        "marks",
    ]
    told = {row.cells[1].text for _, row in view.rows()}
    assert {command.help for command in COMMANDS} <= told
    assert all(len(section.rows) for section in view.sections)
