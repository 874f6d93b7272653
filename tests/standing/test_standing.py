"""Where a holder stands: latest or mixed, on which evidence, from which day."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.standing.stances import SOURCE, Said, actor, opened
from tests.standing.stances import issue as about
from tests.standing_alone import standing_of

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.standing.evidence import Evidence, counts, evidence_of, known_by
from dipview.standing.standing import Standing, standings_of
from dipview.standing.table import StandingTable, Switches


def found(world: Dataset, holder: str, issue: str, day: dt.date | None = None) -> Standing:
    standing = standing_of(world, holder, issue, day)
    assert standing is not None
    return standing


def test_nothing_is_wrong_in_the_invented_world(world: Dataset) -> None:
    assert not world.problems


@pytest.mark.parametrize(
    ("holder", "issue", "stance"),
    [
        ("vesta", "tolls", Stance.OPPOSE),
        ("tamrel", "tolls", Stance.OPPOSE),
        ("vesta", "river", Stance.OPPOSE),
        ("corvane", "river", Stance.SUPPORT),
        ("tamrel", "river", Stance.OPPOSE),
        ("vesta", "cap", Stance.OPPOSE),
    ],
    ids=["day", "after-by", "seq", "time", "offset", "supersedes"],
)
def test_the_later_statement_stands(
    world: Dataset, holder: str, issue: str, stance: Stance
) -> None:
    standing = found(world, holder, issue)
    assert not standing.mixed
    assert standing.stance is stance
    assert len(standing.current) == len(standing.past) == 1
    assert standing.n == 2


@pytest.mark.parametrize(
    ("holder", "issue"),
    [("corvane", "tolls"), ("orlund", "tolls"), ("orlund", "river"), ("tamrel", "cap")],
    ids=["one-of", "by", "same-day", "about"],
)
def test_statements_that_overlap_and_differ_are_mixed_and_both_kept(
    world: Dataset, holder: str, issue: str
) -> None:
    standing = found(world, holder, issue)
    assert standing.mixed
    assert standing.stance is None
    assert not standing.conditional
    assert len(standing.current) == 2
    assert not standing.past


def test_a_condition_alone_makes_a_difference(world: Dataset) -> None:
    standing = found(world, "tamrel", "cap")
    assert standing.stances == (Stance.SUPPORT,)
    assert standing.conditions == ("unless the League pays",)


def test_a_conditional_stance_keeps_its_direction(world: Dataset) -> None:
    standing = found(world, "tamrel", "lamps")
    assert standing.conditional
    assert standing.stance is Stance.SUPPORT
    assert standing.conditions == ("if it stays small",)


def test_weaker_evidence_never_changes_a_standing(world: Dataset) -> None:
    standing = found(world, "vesta", "lamps")
    assert standing.evidence is Evidence.OWN
    assert standing.stance is Stance.LEAN_SUPPORT
    assert {evidence_of(position) for position in standing.aside} == {
        Evidence.NOT_IN_OWN_WORDS,
        Evidence.SECOND_HAND,
    }
    assert standing.n == 1


def test_what_is_implied_stands_as_implied(world: Dataset) -> None:
    standing = found(world, "corvane", "lamps")
    assert standing.evidence is Evidence.NOT_IN_OWN_WORDS
    assert standing.basis is Basis.IMPLIED
    assert not standing.second_hand


def test_what_others_say_stands_as_second_hand_and_can_be_left_out(world: Dataset) -> None:
    assert found(world, "orlund", "lamps").second_hand
    assert standing_of(world, "orlund", "lamps", second_hand=False) is None


def test_what_is_retracted_never_counts(world: Dataset) -> None:
    assert standing_of(world, "corvane", "cap") is None
    assert not counts(world, "corvane-cap-retracted")


def test_a_draft_is_told_apart_and_does_not_count(world: Dataset) -> None:
    standing = found(world, "orlund", "cap")
    assert standing.stance is Stance.LEAN_OPPOSE
    assert [position.statement for position in standing.drafts] == ["orlund-cap-draft"]
    assert standing.n == 1
    assert not counts(world, "orlund-cap-draft")


def test_a_disputed_statement_counts_and_is_marked(world: Dataset) -> None:
    assert found(world, "tamrel", "cap").disputed
    assert not found(world, "vesta", "tolls").disputed


def test_reprints_are_one_statement(world: Dataset) -> None:
    assert len(world.statement("vesta-against-tolls").corroboration) == 2
    assert found(world, "vesta", "tolls").n == 2


def test_an_abstention_is_no_opposition_and_an_absence_no_position(world: Dataset) -> None:
    abstention = found(world, "orlund", "pilotage")
    assert abstention.stance is Stance.ABSTAIN
    assert Stance.ABSTAIN.score is None
    assert standing_of(world, "tamrel", "pilotage") is None


def test_a_contradicted_claim_produces_no_denial(world: Dataset) -> None:
    assert standing_of(world, "vesta", "gain") is None
    assert standing_of(world, "corvane", "loss") is None


def test_a_blocs_line_is_its_own(world: Dataset) -> None:
    assert found(world, "harbour-league", "dredging").stance is Stance.SUPPORT
    assert standing_of(world, "piet-holm", "dredging", dt.date(2020, 2, 19)) is None
    assert standing_of(world, "vesta", "dredging") is None
    assert found(world, "corvane", "dredging").stance is Stance.OPPOSE


def test_an_unnamed_speakers_position_is_nobodys(world: Dataset) -> None:
    id = "others-dredging#dredging@"
    assert world.position(id).holder is None
    held = [p for a in world.ids(Kind.ACTOR) for s in standings_of(world, a) for p in s.current]
    assert id not in {position.id for position in held}


def test_only_what_the_holder_stated_is_its_own(world: Dataset) -> None:
    own = {id for id in world.ids(Kind.POSITION) if world.position(id).own}
    assert "vesta-lamps#lamps@vesta" in own
    assert not own & {
        "vesta-lamps-described#lamps@vesta",
        "corvane-on-lamps#lamps@vesta",
        "corvane-on-lamps#lamps@corvane",
        "others-dredging#dredging@",
    }


@pytest.mark.parametrize(
    ("id", "first"),
    [
        ("corvane-perhaps-for-tolls", "2020-03-10"),
        ("orlund-against-tolls-some-day", "2020-09-01"),
        ("chair-dredging", "2020-05-01"),
        ("toll-summit", "2020-09-01"),
        ("buoy-theft", "2020-06-05"),
        ("corvane-on-lamps#lamps@orlund", "2020-10-01"),
    ],
)
def test_a_record_is_known_from_the_day_on_which_it_counts(
    world: Dataset, id: str, first: str
) -> None:
    day = dt.date.fromisoformat(first)
    assert known_by(world, id, day)
    assert not known_by(world, id, day - dt.timedelta(days=1))


def test_what_has_no_date_is_known_on_no_particular_day(world: Dataset) -> None:
    assert known_by(world, "vesta-loss", None)
    assert not known_by(world, "vesta-loss", dt.date.max)
    assert found(world, "vesta", "loss").n == 1
    assert standing_of(world, "vesta", "loss", dt.date.max) is None


def test_a_standing_is_that_of_the_day(world: Dataset) -> None:
    assert standing_of(world, "vesta", "tolls", dt.date(2020, 1, 9)) is None
    assert found(world, "vesta", "tolls", dt.date(2020, 1, 10)).stance is Stance.SUPPORT
    assert found(world, "orlund", "tolls", dt.date(2020, 5, 1)).stance is Stance.SUPPORT


def test_an_actors_standings_come_in_the_order_in_which_issues_are_held(world: Dataset) -> None:
    issues = [standing.issue for standing in standings_of(world, "orlund")]
    assert issues == ["cap", "tolls", "river", "pilotage", "lamps"]
    assert all(standing.n for standing in standings_of(world, "orlund"))


def test_only_drafts_make_no_standing(world: Dataset) -> None:
    day = dt.date(2020, 2, 1)
    assert [s.issue for s in standings_of(world, "corvane", day)] == []


def test_a_table_gives_one_cell_as_it_gives_the_whole_row(world: Dataset) -> None:
    for switches in (
        Switches(),
        Switches(day=dt.date(2020, 6, 1)),
        Switches(second_hand=False),
        Switches(exact_only=True),
        Switches(roll_up=True),
    ):
        rows, cells = StandingTable(world, switches), StandingTable(world, switches)
        found = 0
        for holder in world.ids(Kind.ACTOR):
            row = rows.of(holder)
            for issue in world.ids(Kind.ISSUE):
                assert cells.at(holder, issue) == row.get(issue), (holder, issue)
                found += issue in row
        assert found


def test_an_issue_comes_in_the_place_of_what_counts_on_it() -> None:
    draft = Said(id="x", holder="a", issue="p", stance="support", status="draft")
    words = (
        draft,
        Said(id="y", holder="a", issue="q", stance="support", month=2),
        Said(id="z", holder="a", issue="p", stance="oppose", month=3),
    )
    dataset = opened([SOURCE, actor("a"), about("p"), about("q"), *(w.written() for w in words)])
    assert [standing.issue for standing in standings_of(dataset, "a")] == ["q", "p"]


def test_what_is_mixed_holds_on_no_condition() -> None:
    words = (
        Said(id="x", holder="a", issue="p", stance="support"),
        Said(id="y", holder="a", issue="p", stance="support", condition="if it rains"),
    )
    dataset = opened([SOURCE, actor("a"), about("p"), *(each.written() for each in words)])
    (standing,) = standings_of(dataset, "a")
    assert (standing.mixed, standing.conditional) == (True, False)
    only = opened([SOURCE, actor("a"), about("p"), words[1].written()])
    (standing,) = standings_of(only, "a")
    assert (standing.mixed, standing.conditional) == (False, True)
    never = opened([SOURCE, actor("a"), about("p"), words[0].written()])
    (standing,) = standings_of(never, "a")
    assert (standing.mixed, standing.conditional) == (False, False)
