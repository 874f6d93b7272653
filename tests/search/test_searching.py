"""The face of the search: building, searching, and looking at what was found."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from dipview.computing import Computation, ComputationCancelled
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.fields import Field
from dipview.search.matches import Matches
from dipview.search.query_errors import QueryError
from dipview.search.searching import SearchIndex, search

Search = Callable[[str], Matches]


def test_an_empty_query_matches_everything_in_the_order_of_the_dataset(
    find: Search, positions: Dataset
) -> None:
    found = find("")
    for kind in Kind:
        assert list(found.ids(kind)) == list(positions.ids(kind))
        assert found.count(kind) == positions.counts()[kind]
    assert [match.id for match in found.ranked] == [id for k in Kind for id in positions.ids(k)]
    assert {match.score for match in found.ranked} == {1.0}
    assert found.query.is_empty


def test_a_match_tells_field_and_text(find: Search) -> None:
    best = find("kremlin").best
    assert best is not None
    assert (best.id, best.kind, best.field, best.text) == (
        "russia",
        Kind.ACTOR,
        Field.OTHER_NAME,
        "Kremlin",
    )


def test_matches_are_complete_and_can_be_asked(find: Search) -> None:
    found = find("tillerson")
    assert "rex-tillerson" in found
    assert "boris-johnson" not in found
    assert "nobody" not in found
    assert 7 not in found
    assert len(found) == len(found.ranked) == 3
    assert list(found.ids(Kind.EVENT)[:1]) == ["lake-meeting"]
    assert [match.id for match in found.ranked[1:]] == ["lake-meeting", "moscow-trip"]


def test_nothing_found_has_no_best(find: Search) -> None:
    found = find("xqzvwk")
    assert found.best is None
    assert len(found) == 0
    assert not found.ids(Kind.ACTOR)


def test_matches_beyond_the_scored_head_are_scored_when_read(find: Search) -> None:
    for match in find("kind:person").ranked:
        assert (match.score, match.field, match.text) == (1.0, None, "")


def test_what_lies_beyond_the_head_never_scores_above_it(
    monkeypatch: pytest.MonkeyPatch, find: Search
) -> None:
    monkeypatch.setattr("dipview.search.ranking.HEAD", 1)
    monkeypatch.setattr("dipview.search.ranking.HEAD_OF_A_KIND", 1)
    for query in ("russia", "kind:person (tillerson or !minister)"):
        found = find(query)
        scored = len(found.ranked._ranking.hits)
        scores = [match.score for match in found.ranked]
        assert 0 < scored < len(scores)
        assert scores[:scored] == sorted(scores[:scored], reverse=True)
        assert max(scores[scored:]) <= scores[scored - 1]
        assert {match.id for match in found.ranked} == {
            id for kind in Kind for id in found.ids(kind)
        }


def test_a_mistake_is_raised_as_such(find: Search) -> None:
    with pytest.raises(QueryError):
        find("with:")


def test_a_search_can_be_cancelled(searched: SearchIndex) -> None:
    computation = Computation()

    def left() -> None:
        """Search for somebody who has gone meanwhile."""
        computation.cancel()
        search(searched, "russia")

    with pytest.raises(ComputationCancelled):
        computation.run(left)


def test_building_tells_how_far_it_is(positions: Dataset) -> None:
    told: list[tuple[int, int]] = []
    SearchIndex.build(positions, progress=lambda done, total: told.append((done, total)))
    total = sum(positions.counts().values())
    assert told == [(0, total), (total, total)]


def test_threads_can_share_an_index(searched: SearchIndex) -> None:
    queries = ["tilerson", "russia", "with:moscow", "!us", "gillerson"] * 8
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda query: search(searched, query).ranked, queries))
    for query, ranking in zip(queries, found, strict=True):
        assert list(ranking) == list(search(searched, query).ranked)
