"""The gate of the explorer: the one place where text becomes something that a widget draws.

Nothing else in this package makes Textual's or Rich's texts, notifies, or fills the clipboard, and
a text is given to a widget as the result of one of these functions or as a literal. All of them
show what they are given by ``formats.safe_text``; none of them reads markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.content import Content
from textual.screen import Screen

from dipview.formats.safe_text import show, show_lines, show_typed
from dipview.tui.whole_clusters import keep_clusters_whole

if TYPE_CHECKING:
    from dipview.workspace.clipboard import Surroundings

keep_clusters_whole()


class Ink(StrEnum):
    """How a part of a line around the lists is drawn; its value is a style of Textual's."""

    PLAIN = "$foreground"
    MUTED = "$foreground-muted"
    ACCENT = "$accent"
    STRONG = "bold $accent"
    FOR = "$success"
    AGAINST = "$error"
    CONDITIONAL = "$warning"


Part: TypeAlias = str | tuple[str, Ink]
"""Text in the widget's own ink, or in another."""


Drawn: TypeAlias = Content
"""What a widget draws, as the functions here make it."""


def words(*parts: Part) -> Content:
    """Make one line out of parts."""
    return Content.assemble(*map(_shown, parts))


def stacked(rows: Iterable[Iterable[Part]]) -> Content:
    """Make several lines, each out of parts."""
    return Content("\n").join(words(*parts) for parts in rows)


def lines(text: str) -> Content:
    """Make text of several lines."""
    return Content(show_lines(text))


def segment(text: str, style: Style) -> Segment:
    """Make a stretch of a list's line.

    The text was shown before it was measured; this is the belt that goes with those braces. It
    looks at single characters alone, as a stretch may end between two that belong together.
    """
    return Segment(show_typed(text), style)


def show_notice(where: App[Any] | Screen[Any], text: str, *, error: bool = False) -> None:
    """Tell the user something in a corner of the screen.

    Args:
        where: The application or a screen of it.
        text: What to tell, in one line.
        error: Something could not be done.
    """
    where.notify(show(text), markup=False, severity="error" if error else "information")


def keep_for_pasting(app: App[Any], text: str) -> None:
    """Keep a text for the application's own inputs, which paste it with Ctrl+V."""
    app._clipboard = show_lines(text)


def put_on_clipboard(app: App[Any], text: str, surroundings: Surroundings) -> bool:
    """Ask the terminal to put a text on the clipboard; it does not answer.

    Textual would write the bare sequence alone, which neither tmux nor screen lets through.

    Returns:
        False where the text is too long to ask; then nothing is written.
    """
    asked = surroundings.sequences(show_lines(text))
    if asked is not None and app._driver is not None:
        app._driver.write(asked)
    return asked is not None


def _shown(part: Part) -> Part:
    return show(part) if isinstance(part, str) else (show(part[0]), Ink(part[1]))
