"""Decisions: what somebody made of each draft of a source, as a log beside the drafts keeps it.

The log has a JSON object a line and is only ever added to. A line that is torn, as the last one is
when its writer was killed, is read over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import evolve

from dipview.dataset.limits import MIB
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_bytes
from dipview.model.kinds import Kind
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

_LARGEST = 256 * MIB
ENDING = ".decisions.jsonl"
"""How the name of a log ends."""


class Verdict(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"
    """It became a statement of the dataset."""
    REJECTED = "rejected"
    """It is no statement, and is never proposed again."""
    LATER = "later"
    """It comes again behind all others."""
    FLAGGED = "flagged"
    """A colleague should look at it: it comes last of all, with a line of what about."""
    UNDONE = "undone"
    """An earlier decision was taken back."""


DONE = (Verdict.ACCEPTED, Verdict.REJECTED)
"""After these, a draft does not come again."""


@frozen
class Made:
    """A record that was made on the way to a statement: an actor, an issue, an event."""

    kind: Kind
    id: str
    table: Mapping[str, Any] = EMPTY


@frozen(kw_only=True)
class Decision:
    """One line of the log."""

    verdict: Verdict
    draft: str
    """Id of the draft; of a statement made by hand, a name that no draft has."""
    number: int = 0
    """Counts the decisions of a log from 1; 0 before it is written."""
    at: str = ""
    """When, as an ISO 8601 instant."""
    statement: str = ""
    """Id of the statement that was written."""
    table: Mapping[str, Any] = EMPTY
    """That statement as it was written; of an undone one, as it was when it was taken out."""
    proposed: Mapping[str, Any] = EMPTY
    """The statement as it would have been with nothing of the draft changed."""
    changed: tuple[str, ...] = ()
    """Names of the fields in which what was written differs from the draft."""
    made: tuple[Made, ...] = ()
    """What else was written."""
    by_hand: bool = False
    """There was no draft: the words were marked by hand."""
    cue: str = ""
    """What the draft was found by."""
    line: str = ""
    """What a colleague should look at."""
    words: str = ""
    """The passage, by which a draft is known again where its text was changed."""
    undoes: int = 0
    """The number of the decision that is taken back."""


@frozen
class Decisions:
    """A log as far as it is read."""

    every: tuple[Decision, ...] = ()
    torn: int = 0
    """How many lines could not be read."""

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.every)

    def with_(self, decision: Decision) -> Decisions:
        """Add a decision."""
        return evolve(self, every=(*self.every, decision))

    def renamed(self, ids: Mapping[str, str]) -> Decisions:
        """Give drafts other ids, by those that they have here."""
        if not ids:
            return self
        every = (evolve(each, draft=ids.get(each.draft, each.draft)) for each in self.every)
        return evolve(self, every=tuple(every))

    @property
    def standing(self) -> tuple[Decision, ...]:
        """What was decided and not taken back, the oldest first."""
        undone = {each.undoes for each in self.every if each.verdict is Verdict.UNDONE}
        return tuple(
            each
            for each in self.every
            if each.verdict is not Verdict.UNDONE and each.number not in undone
        )

    @property
    def of_drafts(self) -> Mapping[str, Decision]:
        """What stands of each draft, by its id: the last decision on it."""
        return {each.draft: each for each in self.standing}

    @property
    def next_number(self) -> int:
        """The number of what is decided next."""
        return max((each.number for each in self.every), default=0) + 1

    @property
    def last(self) -> Decision | None:
        """What is taken back next; None where nothing is left to be."""
        standing = self.standing
        return standing[-1] if standing else None

    @property
    def rejected(self) -> frozenset[str]:
        """Ids of drafts that are never proposed again."""
        of_drafts = self.of_drafts
        return frozenset(id for id, each in of_drafts.items() if each.verdict is Verdict.REJECTED)


def decisions_file(drafts: Path) -> Path:
    """Give the log that belongs to a file of drafts: ``drafts/a.toml`` has its beside it."""
    return drafts.with_name(f"{drafts.name.removesuffix('.toml')}{ENDING}")


def read_decisions(log: Path) -> Decisions | Problem:
    """Read a log; one that is not there has no decisions.

    Returns:
        A problem where the file is there and cannot be read.
    """
    if not log.exists():
        return Decisions()
    content = read_bytes(log, _LARGEST)
    if isinstance(content, Problem):
        return content
    return parsed_decisions(content.split(b"\n"))


def parsed_decisions(lines: Iterable[bytes]) -> Decisions:
    """Read the lines of a log: no beginning of a line can be taken for the whole of it."""
    filled = [line for line in lines if line.strip()]
    every = tuple(each for each in map(_decision, filled) if each is not None)
    return Decisions(every, len(filled) - len(every))


def written(decision: Decision) -> str:
    """Write a decision as a line of the log, with its end."""
    plain = {
        "number": decision.number,
        "verdict": decision.verdict.value,
        "draft": decision.draft,
        "at": decision.at,
        "statement": decision.statement,
        "table": dict(decision.table),
        "proposed": dict(decision.proposed),
        "changed": list(decision.changed),
        "made": [
            {"kind": each.kind.value, "id": each.id, "table": dict(each.table)}
            for each in decision.made
        ],
        "by_hand": decision.by_hand,
        "cue": decision.cue,
        "line": decision.line,
        "words": decision.words,
        "undoes": decision.undoes,
    }
    kept = {name: value for name, value in plain.items() if value or name == "number"}
    return json.dumps(kept, ensure_ascii=False, default=str) + "\n"


def _decision(line: bytes) -> Decision | None:
    try:
        plain = json.loads(line)
        return Decision(
            verdict=Verdict(plain["verdict"]),
            number=_number(plain["number"]),
            draft=str(plain["draft"]),
            at=str(plain.get("at", "")),
            statement=str(plain.get("statement", "")),
            table=dict(plain.get("table", EMPTY)),
            proposed=dict(plain.get("proposed", EMPTY)),
            changed=tuple(map(str, plain.get("changed", ()))),
            made=tuple(map(_made, plain.get("made", ()))),
            by_hand=bool(plain.get("by_hand")),
            cue=str(plain.get("cue", "")),
            line=str(plain.get("line", "")),
            words=str(plain.get("words", "")),
            undoes=_number(plain.get("undoes", 0)),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _made(plain: Mapping[str, Any]) -> Made:
    return Made(Kind(plain["kind"]), str(plain["id"]), dict(plain["table"]))


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
