"""The keymap: a user's keys in place of the defaults; quitting and Enter and Esc stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.commands.keymap import Keymap, keymap
from dipview.commands.table import COMMANDS
from dipview.settings.config import KeyChoice
from dipview.settings.key_names import key_named


def chosen(**keys: list[str]) -> Keymap:
    named = ((name.replace("_", "-"), keys[name]) for name in keys)
    choices = (KeyChoice(name, tuple(each), line) for line, (name, each) in enumerate(named, 1))
    return keymap(choices)


def told(keys: Keymap) -> list[tuple[int, str, str]]:
    return [(each.line, each.key, each.message) for each in keys.mistakes]


def test_without_choices_the_commands_are_as_they_were() -> None:
    assert keymap(()).commands == COMMANDS


def test_a_command_can_have_several_keys_and_none() -> None:
    keys = chosen(matrix=["f2", "M"], zoom=[])
    assert keys.keys_of("matrix") == ("f2", "M")
    assert keys.keys_of("zoom") == ()
    assert keys.mistakes == ()


def test_a_key_that_is_chosen_is_taken_from_the_command_that_has_it() -> None:
    keys = chosen(matrix=["["])
    assert keys.keys_of("matrix") == ("[",)
    assert keys.keys_of("back") == ("backspace",)
    assert keys.mistakes == ()


def test_two_commands_can_change_keys() -> None:
    keys = chosen(matrix=["t"], timeline=["m"])
    assert (keys.keys_of("matrix"), keys.keys_of("timeline")) == (("t",), ("m",))
    assert keys.mistakes == ()


def test_a_command_whose_last_key_is_taken_is_told_on_the_line_that_takes_it() -> None:
    keys = chosen(zoom=["f3"], matrix=["t"])
    assert keys.keys_of("timeline") == ()
    message = "matrix took its last key; choose another one for it"
    assert told(keys) == [(2, "keys.timeline", message)]


def test_a_key_that_is_chosen_twice_stays_with_the_first() -> None:
    keys = chosen(matrix=["f2"], timeline=["f2", "f3"])
    assert keys.keys_of("matrix") == ("f2",)
    assert keys.keys_of("timeline") == ("f3",)
    assert told(keys) == [(2, "keys.timeline", "f2 is chosen for matrix already; it stays there")]


def test_a_command_whose_keys_are_all_wrong_keeps_its_own() -> None:
    keys = chosen(matrix=["nonsense"])
    assert keys.keys_of("matrix") == ("m",)
    assert [line for line, _, _ in told(keys)] == [1]


@pytest.mark.parametrize("key", ["enter", "Esc", "escape", "1", "7"])
def test_enter_esc_and_the_numbers_of_panes_call_nothing_else(key: str) -> None:
    keys = chosen(matrix=[key])
    assert keys.keys_of("matrix") == ("m",)
    assert "always does the same" in told(keys)[0][2]
    assert keys.keys_of("open") == ("enter",)


def test_opening_and_leaving_can_have_more_keys_and_never_lose_their_own() -> None:
    keys = chosen(open=["f5"], escape=[])
    assert keys.keys_of("open") == ("enter", "f5")
    assert keys.keys_of("escape") == ("escape",)
    assert keys.mistakes == ()


def test_the_keys_of_panes_stay() -> None:
    assert "stay with the panes" in told(chosen(pane=["f1"]))[0][2]


def test_quitting_can_be_moved() -> None:
    keys = chosen(quit=["Q"], matrix=["ctrl+q"])
    assert (keys.keys_of("quit"), keys.keys_of("matrix")) == (("Q",), ("ctrl+q",))
    assert keys.mistakes == ()


@pytest.mark.parametrize(
    "keys",
    [chosen(quit=[]), chosen(matrix=["q", "ctrl+q"]), chosen(zoom=["q"], matrix=["ctrl+q", "m"])],
    ids=["none", "both taken", "taken by two"],
)
def test_quitting_stays_possible(keys: Keymap) -> None:
    assert keys.keys_of("quit") == ("ctrl+q",)
    assert any("ctrl+q" in message for _, key, message in told(keys) if key == "keys.quit")
    assert "ctrl+q" not in keys.keys_of("matrix")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *(("?", "?"), (",", ","), ("+", "+"), ("É", "É"), ("M", "M"), (" ", "space")),
        *(("PgUp", "pageup"), ("Space", "space"), ("F12", "f12"), ("Shift+Tab", "shift+tab")),
        *(("shift+ctrl+Left", "ctrl+shift+left"), ("ctrl+O", "ctrl+o"), ("alt+x", "alt+x")),
    ],
)
def test_a_key_is_called_by_what_it_writes_or_by_its_name(written: str, key: str) -> None:
    assert key_named(written) == key


@pytest.mark.parametrize(
    "text", ["", "mm", "ctrl+", "+x", "ctrl+ctrl+x", "shift+x", "f25", "\x1b", "\n", "hyper+x"]
)
def test_what_is_no_key_is_refused(text: str) -> None:
    assert key_named(text) is None


IDS = st.sampled_from([command.id for command in COMMANDS])
KEYS = st.sampled_from(["q", "ctrl+q", "m", "t", "f2", "enter", "escape", "1", "?", "no key", ","])


@given(st.dictionaries(IDS, st.lists(KEYS, max_size=4), max_size=12))
def test_whatever_is_chosen_no_key_calls_two_commands_and_something_quits(
    choices: dict[str, list[str]],
) -> None:
    keys = keymap(KeyChoice(id, tuple(each), 1) for id, each in choices.items())
    every = [(command.within, key) for command in keys.commands for key in command.keys]
    assert len(every) == len(set(every))
    assert keys.keys_of("quit")
    assert "enter" in keys.keys_of("open")
    assert "escape" in keys.keys_of("escape")
