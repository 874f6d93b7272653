"""Ranking: tiers before fields, fields before closeness, and a head that misses nothing better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from dipview.model.kinds import Kind
from dipview.search.building import built
from dipview.search.cancelling import unchecked
from dipview.search.documents import Document, FieldLink, FieldText
from dipview.search.fields import Field, Group
from dipview.search.index import Index
from dipview.search.matches import Matches
from dipview.search.matching import Matcher
from dipview.search.query_parser import parsed
from dipview.search.ranking import HEAD, hit, ranked
from dipview.search.tiers import BANDS, scattered_hit

Search = Callable[[str], Matches]
Order = Callable[..., list[str]]


def ordered(index: Index, query: str) -> list[int]:
    matched = Matcher(index, None).matched(parsed(query).root)  # type: ignore[arg-type]
    ranking = ranked(index, matched)
    return [*ranking.hits, *ranking.rest]


@pytest.fixture
def order(index_of: Callable[..., Index]) -> Order:
    """Rank names for a query."""
    return lambda query, *names: [names[at] for at in ordered(index_of(*names), query)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("korea", ["Korea", "Korea Bay", "North Korea", "Koreatown North"][:3]),
        ("united states", ["United States", "United States Bank", "The United States"]),
        ("new gui", ["New Guinea", "Papua New Guinea", "Gui of New", "Renew Gui Bay"]),
        ("may", ["May", "May Bay", "Mayotte", "Theresa May", "John Mayall", "Dismay"]),
        ("uae", ["UAE", "United Arab Emirates"]),
        ("tilersn", ["Tilerson", "Tillerson"]),
        ("rex tilerson", ["Rex Tillerson", "Tillerson Rex"]),
    ],
)
def test_better_answers_come_first(order: Order, query: str, names: list[str]) -> None:
    assert order(query, *reversed(names)) == names


def documented(*records: Sequence[tuple[Field, str]]) -> Index:
    """Index records by their texts; for a linked name one more is added that is called so."""
    documents: list[Document] = []
    called: list[Document] = []
    for at, texts in enumerate(records):
        own = [FieldText(field, text) for field, text in texts if field.group is not Group.LINKED]
        links = []
        for field, text in texts:
            if field.group is Group.LINKED:
                links.append(FieldLink(field, f"c{len(called)}"))
                called.append(Document(f"c{len(called)}", Kind.ACTOR, called=(text,)))
        documents.append(Document(f"a{at}", Kind.ACTOR, tuple(own), tuple(links)))
    return built([*documents, *called])


def test_names_outrank_other_names_roles_texts_and_linked_names() -> None:
    fields = [Field.SPEAKER, Field.WORDS, Field.ROLE, Field.OTHER_NAME, Field.NAME]
    index = documented(*([(field, "Old Assad")] for field in fields))
    assert ordered(index, "assad") == [4, 3, 2, 1, 0]
    assert ordered(index, "asssad") == [4, 3, 2, 1, 0]


def test_a_text_never_answers_like_a_name() -> None:
    index = documented([(Field.SUMMARY, "Assad")], [(Field.NAME, "Bashar Assad")])
    assert ordered(index, "assad") == [1, 0]


def test_words_in_one_text_outrank_words_in_two() -> None:
    index = documented(
        [(Field.NAME, "Sergei"), (Field.SUMMARY, "Lavrov")],
        [(Field.SUMMARY, "Lavrov met Sergei")],
        [(Field.NAME, "Sergei K"), (Field.OTHER_NAME, "Lavrovv")],
        [(Field.NAME, "Sergei M"), (Field.OTHER_NAME, "Xlavrov")],
    )
    assert ordered(index, "sergei lavrov") == [2, 1, 0, 3]


def test_typed_words_pair_with_different_words() -> None:
    index = documented([(Field.NAME, "Rex Ray")], [(Field.NAME, "Rex Rex")])
    assert ordered(index, "rex rex") == [1, 0]


def test_initials_count_beside_another_word() -> None:
    index = documented([(Field.NAME, "United Arab Emirates"), (Field.SUMMARY, "oil")])
    assert ordered(index, "uae oil") == [0]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("zebra", "Zebra"),
        ("zebra", "Zebra Bay"),
        ("zebra yes", "A Zebra Yes"),
        ("zebar", "Zebra"),
        ('"zebra"', "Zebra"),
        ("zebra or yak", "Zebra"),
    ],
)
def test_the_best_is_found_among_many_that_answer_worse(
    index_of: Callable[..., Index], query: str, name: str
) -> None:
    many = ["Old Zebras and Yes-Men Yaks"] * (2 * HEAD)
    many = [f"{other} {at}" for at, other in enumerate(many)]
    if query in ("zebar", '"zebra"'):
        many = [other.replace("Zebras", "Zebra Zone") for other in many]
    if query == "zebra yes":
        many = [f"Yes Zebras {at}" for at in range(2 * HEAD)]
    found = ordered(index_of(*many, name), query)
    assert found[0] == len(many)
    assert sorted(found) == list(range(len(many) + 1))


def test_beyond_the_head_records_stay_in_their_order(index_of: Callable[..., Index]) -> None:
    index = index_of(*(f"Zebra {at}" for at in range(2 * HEAD)))
    found = ordered(index, "zebra")
    assert found[HEAD:] == sorted(found[HEAD:])


def test_every_kind_has_its_best_scored(find: Search) -> None:
    found = find("sanctions")
    assert found.ids(Kind.ISSUE)[0] == "sanctions"
    assert set(found.ids(Kind.STATEMENT)) == {"s1", "s2", "s3"}


def test_bands_of_tiers_do_not_overlap() -> None:
    for better, worse in pairwise(BANDS.values()):
        assert better[0] >= worse[1]
    assert all(0 < low < high <= 1 for low, high in BANDS.values())


def test_scores_fall_along_the_ranking(find: Search) -> None:
    for query in ("russia", "s", "minister", "tilerson or sanctions", '"sanctions" russia'):
        scores = [match.score for match in find(query).ranked]
        assert scores == sorted(scores, reverse=True)


def test_what_only_a_negation_lets_in_comes_last(find: Search) -> None:
    ranking = find("kind:person (tillerson or !minister)").ranked
    assert ranking[0].id == "rex-tillerson"
    assert ranking[-1].score == 0


def test_a_record_that_a_part_does_not_match_has_no_hit(index_of: Callable[..., Index]) -> None:
    index = index_of("Rex", "Boris")
    matched = Matcher(index, None, unchecked).matched(  # type: ignore[arg-type]
        parsed("rex").root
    )
    assert hit(index, matched, 1) is None


def test_a_record_without_the_word_cannot_be_scored_for_it(
    index_of: Callable[..., Index],
) -> None:
    index = index_of("Rex", "Boris")
    matched = Matcher(index, None).matched(parsed("rex").root)  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        scattered_hit(matched.required, index.texts[1])  # type: ignore[union-attr]
