"""Problems: what is wrong in a file, where, and what to do about it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, overload

from dipview.model.values import frozen

Way: TypeAlias = tuple[str | int, ...]
"""The way from a record's table to a value in it: ``("positions", 0, "issue")``."""


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """The data is wrong; `dipview check` ends with 1."""
    WARNING = "warning"
    """The data can be read, but probably is not what its author meant."""


@frozen(kw_only=True)
class Place:
    """A place in a file; lines and columns count from 1, None where they are not known."""

    file: Path
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(
            str(part) for part in (self.file, self.line, self.column) if part is not None
        )


@frozen(kw_only=True)
class Problem:
    """One thing wrong in one file."""

    severity: Severity
    code: str
    """A stable name for this kind of problem: ``unknown-id``."""
    message: str
    place: Place
    hint: str = ""
    """What to do; empty where the message says it."""
    record: str = ""
    """Id of the record concerned; empty where there is none."""

    @property
    def told(self) -> str:
        """What is wrong, and what to do."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    @property
    def in_one_line(self) -> str:
        """Where something is wrong, what, and what to do."""
        return f"{self.place}: {self.told}"

    def __str__(self) -> str:
        text = f"{self.place}: {self.severity.value} {self.code}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class LateProblems(Sequence[Problem]):
    """Problems that are found or read when the first is asked for, and only then.

    How many there are, and of which codes, is known before: most verbs tell no more than that.
    """

    __slots__ = ("_find", "_found", "codes")

    def __init__(self, codes: Sequence[str], find: Callable[[], Sequence[Problem]]) -> None:
        """Prepare.

        Args:
            codes: The code of each, in whatever order.
            find: Gives them with their places, in order.
        """
        self.codes = tuple(codes)
        self._find: Callable[[], Sequence[Problem]] | None = find
        self._found: Sequence[Problem] = ()

    def _all(self) -> Sequence[Problem]:
        if (find := self._find) is not None:
            self._found = tuple(find())
            self._find = None
        return self._found

    def __len__(self) -> int:
        return len(self.codes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Problem: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Problem]: ...

    def __getitem__(self, index: int | slice) -> Problem | Sequence[Problem]:
        return self._all()[index]


def codes_of(problems: Sequence[Problem]) -> Sequence[str]:
    """Give the code of each problem, without finding or reading any."""
    if isinstance(problems, LateProblems):
        return problems.codes
    return [problem.code for problem in problems]


def of_codes(problems: Sequence[Problem], wanted: Collection[str]) -> list[Problem]:
    """Give the problems of some codes; none is found or read where there are none of these."""
    if not any(code in wanted for code in codes_of(problems)):
        return []
    return [problem for problem in problems if problem.code in wanted]
