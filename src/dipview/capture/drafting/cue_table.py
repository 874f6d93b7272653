"""The verbs of speech and thought, read from ``cues.tsv``: their forms, acts and stances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dipview.model.stances import Stance
from dipview.model.statements import Act
from dipview.model.values import frozen


class Kind(StrEnum):
    """What a verb needs in order to tell of speech."""

    SAY = "say"
    """Nothing but somebody who can speak."""
    THAT = "that"
    """What was said, in a clause or a quotation."""
    THINK = "think"
    """A clause; it tells what somebody holds rather than what they said."""
    WANT = "want"
    """As ``think``, with *to* or an object."""


class Tense(StrEnum):
    """Which form of a verb stands there."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    """The past participle, where it differs from the past."""
    ING = "ing"


@frozen
class Cue:
    """A verb."""

    lemma: str
    kind: Kind
    act: Act
    stance: Stance | None
    behind: frozenset[str]
    """Words that may follow besides a clause or a quotation; empty where anything may."""


class CueForm(NamedTuple):
    """A form of a verb."""

    cue: Cue
    tense: Tense


@cache
def cue_forms() -> Mapping[str, CueForm]:
    """Give every form of every verb."""
    text = Path(__file__).with_name("cues.tsv").read_text("utf-8")
    found: dict[str, CueForm] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, forms, kind, act, stance, behind = line.split("\t")
        words = frozenset(behind.split())
        cue = Cue(lemma, Kind(kind), Act(act), Stance(stance) if stance else None, words)
        for tense, form in _forms(lemma, forms):
            found.setdefault(form, CueForm(cue, tense))
    return found


def _forms(lemma: str, given: str) -> Iterator[tuple[Tense, str]]:
    third, past, participle, ing = given.split() if given else _regular(lemma)
    yield Tense.BASE, lemma
    yield Tense.PRESENT, third
    if past == lemma:  # read, forecast
        return
    yield Tense.PAST, past
    yield Tense.PARTICIPLE, participle
    yield Tense.ING, ing


def _regular(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma[:-1]}ied", f"{lemma}ing"
    hissing = lemma.endswith(("s", "sh", "ch", "x", "o"))
    return f"{lemma}es" if hissing else f"{lemma}s", f"{lemma}ed", f"{lemma}ed", f"{lemma}ing"
