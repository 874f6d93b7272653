"""``dipview diff``: what is different in two states of a dataset, in words."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import click
from attrs import evolve

from dipview.cli.clearance import left_of
from dipview.cli.exits import DONE, FAILED, NOTHING, FailureError, report
from dipview.cli.options import SWITCHES, WRITING, Asked, dated, takes
from dipview.cli.paths import is_there
from dipview.cli.printing import print_view
from dipview.cli.progress_line import ProgressLine, followed
from dipview.cli.words import TypedPath
from dipview.dataset.codes import CODES, UNREADABLE
from dipview.dataset.dataset import Dataset
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.problems import Severity, codes_of, of_codes
from dipview.dataset.release.guards import guards_of
from dipview.dataset.typed_paths import typed_path
from dipview.processes.git import GitError, NoRepositoryError
from dipview.views.difference.difference_view import difference_view
from dipview.views.parts.counting import counted
from dipview.views.view import View
from dipview.workspace.document_hashes import DocumentError, hashes_in
from dipview.workspace.in_process_reading import read_here
from dipview.workspace.leaving import LeavingWorkspace
from dipview.workspace.revisions import revision_with, written_revision
from dipview.workspace.temporary_folder import TemporaryFolder
from dipview.workspace.workspace import Workspace

_HELP = """\
Tell what is different in two states of a dataset: record by record, in the standings, and which
sources are new.

REV is what git calls a revision: HEAD, a branch, a tag, a commit. With one, it is held against the
files as they are now; without any, HEAD is. PATH is a file or folder, else the folder that you are
in. Nothing is checked out. Two paths are held against each other, without git.

With --since-brief FILE, the state that a document of dipview rests on is held against the files as
they are, or against REV: it carries the SHA-256 of its data, by which its commit is found.

