"""Counts by topic and year before long lists: of a comparison, and of what ties rest on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, actor, opened

import dipview.views.comparison.breakdown as breakdown_module
import dipview.views.network.ground as ground_module
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

ISSUES = {"dams": "water", "wells": "water", "nets": "fish", "roads": ""}
VOTES = {
    ("dams", 2019): "++-",
    ("wells", 2020): "+-0",
    ("nets", 2020): "--+",
    ("roads", 2021): "0++",
}
"""What one, two and three vote on each issue, and in which year."""
STANCES = {"+": "support", "-": "oppose", "0": "abstain"}


def topic(id: str) -> str:
    return (
        f'[[issues]]\nid = "{id}"\nkind = "topic"\ntitle = "{id.capitalize()}"\nsources = ["s"]\n'
    )


def policy(id: str, parent: str) -> str:
    above = f'parent = "{parent}"\n' if parent else ""
    return (
        f'[[issues]]\nid = "{id}"\nkind = "policy"\nproposition = "{id} should be."\n{above}'
        'sources = ["s"]\n'
    )


def votes(topics: bool = True) -> list[str]:
    pieces = [SOURCE.replace("2020-12-31", "2030-12-31"), *map(actor, ("one", "two", "three"))]
    pieces += [topic("fish"), topic("water")] if topics else []
    pieces += [policy(id, parent if topics else "") for id, parent in ISSUES.items()]
    for (issue, year), cast in VOTES.items():
        for voter, vote in zip(("one", "two", "three"), cast, strict=True):
            pieces.append(
                f'[[statements]]\nid = "{issue}-{voter}"\nsource = "s"\nform = "recorded"\n'
                f'speakers = ["{voter}"]\ndate = {year}-05-01\n'
                f'positions = [{{ issue = "{issue}", stance = "{STANCES[vote]}" }}]\n'
            )
    return pieces


@pytest.fixture(params=BODIES)
def workspace(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(breakdown_module, "FEW", 3)
    monkeypatch.setattr(ground_module, "MANY", 4)
    return Workspace(BODIES[request.param](opened(votes())))


def counts(view: View, key: str) -> list[tuple[object, ...]]:
    return [
        tuple(cell.plain for cell in row.cells)
        for section in view.sections
        if section.key == key
        for row in section.rows
    ]


def keys(view: View) -> Sequence[str]:
    return [section.key for section in view.sections]


def test_two_are_compared_by_topic_and_by_year_before_the_lists(workspace: Workspace) -> None:
    view = whole_of(workspace, "compare", Scope(subjects=("one", "two")))
    assert keys(view)[:3] == ["pairs", "topics", "years"]
    assert counts(view, "topics") == [
        ("Fish", 1, 0, 0, 1),
        ("Water", 1, 1, 0, 2),
        ("no topic", 0, 0, 1, 1),
    ]
    assert counts(view, "years") == [
        ("2019", 1, 0, 0, 1),
        ("2020", 1, 1, 0, 2),
        ("2021", 0, 0, 1, 1),
    ]


def test_of_several_each_two_are_counted(workspace: Workspace) -> None:
    view = whole_of(workspace, "compare", Scope(subjects=("one", "two", "three")))
    fish = [row for row in counts(view, "topics") if row[0] == "Fish"]
    assert fish == [
        ("Fish", "one+two", 1, 0, 0, 1),
        ("Fish", "one+three", 0, 1, 0, 1),
        ("Fish", "two+three", 0, 1, 0, 1),
    ]


@pytest.mark.parametrize("body", BODIES)
def test_an_issue_of_several_topics_counts_in_each(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breakdown_module, "FEW", 3)
    monkeypatch.setattr(ground_module, "MANY", 4)
    dams = 'id = "dams"\nkind = "policy"\n'
    both = [each.replace(dams, f'{dams}topics = ["water", "fish"]\n') for each in votes()]
    workspace = Workspace(BODIES[body](opened(both)))
    compared = whole_of(workspace, "compare", Scope(subjects=("one", "two")))
    assert counts(compared, "topics") == [
        ("Fish", 2, 0, 0, 2),
        ("Water", 1, 1, 0, 2),
        ("no topic", 0, 0, 1, 1),
    ]
    ground = counts(whole_of(workspace, "network", Scope()), "ground")
    assert ground[0] == ("by topic", {"Fish": 6, "Water": 6, "no topic": 3})


@pytest.mark.parametrize("body", BODIES)
def test_where_there_is_no_topic_none_is_counted(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breakdown_module, "FEW", 3)
    monkeypatch.setattr(ground_module, "MANY", 4)
    workspace = Workspace(BODIES[body](opened(votes(topics=False))))
    assert "topics" not in keys(whole_of(workspace, "compare", Scope(subjects=("one", "two"))))
    assert [by for by, _ in counts(whole_of(workspace, "network", Scope()), "ground")] == [
        "by year"
    ]


def test_few_issues_are_read_at_one_look(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breakdown_module, "FEW", 4)
    monkeypatch.setattr(ground_module, "MANY", 5)
    compared = whole_of(workspace, "compare", Scope(subjects=("one", "two")))
    assert not {"topics", "years"} & set(keys(compared))
    assert keys(whole_of(workspace, "network", Scope()))[0] == "ties"


def test_what_ties_rest_on_is_counted_by_topic_and_by_year(workspace: Workspace) -> None:
    view = whole_of(workspace, "network", Scope())
    assert keys(view)[:2] == ["ground", "ties"]
    assert counts(view, "ground") == [
        ("by topic", {"Fish": 3, "Water": 6, "no topic": 3}),
        ("by year", {"2019": 3, "2020": 6, "2021": 3}),
    ]
    assert view.sections[0].rows[0].cells[1].text == "Fish 3 · Water 6 · no topic 3"
    ties = whole_of(workspace, "ties", Scope(subjects=("one",)))
    assert counts(ties, "ground") == counts(view, "ground")


def test_very_many_years_are_counted_by_tens(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ground_module, "_YEARS", 2)
    view = whole_of(workspace, "network", Scope())
    assert counts(view, "ground")[1] == ("by year", {"2019": 3, "2020–2021": 9})
