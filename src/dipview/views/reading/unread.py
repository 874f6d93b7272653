"""Why a source cannot be read, in words."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.dataset.texts.stored import Refused
from dipview.model.sentences import sentence
from dipview.views.parts.citations import short_reference


def unread_in_words(dataset: Dataset, source: str, refused: Refused) -> str:
    """Say why there is no text of a source to read, and what to do."""
    said = sentence(f"{short_reference(dataset.source(source))}{refused.said}")
    return f"{said} {sentence(f'{refused.hint[:1].upper()}{refused.hint[1:]}')}"
