"""Roll calls: right answers on votes, and no look at what a view does not show."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, groupby
from pathlib import Path

import pytest
from tests.bodies import BODIES
from tests.roll_calls import STANCES, Votes, drawn_votes, opened

from dipview.dataset.memory import MemoryDataset
from dipview.formats.csv_writer import write_csv
from dipview.formats.json_writer import row_values
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.standing.certainty import surely
from dipview.views.comparison.alone_view import alone_view
from dipview.views.network import network_view
from dipview.views.scope import Scope
from dipview.views.view import Place, View
from dipview.workspace.views import card_of, catalogue_of, counts_of, whole_of
from dipview.workspace.workspace import Workspace

Opened = Callable[[Votes], Workspace]


@pytest.fixture
def assembly(body: str, tmp_path: Path) -> Opened:
    """Open votes as a workspace."""
    return lambda votes: Workspace(BODIES[body](opened(votes, tmp_path)))


def section(view: View, key: str) -> dict[str, dict[str, object]]:
    """Give the values of a section's rows by their ids; none where there is no such section."""
    return {
        row.id: row_values(view, each, row)
        for each in view.sections
        if each.key == key
        for row in each.rows
    }


def shared(votes: Votes, one: str, other: str) -> Iterator[tuple[str, str, str]]:
    """Give what two states voted wherever both voted."""
    for call, cast in votes.items():
        if one in cast and other in cast:
            yield call, cast[one], cast[other]


def alike(votes: Votes, one: str, other: str) -> Counter[str]:
    """Count how two states voted, beside each other."""
    found: Counter[str] = Counter()
    for _, mine, theirs in shared(votes, one, other):
        if mine == theirs:
            found["agreements"] += 1
        elif "abstain" in (mine, theirs):
            found["abstained"] += 1
        else:
            found["disagreements"] += 1
    return found


def test_ties_count_what_the_votes_have(assembly: Opened) -> None:
    votes = drawn_votes(states=9, calls=60)
    ties = section(whole_of(assembly(votes), "network", Scope()), "ties")
    assert len(ties) == 9 * 8 // 2
    for id, tie in ties.items():
        one, other = id.split("+")
        counted = alike(votes, one, other)
        for key in ("agreements", "disagreements", "abstained"):
            assert tie[key] == counted[key], (id, key)
        assert tie["differences"] == 0
        assert tie["shared"] == counted.total()
        behind = {f"{call}-{vote}" for call, *cast in shared(votes, one, other) for vote in cast}
        assert tie["n"] == len(behind)


def test_a_tie_of_votes_has_its_days_first_and_no_column_of_what_no_votes_differ_in(
    assembly: Opened,
) -> None:
    view = whole_of(assembly(drawn_votes(states=3, calls=400)), "network", Scope())
    (ties,) = (each for each in view.sections if each.key == "ties")
    seen = [column.key for column in ties.columns if column.place is Place.END]
    assert seen == ["agreements", "disagreements", "abstained", "n"]
    places = {column.key: at for at, column in enumerate(ties.columns)}
    for row in ties.rows:
        rests, span = row.cells[places["rests_on"]], row.cells[places["span"]].text
        assert rests.text.endswith(f", {span}")
        assert rests.brief.startswith(f"{span} · statements: State ")


def test_who_votes_most_like_one_state_is_who_does_so_surely(assembly: Opened) -> None:
    votes = drawn_votes(states=9, calls=60)
    ties = section(whole_of(assembly(votes), "network", Scope()), "ties")
    of_one = [id for id in ties if "s003" in id.split("+")]
    assert of_one == sorted(
        of_one,
        key=lambda id: (
            -surely((counted := alike(votes, *id.split("+")))["agreements"], counted.total())
        ),
    )


def test_attendance_alone_is_no_closeness(assembly: Opened) -> None:
    votes: dict[str, dict[str, str]] = {}
    for at in range(40):
        votes[f"r{at:04}"] = {"s001": "yes", "s002": "yes" if at % 4 else "no"}
        if at < 12:
            votes[f"r{at:04}"]["s003"] = "yes"
    ties = list(section(whole_of(assembly(votes), "network", Scope()), "ties"))
    assert ties.index("s001+s003") < ties.index("s001+s002")


