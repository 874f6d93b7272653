"""Marks: what is drawn filled, hollow, in brackets, and the words for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.views.parts.marks import VERBS, Mark

FILLED = set("▲▼▴▾")
MARKS = st.builds(
    Mark,
    stance=st.none() | st.sampled_from(Stance),
    mixed=st.booleans(),
    basis=st.sampled_from(Basis),
    second_hand=st.booleans(),
    conditional=st.booleans(),
)


@pytest.mark.parametrize(
    ("mark", "glyph", "ascii", "words", "side"),
    [
        (Mark(stance=Stance.SUPPORT), "▲", "+", "supports", "for"),
        (Mark(stance=Stance.DENY), "▼", "-", "denies", "against"),
        (Mark(stance=Stance.SUSPECT), "▴", "~+", "suspects", "for"),
        (Mark(stance=Stance.DOUBT), "▾", "~-", "doubts", "against"),
        (Mark(stance=Stance.NEUTRAL), "=", "=", "neutral", "none"),
        (Mark(stance=Stance.ABSTAIN), "∅", "0", "abstains", "none"),
        (Mark(), "·", ".", "nothing found", "none"),
        (Mark(mixed=True), "±", "+-", "mixed", "none"),
        (
            Mark(stance=Stance.OPPOSE, basis=Basis.DESCRIBED),
            "▽",
            "[-]",
            "opposes (described)",
            None,
        ),
        (Mark(stance=Stance.ASSERT, basis=Basis.IMPLIED), "△", "[+]", "asserts (implied)", "for"),
        (Mark(stance=Stance.OPEN, basis=Basis.DESCRIBED), "[?]", "[?]", "open (described)", "none"),
        (Mark(mixed=True, basis=Basis.IMPLIED), "[±]", "[+-]", "mixed (implied)", "none"),
        (
            Mark(stance=Stance.DIVIDED, basis=Basis.DESCRIBED),
            "≠",
            "#",
            "divided (described)",
            "none",
        ),
        (
            Mark(stance=Stance.SUPPORT, second_hand=True, conditional=True),
            "(▲)if",
            "(+)if",
            "supports, on a condition (second-hand)",
            "conditional",
        ),
    ],
)
def test_a_mark_is_drawn_and_said(
    mark: Mark, glyph: str, ascii: str, words: str, side: str | None
) -> None:
    assert (mark.glyph, mark.ascii, mark.words) == (glyph, ascii, words)
    assert side is None or mark.side == side


@given(MARKS)
def test_only_what_is_stated_is_drawn_filled(mark: Mark) -> None:
    if FILLED & set(mark.glyph):
        assert mark.basis is Basis.STATED
        assert mark.second_hand == mark.glyph.startswith("(")


@given(MARKS)
def test_what_is_not_stated_is_never_drawn_as_if_it_were(mark: Mark) -> None:
    if (mark.stance is None and not mark.mixed) or mark.stance is Stance.DIVIDED:
        return
    stated = Mark(stance=mark.stance, mixed=mark.mixed, conditional=mark.conditional)
    weaker = mark.basis is not Basis.STATED or mark.second_hand
    assert (mark.glyph != stated.glyph) == weaker
    assert (mark.ascii != stated.ascii) == weaker
    assert (mark.words != stated.words) == weaker


@given(MARKS)
def test_a_mark_is_short_and_never_empty(mark: Mark) -> None:
    assert 1 <= len(mark.glyph) <= 6
    assert mark.ascii.isascii()
    assert mark.words
    assert mark.verb


def test_every_stance_has_a_verb() -> None:
    assert set(VERBS) == set(Stance)


def test_a_value_is_drawn_itself_and_cut_where_it_is_long() -> None:
    short, long = (Mark(stance=Stance.VALUE, value=value) for value in ("5 to 20", "2025 or 2030"))
    assert (short.glyph, long.glyph) == ("5 to 20", "2025 o…")
    assert long.words == "2025 or 2030"
    assert Mark(stance=Stance.SUPPORT, fallback=True).glyph == "▲else"
