"""Sources: the documents that every record rests on, and citations of a place in them."""

from collections.abc import Mapping

from attrs import field

from dipview.model.fields import (
    CAVEATS,
    EXTRA,
    ID,
    LANGUAGE,
    MARKING,
    NOTES,
    TAGS,
    guarding,
    key,
    optional,
)
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.markings import GroundRules
from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song
    speech standard thesis treaty webpage
    agency press-release communique resolution meeting-record contact-note
"""
SOURCE_TYPES = tuple(_TYPES.split())
"""The item types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html,
appendix III) and the six that diplomatic reporting needs besides."""


WITHHELD = "withheld"
"""Stands for the path of a text that may not be kept: whoever has a copy names it to `verify`."""


@frozen(kw_only=True)
class Citation:
    """A source, and where in it."""

    source: str = field(
        metadata=key(
            "the id of a source", refers_to=Kind.SOURCE, link=Link.RESTS_ON, needed=True, alone=True
        )
    )
    locator: str = optional("", "the place in it: paragraph 8, page 3")
    """A CSL locator, label and value: ``"paragraph 8"``, ``"page 3"``."""


@frozen(kw_only=True)
class Source:
    """A document that reports, records or prints what was said or done."""

    id: str = field(metadata=ID)
    type: str = field(
        metadata=key(
            "a CSL type, or one of reporting: agency, press-release, communique, …",
            known=SOURCE_TYPES,
        )
    )
    """A CSL type, or ``agency``, ``press-release``, ``communique``, ``resolution``,
    ``meeting-record``, ``contact-note``."""
    title: str = optional("", "the headline as printed; left out where none is", recurs=False)
    """Empty where none is printed."""
    publisher: str = optional("", "who brought it out")
    issued: Span | None = optional(None, "the day on which it came out")
    agencies: tuple[str, ...] = optional((), "the news agencies that it names")
    url: str = optional("", "where it can be read: http or https")
    archive_url: str = optional("", "where a copy is kept")
    accessed: Span | None = optional(None, "the day on which it was read")
    symbol: str = optional("", "the number of a document: S/PV.7919, A/RES/76/1", recurs=False)
    """The document number that its body prints on it."""
    text: str = optional(
        "",
        "its stored text: a path below the folder of this file, like texts/a.txt; or withheld",
        recurs=False,
    )
    """A path from the file that names it, ``WITHHELD`` where no copy may be kept, or empty."""
    text_sha256: str = optional(
        "", "the SHA-256 of the stored text, as sha256sum prints it", recurs=False
    )
    """Of the bytes, in hexadecimal digits."""
    language: str = field(default="", metadata=LANGUAGE)
    derived_from: tuple[Citation, ...] = optional(
        (),
        "sources that it reprints or translates: not further evidence",
        link=Link.DERIVED,
        prunable=True,
    )
    marking: str = field(default="", metadata=MARKING)
    caveats: tuple[str, ...] = field(default=(), metadata=CAVEATS)
    ground_rules: GroundRules | None = field(
        default=None,
        metadata=guarding(
            key("on what terms it was spoken; on-record where nothing is said"),
            *("terms", "rules", "attribution", "off_record", "off_the_record", "background"),
        ),
    )
    attributed_as: str = optional(
        "", "on background, what the speaker may be called: an official of a ministry"
    )
    embargo: Span | None = field(
        default=None,
        metadata=guarding(
            key("until when nothing of it may leave: a moment, or the day on which it may"),
            *("embargoed_until", "embargo_until", "embargoed", "not_before", "release"),
        ),
    )
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)

    @property
    def stored(self) -> bool:
        """Whether it names a text of its own that may be kept."""
        return self.text not in ("", WITHHELD)

    @property
    def guarded(self) -> bool:
        """Whether it says anything on how it may leave."""
        return bool(self.marking or self.ground_rules or self.embargo)
