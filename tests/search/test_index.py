"""The index: postings, names as wholes, initials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dipview.model.kinds import Kind
from dipview.search.building import built
from dipview.search.documents import Run, Shared, document, documents
from dipview.search.fields import Field, Group
from dipview.search.index import Index
from dipview.search.number_sets import numbers_of, union
from dipview.search.searching import SearchIndex


def test_records_are_numbered_in_the_order_of_the_dataset(searched: SearchIndex) -> None:
    index, dataset = searched.index, searched.dataset
    for kind, numbers in index.kinds.items():
        assert [index.ids[number] for number in numbers] == list(dataset.ids(kind))
        assert all(index.kind_of(number) is kind for number in numbers)


def test_postings_hold_every_record_of_a_word_once_and_in_order(searched: SearchIndex) -> None:
    index = searched.index
    for group in Group:
        for place, word in enumerate(index.vocabulary.words):
            found = list(index.with_range(group, range(place, place + 1)))
            assert found == list(index.with_places(group, numbers_of([place])))
            assert found == [
                number
                for number in index.everything
                if any(
                    text.field.group is group and word in text.words for text in index.texts[number]
                )
            ]


@pytest.mark.parametrize("dearer", [0, 1_000_000])
def test_words_are_found_within_some_records_either_way(
    searched: SearchIndex, monkeypatch: pytest.MonkeyPatch, dearer: int
) -> None:
    """The ties of each record, and the records of each tie, give the same."""
    monkeypatch.setattr("dipview.search.index.DEARER", dearer)
    index = searched.index
    by_ties = 0
    for place in range(len(index.vocabulary.words)):
        places = numbers_of([place, place // 2])
        everywhere = index.anywhere(places)
        assert everywhere == union(index.with_places(group, places) for group in Group)
        for step in (1, 3, 50):
            some = numbers_of(range(place % step, len(index.everything), step))
            assert index.anywhere(places, some) == everywhere & some
            own = union(each.of_places(places) for each in index.postings.values())
            by_ties += len((everywhere & some) - own)
    assert by_ties > 100


def test_names_are_found_as_wholes_and_by_their_beginning(
    index_of: Callable[..., Index],
) -> None:
    aliases = index_of("Guinea", "Guinea-Bissau", "Papua New Guinea").aliases[Group.NAMES]
    assert list(aliases.equal_to("guinea")) == [0]
    assert list(aliases.beginning_with("guinea")) == [0, 1]
    assert list(aliases.beginning_with("new")) == []


def test_initials_are_those_of_names_of_several_words(index_of: Callable[..., Index]) -> None:
    index = index_of("United States of America", "Russia", "Union of Soviets at A")
    assert list(index.initials.equal_to("usoa")) == [0]
    assert list(index.initials.equal_to("usa")) == [0]
    assert not index.initials.equal_to("r")
    assert not index_of("Foreign Minister", field=Field.ROLE).initials.folded


def test_an_index_over_nothing_is_empty() -> None:
    index = built([])
    assert not index.everything
    assert all(len(numbers) == 0 for numbers in index.kinds.values())


def test_records_that_share_a_document_are_indexed_as_if_each_had_its_own(
    searched: SearchIndex,
) -> None:
    index, dataset = searched.index, searched.dataset
    for kind_of_several in (Shared, Run):
        assert any(isinstance(each, kind_of_several) for each in documents(dataset))
    alone = built(document(dataset, kind, id) for kind in Kind for id in dataset.ids(kind))
    assert index.vocabulary == alone.vocabulary
    assert index.kinds == alone.kinds
    assert index.traits == alone.traits
    numbers = range(len(alone.ids))
    assert [index.texts[number] for number in numbers] == [alone.texts[n] for n in numbers]
    for group in Group:
        for place in range(len(alone.vocabulary.words)):
            places = range(place, place + 1)
            assert index.with_range(group, places) == alone.with_range(group, places)
