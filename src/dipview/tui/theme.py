"""The themes, and the roles that every list draws with; no widget lives here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from textual.theme import Theme


def _theme(variables: Mapping[str, str], **own: Any) -> Theme:
    """Make a theme of its own colours, and of those variables that do not follow from them."""
    made = Theme(**own)
    follows = {
        "foreground-muted": made.secondary,
        "border": made.primary,
        "block-cursor-foreground": made.foreground,
        "block-cursor-text-style": "none",
        "footer-background": made.background,
        "footer-description-foreground": made.secondary,
        "scrollbar-active": made.primary,
        "scrollbar-background": made.background,
        "scrollbar-corner-color": made.background,
    }
    made.variables = {**{name: str(each) for name, each in follows.items()}, **variables}
    return made


DARK: Final = _theme(
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
        "border-blurred": "#2d343d",
        "block-cursor-background": "#222e3f",
        "block-cursor-blurred-background": "#1a212b",
        "input-selection-background": "#8ab4f8 35%",
        "scrollbar": "#39424d",
        "scrollbar-hover": "#4c5866",
    },
)
"""Ink on a near-black ground, one blue accent."""

LIGHT: Final = _theme(
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
        "border-blurred": "#d3d6da",
        "block-cursor-background": "#e1e9f5",
        "block-cursor-blurred-background": "#f0f3f7",
        "input-selection-background": "#2a5db0 25%",
        "scrollbar": "#c3c8ce",
        "scrollbar-hover": "#a9b0b8",
    },
)
"""Dark ink on warm white, of the same calm."""

CONTRAST: Final = _theme(
    name="dipview-contrast",
    dark=True,
    primary="#ffffff",
    secondary="#c8c8c8",
    accent="#dca4b6",
    success="#4db8ff",
    warning="#fff3a0",
    error="#ff8a1f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={
        "border-blurred": "#767676",
        "block-cursor-background": "#333333",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#1c1c1c",
        "input-selection-background": "#ffffff 35%",
        "scrollbar": "#767676",
        "scrollbar-hover": "#a8a8a8",
    },
)
"""White on black, of the highest contrast; for is blue, against orange, on a condition pale yellow.

These are told apart with any kind of colour blindness; a test sees them through the matrices of
Machado, Oliveira and Fernandes 2009 ("A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE TVCG 15(6), severity 1.0) and measures how far apart they are in CIELAB.
"""

PLAIN: Final = _theme(
    name="dipview-plain",
    dark=True,
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffffff",
    success="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={
        "border-blurred": "#ffffff",
        "block-cursor-background": "#000000",
        "block-cursor-text-style": "reverse",
        "block-cursor-blurred-background": "#000000",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffffff",
    },
)
"""No colour at all: the terminal's own ink and ground, bold, reverse and underline.

What is written here is black and white alone; ``tui.colourless`` takes even these away, and
reverses what stands out by its ground.
"""

THEMES: Final = (DARK, LIGHT, CONTRAST, PLAIN)
"""What the application registers, in the order in which a key goes through them."""


class Role(StrEnum):
    """How a stretch of a list's text is drawn."""

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
    HAND = "hand"
    """In a review: the passage at hand."""
    HAND_NAME = "hand-name"
    """A name in it."""
    HAND_WORDS = "hand-words"
    """Exact words in it."""
    AHEAD = "ahead"
    """In a review: a passage that is still to come."""
    DONE = "done"
    """In a review: a passage that is done with."""
    MARKED = "marked"
    """In a review: words that are marked."""
    LIT = "lit"
    """In the text of a source: exact words that a statement quotes."""
    PASSAGE = "passage"
    """In the text of a source: what else a statement rests on."""


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
}
"""
"""Style sheet of the list itself."""

PLAIN_CSS: Final = """
.-plain Pane:focus-within { border: heavy $border; }
"""
"""Style sheet of the application where there are no colours."""


class Paint(NamedTuple):
    """What gives text its look: one of the theme's variables, how much of it, and a text style.

    Only Textual's own variables are named, so that any theme can restyle the lists.
    """

    ink: str = "foreground"
    """The variable of the text's colour."""
    share: float = 1
    """How much of that colour there is; the rest is what lies under the text."""
    ground: float = 0
    """How much of the primary colour lies under the text."""
    text: str = ""
    """A style of Rich's: bold, italic."""
    plain: str = ""
    """The same where there are no colours, if it is another."""


PAINTS: Final[Mapping[Role | State, Paint]] = MappingProxyType(
    {
        Role.INK: Paint(),
        Role.NAME: Paint(),
        Role.STRONG: Paint(text="bold"),
        Role.WORDS: Paint(text="italic"),
        Role.QUIET: Paint("foreground-muted"),
        Role.HEADING: Paint("foreground-muted", text="bold"),
        Role.WARNING: Paint("warning"),
        Role.ACCENT: Paint("accent", text="bold"),
        Role.FOR: Paint("success"),
        Role.AGAINST: Paint("error"),
        Role.CONDITIONAL: Paint("warning"),
        Role.NONE: Paint(share=0.78),
        Role.HAND: Paint(ground=0.2, plain="bold"),
        Role.HAND_NAME: Paint(ground=0.2, text="bold", plain="bold underline"),
        Role.HAND_WORDS: Paint(ground=0.2, text="italic", plain="bold italic"),
        Role.AHEAD: Paint(ground=0.06, plain="underline"),
        Role.DONE: Paint("foreground-muted", plain="dim"),
        Role.MARKED: Paint(ground=0.28, plain="reverse"),
        Role.LIT: Paint(ground=0.2, plain="bold"),
        Role.PASSAGE: Paint(ground=0.09, plain="italic"),
        State.PLAIN: Paint(),
        State.CURSOR: Paint(share=0.8, ground=0.14, plain="reverse"),
        State.RESTING: Paint(share=0.66, ground=0.06),
    }
)
"""How each role and each state is drawn: a state's ink is that of text that stands back."""

MATCH: Final = Paint("accent", text="bold", plain="bold underline")
"""How what the user searched for is drawn."""
