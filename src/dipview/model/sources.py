"""Sources: the documents that every record rests on, and citations of a place in them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field

from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen


@frozen(kw_only=True)
class Citation:
    """A source, and where in it."""

    source: str
    """Id of a source."""
    locator: str = ""
    """A CSL locator, label and value: ``"paragraph 8"``, ``"page 3"``."""


@frozen(kw_only=True)
class Source:
    """A document that reports, records or prints what was said or done."""

    id: str
    type: str
    """A CSL type, or ``agency``, ``press-release``, ``communique``, ``resolution``,
    ``meeting-record``, ``contact-note``."""
    title: str = ""
    """Empty where none is printed."""
    publisher: str = ""
    issued: Span | None = None
    agencies: tuple[str, ...] = ()
    url: str = ""
    archive_url: str = ""
    accessed: Span | None = None
    language: str = ""
    derived_from: tuple[Citation, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)


SOURCE_TYPES: tuple[str, ...] = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
    "agency",
    "press-release",
    "communique",
    "resolution",
    "meeting-record",
    "contact-note",
)
"""The item types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html,
appendix III) and the six that diplomatic reporting needs besides."""
