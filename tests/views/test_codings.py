"""What several coders made of one utterance counts once, in every view and on both bodies."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bodies import BODIES
from tests.coding import REEF, coded, coded_twice, differing
from tests.tiers import examples, slow_but

from dipview.dataset.codings import counted_as, readings_in, utterances_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.writers import write
from dipview.model.ids import statement_of
from dipview.model.kinds import Kind
from dipview.standing.switches import Switches
from dipview.standing.table import StandingTable
from dipview.views.difference.standing_changes import standing_changes
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.parts.legend import legend_of
from dipview.views.parts.standing_cell import standing_value
from dipview.views.reading.reading_view import ReadingView
from dipview.views.scope import Scope
from dipview.views.view import Section, View
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of, whole_of
from dipview.workspace.workspace import Workspace

Open = Callable[[str], Workspace]
OpenedWorld = tuple[str, Sequence[str], Callable[[str], Dataset]]
Cell = tuple[str, str]
"""A holder and an issue."""

WORLDS = Path(__file__).parents[1] / "worlds"
ALL = {"archipelago": "STRAIT", "second_edition": "SETHRA", "votes": "SALTWAY"}
"""The worlds, and what their views are called in regenerate.py."""
_CODER = re.compile(r"( · )?coded by \w+( beside \w+)?(, codings differ)?")


@pytest.fixture(params=slow_but(BODIES, "memory"))
def body(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def opened(tmp_path: Path, body: str) -> Open:
    def made(text: str) -> Workspace:
        path = tmp_path / "world.toml"
        path.write_text(text, encoding="utf-8")
        return Workspace(BODIES[body](open_dataset([path])))

    return made


@pytest.fixture(scope="module", params=slow_but(BODIES, "memory"))
def opened_world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> OpenedWorld:
    """A world's text, the statements in it that can be coded twice, and what opens a text."""
    path = tmp_path_factory.mktemp("codings") / "world.toml"
    text = (WORLDS.parent / "standing" / "world.toml").read_text(encoding="utf-8")
    text = re.sub('^(status = "reviewed"|reviewed_by = .*)\n', "", text, flags=re.MULTILINE)

    def made(written: str) -> Dataset:
        path.write_text(written, encoding="utf-8")
        return BODIES[request.param](open_dataset([path]))

    ids = {each.counts_as for each in utterances_of(made(coded_twice(text))).values()}
    return text, sorted(ids), made


def views_of(workspace: Workspace, world: str) -> Iterator[tuple[str, View]]:
    """Make every view that has golden files of a world, each with its name."""
    script = runpy.run_path(str(Path(__file__).with_name("regenerate.py")))
    for name, view, scope in script[f"{world}_WHOLE"]:
        yield name, whole_of(workspace, view, scope)
    for name, id, *scopes in script.get(f"{world}_CARDS", ()):
        yield name, card_of(workspace, id, scopes[0] if scopes else Scope())
    for name in CATALOGUES:
        yield f"list-{name}", catalogue_of(workspace, name, Scope())
    yield "stats", counts_of(workspace, Scope())
    yield "overview", overview_of(workspace, Scope())


def counted_in(view: View) -> list[object]:
    """Give all that a view tells, but who coded what, and the rows of further codings."""
    found: list[object] = [view.title, view.notes, view.left_out, view.covers, view.folded]
    found.append(view.measure() if view.measure else None)
    for section in view.sections:
        if section.key != "codings":
            found += [section.key, section.title, section.note, *_rows(section)]
    return found


def _rows(section: Section) -> Iterator[object]:
    for row in section.rows:
        if "-again" in row.id or row.cells[0].text == "Counts":
            continue
        cells = zip(section.columns, row.cells, strict=True)
        yield row.id, [(c.key, _CODER.sub("", x.text), x.short) for c, x in cells]


@pytest.mark.parametrize("world", slow_but(ALL, "votes"))
def test_a_second_equal_coding_changes_nothing_that_is_counted(opened: Open, world: str) -> None:
    text = (WORLDS / f"{world}.toml").read_text(encoding="utf-8")
    twice = coded_twice(text)
    one, two = views_of(opened(coded(text)), ALL[world]), views_of(opened(twice), ALL[world])
    for (name, before), (_, after) in zip(one, two, strict=True):
        assert counted_in(after) == counted_in(before), name
        if name.startswith("list-"):
            assert after.counted == before.counted, name
            assert after.count >= before.count


