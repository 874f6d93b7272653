"""Drafts: statements that are proposed from the text of a source and that nobody has gone over."""

from __future__ import annotations

from dipview.model.spans import Span
from dipview.model.stances import Stance
from dipview.model.statements import Act, Form
from dipview.model.values import frozen


@frozen
class Mention:
    """Words of a text that name somebody."""

    words: str
    """As the text has them."""
    start: int
    end: int
    """In characters of the text."""
    actor: str | None = None
    """Id of the actor whom the words name exactly and who alone has that name; else None."""
    offered: tuple[str, ...] = ()
    """Ids of actors who may be meant, the likeliest first: a person has to choose."""
    stands_for: tuple[int, int] | None = None
    """Of a pronoun: where the words stand in the text that it is taken to stand for."""


@frozen(kw_only=True)
class Draft:
    """A statement as it is proposed."""

    id: str
    """Made of the passage and what it is drafted by: the same whenever the text is read again."""
    passage: tuple[int, int]
    """The sentence or sentences on which it rests, in characters of the stored text."""
    quotes: tuple[tuple[int, int], ...] = ()
    """Where the exact words stand, inside the passage, without their quotation marks."""
    form: Form
    speakers: tuple[Mention, ...] = ()
    unnamed_speakers: str = ""
    on_behalf_of: tuple[Mention, ...] = ()
    capacity: Mention | None = None
    """The body or state whose role is spoken in."""
    relayed_by: Mention | None = None
    """Who says that the speakers said it."""
    date: Span | None = None
    """Only one that is printed, or one that is reckoned from such a word as ``Tuesday``."""
    date_inferred: bool = False
    acts: tuple[Act, ...] = ()
    """What the verb says that is done."""
    targets: tuple[Mention, ...] = ()
    issues: tuple[str, ...] = ()
    """Ids of issues that may be meant, the likeliest first."""
    stance: Stance | None = None
    """What the verb says of the likeliest issue; None where it says nothing."""
    cue: str = ""
    """What it was found by: ``said``, ``according to``, ``A, supported by B``."""
    doubts: tuple[str, ...] = ()
    """Names of the fields above that a person has to look at first."""
