"""Remedies in the explorer's words: what to press where a view has no rows."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.commands.command import key_name
from dipview.commands.table import COMMANDS
from dipview.views.remedies import Remedy
from dipview.views.view import View

_KEYS = {command.id: key_name(command.keys[0]) for command in COMMANDS}
_WORDS: Mapping[Remedy, str] = {
    Remedy.SHORTER_QUERY: f"{_KEYS['escape']} clears the search.",
    Remedy.FEWER_PINS: f"{_KEYS['back']} goes back.",
    Remedy.LATER_DAY: f"{_KEYS['later']} goes to a later day.",
    Remedy.NAME_ACTORS: f"Mark them with {_KEYS['mark']} and press {_KEYS['compare']}.",
    Remedy.SEE_PROBLEMS: f"{_KEYS['problems']} tells what is wrong.",
}
"""What is not here has no key."""


def words_when_empty(view: View) -> str:
    """Say why a view has no rows, and which key helps."""
    helps = (_WORDS[remedy] for remedy in view.remedies if remedy in _WORDS)
    return " ".join((view.empty, *helps))
