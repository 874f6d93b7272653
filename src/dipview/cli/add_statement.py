"""``dipview add statement``: a statement by options, or many of them out of a table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dipview.capture.statement_form import StatementForm
from dipview.capture.typed_statements import UNNAMED, TypedStatement, Typing
from dipview.capture.typed_table import HeaderError, TypedLine, typed_lines
from dipview.capture.writing_forms import changes_of, given_by_file, put, source_text
from dipview.cli.exits import DONE, FAILED, NOTHING, FailureError, print_lines, report
from dipview.cli.opening import opened_whole
from dipview.cli.options import Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.words import TypedPath
from dipview.dataset.dataset import Dataset
from dipview.dataset.problems import Problem
from dipview.dataset.texts.comparing import SourceText
from dipview.dataset.texts.stored import read_text
from dipview.dataset.typed_paths import typed_path
from dipview.writing.write_error import TakenIdError, WriteError
from dipview.writing.writer import Writer, Written

_HELP = """\
Write a statement, with SUMMARY for what was said in a line of your own words.

Who and what is named by id or whole name; where nothing is called so, what may be meant is
told, and nothing is written. Dates are read as people write them: 1 March, 11.4.2017, Apr 2017.
Exact words are looked for in the stored text of the source.

With --many, SUMMARY is a file, or - for standard input: a line a statement, with tabs between
columns that the first line names as these options are called. Several names in one cell are
parted by ;. Lines that cannot be read are told by their numbers, and the others written.
"""
_NAMED: Mapping[str, tuple[str, str, bool]] = {
    "by": ("actor", "Who said it; once more for another.", True),
    "on-behalf-of": ("actor", "For whom, where the source says so.", True),
    "issue": ("issue", "What it is about.", False),
    "source": ("source", "What prints it; the only source where there is but one.", False),
    "event": ("event", "Where it was said.", False),
}
_FREE: Mapping[str, tuple[str, bool]] = {
    "stance": ("Where they stand on it: support, oppose, assert, deny …", False),
    "form": ("verbatim, fragment, reported, recorded or described; else by --text.", False),
    "date": ("When it was said.", False),
    "text": ("The exact words; once more for another passage.", True),
    "condition": ("If …, unless …", False),
    "value": ("Of a quantity: the value.", False),
    "locator": ("Where in the source: paragraph 8.", False),
    UNNAMED: ("Who said it, where no actor is named: three delegations.", False),
}


def _typed_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give the verb an option for each line of a statement's form, gathered into one mapping."""

    @wraps(function)
    def called(**values: Any) -> int:
        names = [*_NAMED, *_FREE]
        given = {name: values.pop(name.replace("-", "_")) for name in names}
        typed = {
            name: value if isinstance(value, tuple) else (value,)
            for name, value in given.items()
            if value
        }
        return function(typed=typed, **values)

    made = called
    for name, (about, several) in reversed(list(_FREE.items())):
        made = click.option(f"--{name}", multiple=several, metavar="TEXT", help=about)(made)
    for name, (kind, about, several) in reversed(list(_NAMED.items())):
        kind_of = RecordName(kind)
        made = click.option(
            f"--{name}", multiple=several, type=kind_of, metavar=kind.upper(), help=about
        )(made)
    return made


@click.command("statement", short_help="Write a statement, or many out of a table.", help=_HELP)
@click.argument("summary", required=False, default="")
@_typed_options
@click.option("--many", is_flag=True, help="Read a table, a line a statement.")
@click.option(
    "--unchecked",
    is_flag=True,
    help="Take words that the stored text does not have, or has in a heading.",
)
@click.option("--to", type=TypedPath(), metavar="FILE", help="Write into this file.")
@takes("dataset", "max_bytes")
def command(
    asked: Asked,
    summary: str,
    typed: dict[str, Sequence[str]],
    many: bool,
    unchecked: bool,
    to: Path | None,
) -> int:
    """Carry out the verb."""
    asked = asked._replace(paths=_paths(asked.paths, to))
    if many and typed:
        raise click.UsageError(f"--many takes no --{next(iter(typed))}: it is a column")
    text = _table(summary) if many else ""
    workspace = opened_whole(asked).workspace
    adding = _Adding(asked, workspace.dataset, to)
    typing = Typing(workspace.index, adding.text_of, adding.given_of, unchecked=unchecked)
    if many:
        return adding.add_many(typing, text)
    return adding.add_one(typing.read({**typed, "summary": (summary,)} if summary else typed))


