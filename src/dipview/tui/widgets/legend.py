"""The legend: what the glyphs of a view mean, on as many lines as that takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.geometry import Size
from textual.widget import Widget

from dipview.formats.width import cells
from dipview.tui.gate import Drawn, Ink, Part, stacked
from dipview.views.parts.legend import Sign

_GAP = "  "
_INKS: Mapping[str, Ink] = {
    "for": Ink.FOR,
    "against": Ink.AGAINST,
    "conditional": Ink.CONDITIONAL,
}


class Legend(Widget):
    """Signs one after another; none of them is parted from its meaning by the end of a line."""

    DEFAULT_CSS = """
    Legend { height: auto; padding: 0 1; color: $foreground-muted; text-wrap: nowrap; }
    """

    _signs: tuple[Sign, ...] = ()

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Show some signs."""
        if tuple(signs) != self._signs:
            self._signs = tuple(signs)
            self.refresh(layout=True)

    @property
    def has_signs(self) -> bool:
        """Whether there is anything to explain."""
        return bool(self._signs)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Count the lines that the signs take."""
        return sum(1 for _ in self._lines(width))

    def render(self) -> Drawn:
        """Draw the signs, broken for the width of now."""
        return stacked(self._lines(self.content_size.width))

    def _lines(self, width: int) -> Iterator[list[Part]]:
        plain = getattr(self.app, "ascii_marks", False)
        line: list[Part] = []
        used = 0
        for sign in self._signs:
            glyph = sign.ascii if plain else sign.glyph
            taken = cells(glyph) + 1 + cells(sign.meaning)
            if line and used + len(_GAP) + taken > width:
                yield line
                line, used = [], 0
            if line:
                line.append(_GAP)
                used += len(_GAP)
            line += [(glyph, _INKS.get(sign.side, Ink.PLAIN)), f" {sign.meaning}"]
            used += taken
        yield line
