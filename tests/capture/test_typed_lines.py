"""Typed lines: dates as people write them, and exact words found in the text or told."""

from __future__ import annotations

import pytest

from dipview.capture.form_lines import Line
from dipview.capture.statement_form import StatementForm
from dipview.capture.typed_lines import read_line
from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.texts.comparing import SourceText
from dipview.model.statements import Form

FORM = StatementForm(source="rferl-2017-04-11")
TEXT = SourceText("He said: “We will not pay.” Later he spoke of “a long\nroad” ahead.")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset([bundled_path()])


@pytest.mark.parametrize(
    ("typed", "meant", "told"),
    [
        ("1 March", "2017-03-01", "read as 1 Mar 2017"),
        ("11.4.2017", "2017-04-11", "read as 11 Apr 2017"),
        ("Apr 2017", "2017-04", "read as Apr 2017"),
        ("yesterday", "2017-04-10", "read as 10 Apr 2017, by the date of the source"),
        ("last Friday", "2017-04-07", "read as 7 Apr 2017, by the date of the source"),
    ],
)
def test_a_date_is_read_by_the_date_of_the_source(
    dataset: Dataset, typed: str, meant: str, told: str
) -> None:
    read = read_line(FORM, Line.DATE, typed, dataset)
    assert read.form.date is not None
    assert (read.form.date.text, read.told) == (meant, told)
    assert read.form.date_inferred is (typed in ("yesterday", "last Friday"))


def test_a_date_that_can_be_two_days_is_refused_with_both(dataset: Dataset) -> None:
    read = read_line(FORM, Line.DATE, "3/4/2017", dataset)
    assert read.refused
    assert read.form == FORM
    assert "3 April 2017 or 4 March 2017" in read.told


@pytest.mark.parametrize(
    ("typed", "form", "passage"),
    [
        ("We will not pay.", Form.VERBATIM, (10, 26)),
        ('"We will not pay."', Form.VERBATIM, (10, 26)),
        ("a long road", Form.FRAGMENT, (47, 58)),
        ("will not pay // a long road", Form.FRAGMENT, (13, 58)),
    ],
)
def test_words_are_found_in_the_stored_text(
    dataset: Dataset, typed: str, form: Form, passage: tuple[int, int]
) -> None:
    read = read_line(FORM, Line.WORDS, typed, dataset, TEXT)
    assert (read.form.form, read.form.passage) == (form, passage)
    assert "found" in read.told
    assert not read.form.doubts


def test_where_words_are_found_is_their_locator_unless_somebody_typed_one(
    dataset: Dataset,
) -> None:
    text = SourceText("It began.\n\nHe said: “We will not pay.”\n\nThat was all.")
    read = read_line(FORM, Line.WORDS, "We will not pay.", dataset, text)
    assert read.form.locator == "paragraph 2"
    assert read.told == "found in the stored text of the source, paragraph 2"
    again = read_line(read.form, Line.WORDS, "That was all.", dataset, text)
    assert again.form.locator == "paragraph 3"
    assert read_line(again.form, Line.WORDS, "nothing of it", dataset, text).form.locator == ""
    typed = read_line(FORM, Line.LOCATOR, "page 9", dataset).form
    kept = read_line(typed, Line.WORDS, "That was all.", dataset, text)
    assert kept.form.locator == "page 9"
    assert "page" not in kept.told


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("We will never pay.", "'never' (printed: 'not')"),
        ("Nobody ever asked", "these words do not stand in the stored text of the source"),
    ],
)
def test_words_that_are_not_there_are_told_and_doubtful(
    dataset: Dataset, typed: str, said: str
) -> None:
    read = read_line(FORM, Line.WORDS, typed, dataset, TEXT)
    assert said in read.told
    assert read.form.doubts == {Line.WORDS}
    assert read.form.passage == ()


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [("We will never pay", False), ("Vale rejects tolls", True), ("No tolls this year", False)],
)
def test_what_a_headline_words_itself_is_told_and_doubtful(
    dataset: Dataset, typed: str, *, doubtful: bool
) -> None:
    text = SourceText("‘We will never pay’: Vale rejects tolls\n\nShe said: “No tolls this year.”")
    read = read_line(FORM, Line.WORDS, typed, dataset, text)
    assert (Line.WORDS in read.form.doubts) is doubtful
    assert ("the paper's" in read.told) is doubtful
    assert read.form.passage


def test_a_form_that_somebody_chose_is_not_changed_by_words(dataset: Dataset) -> None:
    chosen = FORM.with_value(Line.FORM, Form.REPORTED)
    assert read_line(chosen, Line.WORDS, "so long", dataset).form.form is Form.REPORTED
