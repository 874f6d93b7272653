"""Settlements: what was decided of utterances on which coders differ, as a log keeps it.

The log has a JSON object a line and is only ever added to. A line that is torn, as the last one is
when its writer was killed, is read over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from attrs import evolve

from dipview.capture.added_lines import add_line
from dipview.capture.review.review import ReviewError
from dipview.dataset.files import DRAFTS
from dipview.dataset.limits import MIB
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_bytes
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

_LARGEST = 256 * MIB

Keys: TypeAlias = Mapping[str, str]
"""Values of those keys of a statement that a decision sets; what it does not have is left out."""


class Settled(StrEnum):
    """What was decided."""

    CHOSEN = "chosen"
    """One coding stands."""
    LATER = "later"
    """It comes again behind all others."""
    FLAGGED = "flagged"
    """A colleague should look at it: it comes last of all, with a line of what about."""
    UNDONE = "undone"
    """An earlier decision was taken back."""
    WRITTEN = "written"
    """The files say what was decided last: nothing is to be mended of it."""


_NO_DECISIONS = (Settled.UNDONE, Settled.WRITTEN)


@frozen(kw_only=True)
class Settlement:
    """One line of the log."""

    settled: Settled
    codings: tuple[str, ...]
    """Ids of the statements that are codings of the utterance, in order of their coders."""
    number: int = 0
    """Counts the lines of a log from 1; 0 before it is written."""
    at: str = ""
    """When, as an ISO 8601 instant."""
    by: str = ""
    """Who decided."""
    chosen: str = ""
    """Id of the coding that stands."""
    before: Mapping[str, Keys] = EMPTY
    """What each coding said before, by its id."""
    after: Mapping[str, Keys] = EMPTY
    """What each was made to say."""
    line: str = ""
    """What a colleague should look at."""
    undoes: int = 0
    """The number of the decision that is taken back, or that the files say."""


@frozen
class Settlements:
    """A log as far as it is read."""

    every: tuple[Settlement, ...] = ()
    torn: int = 0
    """How many lines could not be read."""

    @property
    def standing(self) -> tuple[Settlement, ...]:
        """What was decided and not taken back, the oldest first."""
        undone = {each.undoes for each in self.every if each.settled is Settled.UNDONE}
        return tuple(
            each
            for each in self.every
            if each.settled not in _NO_DECISIONS and each.number not in undone
        )

    @property
    def of_codings(self) -> Mapping[tuple[str, ...], Settlement]:
        """What stands of each utterance, by its codings: the last decision on it."""
        return {each.codings: each for each in self.standing}

    @property
    def last(self) -> Settlement | None:
        """What is taken back next; None where nothing is left to be."""
        standing = self.standing
        return standing[-1] if standing else None

    def numbered(self, number: int) -> Settlement | None:
        """Give the decision of a number."""
        return next((each for each in self.every if each.number == number), None)


class SettlementLog:
    """The log of one dataset.

    Args:
        path: Where it lies; its folder is made with its first line.

    Raises:
        ReviewError: It is there and cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settlements = _read(path)
        """What it holds."""

    def append(self, settlement: Settlement) -> Settlement:
        """Add a decision, down to the disk.

        Returns:
            The decision with its number and its instant.

        Raises:
            ReviewError: It cannot be written; it then counts as not made.
        """
        every = self.settlements.every
        number = max((each.number for each in every), default=0) + 1
        at = datetime.now(UTC).isoformat(timespec="seconds")
        kept = evolve(settlement, number=number, at=at)
        try:
            add_line(self.path, _written(kept).encode("utf-8", "backslashreplace"))
        except OSError as error:
            said = error.strerror or "it cannot be written"
            raise ReviewError(f"cannot write {self.path}: {said}; nothing was decided") from error
        self.settlements = evolve(self.settlements, every=(*every, kept))
        return kept


def _read(path: Path) -> Settlements:
    if not path.exists():
        return Settlements()
    content = read_bytes(path, _LARGEST)
    if isinstance(content, Problem):
        hint = f"; {content.hint}" if content.hint else ""
        raise ReviewError(f"{path}: this {content.message}{hint}")
    return parsed_settlements(content.split(b"\n"))


def parsed_settlements(lines: Iterable[bytes]) -> Settlements:
    """Read the lines of a log: no beginning of a line can be taken for the whole of it."""
    filled = [line for line in lines if line.strip()]
    every = tuple(each for each in map(_settlement, filled) if each is not None)
    return Settlements(every, len(filled) - len(every))


def _written(settlement: Settlement) -> str:
    plain = {
        "number": settlement.number,
        "settled": settlement.settled.value,
        "codings": list(settlement.codings),
        "at": settlement.at,
        "by": settlement.by,
        "chosen": settlement.chosen,
        "before": {id: dict(keys) for id, keys in settlement.before.items()},
        "after": {id: dict(keys) for id, keys in settlement.after.items()},
        "line": settlement.line,
        "undoes": settlement.undoes,
    }
    kept = {name: value for name, value in plain.items() if value or name == "number"}
    return json.dumps(kept, ensure_ascii=False) + "\n"


def _settlement(line: bytes) -> Settlement | None:
    try:
        plain = json.loads(line)
        return Settlement(
            settled=Settled(plain["settled"]),
            codings=tuple(map(str, plain["codings"])),
            number=_number(plain["number"]),
            at=str(plain.get("at", "")),
            by=str(plain.get("by", "")),
            chosen=str(plain.get("chosen", "")),
            before=_keys(plain.get("before", {})),
            after=_keys(plain.get("after", {})),
            line=str(plain.get("line", "")),
            undoes=_number(plain.get("undoes", 0)),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _keys(plain: Mapping[str, Mapping[str, object]]) -> Mapping[str, Keys]:
    return {
        str(id): {str(key): str(value) for key, value in keys.items()} for id, keys in plain.items()
    }


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value


def log_beside(paths: Sequence[Path]) -> Path:
    """Say where the log of a dataset lies: with its drafts, under a name that no source has."""
    first = paths[0]
    return (first if first.is_dir() else first.parent) / DRAFTS / "_disagreements.jsonl"
