"""Roll-ups: whose words count for whom, how certainly, and with what counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.standing.writing import person, said

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.standing.roll_up import (
    Whole,
    rolled_up_positions,
    rolled_up_standings,
    wholes_of,
)
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable, Switches

Make = Callable[[str], Dataset]


def wholes(world: Dataset, id: str) -> tuple[Whole, ...]:
    return wholes_of(world, world.position(id))


def rolled_up(world: Dataset, whole: str, issue: str, day: dt.date | None = None) -> Standing:
    standings = rolled_up_standings(world, whole, day)
    return next(standing for standing in standings if standing.issue == issue)


def test_a_ministers_words_count_for_the_state_while_in_office(world: Dataset) -> None:
    assert wholes(world, "brun-dredging#dredging@ada-brun") == (Whole(id="vesta", certain=True),)
    assert wholes(world, "holm-dredging-early#dredging@piet-holm") == ()


def test_a_chairs_words_count_for_what_is_chaired_and_never_for_a_nationality(
    world: Dataset,
) -> None:
    ids = [whole.id for whole in wholes(world, "chair-dredging#dredging@ines-quell")]
    assert ids == ["tariff-panel", "harbour-league"]
    corvane = rolled_up_standings(world, "corvane")
    assert "ines-quell" not in {holder for s in corvane for holder, _ in s.contributors}


def test_a_body_counts_for_all_that_it_is_part_of(world: Dataset) -> None:
    ids = [whole.id for whole in wholes(world, "desk-dredging#dredging@press-officer")]
    assert ids == ["vestan-press-desk", "vestan-foreign-office", "vesta"]


def test_an_undated_office_is_uncertain_and_counted_as_such(world: Dataset) -> None:
    assert wholes(world, "dara-dredging#dredging@salim-dara") == (Whole(id="vesta", certain=False),)
    standing = rolled_up(world, "vesta", "dredging")
    assert standing.uncertain == 1
    assert ("salim-dara", 1) in standing.contributors


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2020-06-01", True), ('"2021"', True), ('"2020"', False), ('"2020-06-01~"', False)],
)
def test_an_office_that_was_held_on_some_days_of_a_date_is_uncertain(
    make: Make, date: str, expected: bool
) -> None:
    minister = person("p", '{ title = "Minister", of = "a", start = 2020-06-01 }')
    dataset = make(minister + said(date, "support", by="p", id="x"))
    assert wholes(dataset, "x#i@p") == (Whole(id="a", certain=expected),)


def test_a_rolled_up_standing_names_its_contributors(world: Dataset) -> None:
    standing = rolled_up(world, "vesta", "dredging")
    assert standing.rolled_up
    assert dict(standing.contributors) == {"ada-brun": 1, "press-officer": 1, "salim-dara": 1}
    assert standing.n == 3
    assert standing.stance is Stance.SUPPORT


def test_nothing_is_rolled_up_where_only_the_whole_itself_spoke(world: Dataset) -> None:
    standing = rolled_up(world, "vesta", "tolls")
    assert not standing.rolled_up
    assert standing.contributors == (("vesta", 2),)
    assert standing.uncertain == 0


@pytest.mark.parametrize("member", ["vesta", "corvane", "orlund"])
def test_a_blocs_line_is_not_spread_over_its_members(world: Dataset, member: str) -> None:
    through = {position.statement for position, _ in rolled_up_positions(world, member)}
    assert "vesta-for-the-league" not in through


def test_members_words_are_not_their_blocs(world: Dataset) -> None:
    through = {position.holder for position, _ in rolled_up_positions(world, "harbour-league")}
    assert through == {"ines-quell"}


def test_a_position_of_nobody_counts_for_nobody(world: Dataset) -> None:
    assert wholes(world, "others-dredging#dredging@") == ()


def test_a_roll_up_is_that_of_the_day(world: Dataset) -> None:
    assert rolled_up(world, "vesta", "dredging", dt.date(2020, 2, 15)).n == 2
    standings = rolled_up_standings(world, "vesta", dt.date(2020, 1, 31))
    assert "dredging" not in {standing.issue for standing in standings}


def test_second_hand_positions_can_be_left_out_of_a_roll_up(world: Dataset) -> None:
    kept = rolled_up_standings(world, "vesta", second_hand=False)
    lamps = next(standing for standing in kept if standing.issue == "lamps")
    assert not any(position.second_hand for position in lamps.aside)


def test_a_statement_without_a_date_leaves_every_office_uncertain(make: Make) -> None:
    dataset = make(
        """
[[sources]]
id = "undated"
type = "contact-note"
[[actors]]
id = "p"
name = "P"
kind = "person"
sources = ["s"]
roles = [{ title = "Envoy", of = "a", start = 2020-01-01 }]
[[statements]]
id = "t"
source = "undated"
speakers = ["p"]
form = "reported"
summary = "So be it"
positions = [{ issue = "i", stance = "support" }]
"""
    )
    assert wholes(dataset, "t#i@p") == (Whole(id="a", certain=False),)


def test_parts_in_a_circle_end(make: Make) -> None:
    dataset = make(
        """
