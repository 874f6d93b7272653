"""Reviews that are killed: each in a process of its own, at a random call.

Run as a program, it does as ``kill``.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from tests.capture.review.worlds import DRAFTS, opened_review, written_world
from tests.commands.review_hands import Hands
from tests.kills import Killer, kill

from dipview.capture.form_lines import Line
from dipview.capture.review.decisions import Decision, Verdict
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Severity
from dipview.model.kinds import Kind
from dipview.model.stances import Stance

State: TypeAlias = list[tuple[str, str]]
"""What stands: drafts with their verdicts, the oldest first."""

_KEYS = ("enter",) * 6 + ("x", "space", "g", "s", "n") + ("u",) * 4
_VERDICTS = {"enter": Verdict.ACCEPTED, "x": Verdict.REJECTED, "space": Verdict.LATER}
_LONGEST = 14
"""Keys of a session."""
_CALLS = 60
"""Touching calls behind a key among which one is chosen; a decision takes about forty."""


def standing(decisions: Sequence[Decision]) -> State:
    """Give what stands, as plain values."""
    return [(each.draft, each.verdict.value) for each in decisions]


def session(data: Path, seed: int, told: int) -> None:
    """Review with random keys, telling before each what stands and what it would make of that.

    Args:
        data: The dataset.
        seed: Of all chances.
        told: Where to write a line for each key.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    hands = Hands(data)
    at, touching = chance.randrange(_LONGEST), chance.random() < 0.8
    calls = chance.randrange(_CALLS if touching else 4_000)
    killer = Killer(calls, touching=touching)
    for number in range(_LONGEST):
        key = chance.choice(_KEYS)
        before = standing(hands.session.review.decisions.standing)
        line = json.dumps([number, key, before, _after(hands, key, before)]) + "\n"
        os.write(told, line.encode())
        if number == at:
            killer.arm()
        _press(hands, key)
    os.kill(os.getpid(), signal.SIGKILL)


def _after(hands: Hands, key: str, before: State) -> State:
    """Give what would stand behind a key."""
    if key == "u":
        return before[:-1]
    by_hand = [*before, ("by-hand", Verdict.ACCEPTED.value)]
    if not hands.draft and key in ("enter", "x", "space", "g"):
        return by_hand if key == "enter" and hands.session.desk.by_hand else before
    if key in _VERDICTS:
        return [*before, (hands.draft, _VERDICTS[key].value)]
    if key == "g":
        return [*before, (hands.draft, Verdict.FLAGGED.value)]
    return by_hand if key == "n" else before


def _press(hands: Hands, key: str) -> None:
    """Press a key; for some, what is typed behind it too."""
    if key == "enter":
        if hands.session.desk.form is not None and not hands.form.who:
            hands.take(hands.form.with_value(Line.WHO, ("ostland",)))
        hands.press("enter")
    elif key == "s":
        if hands.session.desk.form is not None and hands.form.issue:
            hands.take(hands.form.with_value(Line.STANCE, Stance.RESERVED))
    elif key == "g":
        if hands.session.desk.draft is not None:
            hands.flag("Was it both?")
    elif key == "n":
        hands.press("down", "n")
        hands.take(hands.form.with_value(Line.WHO, ("norrland",)))
        hands.press("enter")
    else:
        hands.press(key)


def wrong(data: Path, before: State, after: State) -> str:
    """Say what is wrong with what a killed session left; empty where nothing is."""
    dataset = open_dataset([data])
    errors = [str(each) for each in dataset.problems if each.severity is Severity.ERROR]
    if errors:
        return f"the files are broken: {errors}"
    review = opened_review(data)
    try:
        if review.read_only:
            return "the lock is still held"
        decisions = review.decisions.standing
        found = standing(decisions)
        if _alike(found) not in (_alike(before), _alike(after)):
            return f"what stands is {found}, neither {before} nor {after}"
        accepted = [each.statement for each in decisions if each.verdict is Verdict.ACCEPTED]
        written = sorted(dataset.ids(Kind.STATEMENT))
        if sorted(accepted) != written:
            return f"accepted are {sorted(accepted)}, but written {written}"
        decided = {draft for draft, _ in found}
        open_ones = {draft.id for draft in DRAFTS} - decided
        if not open_ones <= {draft.id for draft in review.waiting}:
            return f"of {open_ones} some are not proposed again"
        while review.undo() is not None:
            pass
        left = open_dataset([data]).ids(Kind.STATEMENT)
        return f"undoing all leaves {left}" if left else ""
    finally:
        review.close()


def _alike(state: State) -> State:
    """Leave out what a statement made by hand is called, and what was decided before it again."""
    return [("by-hand" if draft.startswith("by-hand") else draft, said) for draft, said in state]


if __name__ == "__main__":
    kill(sys.argv[1:], written_world, session, wrong)
