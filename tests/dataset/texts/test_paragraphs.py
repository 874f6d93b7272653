"""Tests of paragraphs: the blocks of a text, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.texts.paragraphs import LONGEST, flowing, line_length_in, paragraphs_in


def blocks(text: str) -> list[str]:
    """Give the text of each paragraph, or part of a long one."""
    found = paragraphs_in(text)
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_a_paragraph_is_what_stands_between_blank_lines() -> None:
    assert blocks("\nOne\ngoes on.\n \n\n  Two.\n") == ["One\ngoes on.", "Two."]


def test_where_no_line_is_blank_each_line_is_a_paragraph() -> None:
    assert blocks("One.\nTwo.\n") == ["One.", "Two."]


def test_a_form_feed_ends_a_page_and_a_paragraph() -> None:
    text = "One.\n\nTwo.\fThree.\n\nFour."
    found = paragraphs_in(text)
    assert blocks(text) == ["One.", "Two.", "Three.", "Four."]
    assert [found.of_page(number) for number in (1, 2, 3)] == [0, 2, None]


def test_a_text_without_form_feeds_has_no_pages() -> None:
    assert paragraphs_in("One.\n\nTwo.").of_page(1) is None


def test_a_long_paragraph_is_parted_behind_sentences_and_is_numbered_once() -> None:
    text = "Short.\n\n" + "This goes on. " * 400 + "\n\nLast."
    found = paragraphs_in(text)
    assert [each for each in found.numbers if each] == [1, 2, 3]
    assert all(len(block) <= LONGEST for block in blocks(text))
    assert all(block.endswith(".") for block in blocks(text))
    part = found.of_number(3)
    assert part == len(found) - 1
    assert found.number_at(found.starts[part - 1]) == 2


def test_nothing_has_no_paragraphs() -> None:
    found = paragraphs_in(" \n\n ")
    assert (len(found), found.of_number(1), found.number_at(0), found.at(0)) == (0, None, 0, -1)


def test_lines_that_were_broken_for_their_length_flow_and_others_stay() -> None:
    line = "a line of some length that is broken at its end because it is"
    text = f"{line}\nfull\n\nA head\nand what is under it\n\n{line}\n- full of items"
    length = line_length_in(text)
    first, head, items = (flowing(each, length) for each in text.split("\n\n"))
    assert first == f"{line} full"
    assert head == "A head\nand what is under it"
    assert items == f"{line}\n- full of items"


TEXTS = st.text(st.sampled_from("ab .\n\f\u05d0\u6587-\t\r"), max_size=80)


@given(TEXTS)
def test_paragraphs_hold_all_that_is_no_space_in_order(text: str) -> None:
    found = paragraphs_in(text)
    inside = "".join(blocks(text))
    assert "".join(inside.split()) == "".join(text.split())
    for part, (start, end) in enumerate(zip(found.starts, found.ends, strict=True)):
        assert start < end
        assert found.at(start) == found.at(end - 1) == part
        assert found.of_number(found.number_at(start)) == part


@given(TEXTS)
def test_flowing_keeps_every_character_in_its_place(text: str) -> None:
    flown = flowing(text, line_length_in(text))
    assert len(flown) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, flown, strict=True))


@pytest.mark.parametrize("blanks", [" ", "\t \u3000", " \f", "\n "])
def test_a_long_run_of_blanks_takes_no_time(blanks: str) -> None:
    text = f"One.{blanks * 100_000}Two.\n\nThree.{blanks * 100_000}"
    found = paragraphs_in(text)
    assert text[found.starts[0] :].startswith("One.")
    assert text[found.starts[len(found) - 1] : found.ends[len(found) - 1]].endswith("Three.")
