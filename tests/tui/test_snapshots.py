"""Pictures of the explorer at three sizes, in both themes, held against those kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dipview.tui.app import DipviewApp

SIZES = [(80, 24), (120, 36), (160, 45)]
STATES: dict[str, tuple[str, ...]] = {
    "first": (),
    "actor": ("j", "j", "j"),
    "pinned": ("j", "j", "j", "enter"),
    "search": ("slash", *"with:russia"),
    "found": ("slash", *"tilerson", "enter"),
    "nothing": ("slash", *"xqzvwk"),
    "mistake": ("slash", *"gas )"),
    "quotes": ("2", "j"),
    "events": ("3", "j"),
    "positions": ("4", "j", "j"),
    "issues": ("5", "j"),
    "sources": ("6",),
    "card": ("slash", *"johnson", "enter", "enter", "enter"),
    "statement": ("2", "j", "j", "enter", "enter"),
    "rolled-up": ("slash", *"united king", "enter", "u", "7", "z"),
    "export": ("2", "x"),
    "help": ("question_mark",),
    "places": ("b", "2", "j", "b", "v", "V", *"mine", "enter", "B"),
    "naming": ("slash", *"russia", "escape", "m", "V"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_the_screen_looks_as_it_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert snap_compare(DipviewApp(), terminal_size=size, run_before=played(*STATES[state]))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_light_theme_looks_as_it_did(
    snap_compare: Callable[..., bool], played: Callable[..., Any], size: tuple[int, int]
) -> None:
    play = played("2", "j", theme="dipview-light")
    assert snap_compare(DipviewApp(), terminal_size=size, run_before=play)


def test_too_small_a_screen_says_so(
    snap_compare: Callable[..., bool], played: Callable[..., Any]
) -> None:
    assert snap_compare(DipviewApp(), terminal_size=(38, 9), run_before=played())
