"""Ranking: tiers before fields, fields before closeness, and a head that misses nothing better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

import dipview.search.ranking as ranking_module
from dipview.model.kinds import Kind
from dipview.search.building import built
from dipview.search.documents import Document, FieldLinks, FieldText
from dipview.search.fields import Field, Group
from dipview.search.index import Index
from dipview.search.matches import Matches
from dipview.search.matching import EitherMatch, EveryMatch, Matcher
from dipview.search.query_parser import parsed
from dipview.search.ranking import HEAD, HEAD_OF_A_KIND, hit, ranked
from dipview.search.tiers import BANDS, Tier, scattered_hit

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
                links.append(FieldLinks(field, (f"c{len(called)}",)))
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


def _first_among_many(index_of: Callable[..., Index], query: str, name: str, other: str) -> bool:
    """Tell whether a name is the first answer, however many others answer in another way."""
    many = [f"{other} {at}" for at in range(2 * HEAD)]
    return ordered(index_of(*many, name), query)[0] == len(many)


def test_a_name_that_is_the_phrase_is_found_among_many_that_hold_it(
    index_of: Callable[..., Index],
) -> None:
    assert _first_among_many(index_of, '"zebra yes"', "Zebra Yes", "Old Zebra Yes Men")


def test_a_word_within_a_word_is_found_among_many_mistyped(index_of: Callable[..., Index]) -> None:
    assert _first_among_many(index_of, "zebra", "Ozebra", "Zebar")


def test_what_is_asked_for_is_found_among_many_that_nothing_speaks_against(
    index_of: Callable[..., Index],
) -> None:
    assert _first_among_many(index_of, "zebra or !yak", "Zebra", "Old Bay")


def test_a_rare_kind_is_scored_behind_a_full_head() -> None:
    actors = [
        Document(f"a{at}", Kind.ACTOR, (FieldText(Field.NAME, f"Zebra {at}"),))
        for at in range(2 * HEAD)
    ]
    statements = [
        Document(f"s{at}", Kind.STATEMENT, (FieldText(Field.SUMMARY, f"Of a zebra {at}"),))
        for at in range(HEAD_OF_A_KIND + 8)
    ]
    index = built([*actors, *statements])
    matched = Matcher(index, None).matched(parsed("zebra").root)  # type: ignore[arg-type]
    ranking = ranked(index, matched)
    scored = {number for number in ranking.hits if index.ids[number].startswith("s")}
    assert len(ranking.hits) == HEAD + HEAD_OF_A_KIND
    assert len(scored) == HEAD_OF_A_KIND
    assert not set(ranking.hits).intersection(ranking.rest)
    assert len(ranking.hits) + len(ranking.rest) == len(actors) + len(statements)
    assert all(0 < found.score <= 1 for found in ranking.hits.values())
    assert ranking.least == min(found.score for found in ranking.hits.values())


def test_work_can_be_ended_now_and_then_but_is_not_asked_at_each_record(
    index_of: Callable[..., Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_of(*(f"Zebra {at}" for at in range(2 * HEAD)))
    matched = Matcher(index, None).matched(parsed("zebra").root)  # type: ignore[arg-type]
    asked: list[int] = []
    monkeypatch.setattr(ranking_module, "check", lambda: asked.append(1))
    scored = len(ranked(index, matched).hits)
    assert 2 <= len(asked) <= scored / 8

    def ended() -> None:
        raise InterruptedError

    monkeypatch.setattr(ranking_module, "check", ended)
    with pytest.raises(InterruptedError):
        ranked(index, matched)


def test_a_record_that_answers_several_parts_has_their_mean_score() -> None:
    index = documented([(Field.NAME, "Rex Bay"), (Field.SUMMARY, "A long word of sanctions")])
    matched = Matcher(index, None).matched(  # type: ignore[arg-type]
        parsed('"rex bay" "sanctions"').root
    )
    assert isinstance(matched, EveryMatch)
    parts = [hit(index, part, 0) for part in matched.parts]
    scores = [part.score for part in parts if part]
    whole = hit(index, matched, 0)
    assert whole is not None
    assert len(scores) == 2
    assert whole.score == pytest.approx(sum(scores) / 2)
    assert whole.field is Field.NAME


def test_of_two_names_with_a_phrase_the_shorter_comes_first(order: Order) -> None:
    names = ["The Old Bay Port", "The Old Bay Port of the Long River"]
    assert order('"old bay"', *reversed(names)) == names


def test_a_phrase_answers_in_its_best_text() -> None:
    index = documented([(Field.SUMMARY, "Old Bay"), (Field.NAME, "The Port of the Old Bay")])
    matched = Matcher(index, None).matched(parsed('"old bay"').root)  # type: ignore[arg-type]
    found = hit(index, matched, 0)
    assert found is not None
    assert found.field is Field.NAME


def test_of_two_things_asked_for_the_better_answered_one_counts() -> None:
    index = documented([(Field.NAME, "Rex"), (Field.SUMMARY, "A long word of sanctions")])
    root = parsed("rex or sanctions").root
    matched = Matcher(index, None).matched(root)  # type: ignore[arg-type]
    assert isinstance(matched, EitherMatch)
    scores = [part.score for part in (hit(index, each, 0) for each in matched.parts) if part]
    whole = hit(index, matched, 0)
    assert whole is not None
    assert len(set(scores)) == 2
    assert (whole.score, whole.field) == (max(scores), Field.NAME)


def test_only_a_name_that_is_the_whole_phrase_answers_exactly() -> None:
    index = documented(
        [(Field.NAME, "Old Bay")], [(Field.NAME, "Old Bay Port")], [(Field.SUMMARY, "Old Bay")]
    )
    matched = Matcher(index, None).matched(parsed('"old bay"').root)  # type: ignore[arg-type]
    hits = [hit(index, matched, at) for at in range(3)]
    scores = [found.score for found in hits if found]
    exact, phrase = BANDS[Tier.EXACT], BANDS[Tier.PHRASE]
    assert exact[0] <= scores[0] <= exact[1]
    assert phrase[0] <= scores[2] < scores[1] <= phrase[1]


def test_a_typed_id_is_the_surest_answer(find: Search) -> None:
    best = find("rex-tillerson").ranked[0]
    assert (best.id, best.score) == ("rex-tillerson", 1.0)


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
    matched = Matcher(index, None).matched(parsed("rex").root)  # type: ignore[arg-type]
    assert hit(index, matched, 1) is None


def test_a_record_without_the_word_cannot_be_scored_for_it(
    index_of: Callable[..., Index],
) -> None:
    index = index_of("Rex", "Boris")
    matched = Matcher(index, None).matched(parsed("rex").root)  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        scattered_hit(matched.required, index.texts[1])  # type: ignore[union-attr]
