"""The matrix: whose rows, which columns, and in each cell the whole standing and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from attrs import evolve
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, Said, actor, issue, opened
from tests.standing_alone import standing_of

import dipview.views.matrix.matrix_view as matrix_module
from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.writers import write
from dipview.model.ids import standing_parts
from dipview.model.kinds import Kind
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.matrix.single_cells import SingleCells
from dipview.views.parts.standing_cell import standing_cell
from dipview.views.row_cells import in_values, in_words
from dipview.views.scope import Scope
from dipview.views.view import Cell, View
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace


def seen(workspace: Workspace, **scope: Any) -> View:
    return whole_of(workspace, "matrix", evolve(Scope(), **scope))


def long(workspace: Workspace, **scope: Any) -> View:
    return whole_of(workspace, "long-matrix", evolve(Scope(), **scope))


def rows(view: View) -> list[str]:
    return [row.id for _, row in view.rows()]


def columns(view: View) -> list[str]:
    return [column.leads_to for column in view.sections[0].columns[1:]] if view.sections else []


def at(view: View, holder: str, issue: str) -> Cell:
    for section, row in view.rows():
        if row.id == holder:
            return row.cells[[column.leads_to for column in section.columns].index(issue)]
    raise AssertionError(f"{holder} has no row")


def words(view: View, holder: str, issue: str) -> str:
    return at(view, holder, issue).text


def filled(view: View) -> dict[tuple[str, str], str]:
    """Give what stands in every cell that is not empty."""
    return {
        (row.id, column.leads_to): cell.text
        for section, row in view.rows()
        for column, cell in zip(section.columns[1:], row.cells[1:], strict=True)
        if cell.text
    }


def csv_of(view: View) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(write(view, Format.CSV)).lstrip("\ufeff"))))


def made(body: str, *said: Said, issues: Iterable[str] = (), more: str = "") -> Workspace:
    """Make a workspace of states and policies that some statements need."""
    actors = dict.fromkeys([*(each.holder for each in said), *(each.by for each in said)])
    named = dict.fromkeys([*issues, *(each.issue for each in said)])
    pieces = [
        SOURCE,
        *(actor(each) for each in actors if each),
        *(issue(each) for each in named),
        *(each.written() for each in said),
        more,
    ]
    return Workspace(BODIES[body](opened(pieces)))


def say(id: str, holder: str, stance: str = "support", on: str = "i", **more: Any) -> Said:
    return Said(id=id, holder=holder, issue=on, stance=stance, **more)


# The bundled dataset


def test_the_depot_account(bundled: Workspace) -> None:
    view = seen(bundled)
    for state in ("russia", "syria"):
        assert words(view, state, "rebel-depot-account") == "asserts; n=1"
    assert words(view, "united-states", "rebel-depot-account") == "denies; n=1"
    on_it = {holder for holder, on in filled(view) if on == "rebel-depot-account"}
    assert on_it == {"russia", "syria", "united-states"}


def test_britain_and_canada_support_sanctions_on_a_condition_and_johnson_is_open(
    bundled: Workspace,
) -> None:
    view = seen(bundled)
    for state in ("united-kingdom", "canada"):
        assert words(view, state, "tighter-sanctions") == "supports, on a condition; n=1"
        assert any(
            f"{bundled.dataset.actor(state).name} on Sanctions: if Russia" in note
            for note in view.notes
        )
    assert words(view, "boris-johnson", "tighter-sanctions") == "open; n=1"


def test_britain_has_johnsons_words_only_when_rolled_up(bundled: Workspace) -> None:
    plain, rolled = seen(bundled), seen(bundled, roll_up=True)
    alone = at(plain, "united-kingdom", "tighter-sanctions").value
    assert isinstance(alone, Mapping)
    assert alone["rolled_up"] == {}
    assert not any("johnson" in position for position in alone["positions"])
    both = at(rolled, "united-kingdom", "tighter-sanctions")
    assert both.text == "mixed: open / supports, on a condition, rolled up, office not certain; n=2"
    assert isinstance(both.value, Mapping)
    assert both.value["rolled_up"] == {"united-kingdom": 1, "boris-johnson": 1}
    assert both.value["stance"] is None
    assert "boris-johnson" not in rows(rolled)
    assert any(note.startswith("Rolled up:") for note in rolled.notes)
    assert not any(note.startswith("Rolled up:") for note in plain.notes)
    # Canada has no official among the holders: nothing changes, nothing is labelled.
    assert words(rolled, "canada", "tighter-sanctions") == "supports, on a condition; n=1"


def test_what_trump_holds_is_second_hand(bundled: Workspace) -> None:
    view = seen(bundled)
    found = {issue: text for (holder, issue), text in filled(view).items() if holder == TRUMP}
    assert found
    assert all("(second-hand)" in text for text in found.values())
    for on in found:
        (mark,) = at(view, TRUMP, on).marks
        assert mark.second_hand
        assert mark.glyph.startswith("(")
    assert TRUMP not in rows(seen(bundled, second_hand=False))


TRUMP = "donald-trump"
REGIONAL = ("jordan", "qatar", "saudi-arabia", "turkey", "united-arab-emirates")


def test_the_regional_states_opposition_is_as_described(bundled: Workspace) -> None:
    view = seen(bundled)
    for state in REGIONAL:
        cell = at(view, state, "assad-rule")
        assert cell.text == "opposes (described); n=1"
        assert cell.marks[0].glyph == "▽"


def test_what_is_described_enters_no_likeness(bundled: Workspace) -> None:
    ordered = rows(seen(bundled, sort="likeness"))
    by_name = rows(seen(bundled, sort="name"))
    compared = {"canada", "united-kingdom", "united-states", "russia", "syria", "iran"}
    last_compared = max(ordered.index(actor) for actor in compared)
    for state in REGIONAL:
        assert ordered.index(state) > last_compared
    aside = [actor for actor in ordered if actor in REGIONAL]
    assert aside == [actor for actor in by_name if actor in REGIONAL]
    assert set(ordered) == set(by_name)


def test_the_line_of_the_g7_is_nobody_elses(bundled: Workspace) -> None:
    dataset = bundled.dataset
    for rolled in (False, True):
        view = seen(bundled, roll_up=rolled)
        for holder, on in filled(view):
            value = at(view, holder, on).value
            assert isinstance(value, Mapping)
            holders = {dataset.position(id).holder for id in value["positions"]}
            if holder != "g7":
                assert "g7" not in holders
            else:
                states = {h for h in holders if h and dataset.actor(h).kind.value == "state"}
                assert not states
    assert words(seen(bundled), "g7", "tighter-sanctions") == "divided (described); n=1"


def test_on_5_april_nobody_had_said_anything_yet(bundled: Workspace) -> None:
    view = seen(bundled, as_of=dt.date(2017, 4, 5))
    assert view.count == 0
    assert filled(seen(bundled, as_of=dt.date(2017, 4, 11))) == filled(seen(bundled))


# The larger invented world


def test_a_standing_is_of_the_latest_words(strait: Workspace) -> None:
    now, then = seen(strait), seen(strait, as_of=dt.date(2032, 3, 31))
    assert words(then, "ozernia", "quota-cut") == "opposes; n=1"
    assert words(now, "ozernia", "quota-cut").startswith("supports")
    assert words(now, "haldreth", "early-signature") == "supports, on a condition; n=2"
    assert words(now, "ostrel", "brine-cap") == "supports; n=2"
    assert words(then, "ostrel", "brine-cap") == "opposes, on a condition; n=1"


def test_a_filter_never_makes_an_old_word_look_like_the_latest(strait: Workspace) -> None:
    whole = filled(seen(strait))
    for scope in (
        {"query": "date:2031"},
        {"query": "stance:oppose"},
        {"query": "holder:ozernia stance:oppose"},
        {"pins": ("ozernia-against-quota-cut",)},
        {"pins": ("round-1",)},
        {"subjects": ("ozernia", "quota-cut")},
        {"since": dt.date(2033, 1, 1)},
        {"folded": True},
    ):
        view = seen(strait, **scope)
        found = filled(view)
        assert found, scope
        for key, text in found.items():
            assert whole[key] == text, (scope, key)
    old = seen(strait, query="holder:ozernia issue:quota-cut stance:oppose")
    assert (rows(old), columns(old)) == (["ozernia"], ["quota-cut"])
    assert words(old, "ozernia", "quota-cut").startswith("supports")


def test_a_retracted_remark_and_a_draft_are_in_no_cell(strait: Workspace) -> None:
    view = seen(strait)
    assert ("bettany-quorle", "night-discharge") not in filled(view)
    assert ("mirelle-astwick", "brine-levy") not in filled(view)
    behind = {
        position
        for section, row in view.rows()
        for cell in row.cells[1:]
        if isinstance(cell.value, Mapping)
        for position in cell.value["positions"]
    }
    left_out = ("quorle-retracted-remark#", "astwick-on-charge-draft#")
    assert behind
    assert not any(id.startswith(left_out) for id in behind)
    assert not any(id.startswith(left_out) for id in rows(long(strait)))


def test_a_standing_that_is_mixed_shows_both_and_counts_for_neither(strait: Workspace) -> None:
    cell = at(seen(strait), "dar-marjan", "joint-inspection")
    assert cell.text == "mixed: supports / opposes; n=2"
    assert isinstance(cell.value, Mapping)
    assert cell.value["stance"] is None
    assert set(cell.value["mixed"]) == {"support", "oppose"}
    assert cell.marks[0].glyph == "±"
    assert cell.marks[0].side == "none"


def test_a_disputed_statement_is_marked(strait: Workspace) -> None:
    cell = at(seen(strait), "zubayda-al-lulwani", "brine-cause")
    assert cell.text == "suspects, disputed; n=1"
    assert isinstance(cell.value, Mapping)
    assert cell.value["disputed"] is True


def test_exact_words_alone(strait: Workspace) -> None:
    view = seen(strait, exact_only=True)
    dataset = strait.dataset
    for holder, on in filled(view):
        value = at(view, holder, on).value
        assert isinstance(value, Mapping)
        for id in value["positions"]:
            assert dataset.statement(dataset.position(id).statement).quotable
    assert ("ostrel", "brine-cap") not in filled(view)  # both of its statements are reported
    assert ("yarrowmark", "brine-cap") in filled(view)


def test_second_hand_can_be_left_out(strait: Workspace) -> None:
    with_it, without = seen(strait), seen(strait, second_hand=False)
    key = ("zubayda-al-lulwani", "joint-inspection")
    assert filled(with_it)[key] == "leans against (second-hand); n=1"
    assert key not in filled(without)
    assert not any("second-hand" in text for text in filled(without).values())


def test_a_chairs_words_roll_up_to_what_is_chaired(strait: Workspace) -> None:
    rolled = seen(strait, roll_up=True)
    league = at(rolled, "outer-isles-league", "winter-closure").value
    kelmora = at(rolled, "kelmora", "winter-closure").value
    assert isinstance(league, Mapping)
    assert isinstance(kelmora, Mapping)
    behind = {id.partition("#")[0] for id in kelmora["positions"]}
    assert "relma-as-minister-on-winter" in behind
    assert "relma-as-chair-on-winter" not in behind
    in_office = seen(strait, roll_up=True, as_of=dt.date(2032, 3, 10))
    assert words(in_office, "outer-isles-league", "winter-closure") == "open, rolled up; n=1"
    assert ("kelmora", "winter-closure") not in filled(in_office)


def test_every_rolled_up_cell_says_whose_words_it_counts(strait: Workspace) -> None:
    plain, rolled = seen(strait), seen(strait, roll_up=True)
    labelled = 0
    for holder, on in filled(rolled):
        value = at(rolled, holder, on).value
        assert isinstance(value, Mapping)
        behind = {strait.dataset.position(id).holder for id in value["positions"]}
        assert ("rolled up" in words(rolled, holder, on)) == bool(value["rolled_up"])
        if behind != {holder}:
            labelled += 1
            assert behind <= set(value["rolled_up"])
            assert sum(value["rolled_up"].values()) >= value["n"]
    assert labelled > 3
    assert not any("rolled up" in text for text in filled(plain).values())


def test_the_matrix_of_a_state_has_its_officials_words_where_these_count(
    bundled: Workspace,
) -> None:
    """Germany itself holds nothing; of Britain, its ministers alone speak of leaving Assad."""
    whole = seen(bundled, roll_up=True)
    for state in ("germany", "united-kingdom"):
        alone = seen(bundled, roll_up=True, subjects=(state,))
        assert {key: text for key, text in filled(alone).items() if key[0] == state} == {
            key: text for key, text in filled(whole).items() if key[0] == state
        }
    assert seen(bundled, subjects=("germany",)).count == 0


def test_a_topic_stands_for_its_issues_at_any_depth(strait: Workspace) -> None:
    dataset = strait.dataset
    assert columns(seen(strait, subjects=("topic-treaty",)))
    below = {"topic-treaty"}
    for _ in range(4):
        below |= {id for id in dataset.ids(Kind.ISSUE) if dataset.issue(id).parent in below}
    view = seen(strait, subjects=("topic-treaty",))
    assert set(columns(view)) == below & set(columns(seen(strait)))
    assert "brine-cap" in columns(view)


def test_members_never_count_for_a_bloc_nor_a_bloc_for_its_members(strait: Workspace) -> None:
    dataset = strait.dataset
    view = seen(strait, roll_up=True)
    members = {"kelmora", "haldreth", "pellorine", "suvarre"}
    for holder, on in filled(view):
        value = at(view, holder, on).value
        assert isinstance(value, Mapping)
        behind = {dataset.position(id).holder for id in value["positions"]}
        if holder == "outer-isles-league":
            assert not behind & members, on
        if holder in members:
            assert "outer-isles-league" not in behind, on


def test_positions_without_a_holder_are_counted_in_a_note(strait: Workspace) -> None:
    view = seen(strait)
    assert "In no row: 1 position without a named holder." in view.notes
    assert not any("three-delegations" in id for id in rows(long(strait)))
    no_winter = seen(strait, subjects=("brine-cap",))
    assert not any(note.startswith("In no row") for note in no_winter.notes)


def test_folding_leaves_out_issues_with_one_holder_and_says_so(strait: Workspace) -> None:
    open_, folded = seen(strait), seen(strait, folded=True)
    gone = set(columns(open_)) - set(columns(folded))
    for on in gone:
        assert len({holder for holder, each in filled(open_) if each == on}) == 1
    for on in columns(folded):
        assert len({holder for holder, each in filled(open_) if each == on}) > 1
    said = [note for note in folded.notes if note.startswith("Left out")]
    assert len(said) == (1 if gone else 0)
    assert not any(note.startswith("Left out") for note in open_.notes)


def test_folding_the_bundled_dataset(bundled: Workspace) -> None:
    open_, folded = seen(bundled), seen(bundled, folded=True)
    gone = set(columns(open_)) - set(columns(folded))
    assert gone
    for on in gone:
        assert len({holder for holder, each in filled(open_) if each == on}) == 1
    s = "s" if len(gone) > 1 else ""
    assert f"Left out: {len(gone)} issue{s} on which one holder alone is found." in folded.notes


def test_every_cell_leads_to_its_standing_and_every_column_to_its_issue(strait: Workspace) -> None:
    view = seen(strait)
    for section, row in view.rows():
        for column, cell in zip(section.columns[1:], row.cells[1:], strict=True):
            assert cell.leads_to == f"#{column.leads_to}@{row.id}"
            assert strait.has_card(cell.leads_to)
            assert strait.has_card(column.leads_to)


def test_the_wide_csv_has_words_and_the_long_one_a_row_a_position(strait: Workspace) -> None:
    wide = {row["id"]: row for row in csv_of(seen(strait))}
    assert wide["haldreth"]["early-signature"] == "supports, on a condition; n=2"
    assert wide["suvarre"]["brine-cap"] == ""
    assert set(wide) == set(rows(seen(strait)))
    positions = csv_of(long(strait))
    assert {row["current"] for row in positions} == {"true", "false"} or {
        row["current"] for row in positions
    } == {"yes", "no"}
    latest = {row["id"] for row in positions if row["current"] in ("true", "yes")}
    behind = {
        position
        for _, row in seen(strait).rows()
        for cell in row.cells[1:]
        if isinstance(cell.value, Mapping)
        for position in cell.value["positions"]
    }
    assert latest == behind
    assert "ozernia-against-quota-cut#quota-cut@ozernia" in {r["id"] for r in positions} - latest


def test_json_gives_no_stance_without_what_it_rests_on(strait: Workspace) -> None:
    told = json.loads("".join(write(seen(strait), Format.JSON)))
    assert told["view"] == "matrix"
    cells = [v for row in told["rows"] for v in row.values() if isinstance(v, dict)]
    assert cells
    for each in cells:
        assert each["n"] >= 1
        assert each["positions"]
        assert each["basis"]
        assert "second_hand" in each


# Small worlds


def test_likeness_never_comes_from_weaker_evidence(body: str) -> None:
    """A and B say the same, C the opposite; D, E, F the like on weaker evidence."""
    workspace = made(
        body,
        *(say(f"a{n}", "a", on=f"i{n}") for n in range(3)),
        *(say(f"m{n}", "m", "oppose", on=f"i{n}") for n in range(3)),
        *(say(f"z{n}", "z", on=f"i{n}") for n in range(3)),
        *(say(f"b{n}", "b", on=f"i{n}", basis="described") for n in range(3)),
        *(say(f"n{n}", "n", "oppose", on=f"i{n}", by="a") for n in range(3)),
        *(say(f"c{n}", "c", on=f"i{n}", basis="implied") for n in range(3)),
    )
    ordered = rows(seen(workspace, sort="likeness"))
    assert set(ordered[3:]) == {"b", "c", "n"}
    assert abs(ordered.index("a") - ordered.index("z")) == 1
    assert seen(workspace, sort="likeness").order == "likeness"


def test_weaker_evidence_never_replaces_what_the_holder_stated(body: str) -> None:
    workspace = made(
        body,
        say("own", "a", "oppose", month=1),
        say("described", "a", "support", basis="described", month=5),
        say("told", "a", "support", by="b", month=6),
        say("own-b", "b", "open", month=1),
    )
    assert words(seen(workspace), "a", "i") == "opposes; n=1"


def test_retracted_draft_and_unheld_alone_make_neither_row_nor_column(body: str) -> None:
    workspace = made(
        body,
        say("r", "a", status="retracted"),
        say("d", "b", status="draft", on="j"),
        more="""
