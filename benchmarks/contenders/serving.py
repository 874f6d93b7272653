"""What every contender of the search does: open once, then answer groups of queries in turn."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from time import perf_counter

from attrs import frozen

TOP = 5
"""Answers that count."""


@frozen
class Answer:
    """What a contender gave for a query."""

    top: Sequence[str]
    """Ids of the best actors, at most five."""
    count: int
    """How many records were found in all."""
    finding: float = 0.0
    """Seconds that finding alone took, where a contender tells."""


def tell(answer: object) -> None:
    """Send the parent a line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def serve(answer: Callable[[str], Answer], opening: float) -> None:
    """Say that the contender is open, and answer until the parent has no more to ask.

    Args:
        answer: Answers a query; the time that it takes is the contender's.
        opening: Seconds that opening took.
    """
    tell({"opening": opening})
    for line in sys.stdin:
        queries: list[str] = json.loads(line)["queries"]
        answers, times = [], []
        for query in queries:
            begun = perf_counter()
            answers.append(answer(query))
            times.append(perf_counter() - begun)
        tell(
            {
                "times": times,
                "finding": [each.finding for each in answers],
                "tops": [list(each.top) for each in answers],
                "counts": [each.count for each in answers],
            }
        )


def read_lines(path: str) -> tuple[list[str], list[str]]:
    """Read a file of ids and texts.

    Returns:
        The ids, and the texts in lower case with a space between the fields; the ids of records
        that are no actors are empty where the file tells kinds.
    """
    ids, texts = [], []
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (as quick as it can be)
        for line in file:
            id, *fields = line.rstrip("\n").split("\t")
            if len(fields) > 1 and fields[0].islower():
                ids.append(id if fields[0] == "actor" else "")
                fields = fields[1:]
            else:
                ids.append(id)
            texts.append(" ".join(fields).lower())
    return ids, texts


def best(ids: Sequence[str]) -> list[str]:
    """Give the first different ids, those of no actor left out."""
    return list(dict.fromkeys(id for id in ids if id))[:TOP]
