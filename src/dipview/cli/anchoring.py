"""Anchoring: writes passages anew where the words of statements stand elsewhere in their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dipview.cli.exits import FailureError, report
from dipview.cli.progress_line import ProgressLine
from dipview.dataset.limits import Limits
from dipview.dataset.texts.anchoring_anew import Lost
from dipview.dataset.texts.stored import Stored
from dipview.dataset.texts.verifying import Verification
from dipview.dataset.value_conversion import shortened
from dipview.formats.safe_text import show
from dipview.workspace.in_process_reading import read_here
from dipview.writing.passages import write_passages
from dipview.writing.write_error import WriteError


def write_anew(paths: Sequence[Path], limits: Limits, given: Mapping[str, Stored]) -> None:
    """Write the passages of statements whose words stand elsewhere, and tell it.

    A source's new ``text_sha256`` is written once all its passages stand; what is not found is
    told with its words, and what is nearest to them in the text.

    Args:
        paths: The files and folders of the dataset.
        limits: How many bytes may be read.
        given: Copies of texts, by the id of their source.

    Raises:
        FailureError: It cannot be written; every file is as it was.
    """
    verification = Verification(paths, limits, given, anew=True)
    with ProgressLine() as line:
        dataset = read_here(paths, limits, line.draw, verification.check)
    try:
        written = write_passages(paths, limits, dataset, verification.anchored)
    except WriteError as error:
        raise FailureError(f"{error.path}: {error.told}") from error
    moved = sum(len(each.moved) for each in verification.anchored)
    lost = [each for anew in verification.anchored for each in anew.lost]
    for each in lost:
        report(_lost_in_words(each))
    if written is not None and written.remark:
        report(written.remark)
    where = f" in {', '.join(map(str, written.paths))}" if written and written.paths else ""
    report(
        f"{moved:,} passage{'s' * (moved != 1)} anchored anew{where}"
        + (f", {len(lost):,} not found" if lost else "")
    )


def _lost_in_words(lost: Lost) -> str:
    words = show(shortened(lost.words))
    if lost.nearest:
        return f"statement '{lost.statement}': '{words}' is now '{show(shortened(lost.nearest))}'"
    return f"statement '{lost.statement}': '{words}' is not found"
