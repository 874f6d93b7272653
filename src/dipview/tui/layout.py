"""The layout: where the parts of the explorer stand, as a style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.screen import Screen

EXPLORER_CSS: Final = """
Explorer {
    layout: vertical;
    layers: base over;
    overflow: hidden;
    background: $background;
    color: $foreground;
    & #panes { height: 1fr; }
    & PaneArea { height: 1fr; }
    & #actors { width: 24; }
    & #statements, & #positions, & #issues, & #sources { width: 1fr; }
    & #events { width: 34; }
    &.-broad #actors { width: 30; }
    &.-broad #events { width: 48; }
    & #card { height: 32%; min-height: 9; }
    &.-vast #actors { width: 36; }
    &.-vast #events { width: 48; }
    &.-vast PaneArea.-beside { layout: horizontal; }
    &.-vast PaneArea.-beside #panes, &.-vast PaneArea.-beside #whole { width: 1fr; height: 1fr; }
    &.-vast PaneArea.-beside #card { width: 34%; height: 1fr; }
    & PaneArea.-flanked { layout: horizontal; }
    & PaneArea.-flanked #whole { width: 1fr; height: 1fr; }
    & PaneArea.-flanked #card { width: 38%; height: 1fr; }
    & PaneArea.-uneventful #events { width: 18; }
    &.-wide PaneArea.-uneventful #actors { width: 30; }
    & #small {
        layer: over;
        display: none;
        width: 100%;
        height: 100%;
        color: $foreground-muted;
        background: $background;
    }
    & PaneArea.-alone #panes Pane { width: 1fr; }
    & PaneArea.-alone #card { height: 1fr; min-height: 0; }
    & PaneArea.-alone.-beside #card { width: 1fr; }
    &.-narrow TabLine { display: block; }
    &.-low SearchBox > #typed-line, &.-tight SearchBox > #typed-line {
        height: 1;
        border: none;
        padding: 0 1;
    }
    &.-low SearchBox:focus-within > #typed-line { border: none; }
    &.-tight SearchBox:focus-within > #typed-line { border: none; }
    &.-tight TabLine.-spared, &.-tight Head.-spared { display: none; }
    &.-tiny #small, &.-flat #small { display: block; }
}
"""
"""Style sheet of the explorer, for each of the sizes that the application tells apart."""


def mark_size(screen: Screen[Any]) -> None:
    """Let the first frame know its size; Textual marks the breakpoints behind it, with new styles.

    Args:
        screen: A screen that has no children yet.
    """
    width, height = screen.app.size
    for size, breakpoints in (
        (width, screen.app.HORIZONTAL_BREAKPOINTS),
        (height, screen.app.VERTICAL_BREAKPOINTS),
    ):
        reached = [name for least, name in breakpoints or () if size >= least]
        screen.add_class(*reached[-1:], update=False)
