"""A judged set of queries: how often the record that is meant comes first."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.search.matches import Matches

Search = Callable[[str], Matches]
JUDGED: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("judged.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("group", "least"),
    [("beginnings", 1.0), ("typos", 0.95), ("letters", 1.0), ("initials and offices", 1.0)],
)
def test_what_is_meant_comes_first(find: Search, group: str, least: float) -> None:
    (pairs,) = (entry["pairs"] for entry in JUDGED["queries"] if entry["group"] == group)
    wrong = {}
    for query, meant in pairs:
        best = find(query).best
        if best is None or best.id != meant:
            wrong[query] = best
    assert 1 - len(wrong) / len(pairs) >= least, wrong


def test_nonsense_finds_nothing(find: Search) -> None:
    found = {query: len(find(query)) for query in JUDGED["nonsense"][0]["queries"]}
    assert not any(found.values()), found