def test_rows_of_lists_are_of_codings_and_say_whose(opened: Open) -> None:
    view = catalogue_of(opened(differing()), "statements", Scope())
    assert (view.count, view.counted) == (4, 3)
    assert view.measure is not None
    assert view.measure().count == 3
    told = {row.id: row.cells[5].text for _, row in view.rows()}
    assert told["north-on-reef"] == "coded by Anna beside Ben, codings differ"
    assert told["north-on-reef-again"] == "coded by Ben beside Anna, codings differ"
    assert told["south-on-reef"] == "coded by Anna"


def test_where_one_coder_coded_all_no_row_says_who(opened: Open) -> None:
    view = catalogue_of(opened(coded(REEF)), "statements", Scope())
    assert not any("coded" in row.cells[5].text for _, row in view.rows())


def test_a_cell_on_which_codings_differ_says_so_and_counts_once(opened: Open) -> None:
    matrix = whole_of(opened(differing()), "matrix", Scope())
    cells = {row.id: {c.leads_to: c for c in row.cells[1:]} for _, row in matrix.rows()}
    cell = cells["north"]["#reef@north"]
    assert cell.text == "codings differ: supports / opposes; n=2"
    assert [(mark.glyph, mark.ascii) for mark in cell.marks] == [("≷", "<>")]
    assert isinstance(cell.value, dict)
    assert cell.value["codings_differ"] == ["support", "oppose"]
    assert cell.value["mixed"] == []
    assert cells["north"]["#fee@north"].text == "opposes; n=1"
    assert "codings differ" in {sign.meaning for sign in legend_of(matrix)}


def test_the_long_matrix_gives_an_utterance_once_and_says_that_codings_differ(opened: Open) -> None:
    long = whole_of(opened(differing()), "long-matrix", Scope())
    told = {row.id: (row.cells[1].value, row.cells[1].text) for _, row in long.rows()}
    assert told["north-on-reef#reef@north"] == (
        "codings differ",
        "codings differ: supports / opposes",
    )
    assert not any("-again" in id for id in told)


@pytest.mark.parametrize("format", TEXT_FORMATS)
def test_every_format_says_that_codings_differ(opened: Open, format: Format) -> None:
    text = "".join(write(whole_of(opened(differing()), "matrix", Scope()), format))
    assert "codings_differ" in text if format is Format.JSON else "codings differ" in text


def test_what_codings_differ_on_is_compared_with_nobody(opened: Open) -> None:
    workspace = opened(differing())
    compared = whole_of(workspace, "compare", Scope(subjects=("north", "south")))
    groups = {section.key: {row.id for row in section.rows} for section in compared.sections}
    assert [key for key, rows in groups.items() if "fee" in rows] == ["disagree"]
    assert all("reef" not in groups.get(key, ()) for key in ("agree", "disagree"))
    alone = opened(coded_twice(REEF, which=lambda id: id == "north-on-reef"))
    agreed = StandingTable(alone.dataset, Switches()).at("north", "reef")
    assert agreed is not None
    assert agreed.stance is not None


def test_no_shift_rests_on_a_statement_on_which_codings_differ(opened: Open) -> None:
    shifts = whole_of(opened(differing()), "shifts", Scope())
    sure = whole_of(opened(coded(REEF)), "shifts", Scope())
    assert "north-on-reef" in str([list(row.cells) for _, row in sure.rows()])
    assert "north-on-reef" not in str([list(row.cells) for _, row in shifts.rows()])


def test_an_issue_that_one_coder_alone_found_is_told_as_no_position_of_the_other(
    opened: Open,
) -> None:
    fee = ', { issue = "fee", stance = "oppose" }'
    text = coded_twice(REEF, lambda table: table.replace(fee, ""), lambda id: id == "north-on-reef")
    matrix = "".join(write(whole_of(opened(text), "matrix", Scope()), Format.CSV))
    assert "codings differ: opposes / no position" in matrix


def test_a_holder_on_whom_codings_differ_is_found_with_a_cell_that_says_so(opened: Open) -> None:
    def for_south(table: str) -> str:
        return table.replace('stance = "support" }', 'stance = "support", holders = ["south"] }')

    table = StandingTable(
        opened(coded_twice(REEF, for_south, lambda id: id == "north-on-reef")).dataset, Switches()
    )
    north, south = table.at("north", "reef"), table.at("south", "reef")
    assert north is not None
    assert south is not None
    assert (north.codings_differ, north.n) == (True, 2)
    assert (south.codings_differ, south.n) == (True, 2)


