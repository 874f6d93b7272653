"""The judged set: large enough, sound, apart from the set that was used in tuning, and scored."""

from __future__ import annotations

import tomllib
from pathlib import Path

from benchmarks.judged import ALL, FOLDER, WORLD, Judged, judged, scores

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset

TUNED = Path(__file__).parents[1] / "search" / "judged.toml"


def test_the_set_is_large_and_no_query_comes_twice() -> None:
    asked = [(each.world, each.query) for each in judged()]
    assert len(asked) >= 150
    assert len(set(asked)) == len(asked)


def test_it_says_when_it_was_frozen() -> None:
    assert "FROZEN on 2026-11-23" in (FOLDER / "judged.toml").read_text(encoding="utf-8")


def test_its_own_world_has_no_problems() -> None:
    assert open_dataset([WORLD]).problems == ()


def test_every_record_that_is_meant_is_there() -> None:
    worlds = {"bundled": open_dataset([bundled_path()]), "invented": open_dataset([WORLD])}
    lost = {id for each in judged() for id in each.meant if not worlds[each.world].kind_of(id)}
    assert lost == set()


def test_only_nonsense_means_nothing() -> None:
    assert all(bool(each.meant) is (each.kind != "nonsense") for each in judged())


def test_no_query_is_one_that_was_used_in_tuning() -> None:
    tables = tomllib.loads(TUNED.read_text(encoding="utf-8"))
    tuned = {query for table in tables["queries"] for query, _ in table["pairs"]}
    tuned |= {query for table in tables["nonsense"] for query in table["queries"]}
    assert {each.query for each in judged()} & tuned == set()


def test_answers_are_scored_by_kind_and_together() -> None:
    def asked(kind: str, *meant: str) -> Judged:
        return Judged(kind, "bundled", "query", frozenset(meant))

    told = [
        (asked("prefix", "a"), ["a", "b"]),
        (asked("prefix", "a"), ["b", "a"]),
        (asked("typo", "a", "c"), ["b"]),
        (asked("nonsense"), []),
        (asked("nonsense"), ["a"]),
    ]
    found = {kind: (s.count, s.first, s.among) for kind, s in scores(told).items()}
    assert found == {
        ALL: (3, 1 / 3, 2 / 3),
        "prefix": (2, 0.5, 1.0),
        "typo": (1, 0.0, 0.0),
        "nonsense": (2, 0.5, 0.5),
    }
