"""``dipview cite``: where one record is printed, as a citation to paste, or for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import cast

import click

from dipview.cli.exits import DONE, NOTHING, FailureError, report
from dipview.cli.naming import record_called
from dipview.cli.opening import Opened, opened
from dipview.cli.options import LEAVING, Asked, takes
from dipview.cli.printing import print_pieces
from dipview.cli.record_name import RecordName
from dipview.cli.words import OneOf
from dipview.exchange.exchange_format import Writing
from dipview.exchange.left_out import in_words
from dipview.exchange.registry import exchange_formats
from dipview.formats.format import Format
from dipview.formats.safe_text import show, show_lines
from dipview.views.parts.cited_record import citation_lines, places_cited

_HELP = """\
Print where a record is printed: a source, or what a statement or any other record rests on.

ID is a record's id, or words of a name that only one record has. As text it is one line for each
source, with the place in it, in the style that --style asks for. As BibTeX, RIS or CSL-JSON it is
for a keeper of references such as Zotero; these have no key for a place in a source.
"""
_TEXT = "text"
_ENDINGS: Mapping[str, str] = MappingProxyType(
    {"": _TEXT, ".txt": _TEXT, ".bib": "bibtex", ".ris": "ris", ".json": "csl"}
)
"""The format that a file's ending means."""
_FORMAT = OneOf((_TEXT, "bibtex", "ris", "csl"), "a citation has no format {}")


@click.command("cite", short_help="Print where one record is printed, to cite it.", help=_HELP)
@click.argument("words", metavar="ID", type=RecordName(), nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "wanted",
    type=_FORMAT,
    help="text, bibtex, ris or csl; guessed from -o's ending, else text.",
)
@takes("dataset", "max_bytes", *LEAVING, "output", "force", "style")
def command(asked: Asked, words: tuple[str, ...], *, wanted: str | None) -> int:
    """Carry out the verb."""
    format = wanted or _meant(asked.output)
    found = opened(asked)
    dataset = found.workspace.dataset
    id = record_called(found.workspace, " ".join(words))
    kind, record = dataset.kind_of(id), dataset.record(id)
    if kind is None or record is None:
        raise FailureError(f"{id!r} is no record that is printed somewhere", NOTHING)
    places = places_cited(dataset, id)
    if not places:
        raise FailureError(f"{kind} '{id}' rests on no source", NOTHING)
    _print(asked, found, format, places)
    return found.code or DONE


def _meant(output: Path | None) -> str:
    """Tell the format that a file's name means.

    Raises:
        FailureError: It means none.
    """
    ending = output.suffix.lower() if output else ""
    if ending not in _ENDINGS:
        said = f"a file's ending '{ending}' does not say in which format to write"
        raise FailureError(f"{said}; name one: -f text, bibtex, ris or csl")
    return _ENDINGS[ending]


def _print(asked: Asked, found: Opened, format: str, places: Mapping[str, Sequence[str]]) -> None:
    dataset = found.workspace.dataset
    if format == _TEXT:
        lines = citation_lines(dataset, places, asked.style)
        print_pieces((f"{show(line)}\n" for line in lines), Format.TEXT, asked)
        return
    writes = exchange_formats()[format].writes
    assert writes is not None  # noqa: S101 - for the type checker
    writing = Writing(dataset=dataset, sources=tuple(places), roots=found.workspace.paths)
    pieces = cast("Iterable[str]", writes(writing))
    print_pieces((show_lines(text) for text in pieces), None, asked)
    # A citation has no need of the stored text, which is left out of it each time.
    left_out = {what: n for what, n in writing.left_out.items() if not what.startswith("text")}
    lost = [*in_words(left_out), *(f"{at} of {id}" for id in places for at in places[id])]
    if lost:
        title = exchange_formats()[format].title
        report(f"without a place in {title}, and left out:", [f"  {each}" for each in lost])
