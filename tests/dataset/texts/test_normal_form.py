"""The normal form: what typesetting changes is gone, and every place is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.texts.normal_form import normal_form

TYPESET = st.text(
    alphabet="ab é\u0301'\"\u201c\u2019\u2014\u2013-\u2026.\ufb01\u00ad\u00a0\n\u200b", max_size=40
)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("\u201ctoll\u201d", '"toll"'),
        ("the council\u2019s", "the council's"),
        ("ten \u2013 or \u2014 more", "ten - or - more"),
        ("ten -- more", "ten - more"),
        ("of\ufb01ce", "office"),
        ("nego-\n  tiation", "negotiation"),
        ("soft\u00adly", "softly"),
        ("two  \u00a0 spaces\r\nand\tlines", "two spaces and lines"),
        ("and so\u2026", "and so..."),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_what_typesetting_changes_is_made_alike(printed: str, plain: str) -> None:
    assert normal_form(printed).text == plain


@pytest.mark.parametrize(
    "text", ["Toll and toll", "shall, will", "1 000", "a (b) [c]", "co-operate"]
)
def test_nothing_else_is_changed(text: str) -> None:
    assert normal_form(text).text == text


def test_the_hyphen_of_a_broken_word_can_be_its_own() -> None:
    assert normal_form("long-\nterm", hyphens=True).text == "long-term"


@given(TYPESET)
def test_places_lie_in_the_text_in_order(text: str) -> None:
    form = normal_form(text)
    places = [form.place(at, at + 1) for at in range(len(form.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(TYPESET)
def test_a_letter_that_stays_is_where_it_was(text: str) -> None:
    form = normal_form(text)
    for at, character in enumerate(form.text):
        if character in "ab":
            start, end = form.place(at, at + 1)
            assert text[start:end].startswith(character)
