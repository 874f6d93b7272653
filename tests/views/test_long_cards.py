"""Cards with hundreds of rows: parted by topic and year, the newest first, and nothing lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, actor, opened

import dipview.views.cards.card_view as card_module
import dipview.views.cards.long_sections as long_sections_module
from dipview.dataset.snapshot.decoding import Decoder, T
from dipview.formats.document import limited
from dipview.model.statements import Statement
from dipview.views.scope import Scope
from dipview.views.view import Section, View
from dipview.workspace.views import card_of
from dipview.workspace.workspace import Workspace

TOPICS = (
    '[[issues]]\nid = "water"\nkind = "topic"\ntitle = "Water"\nsources = ["s"]\n',
    '[[issues]]\nid = "fish"\nkind = "topic"\ntitle = "Fish"\nsources = ["s"]\n',
)


def issue(id: str, topic: str = "") -> str:
    parent = f'parent = "{topic}"\n' if topic else ""
    return (
        f'[[issues]]\nid = "{id}"\nkind = "policy"\nproposition = "{id} should be."\n'
        f'{parent}sources = ["s"]\n'
    )


def said(id: str, day: str, *issues: str) -> str:
    dated = f"date = {day}\n" if day else ""
    held = ", ".join(f'{{ issue = "{each}", stance = "support" }}' for each in issues)
    return (
        f'[[statements]]\nid = "{id}"\nsource = "s"\nform = "reported"\nspeakers = ["one"]\n'
        f'summary = "{id}"\n{dated}positions = [{held}]\n'
    )


@pytest.fixture(params=BODIES)
def workspace(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give a state that speaks on four issues of two topics and of none."""
    for module in (card_module, long_sections_module):
        monkeypatch.setattr(module, "LONG", 4)
    pieces = [
        SOURCE.replace("2020-12-31", "2030-12-31"),
        actor("one"),
        actor("two"),
        *TOPICS,
        issue("dams", "water"),
        issue("wells", "water"),
        issue("nets", "fish"),
        issue("roads"),
        said("s1", "2019-05-01", "dams"),
        said("s2", "2020-01-01", "wells"),
        said("s3", "2020-03-01", "dams"),
        said("s4", "2018-01-01", "nets"),
        said("s5", "2021-01-01", "dams", "nets"),
        said("s6", "2021-01-01", "roads"),
        said("s7", "", "roads"),
    ]
    return Workspace(BODIES[request.param](opened(pieces)))


def listed(view: View, key: str) -> dict[str, list[str]]:
    return {each.title: [row.id for row in each.rows] for each in sections(view, key)}


def sections(view: View, key: str) -> Sequence[Section]:
    return [section for section in view.sections if section.key == key]


def test_a_long_list_of_statements_is_parted_by_topic_and_year(workspace: Workspace) -> None:
    assert listed(card_of(workspace, "one", Scope()), "said") == {
        "Said: Fish, 2018 (1)": ["s4"],
        "Said: Water, 2020 (2)": ["s3", "s2"],
        "Said: Water, 2019 (1)": ["s1"],
        "Said: several topics, 2021 (1)": ["s5"],
        "Said: no topic, 2021 (1)": ["s6"],
        "Said: no topic, no one year (1)": ["s7"],
    }


def test_a_long_list_of_standings_is_parted_and_says_how_many_there_are(
    workspace: Workspace,
) -> None:
    view = card_of(workspace, "one", Scope())
    assert list(listed(view, "stands")) == [
        "Standing: Fish, 2021 (1)",
        "Standing: Water, 2021 (1)",
        "Standing: Water, 2020 (1)",
        "Standing: no topic, no one year (1)",
    ]
    notes = [section.note for section in sections(view, "stands")]
    assert notes == ["4 in all, by topic and year, the newest first.", "", "", ""]