[[statements]]
id = "u"
source = "s"
form = "reported"
unnamed_speakers = "others"
summary = "so"
date = 2020-01-01
positions = [{ issue = "k", stance = "oppose" }]
"""
        + issue("k"),
    )
    view = seen(workspace)
    assert view.count == 0
    assert view.sections == ()
    assert view.empty
    for format in TEXT_FORMATS:
        assert "".join(write(view, format))


def test_issues_named_as_the_columns_of_every_row_keep_their_own_columns(body: str) -> None:
    ids = ("kind", "actor", "id", "section", "issue-kind", "issue-actor", "issue-issue-kind")
    workspace = made(body, *(say(f"s{n}", "a", on=id) for n, id in enumerate(ids)))
    view = seen(workspace)
    keys = [column.key for column in view.sections[0].columns]
    assert len(keys) == len(set(keys))
    (row,) = csv_of(view)
    assert (row["id"], row["kind"], row["actor"]) == ("a", "actor", "a")
    assert sum(value == "supports; n=1" for value in row.values()) == len(ids)
    told = json.loads("".join(write(view, Format.JSON)))
    assert told["rows"][0]["kind"] == "actor"
    assert sum(isinstance(value, dict) for value in told["rows"][0].values()) == len(ids)


def test_undated_and_overlapping_statements_supersede_nothing(body: str) -> None:
    first = say("first", "a", "support").written().replace("2020-01-01", '"2020"')
    second = say("second", "a", "oppose").written().replace("2020-01-01", "2020-06-01")
    workspace = made(body, issues=("i",), more=actor("a") + first + second)
    assert words(seen(workspace), "a", "i").startswith("mixed: ")


def test_an_empty_dataset(empty: Workspace) -> None:
    for sort in ("", "name", "likeness"):
        view = seen(empty, sort=sort, folded=True, roll_up=True)
        assert view.count == 0
        assert long(empty).count == 0


def test_a_matrix_of_one_actor_and_one_issue(body: str) -> None:
    view = seen(made(body, say("one", "a")), sort="likeness")
    assert filled(view) == {("a", "i"): "supports; n=1"}
    assert seen(made(body, say("one", "a")), folded=True).count == 0


def test_likeness_of_a_crowd_falls_back_to_names_and_says_so(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_module, "MOST_ALIKE", 2)
    workspace = made(body, *(say(f"s{n}", id) for n, id in enumerate("cab")))
    view = seen(workspace, sort="likeness")
    assert rows(view) == ["a", "b", "c"]
    assert "By name: likeness orders 2 actors at most." in view.notes


def test_cells_are_made_only_when_looked_at(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    size = 300
    statements = [
        f'[[statements]]\nid = "s{a}"\nsource = "s"\nform = "reported"\nspeakers = ["a{a}"]\n'
        f'summary = "so"\ndate = 2020-01-01\npositions = ['
        + ", ".join(f'{{ issue = "i{i}", stance = "support" }}' for i in range(size))
        + "]\n"
        for a in range(size)
    ]
    actors = [actor(f"a{n}") for n in range(size)]
    issues = [issue(f"i{n}") for n in range(size)]
    workspace = Workspace(BODIES[body](opened([SOURCE, *actors, *issues, *statements])))
    cells: list[str] = []
    asked: list[str] = []
    drawn = SingleCells.cell

    def counted_cell(
        self: SingleCells, position: int, holder: str, issue: str, number: int
    ) -> Cell:
        cells.append(issue)
        return drawn(self, position, holder, issue, number)

    def counted_at(_table: StandingTable, holder: str, _issue: str) -> Standing | None:
        asked.append(holder)
        return None

    monkeypatch.setattr(SingleCells, "cell", counted_cell)
    monkeypatch.setattr(StandingTable, "at", counted_at)
    view = seen(workspace)
    assert (view.count, len(view.sections[0].columns)) == (size, size + 1)
    assert (cells, asked) == ([], [])
    shown = view.sections[0].rows[:40]
    assert (cells, asked) == ([], [])
    for row in shown:
        assert len(list(row.cells[:12])) == 12
    assert len(cells) == 40 * 11
    for row in view.sections[0].rows[:40]:
        list(row.cells[:12])
    assert len(cells) == 40 * 11
    assert asked == []


def test_a_cell_of_one_position_is_drawn_as_its_standing_is(strait: Workspace) -> None:
    dataset = strait.dataset
    view = seen(strait)
    for section in view.sections:
        for row in section.rows:
            for cell in row.cells[1:]:
                parts = standing_parts(cell.leads_to)
                assert parts is not None
                standing = standing_of(dataset, parts[1], parts[0])
                if standing is None:
                    assert cell.value == ""
                else:
                    drawn = standing_cell(standing)
                    assert cell._replace(value=None) == drawn._replace(value=None)
                    assert cell.value == drawn.value


@pytest.mark.parametrize(
    "scope",
    [{}, {"roll_up": True}, {"exact_only": True, "folded": False}, {"second_hand": False}],
)
def test_cells_in_words_are_the_cells_but_that_they_lead_nowhere(
    strait: Workspace, sethra: Workspace, saltway: Workspace, scope: dict[str, Any]
) -> None:
    for workspace in (strait, sethra, saltway):
        for _, row in seen(workspace, **scope).rows():
            assert _led_nowhere(in_words(row.cells)) == _led_nowhere(row.cells)


@pytest.mark.parametrize("scope", [{}, {"roll_up": True}, {"exact_only": True, "folded": False}])
def test_cells_in_values_have_the_values_of_the_cells(
    strait: Workspace, sethra: Workspace, saltway: Workspace, scope: dict[str, Any]
) -> None:
    for workspace in (strait, sethra, saltway):
        for _, row in seen(workspace, **scope).rows():
            assert [each.plain for each in in_values(row.cells)] == [
                each.plain for each in row.cells
            ]


def _led_nowhere(cells: Iterable[Cell]) -> list[Cell]:
    """Give cells as those have them who read words alone: without the parts of a value, too."""
    return [
        cell._replace(leads_to="", value={} if isinstance(cell.value, Mapping) else cell.value)
        for cell in cells
    ]
