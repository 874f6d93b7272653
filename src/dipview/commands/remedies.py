"""Remedies in the explorer's words: what to press where a view has no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dipview.commands.command import Command, key_name
from dipview.commands.table import COMMANDS
from dipview.views.remedies import Remedy
from dipview.views.view import View

_WORDS: Mapping[Remedy, str] = {
    Remedy.SHORTER_QUERY: "{escape} clears the search.",
    Remedy.FEWER_PINS: "{back} goes back.",
    Remedy.LATER_DAY: "{later} goes to a later day.",
    Remedy.NAME_ACTORS: "Mark them with {mark} and press {compare}.",
    Remedy.SEE_PROBLEMS: "{problems} tells what is wrong.",
}
"""What is not here has no key. In braces, the ids of commands, for which their keys stand."""


def words_when_empty(view: View, commands: Sequence[Command] = COMMANDS) -> str:
    """Say why a view has no rows, and which key helps.

    Args:
        view: A view without rows.
        commands: The commands, with the keys that the user has chosen for them.
    """
    keys = {each.id: key_name(each.keys[0]) if each.keys else each.id for each in commands}
    helps = (_WORDS[remedy].format_map(keys) for remedy in view.remedies if remedy in _WORDS)
    return " ".join((view.empty, *helps))
