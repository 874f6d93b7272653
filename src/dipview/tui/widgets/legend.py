"""The legend: what the glyphs of a view mean, on as many lines as there are for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.geometry import Size
from textual.widget import Widget

from dipview.commands.command import key_name
from dipview.formats.width import cells
from dipview.tui.gate import Drawn, Ink, Part, stacked
from dipview.views.parts.legend import Sign

_GAP = "  "
_HIGH = 30
"""From so many lines of the terminal on, it has as many as it takes."""
_FEW = 2
"""Lines that it has on a lower one: the rows would be left too few."""
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
        return len(self._lines(width))

    def render(self) -> Drawn:
        """Draw the signs, broken for the width of now."""
        return stacked(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[list[Part]]:
        """Break the signs into lines; where those are too many, say what explains all signs."""
        lines = list(self._broken(self._signs, width))
        if self.app.size.height >= _HIGH:
            return lines
        left = self._signs
        while left and len(lines) > _FEW:
            left = left[:-1]
            lines = list(self._broken((*left, self._others), width))
        return lines

    @property
    def _others(self) -> Sign:
        """What stands for signs that there is no room for: the key of the help, which has all."""
        session = getattr(self.app, "session", None)
        keys = session.keys.get("help", ()) if session is not None else ()
        return Sign("…", "...", f"all signs: {key_name(keys[0])}" if keys else "more")

    def _broken(self, signs: Sequence[Sign], width: int) -> Iterator[list[Part]]:
        """Break signs into lines."""
        plain = getattr(self.app, "ascii_marks", False)
        line: list[Part] = []
        used = 0
        for sign in signs:
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
