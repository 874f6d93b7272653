"""What lies below a dialog, dimmed: each of its few styles once, not each of its many stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen


class DimmedScreen(BackgroundScreen):
    """Draws a screen in a tint, as Textual does, which tints every stretch of text by itself.

    Args:
        screen: What is to be drawn.
        color: The tint, which lets the screen through.
    """

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterator[Segment]:
        """Tint stretches of text.

        Args:
            segments: What is to be tinted.
            color: The tint.
        """
        tinted: dict[Style | None, Style | None] = {}
        for segment in segments:
            text, style, control = segment
            if control:
                yield segment
                continue
            if style not in tinted:
                alone = super().process_segments((segment,), color)
                tinted[style] = next(iter(alone)).style
            yield Segment(text, tinted[style])


def dimmed(below: RenderableType) -> RenderableType:
    """Give what a screen draws of the one below it, in a way that takes less time.

    Args:
        below: What Textual would draw; where that is no screen, it is given back.
    """
    if isinstance(below, BackgroundScreen):
        return DimmedScreen(below.screen, below.color)
    return below
