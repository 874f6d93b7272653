"""Matching: the complete set, equal to a scan for every exact operator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.building import built
from dipview.search.documents import Document, FieldText
from dipview.search.fields import Field
from dipview.search.index import Index
from dipview.search.matches import Matches
from dipview.search.matching import Matcher
from dipview.search.query import Anchor, Not, Phrase, Word, conjunction
from dipview.search.query_errors import QueryError
from dipview.search.searching import SearchIndex, search

Search = Callable[[str], Matches]
NAMES = st.lists(
    st.lists(st.sampled_from(["ab", "abc", "b", "ca", "cab", "é"]), min_size=1, max_size=4),
    max_size=8,
)
TYPED = st.lists(st.sampled_from(["a", "ab", "abc", "b", "ca", "e"]), min_size=1, max_size=3)


def answers(name: list[str], typed: list[str], anchor: Anchor) -> bool:
    """Look for a phrase in a name word by word."""
    name = [word.replace("é", "e") for word in name]
    for start in range(len(name) - len(typed) + 1):
        pairs = list(zip(name[start : start + len(typed)], typed, strict=True))
        first, last = pairs[0], pairs[-1]
        good = [word == part for word, part in pairs]
        if anchor is Anchor.START:
            good[-1] = last[0].startswith(last[1])
        if anchor is Anchor.END:
            good[0] = first[0].endswith(first[1])
        if all(good):
            return True
    return False


@given(NAMES, TYPED, st.sampled_from(Anchor))
def test_exact_operators_equal_a_scan(
    names: list[list[str]], typed: list[str], anchor: Anchor
) -> None:
    index = built(
        Document(f"a{at}", Kind.ACTOR, (FieldText(Field.NAME, " ".join(name)),))
        for at, name in enumerate(names)
    )
    matcher = Matcher(index, None)  # type: ignore[arg-type]
    expected = {at for at, name in enumerate(names) if answers(name, typed, anchor)}
    phrase = Phrase(" ".join(typed), anchor)
    assert set(matcher.matched(phrase).numbers) == expected
    assert set(matcher.matched(Not(phrase)).numbers) == set(range(len(names))) - expected


@pytest.fixture
def matched(index_of: Callable[..., Index]) -> Callable[..., set[int]]:
    """Match one bare word against names."""

    def numbers(word: str, *names: str) -> set[int]:
        matcher = Matcher(index_of(*names), None)  # type: ignore[arg-type]
        return set(matcher.matched(Word(word)).numbers)

    return numbers


def test_a_bare_word_matches_beginnings_insides_and_initials(
    matched: Callable[..., set[int]],
) -> None:
    assert matched("may", "Theresa May", "Mayotte", "Dismay", "Mars Air Yard", "Yam") == {
        0,
        1,
        2,
        3,
    }


def test_two_letters_match_beginnings_and_initials_alone(
    matched: Callable[..., set[int]],
) -> None:
    assert matched("ma", "Mayotte", "Oman", "Mad Apple", "Am") == {0, 2}


def test_typos_count_only_where_nothing_begins_so(matched: Callable[..., set[int]]) -> None:
    assert matched("till", "Tillerson", "Tall Bill") == {0}
    assert matched("talll", "Tillerson", "Tall Bill") == {1}


def test_letters_left_out_count_only_where_nothing_else_does(
    matched: Callable[..., set[int]],
) -> None:
    assert matched("tlrsn", "Rex Tillerson", "Xyz") == {0}
    assert matched("tlrsn", "Rex Tillerson", "Tlrsn") == {1}


def test_letters_are_not_left_out_of_texts(index_of: Callable[..., Index]) -> None:
    index = index_of("Tillerson said so", field=Field.SUMMARY)
    assert not Matcher(index, None).matched(Word("tlrsn")).numbers  # type: ignore[arg-type]


def test_a_typo_that_is_a_word_elsewhere_is_forgiven_where_no_record_has_all(
    find: Search,
) -> None:
    assert [match.id for match in find("martin schultz").ranked] == ["xiao-zhen"]
    assert [match.id for match in find("schultz").ranked] == ["martina-schultze"]


def test_a_mistyped_name_is_found_though_texts_have_the_words_as_typed(
    index_of: Callable[..., Index],
) -> None:
    index = built(
        [
            Document("a", Kind.ACTOR, (FieldText(Field.NAME, "Jane Toom"),)),
            Document("b", Kind.ACTOR, (FieldText(Field.SUMMARY, "Tom saw Jane"),)),
            Document("c", Kind.ACTOR, (FieldText(Field.SUMMARY, "Toom saw Jane"),)),
        ]
    )
    matcher = Matcher(index, None)  # type: ignore[arg-type]
    assert set(matcher.matched(conjunction(Word("jane"), Word("tom"))).numbers) == {0, 1}
    assert set(matcher.matched(conjunction(Word("saw"), Word("tom"))).numbers) == {1}


def test_function_words_are_not_required_beside_others(find: Search) -> None:
    assert "sergei-lavrov" in find("foreign minister of the russia")
    assert set(map(str, find("of").ids(Kind.ACTOR))) >= {"g7", "rex-tillerson"}


@pytest.mark.parametrize("query", ["…", "…—", "… ?", "'…", '"—"', "(… or ?)"])
def test_a_query_without_letters_finds_nothing(find: Search, query: str) -> None:
    assert len(find(query)) == 0


def test_a_side_of_or_without_letters_adds_nothing(find: Search) -> None:
    assert list(find("rex or …").ranked) == list(find("rex").ranked)


def test_signs_beside_words_ask_for_nothing(find: Search) -> None:
    assert set(find("rex & tillerson").ids(Kind.ACTOR)) == {"rex-tillerson"}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("kind:person !with:russia !minister !sec", None),
        ("'may", {"theresa-may"}),
        ("^tiller", {"rex-tillerson"}),
        ("lerson$", {"rex-tillerson"}),
        ('"al-assad"', {"bashar-al-assad"}),
        ('"assad al"', set()),
        ("(rex or boris) johnson", {"boris-johnson"}),
        ("tillerson or putin", {"rex-tillerson", "vladimir-putin"}),
    ],
)
def test_operators_narrow_the_actors(find: Search, query: str, ids: set[str] | None) -> None:
    found = set(find(query).ids(Kind.ACTOR))
    if ids is None:
        assert "theresa-may" not in found
        assert "boris-johnson" not in found
        assert "lukasz-wisniewski" in found
    else:
        assert found == ids


def test_nothing_is_excluded_for_looking_alike(find: Search, positions: Dataset) -> None:
    everyone = set(positions.ids(Kind.ACTOR))
    assert set(find("!tilerson").ids(Kind.ACTOR)) == everyone
    assert set(find("!tillers").ids(Kind.ACTOR)) == everyone - {"rex-tillerson"}
    assert set(find("!(rex tillerson)").ids(Kind.ACTOR)) == everyone - {"rex-tillerson"}
    assert set(find("!(rex … or sergei)").ids(Kind.ACTOR)) == everyone - {
        "rex-tillerson",
        "sergei-lavrov",
    }
    assert set(find("!…").ids(Kind.ACTOR)) == everyone
    assert set(find("!'rex").ids(Kind.ACTOR)) == everyone - {"rex-tillerson"}


def test_an_id_typed_whole_finds_its_record(find: Search) -> None:
    best = find("s4#ceasefire@japan").best
    assert best is not None
    assert (best.id, best.field, best.score) == ("s4#ceasefire@japan", Field.ID, 1.0)


@given(st.text(max_size=25))
def test_any_text_can_be_searched(searched: SearchIndex, text: str) -> None:
    try:
        found = search(searched, text)
    except QueryError:
        return
    assert len(found.ranked) == len(found) == sum(found.count(kind) for kind in Kind)