class _Adding:
    """Writes statements into one dataset."""

    def __init__(self, asked: Asked, dataset: Dataset, to: Path | None) -> None:
        self._dataset = dataset
        self._to = to
        self._writer = Writer(asked.paths, asked.limits)
        self._given: dict[str, Mapping[str, object]] = {}
        self._told: set[str] = set()
        self._texts: dict[str, SourceText | None] = {}

    def text_of(self, source: str) -> SourceText | None:
        """Read the stored text of a source, once."""
        if source not in self._texts:
            self._texts[source] = source_text(self._dataset, source)
        return self._texts[source]

    def given_of(self, source: str) -> Mapping[str, object]:
        """Give what the file of a new statement gives to all of its statements."""
        if source not in self._given:
            try:
                self._given[source] = given_by_file(self._writer, source, self._to)
            except WriteError as error:
                raise _unwritten(error) from error
        return self._given[source]

    def add_one(self, read: TypedStatement) -> int:
        """Write a statement; print its id and its place."""
        if read.faults:
            raise FailureError("nothing is written", lines=[f"  {each}" for each in read.faults])
        for told in read.told:
            report(told)
        (form,), written = self._write([read.form])
        place = f"{written.paths[0]}:{written.line}" if written.paths else ""
        print_lines(f"{form.id} {place}")
        return DONE

    def add_many(self, typing: Typing, text: str) -> int:
        """Write the statements of a table that can be read; tell of the others by their lines."""
        forms: list[StatementForm] = []
        count = bad = 0
        for line in _lines(text):
            count += 1
            read = TypedStatement(faults=(line.fault,)) if line.fault else typing.read(line.typed)
            for each in (*read.faults, *read.told):
                if each not in self._told:
                    report(f"line {line.number}: {each}")
            self._told |= set(read.told)
            if read.faults:
                bad += 1
            else:
                forms.append(read.form)
        if forms:
            forms, _ = self._write(forms)
        print_lines(*(form.id for form in forms))
        told = f"{len(forms):,} of {count:,} statements written"
        report(f"{told}; {bad:,} cannot be read" if bad else told)
        return NOTHING if bad or not count else DONE

    def _write(self, typed: Sequence[StatementForm]) -> tuple[list[StatementForm], Written]:
        """Give statements ids that are free, and write them.

        Where somebody else wrote one of such an id since the dataset was read, the next one is
        taken: nobody has chosen it.
        """
        taken: set[str] = set()
        while True:
            forms = self._identified(typed, taken)
            try:
                written = put(
                    [c for form in forms for c in changes_of(form)], self._writer, self._to
                )
            except TakenIdError as error:
                made = {form.id for form in forms} - {form.id for form in typed}
                if error.id not in made or len(taken) > _MOST_TAKEN:
                    raise _unwritten(error) from error
                taken.add(error.id)
            except WriteError as error:
                raise _unwritten(error) from error
            else:
                if written.remark:
                    report(written.remark)
                return forms, written

    def _identified(
        self, typed: Sequence[StatementForm], taken: Iterable[str]
    ) -> list[StatementForm]:
        ids = set(taken)
        forms = []
        for each in typed:
            form = each.identified(self._dataset, ids)
            ids.add(form.id)
            forms.append(form)
        return forms


_MOST_TAKEN = 1_000


def _unwritten(error: WriteError) -> FailureError:
    return FailureError(f"cannot write to {error.path}: {error.told}")


def _lines(text: str) -> list[TypedLine]:
    try:
        return list(typed_lines(text))
    except HeaderError as error:
        raise FailureError(f"cannot read the table: {error}") from error


def _table(name: str) -> str:
    """Read the table out of a file, or from standard input."""
    if name in ("", "-"):
        if sys.stdin is None or sys.stdin.closed:
            raise FailureError("cannot read the table: there is no standard input", FAILED)
        data = sys.stdin.buffer.read()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            said = f"cannot read the table: byte {error.start} is not UTF-8"
            raise FailureError(said, FAILED) from error
    read = read_text(typed_path(name))
    if isinstance(read, Problem):
        raise FailureError(f"cannot read {name}: {read.message}", FAILED)
    return read.text


def _paths(paths: tuple[Path, ...], to: Path | None) -> tuple[Path, ...]:
    """Say what is opened: the dataset, and the file that is written to, where it is another."""
    if to is None:
        return paths
    within = any(to == path or path in to.parents for path in paths)
    return paths if within else (*paths, to)
