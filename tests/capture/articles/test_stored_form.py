"""The stored form: what a text looks like that was stored, whatever it was before."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dipview.capture.articles.article import ArticleError
from dipview.capture.articles.stored_form import (
    one_line,
    plain_paragraphs,
    stored_form,
    without_pages,
)
from dipview.dataset.texts.paragraphs import paragraphs_in
from dipview.model.characters import hidden

LONG = "It is a line that nobody has wrapped, as browsers copy it. " * 3


def stored(text: str) -> str:
    return stored_form(plain_paragraphs(text)).text


def test_a_blank_line_parts_paragraphs_and_each_is_a_block() -> None:
    text = "\n\n One,\r\n  wrapped   here. \r\n \t\r\n\r\n\r\nTwo.\x0cThree.\u2029Four.\n"
    assert stored(text) == "One,\nwrapped here.\n\nTwo.\n\n\fThree.\n\nFour.\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One.\n\fTwo.\n\n\fThree.\n\f", "One.\n\n\fTwo.\n\n\fThree.\n"),
        ("\fTwo.\n\f\f\fFive.", "\fTwo.\n\n\f\f\fFive.\n"),
        ("One.\f \n\f", "One.\n"),
        ("\f\f", ""),
        (f"{LONG}\fTwo.\nAgain.", f"{LONG.strip()}\n\n\fTwo.\nAgain.\n"),
    ],
)
def test_form_feeds_count_pages(text: str, kept: str) -> None:
    assert stored(text) == kept
    pages = [text.count("\f", 0, text.index(each)) + 1 for each in ("Two", "Five") if each in text]
    places = [kept.index(each) for each in ("Two", "Five") if each in kept]
    assert [paragraphs_in(kept).page_at(place) for place in places] == pages
    assert stored_form(plain_paragraphs(text)).pages == kept.count("\f") + 1
    assert without_pages(kept) == stored(text.replace("\f", "\n\n"))


def test_more_pages_than_a_book_has_are_none() -> None:
    assert stored("\fx" * 30_000).count("\f") == 0


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    assert stored(f"{LONG}\nShort.\n{LONG}") == f"{LONG.strip()}\n\nShort.\n\n{LONG.strip()}\n"
    assert stored("Short.\nShort.") == "Short.\nShort.\n"


def test_what_acts_on_a_terminal_is_replaced_and_counted() -> None:
    form = stored_form(["a\x1b[31mb\x00c\x9dd\x7f\ud800e"])
    assert form.text == "a\ufffd[31mb\ufffdc\ufffdd\ufffd\ufffde\n"
    assert (form.replaced, form.removed) == (5, 0)


def test_marks_of_windows_that_were_taken_for_controls_are_marks_again() -> None:
    form = stored_form(["\x93Brazil\x92s offer\x94 \x96 and so on\x85 \x9b2J"])
    assert form.text == "“Brazil’s offer” – and so on… ›2J\n"
    assert (form.replaced, form.removed, form.repaired) == (0, 0, 6)


def test_what_reorders_or_is_not_seen_is_taken_out_and_counted() -> None:
    form = stored_form(["\ufeffa\u202eb\u2066c\u2069 d\u200be\u00ad\U000e0041f\u200e"])
    assert form.text == "abc def\n"
    assert (form.replaced, form.removed) == (0, 8)


@pytest.mark.parametrize(
    "text", ["می‌خواهم", "क्‍ष", "שלום\u200f!", "👩‍🚀", "a\u00a0b", "naïve “words” – …"]
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert stored_form([text]).text == f"{unicodedata.normalize('NFC', text)}\n"


def test_letters_and_their_accents_are_one() -> None:
    assert stored_form(["cafe\u0301"]).text == "café\n"


def test_marks_without_number_take_no_time() -> None:
    form = stored_form(["a" + "\u0301\u0316" * 200_000])
    assert len(form.text) < 40
    assert form.removed == 400_000 - 30


def test_nothing_is_no_paragraph() -> None:
    for paragraphs in ([], ["", " \n\t"], ["\u200b"]):
        form = stored_form(paragraphs)
        assert (form.text, form.paragraphs) == ("", 0)


@given(st.lists(st.text()))
@example(["\u200d\u200c\u200d", "\n\n \n", "\u0316\u0301a"])
def test_the_stored_form_holds_whatever_was_read(paragraphs: list[str]) -> None:
    form = stored_form(paragraphs)
    text = without_pages(form.text)
    assert not hidden(text).search(text)
    assert unicodedata.is_normalized("NFC", form.text)
    form.text.encode("utf-8")
    blocks = form.text.split("\n\n")
    assert form.paragraphs == (len(blocks) if form.text else 0)
    lines = without_pages(form.text).replace("\n\n", "\n").split("\n")[:-1]
    assert all(line == line.strip() and line for line in lines)
    assert stored_form(blocks).text == form.text


def test_a_title_has_one_line() -> None:
    assert one_line(" A\n title\u202e \x1b") == "A title \ufffd"


def test_what_is_hidden_through_and_through_is_no_text() -> None:
    with pytest.raises(ArticleError, match="more than 1,000,000 characters that act or hide"):
        stored_form(["\x00" * 1_000_001])