MINISTER = """
[[actors]]
id = "minister"
name = "Minister"
kind = "person"
roles = [{ title = "Minister", of = "north" }]
sources = ["wire"]
[[statements]]
id = "minister-on-reef"
source = "wire"
form = "verbatim"
speakers = ["minister"]
text = "North wants it closed."
date = 2031-06-01
positions = [{ issue = "reef", stance = "support" }]
"""


def test_an_utterance_on_whose_holder_coders_differ_counts_once_where_both_are_rolled_up(
    opened: Open,
) -> None:
    def for_north(table: str) -> str:
        return table.replace('"support"', '"support", holders = ["north"]')

    text = coded_twice(REEF + MINISTER, for_north, lambda id: id == "minister-on-reef")
    table = StandingTable(opened(text).dataset, Switches(roll_up=True))
    standing = table.at("north", "reef")
    assert standing is not None
    assert {each.holder for each in standing.current} == {"minister", "north"}
    assert (standing.codings_differ, standing.n) == (True, 3)


def test_what_is_mixed_without_what_codings_differ_on_is_told_by_what_is_settled(
    opened: Open,
) -> None:
    alone = ', { issue = "fee", stance = "oppose" }'
    text = coded_twice(REEF, lambda each: each.replace(alone, ""), lambda id: id == "north-on-reef")
    others = "".join(
        f'[[statements]]\nid = "{stance}"\nsource = "wire"\nform = "verbatim"\ndate = 2031-05-02\n'
        f'speakers = ["north"]\ntext = "{stance}."\n'
        f'positions = [{{ issue = "fee", stance = "{stance}" }}]\n'
        for stance in ("neutral", "support")
    )
    workspace = opened(text + others)
    standing = StandingTable(workspace.dataset, Switches()).at("north", "fee")
    assert standing is not None
    assert (standing.mixed, standing.n) == (True, 3)
    assert standing_value(standing)["mixed"] == ["neutral", "support"]
    brief = "".join(write(whole_of(workspace, "brief", Scope(subjects=("fee",))), Format.TEXT))
    assert "mixed: one of 2" in brief
    assert "opposes" not in brief.partition("Mixed")[2].partition("In their exact words")[0]


def test_statistics_tell_positions_on_which_codings_differ_apart(opened: Open) -> None:
    stats = counts_of(opened(differing()), Scope())
    sections = {
        section.title: {row.id: row.cells[0].value for row in section.rows}
        for section in stats.sections
    }
    assert sections["Records"]["statements"] == 3
    assert sections["Positions by stance"] == {
        "support": 2,
        "open": 1,
        "oppose": 1,
        "codings differ": 1,
    }


def test_a_query_for_a_coder_finds_what_is_counted_of_that_coders_utterances(opened: Open) -> None:
    workspace = opened(coded_twice(REEF, which=lambda id: id == "north-on-reef"))
    view = catalogue_of(workspace, "statements", Scope(query="coder:ben"))
    assert [row.id for _, row in view.rows()] == ["north-on-reef-again"]
    assert view.counted == 1
    matrix = whole_of(workspace, "matrix", Scope(query="coder:ben"))
    assert [row.id for _, row in matrix.rows()] == ["north"]
    assert not whole_of(workspace, "matrix", Scope(query="status:draft")).count


def test_cards_tell_who_coded_it_and_what_counts(opened: Open) -> None:
    workspace = opened(differing())
    card = card_of(workspace, "north-on-reef", Scope())
    facts = {row.cells[0].text: row.cells[1].text for row in card.sections[0].rows}
    assert facts["Record"] == "coded by Anna"
    assert facts["Counts"] == "once, of 2 codings; codings differ on The reef should be closed."
    others = {section.key: [row.id for row in section.rows] for section in card.sections}
    assert others["codings"] == ["north-on-reef-again"]
    standing = card_of(workspace, "#reef@north", Scope())
    facts = {row.cells[0].text: row.cells[1].text for row in standing.sections[0].rows}
    assert facts["Codings"] == "codings differ (Anna: supports; Ben: opposes)"


