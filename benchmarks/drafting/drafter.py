"""The drafter that is scored, as a function of a text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from dipview.capture.draft import Draft
from dipview.capture.drafting.drafter import Known, drafts_of
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.capture.drafting.likely_issues import LikelyIssues
from dipview.dataset.opening import open_dataset

Drafter = Callable[[str], Sequence[Draft]]
"""From the text of a source to what is drafted of it."""


def drafter(toml: str) -> Drafter:
    """Make a drafter that knows the actors of a dataset, and no day.

    Args:
        toml: The dataset.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "actors.toml")
        path.write_text(toml, encoding="utf-8")
        dataset = open_dataset([path])
    known = Known(gazetteer=Gazetteer(dataset, None), issues=LikelyIssues(dataset), issued=None)
    return lambda text: drafts_of(text, known)
