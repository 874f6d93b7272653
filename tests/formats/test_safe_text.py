"""Display-safe text: nothing acts, nothing hides, nothing that a script needs is lost."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.formats.safe_text import show, show_lines, show_typed, show_with_offsets
from dipview.formats.width import cells, cut, fit
from dipview.model.characters import suspect

ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]),
        st.sampled_from(
            "aΩ\u0645\u0627\u0915\u094d\U0001f468\U0001f469\ufe0f\u200d\u200c\u200e \r\n"
        ),
    )
)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
NEVER = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e00ff\U000f0000-\U0010ffff]"
)
"""What is drawn nowhere, whatever stands beside it; written out once more, on purpose."""


@given(ANY_TEXT)
def test_no_control_character_comes_out(text: str) -> None:
    assert not CONTROL.search(show(text))


@given(ANY_TEXT)
def test_what_comes_out_can_be_written_as_utf8(text: str) -> None:
    shown = show(text)
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(ANY_TEXT)
def test_showing_twice_is_showing_once(text: str) -> None:
    assert show(show(text)) == show(text)


@given(ANY_TEXT)
def test_nothing_vanishes(text: str) -> None:
    assert len(show(text)) >= len(text.replace("\r\n", "\n"))


@given(ANY_TEXT)
def test_offsets_lead_to_the_same_characters(text: str) -> None:
    shown, offsets = show_with_offsets(text)
    assert shown == show(text)
    assert len(offsets) == len(text) + 1
    assert offsets[-1] == len(shown)
    assert list(offsets) == sorted(offsets)
    for index, sign in enumerate(text):
        if not suspect().match(sign):
            assert shown[offsets[index]] == sign


@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x2FF)))
def test_ordinary_text_is_the_very_same_object(text: str) -> None:
    if text.isprintable():
        assert show(text) is text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]52;c;x\x07", "␛]52;c;x␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("over\rwritten", "over␍written"),
        ("\u202egnp.exe", "<U+202E>gnp.exe"),
        ("\u2066x\u2069", "<U+2066>x<U+2069>"),
        ("pay\u200bpal", "pay<U+200B>pal"),
        ("\ufeffstart", "<U+FEFF>start"),
        ("line\u2028break\u2029", "line<U+2028>break<U+2029>"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("half \ud83d", "half <U+D83D>"),
        ("private \ue000 \U0010fffd", "private <U+E000> <U+10FFFD>"),
        ("none \ufdd0 \uffff \U0001fffe", "none <U+FDD0> <U+FFFF> <U+1FFFE>"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("blank\u3164name", "blank<U+3164>name"),
        ("\ufe0fat first", "<U+FE0F>at first"),
        ("a\U000e0100", "a<U+E0100>"),
    ],
)
def test_what_could_act_or_hide_has_a_visible_stand_in(text: str, shown: str) -> None:
    assert show(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: a joiner that keeps two letters apart
        "ه\u200d",  # Persian: an abbreviation that ends in a joiner
        "क्\u200dष क्\u200cष",  # Hindi: both joiners after a virama
        "ශ්\u200dරී ලංකා",  # Sinhala
        "שלום\u200f!",  # Hebrew: a mark of direction before punctuation
        "👩\u200d👩\u200d👧",  # a family
        "🏳\ufe0f\u200d🌈 👩🏽\u200d⚕\ufe0f",  # flags and people at work
        "葛\U000e0100城",  # a form of a Japanese name
        "« Ça – ‘dit’ … »\u00a0№ 5\u202fkm",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert show(text) == text


@pytest.mark.parametrize("sign", "\u200c\u200d\u200e\u200f")
def test_joiners_and_marks_of_direction_are_shown_elsewhere(sign: str) -> None:
    assert show(f"ad{sign}min") == f"ad<U+{ord(sign):04X}>min"


def test_ids_that_look_alike_are_shown_apart() -> None:
    names = ["admin", "ad\u200bmin", "ad\u200dmin", "ad\u2060min", "a\u202dd\u202cmin"]
    assert len({show(name) for name in names}) == len(names)


def test_every_control_separator_and_private_character_is_replaced() -> None:
    hidden = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cs", "Co", "Zl", "Zp")
    ]
    assert all(show(f"a{sign}b") != f"a{sign}b" for sign in hidden)


def test_lines_stay_apart_where_they_are_asked_for() -> None:
    assert show_lines("a\r\nb\x1b\nc") == "a\nb␛\nc"


@given(ANY_TEXT)
def test_nothing_that_acts_hides_or_reorders_is_left(text: str) -> None:
    assert not NEVER.search(show(text))
    assert not NEVER.search(show_typed(text))
    assert not NEVER.search(show_lines(text).replace("\n", ""))


@given(st.text("a\u0645\u05d0\u0915\u094d\U0001f468 \u200c\u200d\u200e\u200f", max_size=12))
def test_joiners_and_marks_stay_beside_letters_that_take_them_alone(text: str) -> None:
    shown = show(text)
    for index, sign in enumerate(shown):
        beside = {*shown[max(index - 1, 0) : index], *shown[index + 1 : index + 2]}
        if sign == "\u200c":
            assert beside <= {"\u0645", "\u0915", "\u094d"}
            assert len(shown) > index + 1 > 1
        elif sign == "\u200d":
            assert beside & {"\u0645", "\u0915", "\u094d", "\U0001f468"}
        elif sign in "\u200e\u200f":
            assert beside & {"\u0645", "\u05d0"}


@given(st.characters())
def test_a_stand_in_takes_as_many_cells_as_it_has_characters(sign: str) -> None:
    shown = show(sign)
    if shown != sign:
        assert cells(shown) == len(shown)


@given(ANY_TEXT, st.integers(0, 40))
def test_shown_text_stays_shown_and_in_its_width_however_it_is_cut(text: str, width: int) -> None:
    assert show(cut(show(text), width)) == cut(show(text), width)
    assert cells(fit(show(text), width)) == width


@given(ANY_TEXT)
def test_showing_what_is_typed_twice_is_showing_it_once(text: str) -> None:
    assert show_typed(show_typed(text)) == show_typed(text)
    assert show_typed(show(text)) == show(text)


@pytest.mark.parametrize(("text", "start"), [("می\u200cخواهم", "می…"), ("ab  \u200fאב", "ab…")])
def test_no_joiner_and_no_mark_is_left_before_an_ellipsis(text: str, start: str) -> None:
    assert cut(text, cells(start)) == start
