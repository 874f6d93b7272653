"""``dipview verify``: whether quotations stand in the stored texts of their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import click

from dipview.cli.anchoring import write_anew
from dipview.cli.clearance import tellable
from dipview.cli.columns import columns_for
from dipview.cli.exits import DONE, FAILED, NOTHING, FailureError, report
from dipview.cli.options import Asked, takes
from dipview.cli.printing import format_of, print_pieces
from dipview.cli.progress_line import ProgressLine
from dipview.cli.words import DatasetPath
from dipview.dataset.bundled import bundled_path
from dipview.dataset.codes import UNREADABLE
from dipview.dataset.dataset import Dataset
from dipview.dataset.file_lines import Lines
from dipview.dataset.problems import Problem, Severity, of_codes
from dipview.dataset.reading import text_of
from dipview.dataset.texts.comparing import Fit
from dipview.dataset.texts.stored import LARGEST, Stored, read_text
from dipview.dataset.texts.verifying import CODES_OF_TEXTS, Verification
from dipview.dataset.typed_paths import typed_path
from dipview.formats.format import Format
from dipview.formats.problems_writer import problems_as_json, problems_as_text
from dipview.views.parts.counting import counted
from dipview.workspace.in_process_reading import read_here

_HELP = """\
Hold every quotation against the stored text of its source, to the letter.

Typographic is what differs in quotation marks, dashes, ligatures, hyphens at the ends of lines,
spaces and ellipses alone. Exits with 0 where all words stand there or there is no text, 1 where
words differ or are absent or a text cannot be read, 2 where a path cannot be read.
"""
_IN_WORDS: Mapping[Fit, str] = {
    Fit.EXACT: "exact",
    Fit.TYPOGRAPHIC: "typographic",
    Fit.DIFFERS: "differing",
    Fit.ABSENT: "absent",
    Fit.NO_TEXT: "without a text",
}
_MISQUOTED = frozenset(("words-differ", "words-absent"))


@click.command("verify", short_help="Hold quotations against the texts of sources.", help=_HELP)
@click.argument("files", nargs=-1, metavar="[PATH]...", type=DatasetPath())
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="[ID=]FILE",
    help="A copy of a source's text, for one that is withheld; ID where there are several.",
)
@click.option(
    "--anchor",
    is_flag=True,
    help="Write passages anew where words stand elsewhere by now, and text_sha256.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for stale passages and texts too.")
@takes("dataset", "max_bytes", "format", "output", "force", "clearance")
def command(
    asked: Asked, files: tuple[Path, ...], *, texts: tuple[str, ...], anchor: bool, strict: bool
) -> int:
    """Carry out the verb."""
    format = format_of(asked)
    if format not in (Format.TEXT, Format.JSON):
        raise click.UsageError("verify prints text or json")
    paths = files or asked.paths or (bundled_path(),)
    given = _given(texts, asked)
    if anchor:
        write_anew(paths, asked.limits, given)
    verification = Verification(paths, asked.limits, given)
    with ProgressLine() as line:
        dataset = read_here(paths, asked.limits, line.draw, verification.check)
    _refuse_unloaded(dataset)
    _refuse_unmatched(verification, dataset)
    problems = of_codes(dataset.problems, CODES_OF_TEXTS | UNREADABLE)
    told = tellable(dataset, problems, asked)
    if format is Format.JSON:
        pieces = problems_as_json(dataset.name, told)
    else:
        lines = Lines(partial(text_of, limit=asked.limits.file))
        pieces = problems_as_text(told, lines, columns_for(asked))
    print_pieces(pieces, format, asked)
    report(_counted(verification.counts))
    others = len(dataset.problems) - len(problems)
    if others:
        report(f"{counted(others, 'other problem')} in the data; see 'dipview check'")
    return _code(problems, strict=strict)


def _given(texts: Iterable[str], asked: Asked) -> Mapping[str, Stored]:
    """Read the copies of texts that are named.

    Raises:
        FailureError: One cannot be read, or two are of the same source.
    """
    given: dict[str, Stored] = {}
    for each in texts:
        id, _, name = each.rpartition("=")
        if id and typed_path(each).exists():
            id, name = "", each
        if id in given:
            whose = f"of source '{id}'" if id else "without an id"
            raise FailureError(f"two texts {whose} are named; write --text ID=FILE")
        read = read_text(typed_path(name), min(LARGEST, asked.limits.file))
        if isinstance(read, Problem):
            raise FailureError(read.in_one_line)
        given[id] = read
    return given


def _refuse_unloaded(dataset: Dataset) -> None:
    """Refuse what holds no records because of what is wrong with it; paths are told one by one."""
    if any(dataset.counts().values()) or of_codes(dataset.problems, UNREADABLE):
        return
    for each in dataset.problems:
        if each.severity is Severity.ERROR and not each.record:
            raise FailureError(each.in_one_line)


def _refuse_unmatched(verification: Verification, dataset: Dataset) -> None:
    for id in verification.unmatched:
        if id:
            raise FailureError(
                f"there is no source '{id}' in {dataset.name} to hold a text against"
            )
        raise FailureError("which source's text this is cannot be told; write --text ID=FILE")


def _counted(counts: Mapping[Fit, int]) -> str:
    """Count quotations: ``"7 quotations: 5 exact, 2 without a text"``."""
    total = sum(counts.values())
    each = ", ".join(
        f"{counts[fit]:,} {word}" for fit, word in _IN_WORDS.items() if counts.get(fit)
    )
    return f"{counted(total, 'quotation')}{f': {each}' if each else ''}"


def _code(problems: Iterable[Problem], *, strict: bool) -> int:
    problems = list(problems)
    if any(problem.code in UNREADABLE for problem in problems):
        return FAILED
    wrong = any(each.severity is Severity.ERROR or each.code in _MISQUOTED for each in problems)
    return NOTHING if wrong or (strict and problems) else DONE
