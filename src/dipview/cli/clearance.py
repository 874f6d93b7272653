"""Clearance on the command line: what of a workspace or dataset a verb may print."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dipview.cli.columns import is_on_terminal
from dipview.cli.options import Asked
from dipview.cli.printing import tell_marking
from dipview.dataset.codes import unquoted
from dipview.dataset.dataset import Dataset
from dipview.dataset.problems import Problem
from dipview.model.kinds import Kind
from dipview.workspace.workspace import Workspace


def left_of(workspace: Workspace, asked: Asked) -> Workspace:
    """Give what of a workspace may leave, as a command line says.

    Raises:
        FailureError: The clearance is no marking of the dataset.
    """
    if _leaves_whole(workspace.dataset, asked):
        return workspace
    from dipview.cli.leaving import leaving_as_asked  # noqa: PLC0415 - few datasets mark anything

    return leaving_as_asked(workspace, asked)


def _leaves_whole(dataset: Dataset, asked: Asked) -> bool:
    """Tell whether all of a dataset may leave, and nothing is to be said of that."""
    marks = dataset.guarded or dataset.header.markings
    return not marks and asked.omissions and not asked.clearance


def tell_of(workspace: Workspace) -> None:
    """Tell beside a file of a whole dataset what it is marked with, and what was left out."""
    tell_marking(workspace.marking, workspace.omitted)


def tellable(dataset: Dataset, problems: Sequence[Problem], asked: Asked) -> Sequence[Problem]:
    """Give problems as they may be written where they go to no terminal.

    Of what may not leave, and of whatever names it, the place is told and what kind of problem it
    is; nothing is quoted. On a terminal all is told, as the explorer shows all.

    Args:
        dataset: In which they are.
        problems: The problems.
        asked: What the command line asks for.
    """
    if is_on_terminal(asked) or not dataset.guarded:
        return problems
    left = nameable(dataset, asked)
    gone = _ids(dataset) - left
    return [
        unquoted(each)
        if each.record not in left or gone & set(re.findall(_SLUG, f"{each.message} {each.hint}"))
        else each
        for each in problems
    ]


def nameable(dataset: Dataset, asked: Asked) -> set[str]:
    """Give the ids of the records that may be named: all, on a terminal or where none is marked.

    Args:
        dataset: In which they are.
        asked: What the command line asks for.
    """
    if is_on_terminal(asked) or not dataset.guarded:
        return _ids(dataset)
    return _ids(left_of(Workspace(dataset), asked).dataset)


_SLUG = r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?"


def _ids(dataset: Dataset) -> set[str]:
    return {id for kind in Kind if kind is not Kind.POSITION for id in dataset.ids(kind)}
