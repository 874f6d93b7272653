"""Articles: what a file gave of one, its paragraphs and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dipview.model.values import frozen


@frozen
class Fact:
    """Something that a file says of its article."""

    value: str
    origin: str
    """Where the file says it, in words: ``og:title``, ``the first heading``."""


@frozen
class Article:
    """The text of an article, and what its file says of it."""

    paragraphs: tuple[str, ...]
    """As they were read; still to be brought into the stored form."""
    facts: Mapping[str, Fact] = MappingProxyType({})
    """By the key of a source that they are for; ``author`` too, which is none."""
    remarks: tuple[str, ...] = ()
    """What is to be known of how it was read."""
    type: str = "document"
    """The type of source that its format alone tells."""


class ArticleError(Exception):
    """A file gives no article.

    Attributes:
        what: What is wrong with it.
        remedy: What to do.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy
