"""Drafting first: the drafts of a source are made before its review opens, where they are not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from attrs import evolve

from dipview.capture.drafting.drafter import RULES, Known, drafts_of
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.capture.drafting.likely_issues import LikelyIssues
from dipview.capture.drafts_file import Drafts, write_drafts
from dipview.capture.review.decisions import ENDING, Decisions, read_decisions
from dipview.capture.review.opening import Material
from dipview.capture.review.review import ReviewError
from dipview.dataset.dataset import Dataset
from dipview.formats.output import OutputError

_TOO_OFTEN = 3
"""A cue of which so many drafts were no statement is not used any more."""


def drafted_first(material: Material, dataset: Dataset) -> Material:
    """Draft a source from its text, and keep that; as it is where the drafts are of this text.

    Raises:
        ReviewError: The drafts cannot be written.
    """
    if not material.outdated:
        return material
    known = Known(
        gazetteer=Gazetteer(dataset, _day(material)),
        issues=LikelyIssues(dataset),
        issued=_day(material),
        dropped=dropped_cues(material.file.parent),
    )
    drafts = Drafts(
        source=material.source.id,
        text_sha256=material.stored.sha256,
        rules=RULES,
        drafts=drafts_of(material.stored.text, known),
    )
    try:
        write_drafts(material.file, drafts)
    except OutputError as error:
        raise ReviewError(f"The drafts cannot be kept: {error}") from error
    return evolve(material, drafts=drafts)


def dropped_cues(folder: Path) -> Collection[str]:
    """Give the cues of a dataset of which too many drafts were no statement.

    Args:
        folder: Where its drafts lie, and what was decided of them.
    """
    rejected: Counter[str] = Counter()
    for log in sorted(folder.glob(f"*{ENDING}")):
        if isinstance(decisions := read_decisions(log), Decisions):
            rejected += decisions.rejected_cues
    return frozenset(cue for cue, count in rejected.items() if count >= _TOO_OFTEN)


def _day(material: Material) -> dt.date | None:
    """Give the day on which the source came out, where it is known to the day."""
    issued = material.source.issued
    return issued.earliest if issued is not None and issued.earliest == issued.latest else None
