"""``dipview check``: every problem in the files, as a compiler tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from dipview.cli.exits import DONE, FAILED, NOTHING, tell
from dipview.cli.options import Asked, takes
from dipview.cli.printing import format_of, print_pieces
from dipview.cli.problems import count_in_words
from dipview.dataset.bundled import bundled_path
from dipview.dataset.codes import UNREADABLE
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Problem, Severity
from dipview.formats.display import show
from dipview.formats.json_writer import dumps
from dipview.formats.writers import Format
from dipview.model.kinds import Kind

_COLUMNS = {
    "severity": "Severity",
    "code": "Code",
    "message": "Message",
    "hint": "Hint",
    "file": "File",
    "line": "Line",
    "column": "Column",
}


@click.command("check", short_help="Tell everything that is wrong in the files.")
@click.argument("files", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@takes("dataset", "format", "output", "force")
def command(asked: Asked, files: tuple[Path, ...], *, strict: bool) -> int:
    """Check files and folders: tell every problem with its place, and what to do about it.

    Exits with 0 where there is no error, 1 where there is one in a file, 2 where a path cannot be
    read.
    """
    format = format_of(asked)
    if format not in (Format.TEXT, Format.JSON):
        raise click.UsageError("check prints text or json", click.get_current_context())
    paths = files or asked.paths or (bundled_path(),)
    dataset = open_dataset(paths)
    pieces = (
        _as_json(dataset.name, dataset.problems)
        if format is Format.JSON
        else _as_text(dataset.problems)
    )
    print_pieces(pieces, format, asked)
    records = sum(count for kind, count in dataset.counts().items() if kind is not Kind.POSITION)
    found = count_in_words(dataset.problems) or "no problems"
    tell(f"{found} in {records:,} record{'s' * (records != 1)}")
    return _code(dataset.problems, strict=strict)


def _code(problems: Sequence[Problem], *, strict: bool) -> int:
    if any(problem.code in UNREADABLE for problem in problems):
        return FAILED
    if any(strict or problem.severity is Severity.ERROR for problem in problems):
        return NOTHING
    return DONE


def _as_text(problems: Sequence[Problem]) -> Iterator[str]:
    for problem in problems:
        where = show(str(problem.place))
        yield f"{where}: {problem.severity} {problem.code}: {show(problem.message)}\n"
        if problem.hint:
            yield f"    {show(problem.hint)}\n"


def _as_json(dataset: str, problems: Sequence[Problem]) -> Iterator[str]:
    """Write the envelope of a view; an id is that of the record concerned, or empty."""
    columns = [{"key": key, "title": title} for key, title in _COLUMNS.items()]
    yield f'{{\n"view": "problems",\n"dataset": {dumps(dataset)},\n"scope": {{}},\n'
    yield f'"columns": {dumps(columns)},\n"rows": ['
    separator = "\n"
    for problem in problems:
        yield separator + dumps(_values(problem))
        separator = ",\n"
    yield '\n],\n"notes": [],\n"sources": []\n}\n'


def _values(problem: Problem) -> dict[str, object]:
    return {
        "id": problem.record,
        "kind": "problem",
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "file": str(problem.place.file),
        "line": problem.place.line,
        "column": problem.place.column,
    }
