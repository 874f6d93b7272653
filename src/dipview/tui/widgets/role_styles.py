"""Role styles: the terminal styles of roles and states, out of the theme in force.

They are no component classes of the style sheet: Textual would match each of them against all
rules, for each list of a screen, whenever the screen or a part of it is styled.
"""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from dipview.tui.theme import MATCH, PAINTS, Paint, Role, State


class RoleStyles:
    """The styles of one list, worked out when first asked for and kept until ``clear``.

    Args:
        widget: The list; its own colours lie under those of the roles.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[Role, State, bool], Style] = {}

    def clear(self) -> None:
        """Forget all styles: the theme has changed, or what lies under the list."""
        self._styles.clear()

    def style(self, role: Role, state: State = State.PLAIN, match: bool = False) -> Style:
        """Give the style of text.

        Args:
            role: How the text is drawn.
            state: What the row is while it is drawn.
            match: The text is what the user searched for.
        """
        key = (role, state, match)
        if key not in self._styles:
            self._styles[key] = self._made(*key)
        return self._styles[key]

    def _made(self, role: Role, state: State, match: bool) -> Style:
        own, under, found = PAINTS[role], PAINTS[state], MATCH if match else PAINTS[role]
        base = self._widget.background_colors[1]
        ground = base + self._color("primary", own.ground + under.ground)
        quiet = role in {Role.QUIET, Role.HEADING, Role.DONE} and state is not State.PLAIN
        paint = under if quiet and not match else found
        if own.ground:  # What is lit already is not lit again: no accent can be read on it.
            paint = own
        ink = self._color(paint.ink, paint.share)
        if ink.ansi is None:  # one of the terminal's own colours is mixed with no other
            ink = ground + ink
        cursor = state is State.CURSOR
        return (
            Style(color=ink.rich_color, bgcolor=ground.rich_color)
            + self._text(own)
            + self._text(found)
            + self._text(under)
            + (Style(bold=True) if role is Role.NAME and cursor else Style.null())
            + (Style(reverse=True) if base.ansi is not None and cursor else Style.null())
        )

    def _color(self, variable: str, share: float) -> Color:
        """Give a share of one of the theme's colours, which may be a share already: ``red 50%``."""
        if not share:
            return Color.parse("transparent")
        color, _, of_it = self._widget.app.theme_variables[variable].partition(" ")
        part = float(of_it.removesuffix("%")) / 100 if of_it else 1
        return Color.parse(color).multiply_alpha(part * share)

    def _text(self, paint: Paint) -> Style:
        plain = paint.plain and self._widget.app.has_class("-plain")
        return Style.parse(paint.plain if plain else paint.text)
