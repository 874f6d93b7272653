"""``dipview draft``: proposes statements from the stored text of a source."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from dipview.capture.drafting.drafter import RULES
from dipview.capture.drafting.proposals import (
    ProposalError,
    Proposals,
    Taken,
    read_proposals,
    taken,
)
from dipview.capture.review.cue_report import cue_report
from dipview.capture.review.cue_use import cue_uses, decided_in, dropped_cues
from dipview.capture.review.decision_log import ReviewError
from dipview.capture.review.drafting_first import kept, known_of, redrafted
from dipview.capture.review.opening import Material, material_of
from dipview.cli.exits import DONE, NOTHING, FailureError, print_lines, report
from dipview.cli.naming import record_called
from dipview.cli.opening import Opened, opened, opened_whole
from dipview.cli.options import READING, WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.cli.progress_line import ProgressLine
from dipview.cli.record_name import RecordName
from dipview.cli.words import TypedPath
from dipview.dataset.bundled import name_of
from dipview.dataset.files import DRAFTS
from dipview.dataset.record_places import record_place
from dipview.model.kinds import Kind
from dipview.views.parts.counting import counted

_HELP = """\
Propose statements from the stored texts of sources, for 'dipview review' to go over.

They are written to drafts/SOURCE.toml beside the file that has the source, and are no part of the
dataset. Drafting again makes the same drafts of the same words, and loses no decision. Exits with 1
where nothing was found, or a proposal was refused.
"""


@click.command("draft", short_help="Propose statements from the texts of sources.", help=_HELP)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=RecordName("source"))
@click.option(
    "--from-json",
    "proposed",
    type=TypedPath(),
    metavar="FILE",
    help="Take proposals of others, each held against the text (docs/drafting.md).",
)
@click.option("--report", "reported", is_flag=True, help="How drafts did in review, cue by cue.")
@takes(*READING, *WRITING)
def command(
    asked: Asked, sources: tuple[str, ...], *, proposed: Path | None, reported: bool
) -> int:
    """Carry out the verb."""
    if bool(sources) + reported < 1 and proposed is None:
        raise click.UsageError("name a source, a file of proposals or --report")
    if reported and (sources or proposed):
        raise click.UsageError("--report is of all sources, and drafts nothing")
    if not reported and name_of(asked.paths):
        raise FailureError(
            "nothing is written to a dataset that comes with dipview; "
            "'dipview init FOLDER' begins one of your own, which -d FOLDER names"
        )
    format_of(asked)
    found = opened(asked) if reported else opened_whole(asked)
    try:
        if reported:
            return _report(found, asked)
        if proposed is not None:
            return _take(found, asked, read_proposals(proposed), sources) or found.code
        return _draft(found, asked, sources) or found.code
    except (ReviewError, ProposalError) as error:
        raise FailureError(str(error).removesuffix(".")) from error


def _materials(found: Opened, asked: Asked, sources: Sequence[str]) -> Iterator[Material]:
    workspace = found.workspace
    ids = (record_called(workspace, each, (Kind.SOURCE,)) for each in sources)
    for id in dict.fromkeys(ids):
        yield material_of(asked.paths, workspace.dataset, id, asked.limits)


def _draft(found: Opened, asked: Asked, sources: Sequence[str]) -> int:
    """Draft each source; those that were drafted before one fails stay drafted."""
    some: list[str] = []
    for material in _materials(found, asked, sources):
        dataset = found.workspace.dataset
        with ProgressLine() as line:
            line.say(f"drafting {material.source.id}")
            drafted = redrafted(material, dataset)
        if dropped := dropped_cues(material.file.parent):
            report(f"not used any more, for being rejected each time: {', '.join(sorted(dropped))}")
        if _tell(drafted):
            some.append(material.source.id)
    if some:
        dataset_named = " ".join(f"-d {shlex.quote(str(path))}" for path in asked.paths)
        report(f"next: dipview review {some[0]} {dataset_named}".rstrip())
    return DONE if some else NOTHING


def _tell(material: Material) -> bool:
    """Say what was written where, and whether there is anything in it."""
    drafts = material.drafts.drafts if material.drafts else ()
    doubted = sum(bool(each.doubts) for each in drafts)
    print_lines(f"{material.file}: {counted(len(drafts), 'draft')}, {doubted:,} with doubts")
    return bool(drafts)


def _take(found: Opened, asked: Asked, proposals: Proposals, sources: Sequence[str]) -> int:
    """Add proposals of others to the drafts of a source."""
    named = tuple(sources) or ((proposals.source,) if proposals.source else ())
    if len(named) != 1:
        raise FailureError(f'which source {proposals.path} is of; name it, or write "source" in it')
    (material,) = _materials(found, asked, named)
    dataset = found.workspace.dataset
    whole: Taken = taken(proposals, material.stored.text, dataset, known_of(material, dataset))
    for each in whole.refused:
        report(f"refused: {each}")
    old = () if material.outdated or material.drafts is None else material.drafts.drafts
    new = {each.id for each in whole.drafts}
    rules = material.drafts.rules if old and material.drafts else RULES
    _tell(kept(material, (*(e for e in old if e.id not in new), *whole.drafts), rules))
    return NOTHING if whole.refused else DONE


def _report(found: Opened, asked: Asked) -> int:
    """Print how drafts did, of all sources of the dataset."""
    dataset = found.workspace.dataset
    places = (record_place(dataset, id) for id in dataset.ids(Kind.SOURCE))
    folders = sorted({place.file.parent / DRAFTS for place in places if place is not None})
    uses = cue_uses(decided_in(folders))
    return print_view(cue_report(dataset, found.scope, uses), asked) or found.code
