"""The two themes, and the looks that every list draws with; no widget lives here."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="dipview-dark",
    dark=True,
    primary="#8ab4f8",
    secondary="#7d8590",
    accent="#8ab4f8",
    success="#7fc8a9",
    warning="#d9b96e",
    error="#e8927c",
    foreground="#d7dae0",
    background="#12161c",
    surface="#12161c",
    panel="#1a2028",
    variables={
        "foreground-muted": "#7d8590",
        "border": "#8ab4f8",
        "border-blurred": "#2d343d",
        "block-cursor-background": "#222e3f",
        "block-cursor-foreground": "#d7dae0",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#1a212b",
        "footer-background": "#12161c",
        "footer-description-foreground": "#7d8590",
        "input-selection-background": "#8ab4f8 35%",
        "scrollbar": "#39424d",
        "scrollbar-hover": "#4c5866",
        "scrollbar-active": "#8ab4f8",
        "scrollbar-background": "#12161c",
        "scrollbar-corner-color": "#12161c",
    },
)
"""Ink on a near-black ground, one blue accent."""

LIGHT: Final = Theme(
    name="dipview-light",
    dark=False,
    primary="#2a5db0",
    secondary="#636a74",
    accent="#2a5db0",
    success="#1f6e4e",
    warning="#7d5a0c",
    error="#a8402a",
    foreground="#22262d",
    background="#fafaf8",
    surface="#fafaf8",
    panel="#f0f1f0",
    variables={
        "foreground-muted": "#636a74",
        "border": "#2a5db0",
        "border-blurred": "#d3d6da",
        "block-cursor-background": "#e1e9f5",
        "block-cursor-foreground": "#22262d",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#f0f3f7",
        "footer-background": "#fafaf8",
        "footer-description-foreground": "#636a74",
        "input-selection-background": "#2a5db0 25%",
        "scrollbar": "#c3c8ce",
        "scrollbar-hover": "#a9b0b8",
        "scrollbar-active": "#2a5db0",
        "scrollbar-background": "#fafaf8",
        "scrollbar-corner-color": "#fafaf8",
    },
)
"""Dark ink on warm white, of the same calm."""

THEMES: Final = (DARK, LIGHT)
"""What the application registers; the first is its default."""


class Look(StrEnum):
    """How a stretch of a list's text is drawn; the name of a component class ends in it."""

    INK = "ink"
    """Plain text."""
    NAME = "name"
    """A name that heads its row: bold where the cursor is."""
    STRONG = "strong"
    """A name that stands among other text: always bold."""
    WORDS = "words"
    """Exact words: italic."""
    QUIET = "quiet"
    """Details that stand back."""
    HEADING = "heading"
    """The title of a section."""
    WARNING = "warning"
    """Something to be careful with."""
    ACCENT = "accent"
    """Marks of the program's own: cursor bar, pin, the dot of an event."""
    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    NONE = "none"
    """A stance without a side."""


class State(StrEnum):
    """What a row is while it is drawn."""

    PLAIN = "plain"
    CURSOR = "cursor"
    """Under the cursor of the focused list."""
    RESTING = "resting"
    """Under the cursor of a list that has no focus."""


LIST_CSS: Final = """
RecordList {
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;
    color: $foreground;
    background: $background;

    & > .record-list--ink { color: $foreground; }
    & > .record-list--name { color: $foreground; }
    & > .record-list--strong { color: $foreground; text-style: bold; }
    & > .record-list--words { color: $foreground; text-style: italic; }
    & > .record-list--quiet { color: $foreground-muted; }
    & > .record-list--heading { color: $foreground-muted; text-style: bold; }
    & > .record-list--warning { color: $warning; }
    & > .record-list--accent { color: $accent; text-style: bold; }
    & > .record-list--for { color: $success; }
    & > .record-list--against { color: $error; }
    & > .record-list--conditional { color: $warning; }
    & > .record-list--none { color: $foreground 78%; }
    & > .record-list--match { color: $accent; text-style: bold; }
    & > .record-list--plain { background: transparent; }
    & > .record-list--cursor { background: $primary 14%; color: $foreground 80%; }
    & > .record-list--resting { background: $primary 6%; color: $foreground 66%; }
}
"""
"""Style sheet of the list: only Textual's own variables, so that any theme can restyle it."""

LIST_COMPONENTS: Final = frozenset(f"record-list--{name}" for name in (*Look, *State, "match"))
"""The component classes that ``LIST_CSS`` gives a look."""
