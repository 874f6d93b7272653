"""The same questions, asked of dipview's commands and of pandas and numpy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

from benchmarks.budgets import Budget, Table
from benchmarks.measuring import Usage, asked_once
from benchmarks.parts.timed import Dataset, Timing, timing
from benchmarks.settings import Settings
from benchmarks.table import milliseconds, times

_AGAINST = 2.0
"""How many times as long as pandas, both from their start to their end, dipview may take."""
ABSENT = [name for name in ("pandas", "numpy") if find_spec(name) is None]
"""Of what the other side needs, what is not installed."""


@frozen
class Question:
    """A question, with what asks it on either side."""

    words: str
    asked: str
    """A key of ``contenders.frames.QUESTIONS``."""
    command: Sequence[str] = ()
    """Empty where no command answers it."""
    whole: bool = False
    """Whether all of a long answer is asked for, which has a budget of seconds elsewhere."""


@frozen
class Votes:
    """Roll calls in CSV, and what is asked of them."""

    folder: Path
    first: str
    before: str
    one: tuple[str, str]
    """A state: its name, and its id."""
    other: tuple[str, str]
    title: str
    """A title that recurs."""

    @property
    def questions(self) -> Sequence[Question]:
        """The questions."""
        one, other, about = self.one[1], self.other[1], f'issue:"{self.title}"'
        csv = ("-f", "csv")
        abstained = ("list", "positions", "-q", f"{about} stance:abstain", *csv)
        against = ("timeline", "--zoom", "year", "-q", f"{about} stance:oppose", *csv)
        votes = ("list", "positions", "-q", f"holder:{one}", "-n", "50")
        # The counts by year, the closest and the longest run stand before what they rest on.
        first = ("-n", "40")
        return (
            Question("two states alike", "alike by year", ("compare", one, other, *first)),
            Question("who votes most like one state", "closest", ("network", "--of", one, *first)),
            Question("every two states alike", "all pairs", ("network", *csv), whole=True),
            Question("who abstained on a resolution", "abstained", abstained),
            Question("who voted against one that recurs", "against by year", against),
            Question(
                "the longest run of one against all", "alone", ("compare", "--alone", one, *first)
            ),
            Question("votes of one state, 50 of them", "votes of one", votes),
        )


@frozen
class Answered:
    """What a question took on either side."""

    question: Question
    ours: Timing | None
    """None where no command answers it."""
    theirs: Usage
    alone: float
    """Seconds of theirs for the answer alone, the data read already."""

    @property
    def ratio(self) -> float | None:
        """How many times as long as theirs ours took; infinite where it was stopped."""
        if self.ours is None:
            return None
        return float("inf") if self.ours.seconds is None else self.ours.seconds / self.theirs.wall


def answered(settings: Settings, dataset: Dataset, votes: Votes) -> list[Answered]:
    """Ask all questions of both sides; nothing where the other side is not installed."""
    found: list[Answered] = []
    done: dict[Sequence[str], Timing] = {}
    for question in () if ABSENT else votes.questions:
        settings.tell(f"corpora: {question.words}")
        command = question.command
        if command and command not in done:
            done[command] = timing(dataset, command, settings.limit, settings.rounds)
        words = (str(votes.folder), votes.first, votes.before, question.asked)
        answer, usage = asked_once("frames", (*words, votes.one[0], votes.other[0], votes.title))
        found.append(Answered(question, done.get(command), usage, float(answer["seconds"])))
    return found


def table(name: str, found: Sequence[Answered]) -> Table:
    """Make the table of both sides."""
    rows = [
        [
            each.question.words,
            " ".join(each.question.command) or "no command answers it",
            "–" if each.ours is None else _seconds(each.ours),
            f"{each.theirs.wall:.2f}",
            milliseconds(each.alone),
            times(each.ratio),
        ]
        for each in found
    ]
    columns = ("question", "command", "s", "pandas, whole, s", "its answer alone, ms", "ratio")
    return Table(title=f"{name}: beside pandas and numpy", columns=columns, rows=rows)


def _seconds(timing: Timing) -> str:
    return "stopped" if timing.seconds is None else f"{timing.seconds:.2f}"


def budgets(name: str, found: Sequence[Answered]) -> Iterator[Budget]:
    """Give a budget for each question that a command answers."""
    for each in found:
        if each.ratio is not None:
            what = f"{name}, against pandas: {each.question.words}"
            counts = not each.question.whole
            yield Budget(what=what, measured=each.ratio, limit=_AGAINST, asserted=counts)
