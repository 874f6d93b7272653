"""The parser: trees, their printed form, and mistakes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.search.query import (
    Anchor,
    And,
    Comparison,
    Filter,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    conjunction,
    disjunction,
    printed,
)
from dipview.search.query_errors import QueryError
from dipview.search.query_fields import FilterField
from dipview.search.query_parser import DEEPEST, parsed

WORDS = st.sampled_from(
    ["russia", "al-assad", "Łukasz", "بشار", "it's", "10:30", "…", "orb", "a$b"]
)
TEXTS = st.sampled_from(["a phrase", "assad", "“so to say”", " spaced ", "(or)", "with:x", "!"])
VALUES = st.sampled_from(["russia", "saudi arabia", "s1#x@y", "(a)", "or", "”", "!x", "'a"])
NAMES = st.sampled_from([FilterField.WITH, FilterField.BY, FilterField.ID, FilterField.ROLE])
DATES = st.sampled_from(["2017", "2017-04", "2017-04-10", "2017-04-10/2017-04-11", "[..2017-04]"])
FIXED = st.sampled_from(
    [
        Filter(FilterField.STANCE, "lean-support"),
        Filter(FilterField.KIND, "statement"),
        Filter(FilterField.FORM, "verbatim"),
    ]
)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    WORDS.map(Word),
    st.builds(Phrase, TEXTS, st.sampled_from(Anchor)),
    st.builds(Filter, NAMES, VALUES),
    st.builds(Filter, st.just(FilterField.DATE), DATES, st.sampled_from(Comparison)),
    FIXED,
)


def joined(trees: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(trees, min_size=2, max_size=3)
    return st.one_of(
        trees.map(Not),
        several.map(lambda terms: conjunction(*terms)),
        several.map(lambda terms: disjunction(*terms)),
    )


TREES = st.recursive(LEAVES, joined, max_leaves=8)


def mistake_in(text: str) -> QueryError | None:
    try:
        parsed(text)
    except QueryError as error:
        return error
    return None


@given(TREES)
def test_reading_a_printed_query_gives_the_same_query(tree: Node) -> None:
    assert parsed(printed(tree)).root == tree


@given(st.text(alphabet=st.sampled_from("ab:\"'^$!() or with date>=2017“”-"), max_size=30))
def test_what_can_be_read_can_be_printed_and_read_again(text: str) -> None:
    try:
        root = parsed(text).root
    except QueryError:
        return
    assert root == Word("or") or parsed(printed(root)).root == root


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_a_mistake_within_it(text: str) -> None:
    mistake = mistake_in(text)
    if mistake is not None:
        assert 0 <= mistake.offset < max(1, len(text))
        assert mistake.length >= 1
        assert mistake.message


def test_words_side_by_side_must_all_be() -> None:
    assert parsed("rex 'moscow").root == And((Word("rex"), Phrase("moscow")))


def test_or_binds_less_than_side_by_side() -> None:
    assert parsed("a b or c").root == Or((And((Word("a"), Word("b"))), Word("c")))
    assert parsed("a (b OR c)").root == And((Word("a"), Or((Word("b"), Word("c")))))


def test_negation_takes_the_next_term_alone() -> None:
    assert parsed("!a b").root == And((Not(Word("a")), Word("b")))
    assert parsed("not:(a b)").root == Not(And((Word("a"), Word("b"))))
    assert parsed("!!a").root == Not(Not(Word("a")))


def test_parentheses_that_change_nothing_leave_no_trace() -> None:
    assert parsed("((a) (b c))").root == parsed("a b c").root
    assert parsed("(a or (b or c))").root == parsed("a or b or c").root


def test_an_empty_query_asks_for_everything() -> None:
    assert parsed("  ").is_empty
    assert not parsed("a").is_empty
    assert printed(parsed("").root) == ""


def test_or_alone_is_a_word_on_the_way_to_another() -> None:
    assert parsed("or").root == Word("or")


@pytest.mark.parametrize(
    ("query", "regular"),
    [
        ("kind:Statements", "kind:statement"),
        ('stance:"Lean Support"', "stance:lean-support"),
        ("since:2017-04", "date>=2017-04"),
        ('with:"saudi arabia"', 'with:"saudi arabia"'),
        ("'x", '"x"'),
    ],
)
def test_values_are_written_as_the_data_does(query: str, regular: str) -> None:
    assert printed(parsed(query).root) == regular


@pytest.mark.parametrize(
    ("query", "offset", "message"),
    [
        ("(a", 0, "this parenthesis is not closed yet"),
        ("b (", 2, "this parenthesis is not closed yet"),
        ("(a or b c", 0, "this parenthesis is not closed yet"),
        ("a)", 1, "this parenthesis was never opened"),
        (")", 0, "this parenthesis was never opened"),
        ("a ()", 2, "there is nothing between the parentheses"),
        ("a or", 2, "there is nothing after this or yet"),
        ("a or or b", 2, "there is nothing after this or yet"),
        ("(a or )", 3, "there is nothing after this or yet"),
        ("or a", 0, "there is nothing before this or"),
        ("(or a)", 1, "there is nothing"),
        ("a !", 2, "there is nothing after ! yet"),
        ("not:", 0, "there is nothing after not: yet"),
        ("stance:sup", 7, "stance: cannot be 'sup'"),
        ("kind:actr", 5, "kind: cannot be 'actr'"),
        ("basis:zzz", 6, "basis: cannot be 'zzz'"),
        ("date:someday", 5, "'someday' is not a date"),
        ("date:2017-02-30", 5, "'2017-02-30' is not a possible date"),
    ],
)
def test_a_mistake_is_placed_and_explained(query: str, offset: int, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parsed(query)
    assert caught.value.offset == offset
    assert caught.value.message.startswith(message)
    assert caught.value.hint


@pytest.mark.parametrize("query", ["(" * 500 + "a" + ")" * 500, "!" * 500 + "a"])
def test_endless_nesting_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="nested too deeply") as caught:
        parsed(query)
    assert caught.value.offset == DEEPEST


def test_a_value_that_was_likely_meant_is_proposed() -> None:
    with pytest.raises(QueryError) as caught:
        parsed("stance:sup")
    assert "did you mean stance:support?" in caught.value.hint
    with pytest.raises(QueryError) as caught:
        parsed("stance:opose")
    assert "did you mean stance:oppose?" in caught.value.hint
    with pytest.raises(QueryError) as caught:
        parsed("stance:zzzz")
    assert caught.value.hint.startswith("it can be support,")
