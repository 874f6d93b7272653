"""What several coders made of one utterance, in the explorer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.coding import differing
from tests.tiers import slow_but

from dipview.settings.config_text import config_of
from dipview.tui.app import DipviewApp

from .conftest import Hands, settle

if TYPE_CHECKING:
    from .conftest import Open


@pytest.fixture
def reef(tmp_path: Path) -> Path:
    path = tmp_path / "reef.toml"
    path.write_text(differing(), encoding="utf-8")
    return path


async def test_a_list_shows_codings_and_counts_utterances(opened: Open, reef: Path) -> None:
    async with opened(paths=(reef,)) as hands:
        assert len(hands.ids("statements")) == 4
        below = str(hands.explorer.pane("statements").border_subtitle)
        assert below.strip() == "4 codings · 3"
        assert "3 statements" in hands.screen_text()
        assert "coded by Anna beside Ben, codings differ" in hands.screen_text()


@pytest.mark.parametrize("size", slow_but([(160, 45), (80, 24)], (80, 24)))
async def test_the_legend_says_that_codings_differ(
    opened: Open, reef: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size, paths=(reef,)) as hands:
        await hands.press("m")
        text = hands.screen_text()
        assert "≷ 2" in text
        assert "≷ codings differ" in text


async def test_without_glyphs_the_legend_says_so_too(reef: Path) -> None:
    app = DipviewApp((reef,), config=config_of("ascii = true"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        hands = Hands(pilot)
        await hands.press("m")
        text = hands.screen_text()
        assert "<> 2" in text
        assert "<> codings differ" in text