def test_two_that_abstain_agree_and_an_abstention_beside_a_side_is_told_as_such(
    assembly: Opened,
) -> None:
    votes = drawn_votes(states=4, calls=40)
    view = whole_of(assembly(votes), "compare", Scope(subjects=("s000", "s001")))
    by_section: dict[str, set[str]] = {"agree": set(), "disagree": set(), "abstained": set()}
    for call, mine, theirs in shared(votes, "s000", "s001"):
        if mine == theirs:
            by_section["agree"].add(call)
        else:
            apart = "abstained" if "abstain" in (mine, theirs) else "disagree"
            by_section[apart].add(call)
    assert all(by_section.values())
    for key, calls in by_section.items():
        assert set(section(view, key)) == calls
    assert section(view, "otherwise") == {}
    (pair,) = section(view, "pairs").values()
    assert "one abstains and the other takes a side" in str(pair["agreement"])


def test_camps_stand_out_and_a_crowd_of_one_mind_does_not(assembly: Opened) -> None:
    camps = {
        f"r{at:04}": {f"s{n:03}": "yes" if (n + at) % 2 else "no" for n in range(12)}
        for at in range(20)
    }
    groups = section(whole_of(assembly(camps), "network", Scope()), "groups")
    assert [group["size"] for group in groups.values()] == [6, 6]
    crowd = {
        f"r{at:04}": {f"s{n:03}": "no" if n == at % 3 else "yes" for n in range(40)}
        for at in range(30)
    }
    view = whole_of(assembly(crowd), "network", Scope())
    assert all(int(str(group["size"])) <= 36 for group in section(view, "groups").values())


@pytest.mark.parametrize("scope", [Scope(query="by:s004"), Scope(pins=("s004",))])
def test_who_votes_beside_others_is_given_its_own_votes_alone(
    assembly: Opened, scope: Scope
) -> None:
    votes = drawn_votes(states=9, calls=30)
    workspace = assembly(votes)
    found = {row.id for _, row in catalogue_of(workspace, "positions", scope).rows()}
    cast = {call: by["s004"] for call, by in votes.items() if "s004" in by}
    assert found == {f"{call}-{vote}#{call}@s004" for call, vote in cast.items()}
    issues = {row.id for _, row in catalogue_of(workspace, "issues", scope).rows()}
    assert issues == set(cast)


def test_a_row_of_a_vote_does_not_repeat_all_who_voted(assembly: Opened) -> None:
    votes = {"r0000": {f"s{n:03}": "yes" for n in range(60)}}
    view = catalogue_of(assembly(votes), "positions", Scope())
    rows = list(csv.DictReader(io.StringIO("".join(write_csv(view)).removeprefix("\ufeff"))))
    assert len(rows) == 60
    assert {row["speakers"] for row in rows} == {f"State {n:03} and 59 others" for n in range(60)}


@pytest.mark.parametrize(
    ("key", "scope"),
    [
        ("agree", Scope(subjects=("s000", "s001"))),
        ("for", "r0001"),
        ("stands", "s000"),
        ("latest", "#r0001@s000"),
    ],
)
def test_what_a_row_says_by_issue_and_stance_is_not_said_again_as_its_words(
    key: str, scope: Scope | str, assembly: Opened
) -> None:
    workspace = assembly(drawn_votes(states=4, calls=12))
    view = (
        card_of(workspace, scope, Scope())
        if isinstance(scope, str)
        else whole_of(workspace, "compare", scope)
    )
    (shown,) = (each for each in view.sections if each.key == key)
    assert shown.rows
    for row in shown.rows:
        told = " ".join(cell.text for cell in row.cells)
        assert not any(f"{verb}: " in told for verb in ("supports", "opposes", "abstains"))


def test_programs_are_told_the_words_nevertheless(assembly: Opened) -> None:
    view = card_of(assembly(drawn_votes(states=4, calls=12)), "s000", Scope())
    for row in section(view, "stands").values():
        assert str(row["words"]).endswith(f": Adopt draft {int(str(row['issue'])[1:])}")


def test_of_very_many_the_ties_of_those_who_stand_on_most_are_told(
    assembly: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_view, "MOST_TIED", 3)
    votes = {f"r{at:04}": {f"s{n:03}": "yes" for n in range(at + 1)} for at in range(6)}
    view = whole_of(assembly(votes), "network", Scope())
    assert set(section(view, "ties")) == {"s000+s001", "s000+s002", "s001+s002"}
    assert any("left out: 3 actors" in note for note in view.notes)
    assert not any(note.startswith("In no tie") for note in view.notes)