[[actors]]
id = "b"
name = "B"
kind = "body"
part_of = "c"
sources = ["s"]
[[actors]]
id = "c"
name = "C"
kind = "body"
part_of = "b"
sources = ["s"]
[[statements]]
id = "t"
source = "s"
speakers = ["b"]
form = "reported"
summary = "So be it"
positions = [{ issue = "i", stance = "support" }]
"""
    )
    assert dataset.problems
    if "t#i@b" in dataset.ids(Kind.POSITION):
        assert {whole.id for whole in wholes(dataset, "t#i@b")} <= {"c"}
        assert all(s.holder == "c" for s in rolled_up_standings(dataset, "c"))


OFFICES = """
[[actors]]
id = "ministry"
name = "Ministry"
kind = "body"
part_of = "a"
sources = ["s"]
[[actors]]
id = "p"
name = "P"
kind = "person"
sources = ["s"]
roles = [{ title = "Minister", of = "ministry", start = 2020-01-01, end = 2020-12-31 }]
"""


def _said(id: str, holder: str, date: str) -> str:
    return (
        f'[[statements]]\nid = "{id}"\nsource = "s"\nspeakers = ["{holder}"]\nform = "reported"\n'
        f'summary = "{id}"\ndate = {date}\n'
        'positions = [{ issue = "i", stance = "support" }]\n'
    )


def test_rolled_up_an_officials_row_is_that_of_the_state_served(make: Make) -> None:
    dataset = make(OFFICES + _said("x", "p", "2020-06-01") + _said("y", "ministry", "2020-06-01"))
    holders = ("p", "ministry", "p")
    assert StandingTable(dataset, Switches(roll_up=True)).rows_for(holders) == ("a",)
    assert StandingTable(dataset, Switches()).rows_for(holders) == ("p", "ministry")


def test_rolled_up_who_spoke_out_of_office_keeps_a_row_of_its_own(make: Make) -> None:
    dataset = make(OFFICES + _said("x", "p", "2020-06-01") + _said("y", "p", "2019-06-01"))
    table = StandingTable(dataset, Switches(roll_up=True))
    assert table.rows_for(["p"]) == ("p", "a")
    assert table.rows_for(["a"]) == ("a",)


def test_only_exact_words_can_be_asked_for_in_a_roll_up(make: Make) -> None:
    quoted = _said("x", "p", "2020-06-01").replace("reported", "verbatim")
    quoted = quoted.replace("positions", 'text = "So be it."\nlanguage = "en"\npositions')
    dataset = make(OFFICES + quoted + _said("y", "ministry", "2020-06-02"))
    (whole,) = rolled_up_standings(dataset, "a")
    (exact,) = rolled_up_standings(dataset, "a", exact_only=True)
    assert set(whole.contributors) == {("p", 1), ("ministry", 1)}
    assert exact.contributors == (("p", 1),)


def test_a_whole_that_spoke_beside_others_is_rolled_up(make: Make) -> None:
    dataset = make(OFFICES + _said("x", "p", "2020-06-01") + _said("y", "a", "2020-06-01"))
    (standing,) = rolled_up_standings(dataset, "a")
    assert set(standing.contributors) == {("a", 1), ("p", 1)}
    assert standing.rolled_up


def test_a_capacity_is_the_speakers_and_nobody_elses(make: Make) -> None:
    club = '[[actors]]\nid = "club"\nname = "Club"\nkind = "organization"\nsources = ["s"]\n'
    told = _said("x", "p", "2020-06-01").replace(
        "positions = [{", 'capacity = "club"\npositions = [{'
    )
    told = told.replace("stance =", 'holders = ["ministry"], attributed_by = "p", stance =')
    chair = OFFICES.replace("}]", '}, { title = "Chair", of = "club", start = 2020-01-01 }]')
    dataset = make(club + chair + told)
    assert [whole.id for whole in wholes(dataset, "x#i@ministry")] == ["a"]


def test_a_body_is_certain_to_count_for_what_it_is_part_of(make: Make) -> None:
    dataset = make(OFFICES + _said("x", "ministry", "2020-06-01"))
    assert wholes(dataset, "x#i@ministry") == (Whole(id="a", certain=True),)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_offices_in_a_state_the_certain_one_decides(make: Make, order: int) -> None:
    roles = ['{ title = "Envoy", of = "a" }', '{ title = "Aide", of = "a", start = 2020-01-01 }']
    head = OFFICES[: OFFICES.index("roles")]
    dataset = make(f"{head}roles = [{', '.join(roles[::order])}]\n" + _said("x", "p", "2020-06-01"))
    assert wholes(dataset, "x#i@p") == (Whole(id="a", certain=True),)


def test_who_has_two_offices_is_counted_once(make: Make) -> None:
    two = OFFICES.replace("}]", '}, { title = "Envoy", of = "a", start = 2020-01-01 }]')
    dataset = make(two + _said("x", "p", "2020-06-01"))
    assert [position.id for position, _ in rolled_up_positions(dataset, "a")] == ["x#i@p"]
    (standing,) = rolled_up_standings(dataset, "a")
    assert (standing.n, standing.contributors) == (1, (("p", 1),))


@pytest.mark.parametrize(("date", "certain"), [("2020-05-01", True), ('"2020-05-01?"', False)])
def test_a_statement_of_an_uncertain_date_leaves_the_office_uncertain(
    make: Make, date: str, certain: bool
) -> None:
    role = '{ title = "Envoy", of = "a", start = 2020-01-01 }'
    dataset = make(person("p", role) + said(date, "support", by="p", id="t"))
    assert wholes(dataset, "t#i@p") == (Whole(id="a", certain=certain),)
