"""The themes: every role can be read on the ground and under the cursor."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from dipview.tui.app import DipviewApp
from dipview.tui.theme import CONTRAST, PLAIN, THEMES, Role, State
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.role_styles import RoleStyles
from dipview.views.scope import Scope
from dipview.views.view import View

COLOURED = [theme for theme in THEMES if theme is not PLAIN]
SIDES = ("success", "error", "warning")
"""Variables that for, against and on a condition are drawn in."""
INKS = ("foreground", "foreground-muted", "accent", *SIDES)
PLACES = [
    *((ink, ground) for ink in INKS for ground in ("background", "surface")),
    *((ink, ground) for ink in SIDES for ground in ("panel", "block-cursor-background")),
]
"""What is drawn on what; the list mixes its cursor from these, and is looked at by itself."""
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
BLINDNESS = {
    "protan": (
        *((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216)),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        *((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413)),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        *((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602)),
        (0.004733, 0.691367, 0.303900),
    ),
    "none": NORMAL,
}
"""What is left of linear red, green and blue, at severity 1.0: Machado, Oliveira and Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
Visualization and Computer Graphics 15(6), 2009, table 1."""
APART = 25.0
"""In CIELAB (CIE 1976), where about 2.3 can just be told apart."""


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
        styles = RoleStyles(pilot.app.query_one(RecordList))
        low = {}
        for role in Role:
            for state in State:
                for match in (False, True):
                    style = styles.style(role, state, match)
                    assert style.color is not None
                    assert style.bgcolor is not None
                    ratio = contrast(
                        Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                    )
                    if ratio < 4.5:
                        low[role, state, match] = ratio
        assert low == {}


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_sides_names_and_words_look_different(theme: Theme) -> None:
    async with Bare(theme).run_test() as pilot:
        await pilot.pause()
        styles = RoleStyles(pilot.app.query_one(RecordList))
        sides = (Role.FOR, Role.AGAINST, Role.CONDITIONAL, Role.NONE)
        assert len({styles.style(role).color for role in sides}) == 4
        assert styles.style(Role.WORDS).italic
        assert styles.style(Role.STRONG).bold
        assert styles.style(Role.NAME, State.CURSOR).bold
        assert not styles.style(Role.NAME).bold


def linear(color: Color) -> list[float]:
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]


def lab(parts: Sequence[float]) -> tuple[float, float, float]:
    """CIELAB of linear sRGB, with the white point D65."""
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116
        for share in (
            sum(map(operator.mul, row, parts)) / most
            for row, most in zip(to_xyz, white, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(color: Color, kind: str) -> tuple[float, float, float]:
    """What is seen of a colour with a kind of colour blindness, in CIELAB."""
    parts = linear(color)
    return lab([min(1.0, max(0.0, sum(map(operator.mul, row, parts)))) for row in BLINDNESS[kind]])


def least_apart(colors: Iterable[Color], kind: str) -> float:
    pairs = combinations([seen(color, kind) for color in colors], 2)
    return min(math.dist(one, other) for one, other in pairs)


def test_colour_blindness_is_simulated_as_it_is_published() -> None:
    for rows in BLINDNESS.values():
        assert all(abs(sum(row) - 1) < 1e-5 for row in rows), "white stays white"
    red, green = Color.parse("#d00000"), Color.parse("#5c7a00")
    assert least_apart((red, green), "none") > 80
    assert least_apart((red, green), "deutan") < 35


@pytest.mark.parametrize("kind", BLINDNESS)
async def test_the_sides_are_told_apart_by_every_eye_in_high_contrast(kind: str) -> None:
    async with Bare(CONTRAST).run_test() as pilot:
        await pilot.pause()
        styles = RoleStyles(pilot.app.query_one(RecordList))
        for state in State:
            sides = (Role.FOR, Role.AGAINST, Role.CONDITIONAL)
            colors = [styles.style(side, state).color for side in sides]
            inks = [Color.from_rich_color(color) for color in colors if color]
            assert len(inks) == 3
            assert least_apart(inks, kind) > APART


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_ink_has_the_contrast_of_aa_on_every_ground(theme: Theme) -> None:
    async with Bare(theme).run_test() as pilot:
        variables = pilot.app.get_css_variables()
        low = {
            (ink, ground): ratio
            for ink, ground in PLACES
            if (ratio := contrast(Color.parse(variables[ink]), Color.parse(variables[ground])))
            < (7 if theme is CONTRAST and ground == "background" else 4.5)
        }
        assert low == {}


async def test_without_colours_the_cursor_is_reversed_and_a_match_underlined() -> None:
    app = DipviewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.theme = PLAIN.name
        await pilot.pause()
        styles = RoleStyles(app.screen.query_one("#actors").query_one(RecordList))
        app.screen.query_one("#actors").query_one(RecordList).show_view(
            View(name="", title="", dataset="", scope=Scope())
        )
        assert styles.style(Role.INK, State.CURSOR).reverse
        assert not styles.style(Role.INK).reverse
        assert styles.style(Role.INK, match=True).underline
        for strip in app.screen._compositor.render_strips(app.size):
            assert all(each.style is None or each.style.color is None for each in strip)
            assert all(each.style is None or each.style.bgcolor is None for each in strip)


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
async def test_every_theme_of_textual_draws_a_cursor_and_sides(name: str) -> None:
    async with Bare(BUILTIN_THEMES[name]).run_test() as pilot:
        await pilot.pause()
        styles = RoleStyles(pilot.app.query_one(RecordList))
        assert styles.style(Role.INK) != styles.style(Role.INK, State.CURSOR)
        sides = {str(styles.style(role).color) for role in (Role.FOR, Role.AGAINST)}
        assert len(sides) == 2
