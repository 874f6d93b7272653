"""What there is to review: the text of a source, its drafts, and whether any is to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dipview.capture.drafts_file import Drafts, drafts_path, read_drafts
from dipview.capture.review.decision_log import ReviewError, read_log
from dipview.capture.review.decisions import DONE, Decision, decisions_file
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.record_places import record_place
from dipview.dataset.texts.stored import LARGEST, Refused, Stored, root_of, stored_text
from dipview.model.kinds import Kind
from dipview.model.sources import WITHHELD, Source
from dipview.model.values import frozen


@frozen(kw_only=True)
class Material:
    """What there is to review of a source."""

    source: Source
    stored: Stored
    """Its text."""
    file: Path
    """Where its drafts lie, whether or not there are any."""
    drafts: Drafts | None
    """None where nothing was drafted yet."""

    @property
    def outdated(self) -> bool:
        """Whether it has to be drafted: it never was, or the text is another since."""
        return self.drafts is None or self.drafts.text_sha256 != self.stored.sha256


def material_of(
    paths: Sequence[Path], dataset: Dataset, source: str, limits: Limits | None = None
) -> Material:
    """Find the text of a source and its drafts.

    Args:
        paths: The files and folders that are open.
        dataset: What they say.
        source: The id of the source.
        limits: How many bytes may be read.

    Raises:
        ReviewError: There is no such source, it has no text, or its text or its drafts cannot be
            read.
    """
    if dataset.kind_of(source) is not Kind.SOURCE:
        raise ReviewError(f"There is no source '{source}'; 'dipview list sources' lists them.")
    record, place = dataset.source(source), record_place(dataset, source)
    if not record.text or place is None:
        said = "has no stored text; 'dipview add source FILE' stores one"
        raise ReviewError(f"The source '{source}' {said}.")
    if record.text == WITHHELD:
        said = "is withheld, so that there is nothing here to review"
        raise ReviewError(f"The text of '{source}' {said}.")
    limit = min(LARGEST, (limits or Limits()).file)
    stored = stored_text(record.text, place.file, root_of(place.file, paths), limit)
    if isinstance(stored, Refused):
        raise ReviewError(f"The text of '{source}'{stored.said}; {stored.hint}.")
    file = drafts_path(place.file, source)
    read = read_drafts(file)
    if read.drafts is None and read.problems:
        raise ReviewError(read.problems[0])
    return Material(source=record, stored=stored, file=file, drafts=read.drafts)


def left_to_review(material: Material) -> bool:
    """Tell whether something is left to be decided; of what was never drafted, all is."""
    if material.drafts is None or material.outdated:
        return True
    read = read_log(decisions_file(material.file), Decision)
    decided = {} if isinstance(read, Problem) else read.of_each
    return any(
        draft.id not in decided or decided[draft.id].verdict not in DONE
        for draft in material.drafts.drafts
    )


def sources_to_review(dataset: Dataset) -> Iterator[str]:
    """Give the ids of the sources that have a stored text, in the dataset's order."""
    for id in dataset.ids(Kind.SOURCE):
        if dataset.source(id).text not in ("", WITHHELD):
            yield id
