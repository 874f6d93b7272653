"""The themes: every look can be read on the ground and under the cursor."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme

from dipview.tui.theme import THEMES, Look, State
from dipview.tui.widgets.look_styles import LookStyles
from dipview.tui.widgets.record_list import RecordList
from dipview.views.scope import Scope
from dipview.views.view import View


class Bare(App[None]):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.register_theme(theme)
        self.theme = theme.name

    def compose(self) -> ComposeResult:
        yield RecordList()

    def on_mount(self) -> None:
        self.query_one(RecordList).show_view(View(name="", title="", dataset="", scope=Scope()))


def luminance(color: Color) -> float:
    """Relative luminance (https://www.w3.org/TR/WCAG21/#dfn-relative-luminance)."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_look_has_the_contrast_of_aa_in_every_state(theme: Theme) -> None:
    async with Bare(theme).run_test() as pilot:
        await pilot.pause()
        styles = LookStyles(pilot.app.query_one(RecordList))
        low = {}
        for look in Look:
            for state in State:
                for match in (False, True):
                    style = styles.style(look, state, match)
                    assert style.color is not None
                    assert style.bgcolor is not None
                    ratio = contrast(
                        Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                    )
                    if ratio < 4.5:
                        low[look, state, match] = ratio
        assert low == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_sides_names_and_words_look_different(theme: Theme) -> None:
    async with Bare(theme).run_test() as pilot:
        await pilot.pause()
        styles = LookStyles(pilot.app.query_one(RecordList))
        sides = (Look.FOR, Look.AGAINST, Look.CONDITIONAL, Look.NONE)
        assert len({styles.style(look).color for look in sides}) == 4
        assert styles.style(Look.WORDS).italic
        assert styles.style(Look.STRONG).bold
        assert styles.style(Look.NAME, State.CURSOR).bold
        assert not styles.style(Look.NAME).bold
