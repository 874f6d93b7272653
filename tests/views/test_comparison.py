"""The comparison: what stands in which section, in which words, and what each two share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, Said, actor, issue, opened
from tests.standing.writing import said

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.standing.tallies import Tally
from dipview.views.parts.marks import Mark
from dipview.views.parts.pair_rows import tally_in_words
from dipview.views.parts.year import years_of_statements
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning, Section, View
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"


@pytest.fixture(scope="module")
def strait(body: str) -> Workspace:
    """The larger invented world."""
    return Workspace(BODIES[body](open_dataset([ARCHIPELAGO])))


def compared(workspace: Workspace, *actors: str, **scope: Any) -> View:
    return whole_of(workspace, "compare", evolve(Scope(), subjects=actors, **scope))


def section(view: View, key: str) -> Section:
    return next(section for section in view.sections if section.key == key)


def issues(view: View) -> dict[str, list[str]]:
    """Give the issues of each sheet by its key."""
    return {each.key: [row.id for row in each.rows] for each in view.sections if each.sheet}


def cell(view: View, issue: str, actor: str) -> Cell:
    """Give what a view says of an actor on an issue."""
    for each, row in view.rows():
        if each.sheet and row.id == issue:
            leads = [column.leads_to for column in each.columns]
            return row.cells[leads.index(actor)]
    raise AssertionError(f"{issue} is in no sheet")


def pair(view: View, id: str) -> dict[str, object]:
    """Give the values of the row of a pair."""
    pairs = section(view, "pairs")
    row = next(row for row in pairs.rows if row.id == id)
    return {c.key: each.plain for c, each in zip(pairs.columns, row.cells, strict=True)}


def test_the_united_states_and_russia_on_the_depot(bundled: Workspace) -> None:
    view = compared(bundled, "united-states", "russia")
    assert issues(view)["disagree"] == ["military-action", "rebel-depot-account"]
    denies = cell(view, "rebel-depot-account", "united-states")
    asserts = cell(view, "rebel-depot-account", "russia")
    assert denies.text.startswith("denies\n")
    assert asserts.text.startswith("asserts\n")
    for each in (denies, asserts):
        assert "11 Apr 2017" in each.text
        assert each.text.endswith("n=1")
        assert [citation.source for citation in each.citations] == ["rferl-2017-04-11"]
    assert asserts.leads_to == "#rebel-depot-account@russia"
    found = pair(view, "united-states+russia")
    assert (found["agreements"], found["disagreements"], found["shared"]) == (0, 2, 2)
    assert (found["n"], found["span"], found["thin"]) == (4, "11 Apr 2017", True)


def test_britain_and_canada_agree_on_the_same_condition(bundled: Workspace) -> None:
    view = compared(bundled, "united-kingdom", "canada")
    assert issues(view)["agree"] == ["tighter-sanctions"]
    words = cell(view, "tighter-sanctions", "canada")
    condition = [words.text[p.start : p.end] for p in words.parts if p.meaning is Meaning.CONDITION]
    assert len(condition) == 1
    assert words.marks == (Mark(stance=words.marks[0].stance, conditional=True),)


def test_what_is_described_or_second_hand_is_never_agreement(bundled: Workspace) -> None:
    for actors in (("russia", "iran", "syria"), ("donald-trump", "theresa-may")):
        view = compared(bundled, *actors)
        for key in ("agree", "disagree"):
            for id in issues(view).get(key, []):
                marks = [mark for each in actors for mark in cell(view, id, each).marks]
                stated = [mark for mark in marks if mark.stance and not mark.second_hand]
                assert len([mark for mark in stated if mark.basis.value == "stated"]) >= 2


def test_no_share_is_ever_given_in_percent(strait: Workspace) -> None:
    view = compared(strait, "ostrel", "kelmora", "haldreth", "suvarre", "pellorine", "ozernia")
    for _, row in view.rows():
        assert not any("%" in each.text or "percent" in each.text for each in row.cells)
    for row in section(view, "pairs").rows:
        assert any("n=" in each.text for each in row.cells)


def test_every_issue_of_any_of_them_stands_in_one_section(strait: Workspace) -> None:
    actors = ("ostrel", "kelmora", "dar-marjan", "net-menders", "ilse-marrowin", "tavo-relma")
    view = compared(strait, *actors)
    shown = [id for ids in issues(view).values() for id in ids]
    held = {
        position.issue
        for id in strait.dataset.ids(Kind.POSITION)
        if (position := strait.dataset.position(id)).holder in actors
        and (status := strait.dataset.statement(position.statement).status) is None
    } | {
        position.issue
        for id in strait.dataset.ids(Kind.POSITION)
        if (position := strait.dataset.position(id)).holder in actors
        and (status := strait.dataset.statement(position.statement).status) is not None
        and status.value in ("reviewed", "disputed")
    }
    assert len(shown) == len(set(shown))
    assert set(shown) == held


def test_claims_that_contradict_stand_together_and_neither_denies_the_other() -> None:
    workspace = Workspace(
        opened(
            [
                SOURCE,
                actor("a"),
                actor("b"),
                issue("c1", "claim", ["c2"]),
                issue("p"),
                issue("c2", "claim"),
                Said(id="x", holder="a", issue="c1", stance="assert").written(),
                Said(id="y", holder="b", issue="c2", stance="assert").written(),
                Said(id="z", holder="b", issue="p", stance="support").written(),
            ]
        )
    )
    view = compared(workspace, "a", "b")
    assert issues(view) == {"contradicting": ["c1", "c2"], "one-only": ["p"]}
    other = cell(view, "c1", "b")
    assert other.text == "nothing found\non the claim that contradicts it: asserts: c2 is so."
    assert other.marks == (Mark(),)
    assert other.plain == {"stance": None, "n": 0}
    assert pair(view, "a+b")["shared"] == 0


def test_who_denies_a_claim_is_not_said_to_hold_to_it() -> None:
    workspace = Workspace(
        opened(
            [
                SOURCE,
                actor("a"),
                actor("b"),
                issue("c1", "claim", ["c2"]),
                issue("c2", "claim"),
                Said(id="x", holder="a", issue="c1", stance="deny").written(),
                Said(id="y", holder="b", issue="c2", stance="assert").written(),
            ]
        )
    )
    told = section(compared(workspace, "a", "b"), "contradicting")
    assert told.title == "Where each is found on another of claims that contradict each other"


def test_a_note_says_that_contradicting_claims_count_once_where_that_changes_a_count(
    strait: Workspace,
) -> None:
    once = "Claims that contradict each other count once among the issues that two share."
    assert once in compared(strait, "ilse-marrowin", "tavo-relma").notes
    assert once not in compared(strait, "kelmora", "ostrel").notes


def test_a_person_has_the_office_of_the_time(strait: Workspace) -> None:
    view = compared(strait, "ilse-marrowin", "net-menders")
    denies = cell(view, "brine-cause", "ilse-marrowin")
    assert "Foreign Minister, Ostrel" in denies.text
    later = cell(view, "third-plant", "ilse-marrowin")
    assert "Speaker of the Assembly" in later.text
    assert "Foreign Minister" not in later.text


def test_a_mixed_standing_shows_all_that_overlaps(strait: Workspace) -> None:
    view = compared(strait, "dar-marjan", "ostrel")
    assert "joint-inspection" in issues(view)["otherwise"]
    mixed = cell(view, "joint-inspection", "dar-marjan")
    assert mixed.text.startswith("mixed\n")
    assert mixed.text.count("\nopposes\n") == 1
    assert mixed.text.count("\nsupports\n") == 1
    assert len(mixed.citations) == 2


def test_rolled_up_words_are_labelled_with_whose_they_are(strait: Workspace) -> None:
    plain = compared(strait, "kelmora", "ostrel")
    rolled = compared(strait, "kelmora", "ostrel", roll_up=True)
    assert "brine-cause" not in [id for ids in issues(plain).values() for id in ids]
    assert "brine-cause" in issues(rolled)["disagree"]
    theirs = cell(rolled, "brine-cause", "kelmora")
    assert "Tavo Relm̄a, Fisheries Minister, Kelmora" in theirs.text
    assert "rolled up: Tavo Relm̄a 1" in theirs.text
    assert any(note.startswith("Rolled up:") for note in rolled.notes)


def test_rolled_up_the_words_of_one_never_agree_with_themselves(strait: Workspace) -> None:
    view = compared(strait, "kelmora", "tavo-relma", roll_up=True)
    assert pair(view, "kelmora+tavo-relma")["shared"] == 0
    assert "agree" not in issues(view)
    assert any("rest on the same words on" in note for note in view.notes)


def test_as_of_an_earlier_day_only_what_was_said_by_then_is_there(strait: Workspace) -> None:
    early = compared(strait, "ostrel", "kelmora", as_of=dt.date(2032, 1, 31))
    assert cell(early, "brine-cap", "ostrel").marks[0].stance is not None
    late = compared(strait, "ostrel", "kelmora")
    assert len(late.sections) > 1
    assert cell(early, "brine-cap", "ostrel").text != cell(late, "brine-cap", "ostrel").text


def test_a_query_leaves_issues_out_and_says_so_but_changes_no_standing(strait: Workspace) -> None:
    whole = compared(strait, "ostrel", "kelmora")
    narrow = compared(strait, "ostrel", "kelmora", query="issue:brine-cap")
    assert [id for ids in issues(narrow).values() for id in ids] == ["brine-cap"]
    assert cell(narrow, "brine-cap", "ostrel") == cell(whole, "brine-cap", "ostrel")
    assert any(note.startswith("Left out: ") for note in narrow.notes)


def test_what_others_said_on_an_issue_brings_it_into_no_comparison(strait: Workspace) -> None:
    view = compared(strait, "ostrel", "kelmora", query="holder:dar-marjan")
    assert view.count == 0
    assert view.empty.startswith("Nothing in this scope is found of Ostrel, Kelmora")


def test_since_chooses_issues_and_never_makes_an_old_word_the_latest(strait: Workspace) -> None:
    late = compared(strait, "ostrel", "kelmora", since=dt.date(2033, 1, 1))
    shown = [id for ids in issues(late).values() for id in ids]
    assert "treaty-text" in shown
    assert "stock-halved" not in shown


@pytest.mark.parametrize("actors", [(), ("russia",), ("russia", "russia"), ("russia", "nobody")])
def test_fewer_than_two_actors_are_told_what_to_do(
    bundled: Workspace, actors: tuple[str, ...]
) -> None:
    view = compared(bundled, *actors)
    assert view.count == 0
    assert "needs 2 to 6 actors" in view.empty


def test_more_than_six_actors_are_told_so(bundled: Workspace) -> None:
    ids = bundled.dataset.ids(Kind.ACTOR)
    view = compared(bundled, *ids[:7])
    assert view.count == 0
    assert "7 actors are too many" in view.empty
    assert compared(bundled, *ids[:6]).title.count(",") == 4


def test_of_two_who_never_said_anything_nothing_is_shown() -> None:
    workspace = Workspace(opened([SOURCE, actor("a"), actor("b"), issue("p")]))
    view = compared(workspace, "a", "b")
    assert view.count == 0
    assert view.empty == "Nothing in this scope is found of A, B on any issue."


def test_an_actor_called_like_a_column_of_every_format_is_written_in_all() -> None:
    said = Said(id="x", holder="id", issue="p", stance="support")
    pieces = [SOURCE, actor("id"), actor("section"), issue("p"), said.written()]
    other = evolve(said, id="y", holder="section", stance="oppose").written()
    view = compared(Workspace(opened([*pieces, other])), "id", "section")
    keys = [column.key for column in view.sections[1].columns]
    assert keys == ["issue", "actor:id", "actor:section"]


def test_line_feeds_in_the_data_begin_no_line_of_a_cell() -> None:
    said = Said(id="x", holder="a", issue="p", stance="support")
    hostile = said.written().replace('summary = "support"', 'summary = "for it\\nn=99"')
    workspace = Workspace(opened([SOURCE, actor("a"), actor("b"), issue("p"), hostile]))
    lines = cell(compared(workspace, "a", "b"), "p", "a").text.split("\n")
    assert lines[:2] == ["supports", "for it n=99"]
    assert lines[-1].endswith("n=1")


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2031-04-11", "2031"),
        ('"2031-33"', "2031"),
        ('"2031-21"', "2031"),
        ('"2031-06-30~"', "2031"),
        ('"2031-22"', "no one year"),
        ('"2031?"', "no one year"),
        ('"2031-01-01~"', "no one year"),
        ('"2031-12/2032-01"', "no one year"),
    ],
)
def test_a_statement_is_of_a_year_where_it_is_certainly_of_one(
    tmp_path: Path, date: str, year: str
) -> None:
    path = tmp_path / "small.toml"
    head = (
        '[[sources]]\nid = "s"\ntype = "report"\n[[actors]]\nid = "a"\nname = "A"\nkind = "state"\n'
    )
    head += '[[issues]]\nid = "i"\nkind = "policy"\nproposition = "Do it."\n'
    path.write_text(head + said(date, "support", id="t"), encoding="utf-8")
    assert list(years_of_statements(open_dataset([path]))) == [year]


def test_counts_in_a_sentence_are_all_written_alike() -> None:
    tally = Tally(agreements=1342, disagreements=3001, differences=1000, abstained=1776)
    assert tally_in_words(tally) == (
        "agree on 1,342 of 7,119 shared issues, disagree on 3,001, differ in degree or condition "
        "on 1,000, on 1,776 one abstains and the other takes a side"
    )
