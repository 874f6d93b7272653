"""Votes: makes a dataset shaped like roll calls, of any size, for tests of what takes long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_STANCES = ("support", "oppose", "abstain")


def write_votes(path: Path, states: int, issues: int) -> Path:
    """Write a file of roll calls: on each issue, every state votes in one of three ways.

    Args:
        path: The file.
        states: How many states vote.
        issues: On how many issues.
    """
    path.write_text("\n".join(_records(states, issues)), encoding="utf-8")
    return path


def _records(states: int, issues: int) -> Iterator[str]:
    yield "[dataset]\ntitle = 'Invented votes'\n"
    yield "[[sources]]\nid = 'record'\ntype = 'article-newspaper'\ntitle = 'Record of votes'\n"
    cited = "sources = [{ source = 'record', locator = 'page 1' }]\n"
    for state in range(states):
        yield f"[[actors]]\nid = 'state-{state}'\nname = 'State {state}'\nkind = 'state'\n{cited}"
    for issue in range(issues):
        yield (
            f"[[issues]]\nid = 'issue-{issue}'\nkind = 'policy'\nshort = 'No. {issue}'\n"
            f"proposition = 'Resolution {issue} should be adopted.'\n{cited}"
        )
        for vote, stance in enumerate(_STANCES):
            voting = [
                f"state-{n}" for n in range(states) if (issue * 7 + n * n + n * issue) % 3 == vote
            ]
            if voting:
                yield (
                    f"[[statements]]\nid = 'vote-{issue}-{vote}'\nsource = 'record'\n"
                    f"locator = 'page {issue}'\nspeakers = {voting}\nform = 'recorded'\n"
                    f"summary = 'The vote on resolution {issue}'\n"
                    f"date = {1990 + issue % 30}-{1 + issue % 12:02}-{1 + issue % 28:02}\n"
                    f"positions = [{{ issue = 'issue-{issue}', stance = '{stance}' }}]\n"
                )
