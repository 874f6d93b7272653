"""``dipview review``: goes over the drafts of a source, one by one."""

from __future__ import annotations

import click

from dipview.capture.review.drafting_first import drafted_first
from dipview.capture.review.opening import Material, left_to_review, material_of, sources_to_review
from dipview.capture.review.review import ReviewError
from dipview.cli.exits import FailureError
from dipview.cli.exploring import explore
from dipview.cli.naming import record_called
from dipview.cli.opening import opened_whole
from dipview.cli.options import Asked, takes
from dipview.cli.progress_line import ProgressLine
from dipview.cli.record_name import RecordName
from dipview.dataset.bundled import name_of
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind

_HELP = """\
Go over the drafts of a source, one by one: a key accepts what is right, a letter opens a field.

The source is drafted first, where that is not done. Every decision is kept at once, in the
dataset's files and beside the drafts; it begins where it was left. SOURCE is an id, or words of a
title that only one source has; without it, it is the first one of which something is left.
"""


@click.command("review", short_help="Go over the drafts of a source, one by one.", help=_HELP)
@click.argument("words", metavar="[SOURCE]", type=RecordName("source"), nargs=-1)
@click.option("--force-tui", is_flag=True, help="Try even on a terminal that calls itself dumb.")
@takes("dataset", "max_bytes", "no_mouse", "no_watch")
def command(asked: Asked, words: tuple[str, ...], *, force_tui: bool) -> int:
    """Carry out the verb."""
    if name_of(asked.paths):
        raise FailureError(
            "nothing is written to a dataset that comes with dipview; "
            "'dipview init FOLDER' begins one of your own, which -d FOLDER names"
        )
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
    return explore(
        asked.paths,
        limits=asked.limits,
        force=force_tui,
        mouse=asked.mouse,
        watch=asked.watch,
        review=material.source.id,
    )


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
