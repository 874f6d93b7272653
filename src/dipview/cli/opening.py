"""Opens the dataset that a verb reads, and tells on standard error what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from dipview.cli.clearance import left_of
from dipview.cli.exits import DONE, FAILED, FailureError, report
from dipview.cli.options import Asked, dated
from dipview.cli.problems import count_in_words
from dipview.cli.progress_line import ProgressLine
from dipview.dataset.codes import CODES, UNREADABLE
from dipview.dataset.problems import Severity, codes_of, of_codes
from dipview.search.colons import remark_on
from dipview.search.query_errors import QueryError, rendered
from dipview.views.scope import Scope
from dipview.workspace.loading import Loading
from dipview.workspace.workspace import Workspace

Made = TypeVar("Made")
_ERRORS = frozenset(name for name, code in CODES.items() if code.severity is Severity.ERROR)
_TOLD = 3
"""How many problems are told where nothing could be loaded."""


class Opened(NamedTuple):
    """A workspace, and the exit code that opening it calls for.

    Of what ``opened`` gives, the workspace has nothing in it but what may leave.
    """

    workspace: Workspace
    scope: Scope
    """What is asked for to look through, with all its days known."""
    code: int = DONE


def opened(asked: Asked) -> Opened:
    """Open what a command line asks for, to print it: what may not leave is not in it.

    Raises:
        FailureError: Nothing at all could be loaded, and something is wrong; or the clearance is no
            marking of the dataset.
    """
    found = opened_whole(asked)
    return found._replace(workspace=left_of(found.workspace, asked))


def opened_whole(asked: Asked) -> Opened:
    """Open what a command line asks for, to write into its files: with what may not leave.

    Paths that cannot be read are told one by one, problems inside files as a count.

    Raises:
        FailureError: Nothing at all could be loaded, and something is wrong.
    """
    with ProgressLine() as line:
        workspace = Loading(
            asked.paths, asked.limits, line.draw, notice=report, keep=True
        ).workspace()
    for each in workspace.foreign:
        report(f"{each.in_words}; to keep it: {each.command}")
    problems = workspace.dataset.problems
    loaded = any(workspace.dataset.counts().values())
    unreadable = of_codes(problems, UNREADABLE)
    if not loaded and (errors := of_codes(problems, _ERRORS)):
        raise FailureError("; ".join(each.in_one_line for each in (unreadable or errors)[:_TOLD]))
    for problem in unreadable:
        report(problem.in_one_line)
    if count := count_in_words(code for code in codes_of(problems) if code not in UNREADABLE):
        report(f"{count} in the data; 'dipview check' lists them, with the same paths")
    scope = dated(asked, workspace.dataset).scope
    return Opened(workspace, scope, FAILED if unreadable else DONE)


def made(make: Callable[[], Made], query: str) -> Made:
    """Make a view, or what else a scope is turned into; tell what the query may not be meant for.

    Raises:
        FailureError: The query does not parse; the message shows where.
    """
    try:
        done = make()
    except QueryError as error:
        lines = [f"  {line}" for line in rendered(query, error).split("\n")]
        raise FailureError("cannot read the query", lines=lines) from error
    if remark := remark_on(query):
        report(f"{remark.message}; {remark.hint}")
    return done
