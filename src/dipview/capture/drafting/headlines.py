"""Names set apart: ``Aland: No talks``, ``MR. VALE: We shall see.``, ``“No.” — Anna Vale``."""

from __future__ import annotations

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.phrases import Head, Tokens, is_function, rightwards
from dipview.capture.drafting.tokens import Sort
from dipview.capture.drafting.word_lists import listed

_MOST_WORDS = 4
_NO_NAMES = listed("no_names")


def headline(tokens: Tokens) -> tuple[Attribution, ...]:
    """Find who is named before a colon with which a line begins."""
    colon = next((at for at, token in enumerate(tokens[: _MOST_WORDS + 2]) if token.text == ":"), 0)
    if not colon or colon + 1 >= len(tokens) or tokens[0].low in _NO_NAMES:
        return ()
    words = [token for token in tokens[:colon] if token.sort is not Sort.PARENTHESIS]
    if not all(token.word and token.capital and not is_function(token) for token in words):
        return ()
    if any(token.text.isdigit() or token.low in _NO_NAMES for token in words):
        return ()
    phrase = rightwards(tokens, 0)
    if phrase is None or phrase.last != colon or phrase.head is not Head.NAME:
        return ()
    return (Attribution(speakers=(phrase,), name="name:", at=colon),)


_DASHES = ("―", "—", "–", "--", "-")


def signed(tokens: Tokens) -> tuple[Attribution, ...]:
    """Find who is named behind a dash that follows a quotation."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].text in _DASHES and tokens[at - 1].sort is Sort.QUOTATION:
            phrase = rightwards(tokens, at + 1)
            if phrase is None or phrase.head is not Head.NAME:
                return ()
            behind = tokens[phrase.last] if phrase.last < len(tokens) else None
            if behind is not None and behind.text not in (",", "."):
                return ()
            return (Attribution(speakers=(phrase,), name="— name", at=at),)
    return ()
