"""``dipview review``: goes over the drafts of a source, one by one."""

from __future__ import annotations

from functools import partial

import click

from dipview.capture.adjudication.opening import coders_differ
from dipview.capture.review.decision_log import ReviewError
from dipview.capture.review.drafting_first import drafted_first
from dipview.capture.review.opening import Material, left_to_review, material_of, sources_to_review
from dipview.cli.exits import FailureError
from dipview.cli.exploring import explore
from dipview.cli.naming import record_called
from dipview.cli.opening import opened_whole
from dipview.cli.options import Asked, takes
from dipview.cli.progress_line import ProgressLine
from dipview.cli.record_name import RecordName
from dipview.commands.deciding import Deciding
from dipview.dataset.bundled import name_of
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind

_HELP = """\
Go over the drafts of a source, one by one: a key accepts what is right, a letter opens a field.

The source is drafted first, where that is not done. Every decision is kept at once, in the
dataset's files and beside the drafts; it begins where it was left. SOURCE is an id, or words of a
title that only one source has; without it, it is the first one of which something is left.

With --disagreements, go over the utterances on which coders differ, both codings side by side: a
key says whose stands. That one becomes reviewed; the others are set aside for it, and kept.
"""


@click.command("review", short_help="Go over the drafts of a source, one by one.", help=_HELP)
@click.argument("words", metavar="[SOURCE]", type=RecordName("source"), nargs=-1)
@click.option(
    "--disagreements", is_flag=True, help="Decide whose coding stands, where they differ."
)
@click.option("--by", metavar="NAME", help="Who decides; else as git or the system knows you.")
@click.option("--force-tui", is_flag=True, help="Try even on a terminal that calls itself dumb.")
@takes("dataset", "max_bytes", "no_mouse", "no_watch")
def command(
    asked: Asked,
    words: tuple[str, ...],
    *,
    disagreements: bool,
    by: str | None,
    force_tui: bool,
) -> int:
    """Carry out the verb."""
    if name_of(asked.paths):
        raise FailureError(
            "nothing is written to a dataset that comes with dipview; "
            "'dipview init FOLDER' begins one of your own, which -d FOLDER names"
        )
    if not disagreements and by is not None:
        raise click.UsageError("--by goes with --disagreements")
    if disagreements and words:
        raise click.UsageError("--disagreements goes over all sources: name none")
    open_it = partial(
        explore,
        asked.paths,
        limits=asked.limits,
        force=force_tui,
        mouse=asked.mouse,
        watch=asked.watch,
    )
    if disagreements:
        _check_disagreements(asked)
        return open_it(review=Deciding((by or "").strip()))
    return open_it(review=_source(asked, words))


def _check_disagreements(asked: Asked) -> None:
    """Raise where coders differ nowhere, so that there is nothing to open."""
    if not coders_differ(opened_whole(asked).workspace.dataset):
        raise FailureError(
            "coders differ nowhere here; 'dipview agree' tells what each of them found"
        )


def _source(asked: Asked, words: tuple[str, ...]) -> str:
    """Give the source to review, once it is drafted."""
    workspace = opened_whole(asked).workspace
    dataset = workspace.dataset
    source = record_called(workspace, " ".join(words), (Kind.SOURCE,)) if words else ""
    try:
        material = _material(asked, dataset, source)
        with ProgressLine() as line:
            line.say(f"drafting {material.source.id}" if material.outdated else "")
            drafted_first(material, dataset)
    except ReviewError as error:
        raise FailureError(str(error).removesuffix(".")) from error
    return material.source.id


def _material(asked: Asked, dataset: Dataset, source: str) -> Material:
    """Give the source that is named, else the first one of which something is left."""
    if source:
        return material_of(asked.paths, dataset, source, asked.limits)
    found = [
        material_of(asked.paths, dataset, each, asked.limits) for each in sources_to_review(dataset)
    ]
    if not found:
        raise ReviewError("no source has a stored text; 'dipview add source FILE' stores one")
    return next((each for each in found if left_to_review(each)), found[0])
