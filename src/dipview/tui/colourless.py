"""Colourless: the screen as it is drawn where the user asks every program for no colours."""

from __future__ import annotations

import os
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_STANDS_OUT = 0.3
"""Difference of brightness, of 1, from which on a background alone tells something."""


def no_colours_wanted() -> bool:
    """Tell whether the environment asks for no colours; see https://no-color.org."""
    return bool(os.environ.get("NO_COLOR"))


class Colourless(LineFilter):
    """Takes all colours away; what stood out by its background alone is reversed in their place."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Take the colours of a line away.

        Args:
            segments: The line.
            background: What lies under it.
        """
        brightness = background.brightness
        return [
            Segment(text, style and _without_colour(style, brightness), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _without_colour(style: Style, ground: float) -> Style:
    plain = style.without_color
    if style.bgcolor is None or style.reverse:
        return plain
    differs = abs(Color.from_rich_color(style.bgcolor).brightness - ground) >= _STANDS_OUT
    return plain + Style(reverse=True) if differs else plain
