"""The columns of a matrix: under topics, the newest first of many, and each headed for itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from attrs import evolve
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, Said, actor, opened

import dipview.views.matrix.issue_columns as issue_columns_module
import dipview.views.matrix.matrix_view as matrix_module
from dipview.views.scope import Scope
from dipview.views.view import Column, View
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

Issue = tuple[str, str, str, str]
"""Id, proposition, short, id of its topic."""


def topic(id: str, title: str, parent: str = "") -> str:
    above = f'parent = "{parent}"\n' if parent else ""
    return f'[[issues]]\nid = "{id}"\nkind = "topic"\ntitle = "{title}"\n{above}sources = ["s"]\n'


def policy(id: str, proposition: str = "", short: str = "", parent: str = "") -> str:
    given = {"proposition": proposition or f"{id} should be.", "short": short, "parent": parent}
    lines = [f'{key} = "{value}"' for key, value in given.items() if value]
    return "\n".join(
        ["[[issues]]", f'id = "{id}"', 'kind = "policy"', *lines, 'sources = ["s"]', ""]
    )


def made(body: str, issues: Iterable[str], *said: Said, topics: Iterable[str] = ()) -> Workspace:
    holders = dict.fromkeys(each.holder for each in said)
    pieces = [SOURCE, *map(actor, holders), *topics, *issues, *(each.written() for each in said)]
    return Workspace(BODIES[body](opened(pieces)))


def spoken(*issues: str, by: str = "one", month: int = 1) -> list[Said]:
    return [
        Said(id=f"{by}-{on}", holder=by, issue=on, stance="support", month=month) for on in issues
    ]


def seen(workspace: Workspace, **scope: Any) -> View:
    return whole_of(workspace, "matrix", evolve(Scope(), **scope))


def columns(view: View) -> tuple[Column, ...]:
    return view.sections[0].columns[1:]


def ids(view: View) -> list[str]:
    return [column.leads_to for column in columns(view)]


@pytest.fixture(params=BODIES)
def body(request: pytest.FixtureRequest) -> str:
    given: str = request.param
    return given


# The order


def test_issues_stand_under_their_topics_each_topic_before_those_below_it(body: str) -> None:
    topics = [topic("t", "Water"), topic("t-below", "Dams", "t"), topic("u", "Fish")]
    issues = [
        policy("a", parent="t-below"),
        policy("b", parent="u"),
        policy("c"),
        policy("d", parent="t"),
    ]
    view = seen(made(body, issues, *spoken("a", "b", "c", "d"), topics=topics))
    assert [(column.leads_to, column.group) for column in columns(view)] == [
        ("b", "Fish"),
        ("d", "Water"),
        ("a", "Dams"),
        ("c", ""),
    ]


def test_topics_that_are_above_each_other_or_missing_end_nothing(body: str) -> None:
    topics = [topic("t", "One", "u"), topic("u", "Other", "t")]
    issues = [policy("a", parent="t"), policy("b", parent="gone"), policy("c", parent="c")]
    view = seen(made(body, issues, *spoken("a", "b", "c"), topics=topics))
    assert sorted(ids(view)) == ["a", "b", "c"]


def test_of_many_issues_of_a_topic_those_last_spoken_of_come_first(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    topics = [topic("t", "Water"), topic("u", "Fish")]
    issues = [*(policy(id, parent="t") for id in "abc"), *(policy(id, parent="u") for id in "de")]
    said = [
        *spoken("a", month=2),
        *spoken("b", month=5),
        *spoken("c", month=1),
        *spoken("a", by="two", month=3),
        *spoken("d", "e", month=1),
    ]
    workspace = made(body, issues, *said, topics=topics)
    assert ids(seen(workspace)) == ["d", "e", "a", "b", "c"]
    monkeypatch.setattr(issue_columns_module, "MANY", 3)
    assert ids(seen(workspace)) == ["d", "e", "b", "a", "c"]


# What is left out, and where it begins


def test_very_many_issues_of_one_holder_are_left_out_unless_they_are_asked_for(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    issues = [policy(id) for id in "abcd"]
    workspace = made(body, issues, *spoken("a", "b", "c", "d"), *spoken("d", by="two"))
    monkeypatch.setattr(matrix_module, "MANY_OF_ONE", 4)
    view = seen(workspace)
    assert (ids(view), view.folded, view.scope.folded) == (["a", "b", "c", "d"], 0, False)
    monkeypatch.setattr(matrix_module, "MANY_OF_ONE", 3)
    view = seen(workspace)
    assert (ids(view), view.folded, view.scope.folded) == (["d"], 3, True)
    assert "Left out: 3 issues on which one holder alone is found." in view.notes
    assert ids(seen(workspace, folded=False)) == ["a", "b", "c", "d"]
    everything = made(body, issues, *spoken("a", "b", "c", "d"))
    assert ids(seen(everything)) == ["a", "b", "c", "d"], "nothing would be left"


def test_a_matrix_begins_where_its_first_rows_have_anything(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    issues = [policy(id) for id in "abcdefg"]
    workspace = made(body, issues, *spoken("e", "f"), *spoken("a", "b", "c", "d", "g", by="two"))
    monkeypatch.setattr(matrix_module, "_FIRST_ROWS", 1)
    assert {section.begin for section in seen(workspace).sections} == {5}
    monkeypatch.setattr(matrix_module, "_FIRST_ROWS", 2)
    assert {section.begin for section in seen(workspace).sections} == {0}


# The headings


def headings(*given: tuple[str, str]) -> list[str]:
    """Give the headings of issues, by their propositions and short names."""
    names = [f"i{at:02}" for at, _ in enumerate(given)]
    issues = [policy(id, *each) for id, each in zip(names, given, strict=True)]
    view = seen(made("memory", issues, *spoken(*names)))
    by_id = {column.leads_to: column.short or column.title for column in columns(view)}
    return [by_id[id] for id in names]


def test_a_heading_is_the_short_name_or_else_the_proposition() -> None:
    assert headings(("Nets should be mended.", "Nets"), ("Dams should be built.", "")) == [
        "Nets",
        "Dams should be built.",
    ]


def test_alike_headings_are_told_apart_by_what_differs_in_the_propositions() -> None:
    assert headings(
        ("Adopt 70/1: On nets: adopted", "Nets"),
        ("Adopt 71/4: On nets: adopted", "Nets"),
        ("Adopt 71/4: On boats: adopted", "NETS"),
        ("Adopt 72/9: On dams", "Dams"),
    ) == ["Nets · 70/1", "Nets · 71/4: On nets", "NETS · 71/4: On boats", "Dams"]


def test_a_heading_that_is_the_beginning_of_another_is_told_apart_too() -> None:
    assert headings(("Adopt 1: Nets", "Nets"), ("Adopt 2: Nets", "Nets of the north")) == [
        "Nets · 1",
        "Nets of the north · 2",
    ]


def test_where_the_propositions_are_the_same_the_id_tells_them_apart() -> None:
    assert headings(("Nets", ""), ("Nets", "")) == ["Nets · i00", "Nets · i01"]


def test_an_ending_that_many_headings_have_gives_way_to_what_tells_them() -> None:
    ending = "in the words of the text as adopted by all"
    many = [(f"Adopt {at}: Thing {at} {ending}", f"Thing {at} {ending}") for at in range(8)]
    again = ("Adopt 99: Thing 3 of old", f"Thing 3 {ending}")
    found = headings(*many, again)
    assert found[0] == "Thing 0 …"
    assert [found[3], found[8]] == ["Thing 3 … 3", "Thing 3 … 99"]
    assert headings(*many[:7])[0] == f"Thing 0 {ending}"
