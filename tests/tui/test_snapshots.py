"""Pictures of the explorer at three sizes, and in each theme, held against those kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.tui.app import DipviewApp

pytestmark = pytest.mark.snapshot

SIZES = slow_but([(80, 24), (120, 36), (160, 45)], (80, 24), (160, 45))
STATES: dict[str, tuple[str, ...]] = {
    "first": (),
    "actor": ("j", "j", "j"),
    "pinned": ("j", "j", "j", "enter"),
    "search": ("slash", *"with:russia"),
    "found": ("slash", *"tilerson", "enter"),
    "nothing": ("slash", *"xqzvwk"),
    "mistake": ("slash", *"gas )"),
    "statements": ("2", "j"),
    "quotes": ("2", "v", "j"),
    "events": ("3", "j"),
    "positions": ("4", "j", "j"),
    "issues": ("5", "j"),
    "sources": ("6",),
    "card": ("slash", *"johnson", "enter", "enter", "enter"),
    "statement": ("2", "j", "j", "enter", "enter"),
    "rolled-up": ("slash", *"united king", "enter", "u", "7", "z"),
    "export": ("2", "x"),
    "help": ("question_mark",),
    "help-narrowed": ("question_mark", *"PgUp"),
    "palette": ("colon",),
    "palette-records": ("colon", *"rus"),
    "palette-way": ("colon", *"statements russia sanctions"),
    "places": ("b", "2", "j", "b", "v", "V", *"mine", "enter", "B"),
    "naming": ("slash", *"russia", "escape", "m", "V"),
}

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
_TWO_MARKED = ("m", "down", "space", "down", "space")
WHOLE: dict[str, tuple[str, ...]] = {
    "matrix": ("m", *["down"] * 4, "right", "right"),
    "matrix-likeness": ("m", "s", "s", "f", "right"),
    "matrix-rolled-up": ("m", "u", *["right"] * 9),
    "matrix-earlier": ("m", *["left_curly_bracket"] * 2, "right"),
    "standing": ("m", "down", "right", "enter"),
    "compare": (*_TWO_MARKED, "c", "down"),
    "timeline": ("t", "right", "right"),
    "timeline-years": ("t", "minus", "minus", "down"),
    "shifts": ("S", "down"),
    "network": ("n", "down"),
    "ties": ("slash", *"kelmora", "enter", "N", "down"),
    "alone": ("a", "a", "down"),
    "alone-one": ("slash", *"ilse", "enter", "a", "down"),
    "directed": ("d", "d", "down"),
    "brief": ("5", "j", "j", "w", "down"),
    "issue-card": ("5", "j", "j", "enter", "7", "z"),
    "proposal-card": ("5", "j", "j", "j", "enter", "7", "z"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", WHOLE)
def test_the_whole_looks_as_it_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    app = DipviewApp((ARCHIPELAGO,))
    assert snap_compare(app, terminal_size=size, run_before=played(*WHOLE[state]))


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


@pytest.mark.parametrize("theme", ["dipview-light", "dipview-contrast", "dipview-plain", "nord"])
def test_a_theme_looks_as_it_did(
    snap_compare: Callable[..., bool], played: Callable[..., Any], theme: str
) -> None:
    play = played("2", "j", theme=theme)
    assert snap_compare(DipviewApp(), terminal_size=(120, 36), run_before=play)


@pytest.mark.parametrize(
    "size",
    slow_but([(40, 10), (250, 60)], (40, 10)),
    ids=lambda size: f"{size[0]}x{size[1]}",
)
@pytest.mark.parametrize("keys", [(), ("m",), ("t", "z"), ("colon", *"mat")], ids="-".join)
def test_the_smallest_and_the_widest_screen_look_as_they_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    assert snap_compare(DipviewApp(), terminal_size=size, run_before=played(*keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_problems_look_as_they_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    broken = Path("broken.toml")
    broken.write_text(
        '[[actors]]\nid = "vale"\nname = "Vale"\nkind = "stat"\n\n'
        '[[statements]]\nid = "vale-on-tolls"\nsource = "gazette"\nform = "reported"\n'
        'speakers = ["vael"]\nsummary = "Tolls should end"\n',
        encoding="utf-8",
    )
    app = DipviewApp((broken,))
    assert snap_compare(app, terminal_size=size, run_before=played("p", "down"))


def test_too_small_a_screen_says_so(
    snap_compare: Callable[..., bool], played: Callable[..., Any]
) -> None:
    assert snap_compare(DipviewApp(), terminal_size=(38, 9), run_before=played())
