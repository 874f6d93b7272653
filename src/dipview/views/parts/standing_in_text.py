"""Standing in a text: at which paragraph of the stored text of its source a statement rests."""

from __future__ import annotations

from dipview.dataset.checks.passages import is_passage
from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.texts.paragraphs import Paragraphs, paragraphs_in
from dipview.dataset.texts.source_texts import text_of_source
from dipview.dataset.texts.stored import Refused
from dipview.model.statements import Statement


def stands_in_words(dataset: Dataset, statement: Statement) -> str:
    """Say where the passage of a statement is; empty where it has none, or there is no text.

    Of another text than that from which it was coded, its passage tells nothing.
    """
    if not is_passage(statement.passage):
        return ""
    stored = text_of_source(dataset, statement.source)
    sha256 = dataset.source(statement.source).text_sha256.lower()
    if isinstance(stored, Refused) or sha256 not in ("", stored.sha256):
        return ""
    start, end = statement.passage
    if end > len(stored.text):
        return ""
    paragraphs = _paragraphs(dataset, statement.source)
    first, last = paragraphs.number_at(start), paragraphs.number_at(end - 1)
    told = f"paragraph {first:,}" if first == last else f"paragraphs {first:,} to {last:,}"
    return f"at {told} of the stored text"


@kept_by_dataset(4)
def _paragraphs(dataset: Dataset, source: str) -> Paragraphs:
    stored = text_of_source(dataset, source)
    return paragraphs_in("" if isinstance(stored, Refused) else stored.text)
