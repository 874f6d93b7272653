"""A verb with what helps it: auxiliaries, adverbs, *not*; and ``went on to`` before it."""

from __future__ import annotations

from dipview.capture.drafting.cue_table import CueForm, Tense
from dipview.capture.drafting.phrases import Tokens
from dipview.capture.drafting.tokens import Token
from dipview.capture.drafting.word_lists import ADVERBS, AUXILIARIES, BE, NEGATIVE, POSSIBLE
from dipview.model.values import frozen


@frozen
class VerbGroup:
    """A verb with its auxiliaries."""

    begin: int
    """The number of its first token."""
    negative: bool = False
    possible: bool = False
    """Said perhaps, or at another time: *would say*."""
    passive: bool = False
    going_on: bool = False
    """*Is saying*."""
    governed: bool = False
    """*Went on to say*: it goes with any subject."""


def verb_group(tokens: Tokens, at: int, form: CueForm) -> VerbGroup | None:
    """Read what stands before a verb; None for an infinitive, by which nothing is said.

    Args:
        tokens: Of the sentence.
        at: The number of the verb.
        form: Which form of it that is.
    """
    begin = at
    while begin and _helps(tokens, begin - 1):
        begin -= 1
    lows = [token.low for token in tokens[begin:at]]
    negative = any(low in NEGATIVE for low in lows)
    if "to" in lows:
        return _governed(tokens, begin, negative=negative)
    be = any(low in BE for low in lows)
    return VerbGroup(
        begin,
        negative=negative,
        possible=any(low in POSSIBLE for low in lows),
        passive=be and form.tense is not Tense.ING,
        going_on=be and form.tense is Tense.ING,
    )


def _helps(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if not token.word or token.text in _NAMES:
        return False
    if token.low in ("all", "both"):
        return at >= 1 and tokens[at - 1].low in AUXILIARIES
    return token.low in _HELPERS or is_adverb(token)


_NAMES = frozenset(("US", "UN", "Will", "May"))
"""Names that are spelt like what helps a verb."""
_NOUNS = frozenset(("none", "nobody", "nothing", "no"))
_HELPERS = (AUXILIARIES | NEGATIVE | {"to"}) - _NOUNS


def is_adverb(token: Token) -> bool:
    """Tell whether a token only says how something is done."""
    return token.low in ADVERBS or token.low.endswith("ly")


def _governed(tokens: Tokens, begin: int, *, negative: bool) -> VerbGroup | None:
    """Read ``went on to say`` and ``continued to say``."""
    governor = tokens[begin - 1].low if begin else ""
    if governor == "on" and begin >= 2 and tokens[begin - 2].low in ("went", "goes", "going"):
        return VerbGroup(begin - 2, negative, governed=True)
    if governor in ("continued", "continues", "proceeded"):
        return VerbGroup(begin - 1, negative, governed=True)
    return None
