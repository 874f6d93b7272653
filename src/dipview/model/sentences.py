"""Sentences that end in what the data say: a full stop once, wherever a name or a quote has one."""

from __future__ import annotations

_ENDS = tuple(".!?…。！？؟।")
_CLOSING = """"'”’»›」』"""
"""Quotation marks that may close behind the end of a sentence."""


def sentence(text: str) -> str:
    """End a text with a full stop, unless it ends a sentence already: ``… of Charles II.``."""
    return text if text.rstrip().rstrip(_CLOSING).endswith(_ENDS) else f"{text}."