def test_all_of_one_topic_are_parted_by_year_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_sections_module, "LONG", 2)
    assert listed(card_of(workspace, "water", Scope()), "issues") == {
        "Issues of this topic: 2021 (1)": ["dams"],
        "Issues of this topic: 2020 (1)": ["wells"],
    }


def test_nothing_is_lost_or_told_twice(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for id in ("one", "dams", "water", "s"):
        with monkeypatch.context() as patched:
            patched.setattr(long_sections_module, "LONG", 2)
            parts = card_of(workspace, id, Scope())
            patched.setattr(long_sections_module, "LONG", 1000)
            whole = card_of(workspace, id, Scope())
        for key in {section.key for section in whole.sections}:
            found = [row.id for section in sections(parts, key) for row in section.rows]
            assert sorted(found) == sorted(
                row.id for section in sections(whole, key) for row in section.rows
            )


def test_a_short_list_stays_as_it_was(workspace: Workspace) -> None:
    assert list(listed(card_of(workspace, "fish", Scope()), "issues")) == [
        "Issues of this topic (1)"
    ]


def test_a_limit_leaves_the_facts_whole_and_cuts_the_lists(workspace: Workspace) -> None:
    whole = card_of(workspace, "one", Scope())
    view = limited(card_of(workspace, "one", Scope(limit=2)))
    assert len(view.sections[0].rows) == len(whole.sections[0].rows)
    rows = [row.id for section in view.sections[1:] for row in section.rows]
    assert len(rows) == 2
    assert view.notes[-1] == "The first 2 of 11 rows."


@pytest.mark.parametrize("body", BODIES)
def test_the_card_of_a_group_lists_its_members_where_no_day_is_known(body: str) -> None:
    member = '[[actors.memberships]]\nof = "bloc"\nkind = "member"\n'
    later = f"{member}start = 2004-05-01\n"
    group = '[[actors]]\nid = "bloc"\nname = "Bloc"\nkind = "group"\nsources = ["s"]\n'
    pieces = [SOURCE, group, actor("one", member), actor("two", later), actor("three")]
    view = card_of(Workspace(BODIES[body](opened(pieces))), "bloc", Scope())
    (people,) = sections(view, "people")
    assert [(row.id, row.cells[2].text) for row in people.rows] == [
        ("one", "member"),
        ("two", "member, since 1 May 2004"),
    ]


def test_members_stand_before_a_long_list(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (card_module, long_sections_module):
        monkeypatch.setattr(module, "LONG", 2)
    group = '[[actors]]\nid = "one"\nname = "Bloc"\nkind = "group"\nsources = ["s"]\n'
    member = actor("two", '[[actors.memberships]]\nof = "one"\n')
    statements = [said("s1", "2019-05-01", "dams"), said("s2", "2020-01-01", "dams")]
    workspace = Workspace(opened([SOURCE, group, member, issue("dams"), *statements]))
    keys = [section.key for section in card_of(workspace, "one", Scope()).sections]
    assert keys.index("people") < keys.index("stands") < keys.index("said")


def test_no_statement_is_read_for_a_long_card_before_its_rows_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pieces = [SOURCE, actor("one"), *TOPICS]
    pieces += [issue(f"i{n}", "water") for n in range(9)]
    pieces += [said(f"s{n}", f"20{n + 10}-01-01", f"i{n}") for n in range(9)]
    dataset = BODIES["snapshot"](opened(pieces))
    read: list[str] = []
    decoded = Decoder.decoded

    def reading(decoder: Decoder, content: bytes, cls: type[T]) -> T:
        record = decoded(decoder, content, cls)
        read.extend([record.id] if isinstance(record, Statement) else [])
        return record

    monkeypatch.setattr(Decoder, "decoded", reading)
    monkeypatch.setattr(long_sections_module, "LONG", 2)
    view = card_of(Workspace(dataset), "one", Scope())
    assert [len(each.rows) for each in sections(view, "stands")] == [1] * 9
    assert not read
    assert [row.id for row in sections(view, "said")[0].rows] == ["s8"]
    assert {*read} == {"s8"}
