"""Passives: ``it was stressed by X``, ``was supported by X and opposed by Y``."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.cue_table import CueForm, Kind, Tense
from dipview.capture.drafting.inserts import companions_between
from dipview.capture.drafting.phrases import Tokens, list_rightwards
from dipview.capture.drafting.verb_groups import is_adverb
from dipview.capture.drafting.word_lists import BE, listed

_NEAR = 6
_SELDOM = listed("seldom_passive")


def passive(tokens: Tokens, at: int, form: CueForm) -> Iterator[Attribution]:
    """Find by whom something was said, where that is told behind the verb."""
    if form.tense not in (Tense.PAST, Tense.PARTICIPLE) or form.cue.kind is not Kind.SAY:
        return
    if form.cue.lemma in _SELDOM or not _is_passive(tokens, at):
        return
    by = next(
        (n for n in range(at + 1, min(at + _NEAR, len(tokens) - 1)) if tokens[n].low == "by"), None
    )
    if by is None or any(token.text in (",", ";") for token in tokens[at:by]):
        return
    phrases = list_rightwards(tokens, by + 1)
    if not phrases or not phrases[0].speaks:
        return
    yield Attribution(
        speakers=phrases,
        name=f"{tokens[at].low} by",
        at=at,
        cue=form.cue,
        act=form.cue.act,
        stance=form.cue.stance,
    )
    end = phrases[-1].last
    stop = next((n for n in range(end, len(tokens)) if tokens[n].text in (".", ";")), len(tokens))
    yield from companions_between(tokens, end, stop) or ()


def _is_passive(tokens: Tokens, at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].word and is_adverb(tokens[before]):
        before -= 1
    return before >= 0 and tokens[before].low in BE
