"""What is done by saying something, the diplomatic verb, and what is written besides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bodies import BODIES, stored_and_opened

from dipview.dataset.opening import open_dataset
from dipview.search.query_errors import QueryError
from dipview.search.searching import SearchIndex, search

Found = Callable[..., set[str]]
TEXT = """
[[sources]]
id = "s"
type = "report"
extra = { archive = "Box 7" }
[[actors]]
id = "a"
kind = "state"
name = "Brenn"
[[actors]]
id = "old"
kind = "person"
name = "Ida Karst"
roles = [{ title = "Foreign Minister", of = "a", start = 2001-01-01, end = 2004-06-30 }]
memberships = [{ of = "a", start = 2001-06-01, end = 2004-06-30, constituency = "Lakeside" }]
[[actors]]
id = "new"
kind = "person"
name = "Ole Dorn"
roles = [
  { title = "Envoy", of = "a", start = 2001-01-01, end = 2004-06-30 },
  { title = "Foreign Minister", of = "a", start = 2004-07-01, extra = { decree = "No. 12" } },
]
[[issues]]
id = "p"
kind = "policy"
proposition = "Tolls should end"
[[statements]]
id = "one"
source = "s"
form = "reported"
speakers = ["a"]
summary = "Speaks"
acts = ["propose", "ask"]
positions = [{ issue = "p", stance = "support", formula = "takes note" }]
extra = { mood = "solemn", deep = { list = ["guarded"] } }
[[statements]]
id = "two"
source = "s"
form = "recorded"
speakers = ["a"]
acts = ["vote"]
positions = [{ issue = "p", stance = "oppose", formula = "reserves its position" }]
"""
ONE, TWO = {"one", "one#p@a"}, {"two", "two#p@a"}


@pytest.fixture(scope="module", params=(*BODIES, "stored"))
def find(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("acts")
    (folder / "acts.toml").write_text(TEXT, encoding="utf-8")
    body = BODIES.get(request.param, BODIES["memory"])(open_dataset([folder / "acts.toml"]))
    index = SearchIndex.build(body)
    if request.param == "stored":
        index = stored_and_opened(index, folder / "index")

    def found(query: str, day: dt.date | None = None) -> set[str]:
        return {match.id for match in search(index, query, day=day).ranked}

    return found


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("act:propose", ONE),
        ("act:vote", TWO),
        ("act:ask or act:vote", ONE | TWO),
        ("act:threaten", set()),
        ('formula:"takes note"', ONE),
        ("formula:reserves", TWO),
        ("formula:rezerves", TWO),
        ("formula:endorses", set()),
        ("solemn", {"one"}),
        ("guarded", {"one"}),
        ("box 7", {"s"}),
        ("decree", set()),
        ('"no 12"', {"new"}),
    ],
)
def test_acts_formulas_and_what_is_written_besides_are_found(
    find: Found, query: str, ids: set[str]
) -> None:
    assert find(query) == ids


def test_an_act_that_there_is_not_is_told_with_those_that_there_are(find: Found) -> None:
    with pytest.raises(QueryError) as raised:
        find("act:vot3")
    assert "vote" in raised.value.hint


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (None, {"old", "new"}),
        (dt.date(2002, 1, 1), {"old"}),
        (dt.date(2004, 6, 30), {"old"}),
        (dt.date(2010, 1, 1), {"new"}),
        (dt.date(2000, 1, 1), set()),
    ],
)
def test_an_office_is_asked_for_on_the_day_that_is_looked_from(
    find: Found, day: dt.date | None, ids: set[str]
) -> None:
    assert find('role:"foreign minister" kind:person', day) == ids
    assert find("role:envoy", dt.date(2010, 1, 1)) == set()
    assert find("role:lakeside") == find("role:lakeside", dt.date(2003, 1, 1)) == {"old"}
    assert find("role:lakeside", dt.date(2010, 1, 1)) == set()


@pytest.mark.parametrize(
    ("as_of", "day", "ids"),
    [
        ('as_of = "2003-05"', None, {"old"}),
        ("as_of = 2004-06-30", None, {"old"}),
        ("as_of = 2010-01-01", None, {"new"}),
        ("as_of = 2010-01-01", dt.date(2002, 1, 1), {"old"}),
        ("as_of = 2000-01-01", None, set()),
        ("", None, {"old", "new"}),
    ],
)
def test_without_a_day_an_office_is_asked_for_on_the_date_of_the_dataset_itself(
    tmp_path: Path, as_of: str, day: dt.date | None, ids: set[str]
) -> None:
    (tmp_path / "acts.toml").write_text(f"[dataset]\n{as_of}\n{TEXT}", encoding="utf-8")
    index = SearchIndex.build(open_dataset([tmp_path / "acts.toml"]))

    def found(query: str) -> set[str]:
        return {match.id for match in search(index, query, day=day).ranked}

    assert found('role:"foreign minister"') == ids
    assert found("role:foreignminister") == ids
    assert found("role:ministr") == ids
    assert found("foreign minister kind:person") == {"old", "new"}