@pytest.mark.parametrize("name", ["compare", "brief"])
def test_a_view_of_words_gives_those_of_each_coding(opened: Open, name: str) -> None:
    subjects = ("north", "south") if name == "compare" else ("reef",)
    view = whole_of(opened(differing()), name, Scope(subjects=subjects))
    text = "".join(write(view, Format.MARKDOWN))
    assert "codings differ (Anna: supports; Ben: opposes)" in " ".join(text.split())


def test_the_brief_of_a_topic_counts_apart_those_on_whom_codings_differ(opened: Open) -> None:
    view = whole_of(opened(differing()), "brief", Scope(subjects=("sea",)))
    notes = {section.key: section.note for section in view.sections}
    assert notes["issue:reef"] == "supports: 1 · codings differ: 1"
    rows = {section.key: [row.id for row in section.rows] for section in view.sections}
    assert rows["issue:reef"] == [
        "south-on-reef#reef@south",
        "north-on-reef#reef@north",
        "north-on-reef-again#reef@north",
    ]


def reviewed(text: str, id: str) -> str:
    return text.replace(f'id = "{id}"', f'id = "{id}"\nreviewed_by = "Carla"', 1)


def test_a_matrix_differs_before_and_after_review_in_what_was_decided(opened: Open) -> None:
    text = differing()
    before, after = opened(text).dataset, opened(reviewed(text, "north-on-reef-again")).dataset
    (change,) = standing_changes(before, after, Switches())
    assert (change.holder, change.issue) == ("north", "reef")
    assert change.before is not None
    assert change.after is not None
    assert change.before.codings_differ
    assert change.after.stance == "oppose"
    assert change.before.n == change.after.n == 2


_POLICY = ("support", "lean-support", "neutral", "lean-oppose", "oppose")
_CLAIM = ("assert", "suspect", "doubt", "deny")


@st.composite
def second_codings(draw: st.DrawFn, text: str, ids: Sequence[str]) -> str:
    """Write a world as two coders did, of whom the second took some stances for others."""
    chosen = draw(st.sets(st.sampled_from(ids), min_size=1))
    swapped = [draw(st.permutations(stances)) for stances in (_POLICY, _CLAIM)]
    stances = dict(zip((*_POLICY, *_CLAIM), (*swapped[0], *swapped[1]), strict=True))

    def change(table: str) -> str:
        return re.sub('"([a-z-]+)"', lambda word: f'"{stances.get(word[1], word[1])}"', table)

    return coded_twice(text, change, chosen.__contains__)


def differing_cells(dataset: Dataset, among: Collection[str] | None = None) -> set[Cell]:
    """Give the holders and issues on which codings differ, of all utterances or some."""
    return {
        (reading.holder or "", reading.issue)
        for utterance in utterances_of(dataset).values()
        if among is None or not set(utterance.codings).isdisjoint(among)
        for reading in readings_in(dataset, utterance)
        if not reading.agreed
    }


def without_positions(table: str) -> str:
    return re.sub(r"^positions = \[(.*\]|\n(?:.*\n)*?\])$", "", table, flags=re.MULTILINE)


@pytest.mark.parametrize("first", [False, True], ids=["second in order", "first in order"])
def test_what_one_coder_alone_found_counts_as_if_both_had(
    opened_world: OpenedWorld, first: bool
) -> None:
    def change(table: str) -> str:
        table = without_positions(table)
        return re.sub('"([a-z-]+)-again"', r'"0-\1"', table, count=1) if first else table

    text, ids, open_text = opened_world
    one = open_text(coded(text))
    tables = [StandingTable(one, Switches(roll_up=True))]
    stats = [counts_of(Workspace(one), Scope()).sections[0].rows]
    two = open_text(coded_twice(text, change, set(ids).__contains__))
    assert {each.counts_as.startswith("0-") for each in utterances_of(two).values()} == {first}
    tables.append(StandingTable(two, Switches(roll_up=True)))
    stats.append(counts_of(Workspace(two), Scope()).sections[0].rows)
    assert [row.cells for row in stats[0]] == [row.cells for row in stats[1]]
    for holder in one.ids(Kind.ACTOR):
        before, after = ({i: s.n for i, s in table.of(holder).items()} for table in tables)
        assert before == after


