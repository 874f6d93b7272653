"""Attributions: who says something in a sentence, as the constructions find them."""

from __future__ import annotations

from dipview.capture.drafting.cue_table import Cue
from dipview.capture.drafting.phrases import Phrase
from dipview.model.stances import Stance
from dipview.model.statements import Act
from dipview.model.values import frozen


@frozen(kw_only=True)
class Attribution:
    """That somebody says something."""

    speakers: tuple[Phrase, ...]
    name: str
    """What it was found by: ``said``, ``according to``, ``supported by``."""
    at: int
    """The number of the token that it was found by."""
    cue: Cue | None = None
    act: Act = Act.INFORM
    stance: Stance | None = None
    behalf: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    role: Phrase | None = None
    """The words between commas that say who the speaker is."""
    relayed: int | None = None
    """The number of the attribution, among those of the sentence, in whose words this stands."""
    relayer: Phrase | None = None
    """Who says that they said it."""
    further: tuple[Act, ...] = ()
    """Acts of other verbs of the same speakers in the same sentence."""
