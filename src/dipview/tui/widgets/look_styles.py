"""Look styles: the terminal styles of looks and states, out of the style sheet in force."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from dipview.tui.theme import Look, State


class LookStyles:
    """The styles of one list, worked out when first asked for and kept until ``clear``.

    Args:
        widget: A widget with the component classes of ``theme.LIST_COMPONENTS``.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[Look, State, bool], Style] = {}

    def clear(self) -> None:
        """Forget all styles: the theme has changed, or what lies under the list."""
        self._styles.clear()

    def style(self, look: Look, state: State = State.PLAIN, match: bool = False) -> Style:
        """Give the style of text.

        Args:
            look: How the text is drawn.
            state: What the row is while it is drawn.
            match: The text is what the user searched for.
        """
        key = (look, state, match)
        if key not in self._styles:
            self._styles[key] = self._made(*key)
        return self._styles[key]

    def _made(self, look: Look, state: State, match: bool) -> Style:
        parts = self._widget.get_component_styles
        own, under, found = (
            parts(f"record-list--{name}") for name in (look, state, "match" if match else look)
        )
        base = self._widget.background_colors[1]
        ground = base + under.background
        quiet = look in {Look.QUIET, Look.HEADING} and state is not State.PLAIN
        ink: Color = under.color if quiet and not match else found.color
        if ink.ansi is None:  # one of the terminal's own colours is mixed with no other
            ink = ground + ink
        cursor = state is State.CURSOR
        return (
            Style(color=ink.rich_color, bgcolor=ground.rich_color)
            + own.text_style
            + found.text_style
            + under.text_style
            + (Style(bold=True) if look is Look.NAME and cursor else Style.null())
            + (Style(reverse=True) if base.ansi is not None and cursor else Style.null())
        )