@settings(deadline=None, max_examples=examples(40))
@given(data=st.data())
def test_whatever_a_second_coder_makes_of_statements_they_count_once(
    opened_world: OpenedWorld, data: st.DataObject
) -> None:
    text, ids, open_text = opened_world
    one = open_text(coded(text))
    two = open_text(data.draw(second_codings(text, ids)))
    tables = [StandingTable(each, Switches()) for each in (one, two)]
    contested = differing_cells(two)
    for holder in one.ids(Kind.ACTOR):
        before, after = (table.of(holder) for table in tables)
        assert list(before) == list(after)
        for issue, standing in after.items():
            assert standing.n == before[issue].n
            assert (holder, issue) in contested or standing.stance is before[issue].stance


@settings(deadline=None, max_examples=examples(40))
@given(data=st.data())
def test_the_matrix_differs_before_and_after_review_exactly_in_what_was_decided(
    opened_world: OpenedWorld, data: st.DataObject
) -> None:
    text, ids, open_text = opened_world
    written = data.draw(second_codings(text, ids))
    before = open_text(written)
    coded_ids = sorted(set(utterances_of(before)))
    decided = data.draw(st.sets(st.sampled_from(coded_ids), min_size=1))
    for id in decided:
        written = reviewed(written, id)
    after = open_text(written)
    changed = {(each.holder, each.issue) for each in standing_changes(before, after, Switches())}
    were, left = differing_cells(before, decided), differing_cells(after, decided)
    assert changed <= were
    table = StandingTable(before, Switches())
    for holder, issue in were - left:
        standing = table.at(holder, issue)
        unsure = {statement_of(id) for id in standing.differing} if standing else set()
        if unsure and {counted_as(before, id) for id in decided} >= {
            counted_as(before, id) for id in unsure
        }:
            assert (holder, issue) in changed


@pytest.mark.parametrize("reviewed_id", ["north-early", "north-early-again", "north-on-reef", None])
@pytest.mark.parametrize("again", [{"north-early"}, {"north-on-reef"}, {"north-early", "reef"}])
@pytest.mark.parametrize("day", ["2031-05-02", "2031-05-02/2031-05-09"])
def test_what_is_superseded_is_so_whichever_codings_count(
    opened: Open, again: set[str], reviewed_id: str | None, day: str
) -> None:
    written = day if "/" not in day else f'"{day}"'
    world = REEF.replace("date = 2031-05-02", f'date = {written}\nsupersedes = "north-early"')
    world = world.replace("date = 2031-01-01", f"date = {written}")
    twice = coded_twice(world, which=lambda id: any(id.endswith(each) for each in again))
    if reviewed_id and f'id = "{reviewed_id}"' in twice:
        twice = reviewed(twice, reviewed_id)
    dataset = opened(twice).dataset
    standing = StandingTable(dataset, Switches()).at("north", "reef")
    assert standing is not None
    assert str(standing.stance) == "support"
    assert [statement_of(each.id) for each in standing.current] in (
        ["north-on-reef"],
        ["north-on-reef-again"],
    )
    shifts = whole_of(Workspace(dataset), "shifts", Scope())
    assert "the later statement supersedes the earlier" in "".join(write(shifts, Format.TEXT))


def test_the_reader_counts_utterances_and_says_whose_a_coding_is(
    opened: Open, tmp_path: Path
) -> None:
    text = "South said: “Close it.” North said: “We shall see.” It ended: “Do as you like.”\n"
    (tmp_path / "wire.txt").write_text(text, encoding="utf-8")
    with_text = differing().replace('id = "wire"', 'id = "wire"\ntext = "wire.txt"', 1)
    workspace = opened(with_text)
    reading = whole_of(workspace, "reader", Scope(subjects=("wire",)))
    assert isinstance(reading, ReadingView)
    assert len(reading.statements) == 4
    told = [reading.statement_in_words(id) for id in reading.statements]
    assert [each.rpartition(" · ")[2] for each in told] == [
        "1 of 3 statements",
        "2 of 3 statements",
        "3 of 3 statements",
        "3 of 3 statements",
    ]
    assert "coded by Anna beside Ben" in told[2]
    assert "coded by Ben beside Anna" in told[3]


def test_what_one_coder_retracted_counts_with_what_the_other_said(opened: Open) -> None:
    twice = coded_twice(
        REEF,
        lambda table: table.replace("[[statements]]", '[[statements]]\nstatus = "retracted"'),
        lambda id: id == "north-on-reef",
    )
    view = catalogue_of(opened(twice), "statements", Scope())
    assert (view.count, view.counted) == (4, 3)
    positions = catalogue_of(opened(twice), "positions", Scope())
    assert positions.count - positions.counted == 2
