"""The header of a dataset: what it is, under which licence, and its own "today"."""

from collections.abc import Mapping

from attrs import field

from dipview.model.fields import EXTRA, NOTES, TAGS, optional
from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

SCHEMA = 2
"""The latest version of the data format that this program reads; it reads all before it too."""
FIRST = 1
"""The version of a dataset that does not say."""


@frozen(kw_only=True)
class Header:
    """The ``[dataset]`` table."""

    title: str = optional("", "the dataset's name", recurs=False)
    description: str = optional("", "what it covers, in a sentence", recurs=False)
    licence: str = optional("", "under which others may use it")
    language: str = optional("", "of titles and summaries: a BCP 47 tag, like en")
    schema: int = optional(FIRST, "the version of the data format")
    as_of: Span | None = optional(
        None, 'the dataset\'s own "today": nothing is known of later days'
    )
    markings: tuple[str, ...] = optional(
        (),
        "from the lowest to the highest what records may be marked with, "
        "or the name of such a list: uk, eu, nato or tlp",
        passages=True,
    )
    """A list of levels, or the name of one alone."""
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)
