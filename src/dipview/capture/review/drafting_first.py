"""Drafting first: the drafts of a source are made before its review opens, where they are not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import evolve

from dipview.capture.draft import Draft
from dipview.capture.drafting.drafter import RULES, Known, drafts_of
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.capture.drafting.likely_issues import LikelyIssues
from dipview.capture.drafting.proposals import PREFIX
from dipview.capture.drafts_file import Drafts, write_drafts
from dipview.capture.review.cue_use import dropped_cues
from dipview.capture.review.decision_log import ReviewError
from dipview.capture.review.opening import Material
from dipview.dataset.dataset import Dataset
from dipview.formats.output_file import OutputError


def drafted_first(material: Material, dataset: Dataset) -> Material:
    """Draft a source from its text, and keep that; as it is where the drafts are of this text.

    Raises:
        ReviewError: The drafts cannot be written.
    """
    if not material.outdated:
        return material
    return redrafted(material, dataset)


def redrafted(material: Material, dataset: Dataset) -> Material:
    """Draft a source from its text, in place of what was drafted before.

    What somebody else proposed of the same text stays among the drafts.

    Raises:
        ReviewError: The drafts cannot be written; what was there stays.
    """
    drafts = drafts_of(material.stored.text, known_of(material, dataset))
    return kept(material, (*drafts, *proposed_before(material)), RULES)


def proposed_before(material: Material) -> tuple[Draft, ...]:
    """Give the drafts that somebody else proposed of the same text."""
    if material.outdated or material.drafts is None:
        return ()
    return tuple(each for each in material.drafts.drafts if each.id.startswith(PREFIX))


def kept(material: Material, drafts: Iterable[Draft], rules: str) -> Material:
    """Write drafts, in the order of the text.

    Raises:
        ReviewError: They cannot be written; what was there stays.
    """
    whole = Drafts(
        source=material.source.id,
        text_sha256=material.stored.sha256,
        rules=rules,
        drafts=tuple(sorted(drafts, key=lambda each: each.passage)),
    )
    try:
        write_drafts(material.file, whole)
    except OutputError as error:
        raise ReviewError(f"The drafts cannot be kept: {error}") from error
    return evolve(material, drafts=whole)


def known_of(material: Material, dataset: Dataset) -> Known:
    """Gather what a dataset knows that helps to draft from a source."""
    return Known(
        gazetteer=Gazetteer(dataset, _day(material)),
        issues=LikelyIssues(dataset),
        issued=_day(material),
        dropped=dropped_cues(material.file.parent),
        title=material.source.title,
    )


def _day(material: Material) -> dt.date | None:
    """Give the day on which the source came out, where it is known to the day."""
    issued = material.source.issued
    return issued.earliest if issued is not None and issued.earliest == issued.latest else None
