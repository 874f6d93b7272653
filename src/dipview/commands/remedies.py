"""Remedies in the explorer's words: what to press where a view has no rows."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.commands.command import key_name
from dipview.views.parts.remedies import Remedy
from dipview.views.view import View


def remedies_by(keys: Mapping[str, tuple[str, ...]]) -> Mapping[Remedy, str]:
    """Say how each remedy is called for; what is not here has no key.

    Args:
        keys: The keys of each command, by its id, as the user has chosen them.
    """
    named = {id: key_name(own[0]) if own else id for id, own in keys.items()}
    return {
        Remedy.SHORTER_QUERY: f"{named['escape']} clears the search.",
        Remedy.FEWER_PINS: f"{named['back']} goes back.",
        Remedy.LATER_DAY: f"{named['later']} goes to a later day.",
        Remedy.NAME_ACTORS: f"Mark them with {named['mark']} and press {named['compare']}.",
        Remedy.EVERYBODY: "The same key again shows everybody.",
        Remedy.UNFOLD: f"{named['fold']} shows them",
        Remedy.STOP_WAITING: f"{named['escape']} stops it.",
        Remedy.SEE_PROBLEMS: f"{named['problems']} tells what is wrong.",
    }


def words_when_empty(view: View, remedies: Mapping[Remedy, str]) -> str:
    """Say why a view has no rows, and which key helps."""
    helps = (remedies[remedy] for remedy in view.remedies if remedy in remedies)
    return " ".join((view.empty, *helps))
