"""Sentences that end in what the data say: a full stop once, wherever a name or a quote has one."""

from __future__ import annotations

import re

_ENDED = re.compile(r"""[.!?…。！？؟।]["'”’»›」』]*\Z""")
"""What ends a sentence, and the quotation marks that may close behind it."""


def sentence(text: str) -> str:
    """End a text with a full stop, unless it ends a sentence already: ``… of Charles II.``."""
    return text if _ENDED.search(text.rstrip()) else f"{text}."