# ==== How much is looked at =======================================================================


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gather the ids of all positions that are made."""
    found: list[str] = []

    def counting(**fields: object) -> object:
        found.append(str(fields["id"]))
        return Position(**fields)  # type: ignore[arg-type]

    monkeypatch.setattr("dipview.model.statements.Position", counting)
    return found


@pytest.fixture
def whole(body: str, tmp_path: Path) -> Workspace:
    """Sixty roll calls of forty states."""
    dataset: MemoryDataset = opened(drawn_votes(states=40, calls=60), tmp_path)
    return Workspace(BODIES[body](dataset))


def test_ties_and_groups_are_told_without_a_look_at_a_position(
    whole: Workspace, made: list[str]
) -> None:
    view = whole_of(whole, "network", Scope())
    assert view.measure is not None
    assert view.measure().count > 0
    assert [tuple(row.cells) for _, row in view.rows()]
    assert made == []


def test_a_comparison_reads_what_its_rows_show(whole: Workspace, made: list[str]) -> None:
    view = whole_of(whole, "compare", Scope(subjects=("s000", "s001", "s002")))
    assert view.measure is not None
    assert view.measure().count > 0
    assert made == []
    agree = next(each for each in view.sections if each.key == "agree")
    assert tuple(agree.rows[0].cells)
    assert {id.split("#")[1].split("@")[0] for id in made} == {agree.rows[0].id}


def test_the_card_and_the_standing_of_one_read_that_ones_positions(
    whole: Workspace, made: list[str]
) -> None:
    view = card_of(whole, "s003", Scope())
    assert tuple(view.sections[1].rows[0].cells)
    assert len(made) < 200
    assert all(id.endswith("@s003") for id in made[:50])


def test_shifts_read_nothing_of_what_nobody_said_twice(whole: Workspace, made: list[str]) -> None:
    view = whole_of(whole, "shifts", Scope())
    assert view.measure is not None
    assert view.measure().count > 0
    assert view.count == 0
    assert made == []


def test_the_brief_of_one_reads_that_ones_statements(whole: Workspace, made: list[str]) -> None:
    view = whole_of(whole, "brief", Scope(subjects=("s003",)))
    assert made == []
    assert all(tuple(row.cells) for _, row in view.rows())
    own = len(whole.dataset.linked("s003", Link.POSITIONS_HELD))
    assert own <= len(made) <= 6 * own


def test_the_cells_of_a_matrix_are_drawn_without_a_look_at_a_position(
    whole: Workspace, made: list[str]
) -> None:
    view = whole_of(whole, "matrix", Scope())
    told = [cell.text for _, row in view.rows() for cell in row.cells]
    assert "supports; n=1" in told
    assert made == []


def test_counts_of_stances_look_at_no_position(whole: Workspace, made: list[str]) -> None:
    stances = section(counts_of(whole, Scope()), "positions by stance")
    assert set(stances) == {"support", "oppose", "abstain"}
    assert made == []


@pytest.mark.parametrize("order", ["holder", "issue"])
def test_positions_are_put_in_order_without_a_look_at_each(
    whole: Workspace, made: list[str], order: str
) -> None:
    view = catalogue_of(whole, "positions", Scope(sort=order))
    first = view.sections[0].rows[0]
    assert set(made) == {first.id}
    assert view.count > 2000


def test_pairs_of_states_agree_the_same_whichever_is_named_first(whole: Workspace) -> None:
    view = whole_of(whole, "network", Scope())
    ties = section(view, "ties")
    for one, other in list(combinations(("s000", "s001", "s002"), 2)):
        turned = whole_of(whole, "compare", Scope(subjects=(other, one)))
        (pair,) = section(turned, "pairs").values()
        assert pair["agreements"] == ties[f"{one}+{other}"]["agreements"]


def over_two_years(calls: int) -> Votes:
    """Give votes of three states, the first half in one year and the others in the next."""
    drawn = list(drawn_votes(states=3, calls=calls).values())
    first = {f"r{at:04}": cast for at, cast in enumerate(drawn[: calls // 2])}
    empty = {f"x{at:04}": {"s000": "yes"} for at in range(336 - len(first))}
    return first | empty | {f"s{at:04}": cast for at, cast in enumerate(drawn[calls // 2 :])}


def test_what_two_share_is_counted_by_year_where_it_is_much(assembly: Opened) -> None:
    votes = over_two_years(80)
    workspace = assembly(votes)
    view = whole_of(workspace, "compare", Scope(subjects=("s000", "s001")))
    years = section(view, "years")
    assert list(years) == ["2000", "2001"]
    for year, begins in (("2000", "r"), ("2001", "s")):
        counted = alike({c: v for c, v in votes.items() if c.startswith(begins)}, "s000", "s001")
        assert years[year]["alike"] == counted["agreements"]
        assert years[year]["differ"] == counted["disagreements"]
        assert years[year]["one_abstains"] == counted["abstained"]
        assert years[year]["both_stated"] == counted.total()
    three = section(
        whole_of(workspace, "compare", Scope(subjects=("s000", "s001", "s002"))), "years"
    )
    assert len(three) == 6
    assert three["2001 s000+s001"]["both_stated"] == years["2001"]["both_stated"]


def test_each_stance_and_day_has_a_column_of_its_own_there(assembly: Opened) -> None:
    votes = over_two_years(80)
    view = whole_of(assembly(votes), "compare", Scope(subjects=("s000", "s001")))
    told = section(view, "agree") | section(view, "disagree") | section(view, "abstained")
    for call, row in told.items():
        for state in ("s000", "s001"):
            assert row[f"stance:{state}"] == STANCES[votes[call][state]]
            assert str(row[f"date:{state}"])[:4] == ("2000" if call.startswith("r") else "2001")


def test_two_that_are_both_pinned_are_compared_on_all_that_each_has(assembly: Opened) -> None:
    """No position is of both: to ask for what is of one and of the other finds nothing."""
    workspace = assembly(drawn_votes(states=4, calls=30))
    subjects = ("s000", "s001")
    everything = whole_of(workspace, "compare", Scope(subjects=subjects))
    pinned = whole_of(workspace, "compare", Scope(subjects=subjects, pins=subjects))
    assert pinned.count == everything.count > 0
    assert pinned.title == everything.title


def test_a_few_issues_or_a_single_year_are_not_counted_by_year(assembly: Opened) -> None:
    for votes in (drawn_votes(states=2, calls=80), over_two_years(12)):
        view = whole_of(assembly(votes), "compare", Scope(subjects=("s000", "s001")))
        assert section(view, "years") == {}
        columns = [column.key for each in view.sections for column in each.columns]
        assert not [key for key in columns if key.startswith("date:")]


def test_who_stands_alone_and_how_long_is_what_the_votes_have(assembly: Opened) -> None:
    votes = drawn_votes(states=5, calls=80)
    workspace = assembly(votes)
    told = section(workspace.view(alone_view, Scope()), "runs")
    assert told
    for state in {each for cast in votes.values() for each in cast}:
        alone = [
            list(cast.values()).count(cast[state]) == 1 and len(cast) > 1
            for cast in votes.values()
            if state in cast
        ]
        runs = [len(list(run)) for found, run in groupby(alone) if found]
        row = told.get(state, {"longest": 0, "alone": 0, "compared": len(alone)})
        assert (row["longest"], row["alone"]) == (max(runs, default=0), sum(alone))
        assert row["compared"] == len(alone)


def test_a_query_for_issues_leaves_nobody_out_who_stands_on_them(assembly: Opened) -> None:
    votes = {
        "r0000": {"s000": "yes", "s001": "no", "s002": "no"},
        "r0001": {"s000": "yes", "s001": "yes"},
    }
    workspace = assembly(votes)
    view = workspace.view(alone_view, Scope(query="issue:r0000 holder:s001", subjects=("s001",)))
    assert view.count == 0
    assert "State 001 nowhere stands alone" in view.empty
    told = section(workspace.view(alone_view, Scope(query="issue:r0000")), "runs")
    assert list(told) == ["s000"]


def test_nobody_is_alone_where_nobody_else_stands(assembly: Opened) -> None:
    view = assembly({"r0000": {"s000": "yes"}}).view(alone_view, Scope())
    assert view.count == 0
    assert "nobody stands alone" in view.empty
