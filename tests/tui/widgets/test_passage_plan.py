"""A text with passages: where its lines break, and what is drawn where stretches overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dipview.formats.safe_text import show
from dipview.formats.width import cells
from dipview.tui.theme import Role
from dipview.tui.widgets.passage_plan import BrokenText, Lit, LitText
from dipview.tui.widgets.text_spans import text_of, width_of

TEXTS = st.text(alphabet="ab \n\u00e9\u4e2d\u0301\x1b\u202e\U0001f469\u200d", max_size=80)


@given(TEXTS, st.integers(12, 30))
def test_lines_fit_and_together_are_the_whole_text(text: str, width: int) -> None:
    broken = BrokenText(text, width)
    whole = "".join(text[start:end] for start, end in broken.lines)
    assert [each for each in whole if not each.isspace()] == [
        each for each in text if not each.isspace()
    ]
    for start, end in broken.lines:
        assert cells(show(text[start:end])) <= width


def test_lines_break_between_words_whatever_the_script() -> None:
    for text in ("one two three", "un deux trois é", "one two thr\u4e2d"):
        lines = [text[start:end] for start, end in BrokenText(text, 8).lines]
        assert all(not line.startswith(" ") for line in lines)
        assert " ".join(line.strip() for line in lines).split() == text.split()


def test_a_place_is_on_the_line_that_shows_it() -> None:
    broken = BrokenText("one two\n\nthree four", 5)
    lines = ["one two\n\nthree four"[start:end] for start, end in broken.lines]
    assert lines == ["one", "two", "", "three", "four"]
    assert [broken.line_of(place) for place in (0, 4, 8, 9, 15, 99)] == [0, 1, 2, 3, 4, 4]


def test_of_stretches_at_one_place_the_last_is_drawn() -> None:
    text = LitText(
        "one two three",
        [
            Lit(0, 13, Role.AHEAD),
            Lit(4, 7, Role.HAND),
            Lit(5, 5, Role.DONE),
            Lit(6, 9, Role.MARKED),
        ],
    )
    drawn = "".join(span.role.value[0] * len(span.text) for span in text.line(2, 11))
    assert drawn == "aahhmmmaa"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5), st.data())
def test_what_is_lit_changes_no_word(
    text: str, stretches: list[tuple[int, int]], data: st.DataObject
) -> None:
    lit = [Lit(min(each), min(max(each), len(text)), Role.HAND) for each in stretches]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = LitText(text, lit).line(start, end)
    plain = LitText(text).line(start, end)
    assert "".join(text_of(line).split()) == "".join(text_of(plain).split())
    assert width_of(plain) == cells(show(text[start:end]))


def test_control_characters_are_shown_and_do_nothing() -> None:
    drawn = LitText("a\x1b[31mb\u202e", [Lit(0, 3, Role.HAND)]).line(0, 8)
    assert text_of(drawn) == "a\u241b[31mb<U+202E>"