Exits with 0 where nothing is different, 1 where something is, 2 where a state cannot be read.
"""


_NOW = "the files as they are"


class _State(NamedTuple):
    """A state of a dataset."""

    name: str
    path: Path
    revision: str = ""
    """Empty for the files as they are."""


@click.command("diff", short_help="Tell what is different in two states.", help=_HELP)
@click.argument("words", nargs=-1, metavar="[REV [REV]] [PATH]")
@click.option(
    "--since-brief",
    "brief",
    type=TypedPath(),
    metavar="FILE",
    help="From the state that a brief, or another document, was made of.",
)
@takes("max_bytes", "as_of", *SWITCHES, *WRITING)
def command(asked: Asked, words: tuple[str, ...], brief: Path | None) -> int:
    """Carry out the verb."""
    before, after = _states(words) if brief is None else _since(brief, words, asked)
    with ExitStack() as stack:
        old, new = (_read(each, asked, stack) for each in (before, after))
        leaving = [_left_of(each, (old, new), asked) for each in (old, new)]
        left = [each.dataset for each in leaving]
        scope = dated(asked, left[1]).scope
        view = difference_view(left[0], left[1], scope, names=(before.name, after.name))
        code = print_view(_marked(view, leaving), asked)
    if any(_told(dataset, name) for dataset, name in ((old, before.name), (new, after.name))):
        return FAILED
    return NOTHING if code == DONE else DONE


def _states(words: tuple[str, ...]) -> tuple[_State, _State]:
    """Tell which two states are meant.

    Raises:
        UsageError: There are too many words.
    """
    paths = [typed_path(word) for word in words]
    if len(words) == 2 and all(map(is_there, paths)):
        return _State(words[0], paths[0]), _State(words[1], paths[1])
    path, revisions = _path_and_revisions(words)
    if len(revisions) == 1 and ".." in revisions[0]:
        revisions = [each or "HEAD" for each in revisions[0].split("..", 1)]
    if len(revisions) > 2:
        raise click.UsageError("diff takes two revisions at most, and then a path")
    states = [_State(each, path, each) for each in revisions or ["HEAD"]]
    return (states[0], states[1]) if len(states) == 2 else (states[0], _State(_NOW, path))


def _path_and_revisions(words: tuple[str, ...]) -> tuple[Path, list[str]]:
    """Tell what of the words is the path, and what are revisions."""
    if words and is_there(typed_path(words[-1])):
        return typed_path(words[-1]), list(words[:-1])
    return Path(), list(words)


def _since(brief: Path, words: tuple[str, ...], asked: Asked) -> tuple[_State, _State]:
    """Tell which two states are meant, where the first one is that of a document.

    Raises:
        UsageError: Two revisions or two paths are named.
        FailureError: The document cannot be read, or no state of it is known here.
    """
    path, revisions = _path_and_revisions(words)
    if len(revisions) > 1 or any(is_there(typed_path(each)) for each in revisions):
        raise click.UsageError("with --since-brief, diff takes a revision and a path")
    now = _State(revisions[0], path, revisions[0]) if revisions else _State(_NOW, path)
    try:
        hashes = hashes_in(brief)
    except DocumentError as error:
        raise FailureError(f"cannot read the brief: {error}") from error
    if not hashes:
        raise FailureError(
            f"{brief} carries no SHA-256 of its data; documents of dipview end with one"
        )
    name = f"the state of {brief.name}"
    with ProgressLine() as line:
        if read_here((path,), asked.limits, line.draw).sha256 in hashes:
            return _State(name, path), now
    try:
        found = followed("looking for its state", lambda: revision_with(hashes, path))
    except GitError as error:
        raise FailureError(f"cannot look for the state of {brief}: {error}") from error
    if found is None:
        raise FailureError(_not_found(brief, hashes[0], path))
    return _State(f"{name} ({found[:10]})", path, found), now


def _not_found(brief: Path, hash: str, path: Path) -> str:
    return (
        f"no commit has the data of {brief} at '{path}': SHA-256 {hash[:12]}…; name the file or"
        " folder that it was made of, and fetch all commits; what was never committed is not there"
    )


def _read(state: _State, asked: Asked, stack: ExitStack) -> MemoryDataset:
    """Read a state.

    Raises:
        FailureError: There is no such revision, or no git.
    """
    path = state.path
    if state.revision:
        try:
            folder = TemporaryFolder()
            stack.callback(folder.remove)
            path = written_revision(state.revision, state.path, folder)
        except NoRepositoryError as error:
            more = "two paths are compared without one"
            raise FailureError(f"cannot read '{state.revision}': {error}; {more}") from error
        except (GitError, OSError) as error:
            raise FailureError(f"cannot read '{state.revision}': {error}") from error
    with ProgressLine() as line:
        return read_here((path,), asked.limits, line.draw)


def _left_of(dataset: Dataset, both: Sequence[Dataset], asked: Asked) -> Workspace:
    """Give what of a state may leave.

    Raises:
        FailureError: The clearance is no marking of either state.
    """
    knows = [guards_of(each).levels.knows(asked.clearance) for each in (dataset, *both)]
    known = asked._replace(clearance="") if any(knows) and not knows[0] else asked
    return left_of(Workspace(dataset), known)


def _marked(view: View, states: Sequence[Workspace]) -> View:
    """Mark a view with the highest of all that is in both states; tell what the later lacks."""
    marked = [each for each in states if isinstance(each, LeavingWorkspace)]
    if not marked:
        return view
    highest = max(marked, key=lambda each: max(guards_of(each.dataset).ranks.values(), default=0))
    return evolve(view, marking=highest.marking, omitted=marked[-1].omitted)


def _told(dataset: MemoryDataset, name: str) -> bool:
    """Tell what could not be read of a state; gives whether anything could not."""
    nothing = not any(dataset.counts().values())
    problems = [
        each
        for each in of_codes(dataset.problems, UNREADABLE)
        if not (nothing and each.code in ("no-such-path", "no-files"))
    ]
    for problem in problems:
        report(f"{name}: {problem.in_one_line}")
    errors = sum(CODES[code].severity is Severity.ERROR for code in codes_of(dataset.problems))
    if errors:
        report(f"{name}: {counted(errors, 'error')}; what does not load is not told")
    return bool(problems)
