"""Pictures of the explorer at two or three sizes, and in each theme, held against those kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.tui.app import DipviewApp

pytestmark = pytest.mark.snapshot

SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (160, 45)
STATES: dict[str, tuple[str, ...]] = {
    "first": (),
    "actor": ("j", "j", "j"),
    "pinned": ("j", "j", "j", "enter"),
    "search": ("slash", "type:with:russia"),
    "found": ("slash", "type:tilerson", "enter"),
    "nothing": ("slash", "type:xqzvwk"),
    "mistake": ("slash", "type:gas ", ")"),
    "statements": ("2", "j"),
    "quotes": ("2", "v", "j"),
    "events": ("3", "j"),
    "positions": ("4", "j", "j"),
    "issues": ("5", "j"),
    "sources": ("6",),
    "card": ("slash", "type:johnson", "enter", "enter", "enter"),
    "statement": ("2", "j", "j", "enter", "enter"),
    "rolled-up": ("slash", "type:united king", "enter", "u", "7", "z"),
    "export": ("2", "x"),
    "import": ("I",),
    "export-dataset": ("X", "down", "down", "down"),
    "help": ("question_mark",),
    "help-narrowed": ("question_mark", "type:PgUp"),
    "palette": ("colon",),
    "palette-records": ("colon", "type:rus"),
    "palette-way": ("colon", "type:statements russia sanctions"),
    "places": ("b", "2", "j", "b", "v", "V", "type:mine", "enter", "B"),
    "naming": ("slash", "type:russia", "escape", "m", "V"),
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
    "ties": ("slash", "type:kelmora", "enter", "N", "down"),
    "alone": ("i", "i", "down"),
    "alone-one": ("slash", "type:ilse", "enter", "i", "down"),
    "directed": ("d", "d", "down"),
    "brief": ("5", "j", "j", "w", "down"),
    "issue-card": ("5", "j", "j", "enter", "7", "z"),
    "proposal-card": ("5", "j", "j", "j", "enter", "7", "z"),
}


FORMS: dict[str, tuple[str, ...]] = {
    "form": ("slash", *"ilse", "enter", "a", "f", "3", "m", *"Waits", "enter"),
    "form-picker": ("a", "w", *"il"),
    "form-edited": ("2", "j", "j", "E", "s"),
    "form-keys": ("a", "question_mark"),
}

ALIKE = {
    *("found", "quotes", "help-narrowed", "palette-records", "palette-way", "naming", "rolled-up"),
    *("matrix-rolled-up", "matrix-earlier", "timeline-years", "alone-one", "directed"),
    *("proposal-card", "votes-listed", "votes-of-two", "votes-of-a-bloc", "pinned", "statements"),
    *("matrix-likeness", "alone", "ties", "form-keys", "export-dataset", "issue-card"),
}
"""States whose pictures are much like others: they are seen slowly alone."""

LAID_OUT_AS_LARGE = {
    *("found", "quotes", "statements", "pinned", "rolled-up", "naming", "export", "export-dataset"),
    *("import", "help", "help-narrowed", "palette", "palette-records", "palette-way", "places"),
    *("matrix-likeness", "matrix-rolled-up", "matrix-earlier", "timeline-years", "ties"),
    *("alone-one", "directed", "issue-card", "proposal-card", "votes-listed", "votes-of-two"),
    *("votes-of-a-bloc", "reader-query", "reader-not-found", *FORMS),
}
"""States that are seen small and large: at the middle size they are laid out as at the large one, a
dialog as wide, or as another state of the same view, which is seen there."""


def at_sizes(states: Iterable[str], *small: str) -> list[Any]:
    """Give each state at each size: most large ones and some of the small ones are seen fast."""
    cases = [
        (state, size)
        for state in states
        for size in (SMALL, MIDDLE, LARGE)
        if size != MIDDLE or state not in LAID_OUT_AS_LARGE
    ]
    fast = [
        (state, size)
        for state, size in cases
        if (size == LARGE and state not in ALIKE) or (size == SMALL and state in small)
    ]
    return [
        pytest.param(
            *case,
            marks=() if case in fast else pytest.mark.slow,
            id=f"{case[0]}-{case[1][0]}x{case[1][1]}",
        )
        for case in cases
    ]


SALTWAY = Path(__file__).parents[1] / "worlds" / "votes.toml"
VOTES: dict[str, tuple[str, ...]] = {
    "votes": ("O", "down"),
    "votes-listed": ("O", *["J"] * 5, "down"),
    "votes-of-an-issue": ("slash", "type:end blockade", "enter", "enter", "O", *["down"] * 3),
    "votes-of-two": ("down", "enter", "1", "down", "enter", "O", "J"),
    "votes-of-a-bloc": ("slash", "type:northern pact", "enter", "enter", "O", "J"),
}


@pytest.mark.parametrize(("state", "size"), at_sizes(VOTES, "votes"))
def test_votes_look_as_they_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    app = DipviewApp((SALTWAY,))
    assert snap_compare(app, terminal_size=size, run_before=played(*VOTES[state]))


@pytest.mark.parametrize(("state", "size"), at_sizes(FORMS, "form-picker", "form-edited"))
def test_forms_look_as_they_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    app = DipviewApp((ARCHIPELAGO,))
    assert snap_compare(app, terminal_size=size, run_before=played(*FORMS[state]))


LAGOON = Path(__file__).parents[1] / "worlds" / "lagoon"
READER: dict[str, tuple[str, ...]] = {
    "reader": ("6", "j", "enter", "n", "n"),
    "reader-query": ("6", "j", "enter", "slash", *"survey", "enter", "n"),
    "reader-not-found": ("6", "j", "enter", "G"),
}


@pytest.mark.parametrize(("state", "size"), at_sizes(READER, "reader"))
def test_the_reader_looks_as_it_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert snap_compare(
        DipviewApp((LAGOON,)), terminal_size=size, run_before=played(*READER[state])
    )


@pytest.mark.parametrize("theme", slow_but(["dipview-plain", "dipview-light"], "dipview-plain"))
def test_what_is_lit_is_told_in_every_theme(
    snap_compare: Callable[..., bool], played: Callable[..., Any], theme: str
) -> None:
    play = played(*READER["reader"], theme=theme)
    assert snap_compare(DipviewApp((LAGOON,)), terminal_size=(120, 36), run_before=play)


@pytest.mark.parametrize(("state", "size"), at_sizes(WHOLE, "matrix", "timeline"))
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


@pytest.mark.parametrize(
    ("state", "size"),
    at_sizes(STATES, "first", "card", "help", "export"),
)
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


@pytest.mark.parametrize(
    "theme",
    slow_but(["dipview-light", "dipview-contrast", "dipview-plain", "nord"], "dipview-light"),
)
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


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
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
