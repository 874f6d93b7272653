"""The kinds of briefs: what each has in it, what it marks, and what it never says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.tiers import slow_but

from dipview.computing import Computation, ComputationCancelled
from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.formats.document import end_of
from dipview.formats.format import Format
from dipview.formats.json_writer import write_json
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.brief.brief_text import BriefText, Point
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.brief.lines import MOST
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section, View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace

WORLDS = Path(__file__).parents[1] / "worlds"
PATHS = {
    "bundled": bundled_path(),
    "archipelago": WORLDS / "archipelago.toml",
    "second": WORLDS / "second_edition.toml",
    "votes": WORLDS / "votes.toml",
}
HEAD = """
[[sources]]
id = "s"
type = "report"
publisher = "Gazette"
issued = 2020-06-01

[[sources]]
id = "note"
type = "contact-note"
title = "Over lunch"
issued = 2020-06-02

[[issues]]
id = "ban"
kind = "policy"
proposition = "Nets are banned."

[[issues]]
id = "levy"
kind = "policy"
proposition = "Boats pay a levy."
"""


class World(NamedTuple):
    """A dataset, with each kind of brief of each record that it can be about."""

    workspace: Workspace
    briefs: tuple[View, ...]

    @property
    def dataset(self) -> Dataset:
        return self.workspace.dataset


@pytest.fixture(scope="module", params=slow_but(PATHS, "second"))
def world(request: pytest.FixtureRequest) -> World:
    """Each dataset that the tests have, with its briefs."""
    workspace = read_workspace([PATHS[request.param]])
    return World(workspace, tuple(every_brief(workspace)))


def made(folder: Path, *actors: str, text: str) -> Workspace:
    """A small dataset with some states."""
    path = folder / "data.toml"
    states = "".join(
        f'\n[[actors]]\nid = "{id}"\nname = "{id.title()}"\nkind = "state"\n' for id in actors
    )
    path.write_text(HEAD + states + text, encoding="utf-8")
    workspace = read_workspace([path])
    assert [p.message for p in workspace.dataset.problems if p.severity.value == "error"] == []
    return workspace


def stated(id: str, who: str, issue: str, stance: str, more: str = "", source: str = "s") -> str:
    """A statement with one position."""
    return (
        f'\n[[statements]]\nid = "{id}"\nsource = "{source}"\nspeakers = ["{who}"]\n'
        f'form = "reported"\nsummary = "What {who} said of {issue}"\ndate = 2020-05-01\n'
        f'positions = [{{ issue = "{issue}", stance = "{stance}"{more} }}]\n'
    )


def brief(workspace: Workspace, kind: str, *about: str, text: BriefText | None = None) -> View:
    return workspace.view(BRIEFS[BriefKind(kind)].make(text), Scope(subjects=about))


def every_brief(workspace: Workspace) -> Iterator[View]:
    """Each kind of brief, of each record that it can be about; rolled up as well."""
    dataset = workspace.dataset
    for kind, form in BRIEFS.items():
        for of in form.kinds:
            for id in dataset.ids(of):
                yield brief(workspace, kind, id)
        if form.everything:
            yield brief(workspace, kind)
            scope = Scope(roll_up=True)
            yield workspace.view(form.make(), scope)


def section(view: View, key: str) -> Section:
    return next(each for each in view.sections if each.key == key)


def text_of(view: View) -> str:
    return " ".join("".join(write(view, Format.TEXT)).split())


def quotations(view: View) -> Iterator[str]:
    """What stands in quotation marks anywhere in a view that readers see."""
    for _, row in view.rows():
        for cell in row.cells:
            yield from re.findall("“([^”]*)”", cell.text)


def texts(dataset: Dataset) -> frozenset[str]:
    """The exact words of all statements that may be quoted."""
    statements = [dataset.statement(id) for id in dataset.ids(Kind.STATEMENT)]
    return frozenset(text for each in statements for text in each.text if each.quotable)


def test_every_quotation_in_every_brief_is_a_text_of_the_dataset_word_for_word(
    world: World,
) -> None:
    known = texts(world.dataset)
    summaries = "\n".join(
        world.dataset.statement(id).summary for id in world.dataset.ids(Kind.STATEMENT)
    )
    for view in world.briefs:
        for quoted in quotations(view):
            assert quoted in known or f"“{quoted}”" in summaries, (view.title, quoted)


def test_every_source_that_a_brief_cites_is_in_its_list_of_sources(world: World) -> None:
    for view in world.briefs:
        cited = {c.source for _, row in view.rows() for cell in row.cells for c in cell.citations}
        written = "".join(write_json(view))
        for source in cited:
            assert f'{{"id": "{source}", "number": ' in written, (view.title, source)


def test_every_statement_and_position_in_a_brief_leads_to_its_source(world: World) -> None:
    for view in world.briefs:
        for part, row in view.rows():
            listed = part.key not in ("facts", "first")
            if listed and row.kind in (Kind.STATEMENT, Kind.POSITION):
                assert any(cell.citations for cell in row.cells), (view.title, row.id)


def test_a_brief_says_where_nothing_is_on_record(world: World) -> None:
    dataset = world.dataset
    for view in world.briefs:
        assert view.count or view.empty, view.title
        assert all(part.rows for part in view.sections), view.title
    for id in dataset.ids(Kind.ACTOR):
        view = brief(world.workspace, "annex", id)
        silent = "no statement found" in text_of(view)
        assert silent is not any(row.kind is Kind.STATEMENT for _, row in view.rows())


def test_every_brief_ends_with_what_it_rests_on(world: World) -> None:
    for kind, form in BRIEFS.items():
        ids = world.dataset.ids(form.kinds[0])
        if ids:
            end = end_of(brief(world.workspace, kind, ids[0]))
            assert end["SHA-256"] == world.dataset.sha256, kind
            assert end["Left out"], kind


@pytest.mark.parametrize("kind", list(BriefKind))
def test_a_brief_that_nobody_waits_for_is_left(kind: BriefKind) -> None:
    workspace = read_workspace([PATHS["archipelago"]])
    form = BRIEFS[kind]
    scope = Scope(subjects=(workspace.dataset.ids(form.kinds[0])[0],))
    workspace.view(form.make(), scope)  # its modules are there
    computation = Computation()

    def interrupted() -> None:
        computation.cancel()
        view = workspace.view(form.make(), scope)
        list(view.rows())

    with pytest.raises(ComputationCancelled):
        computation.run(interrupted)


# The annex


def test_the_annex_has_an_entry_for_every_actor_of_the_bundled_dataset() -> None:
    workspace = read_workspace([PATHS["bundled"]])
    view = brief(workspace, "annex")
    actors = workspace.dataset.ids(Kind.ACTOR)
    assert len(view.sections) == len(actors) == 34
    assert {each.key for each in view.sections} == {f"actor:{id}" for id in actors}
    assert "34 actors" in view.title


def test_an_annex_of_chosen_actors_keeps_their_order() -> None:
    view = brief(read_workspace([PATHS["bundled"]]), "annex", "russia", "canada")
    assert [each.title for each in view.sections] == ["Russia", "Canada"]
    assert view.title == "Annex: Russia, Canada"


def test_an_annex_names_who_speaks_where_that_is_somebody_else() -> None:
    view = brief(read_workspace([PATHS["bundled"]]), "annex", "donald-trump")
    rows = [[cell.text for cell in row.cells[:7]] for _, row in view.rows()]
    told = next(row for row in rows if "second-hand" in row[5])
    assert told[2] == "British Prime Minister's office"
    assert "Donald Trump (second-hand)" in told[5]


# The readout


def test_a_readout_tells_doubtful_parts_as_such_and_infers_no_outcome() -> None:
    view = brief(read_workspace([PATHS["bundled"]]), "readout", "g7-lucca-meeting")
    parts = {row.cells[0].text: row.cells[1] for row in section(view, "participants").rows}
    assert parts["Rex Tillerson"].text.endswith("(inferred)")
    assert parts["Rex Tillerson"].meaning is Meaning.WARNING
    assert section(view, "outcomes").rows[0].cells[1].text == "no outcome on record"


def test_a_readout_tells_outcomes_and_votes_as_they_are_recorded() -> None:
    workspace = read_workspace([PATHS["second"]])
    rows = section(brief(workspace, "readout", "round-2"), "outcomes").rows
    assert [row.cells[0].text for row in rows] == ["bracketed", "dropped", "adopted"]
    assert [row.cells[4].citations[0].locator for row in rows] == ["page 4", "page 4", "page 5"]
    (vote,) = section(brief(workspace, "readout", "paragraph-7-vote"), "outcomes").rows
    assert vote.cells[0].text == "rejected"
    assert "2 in favour, 6 against" in vote.cells[1].text


def test_a_readout_of_a_later_day_is_not_given() -> None:
    workspace = read_workspace([PATHS["second"]])
    early = Scope(subjects=("round-2",), as_of=workspace.dataset.event("round-1").date.earliest)  # type: ignore[union-attr]
    view = workspace.view(BRIEFS[BriefKind.READOUT].make(), early)
    assert not view.count
    assert "not known" in view.empty


def test_what_is_known_of_an_event_s_parts_is_told_with_it() -> None:
    workspace = read_workspace([PATHS["second"]])
    parts = [
        id
        for id in workspace.dataset.ids(Kind.EVENT)
        if workspace.dataset.event(id).part_of is not None
    ]
    whole = workspace.dataset.event(parts[0]).part_of
    assert whole is not None
    told = {row.id for row in section(brief(workspace, "readout", whole), "said").rows}
    assert {row.id for row in section(brief(workspace, "readout", parts[0]), "said").rows} <= told


# The sheet of a delegation


def test_a_sheet_has_of_others_their_public_stance_and_nothing_more(tmp_path: Path) -> None:
    workspace = made(
        tmp_path,
        "ostrel",
        "kelmora",
        "haldreth",
        text=stated("a", "ostrel", "ban", "support", ', priority = "red-line"')
        + stated("b", "kelmora", "ban", "support", ', priority = "red-line", condition = "if paid"')
        + stated("c", "haldreth", "ban", "oppose", source="note")
        + stated("d", "kelmora", "ban", "oppose", ", fallback = true"),
    )
    view = brief(workspace, "delegation", "ostrel")
    near = section(view, "near")
    told = " ".join(cell.text for row in near.rows for cell in row.cells)
    assert "Kelmora (supports, on a condition)" in told
    written = text_of(view)
    assert "a red line" in written  # its own
    for secret in ("if paid", "Over lunch", "What kelmora said", "What haldreth said", "oppose"):
        assert secret not in written, secret
    assert "no statement found" not in " ".join(c.text for r in near.rows for c in r.cells)


def test_a_sheet_has_its_own_instructions_alone(tmp_path: Path) -> None:
    workspace = made(tmp_path, "ostrel", "kelmora", text=stated("a", "ostrel", "ban", "support"))
    told = BriefText(instructions={"ostrel": "Hold out.\nThen sign.", "kelmora": "Give way."})
    view = brief(workspace, "delegation", "ostrel", text=told)
    assert [row.cells[1].text for row in section(view, "instructions").rows] == [
        "Hold out.",
        "Then sign.",
    ]
    assert "Give way" not in text_of(view)
    assert "instructions" not in [
        each.key for each in brief(workspace, "delegation", "ostrel").sections
    ]


def test_a_sheet_names_who_is_near_who_took_no_side_and_who_is_not_found(tmp_path: Path) -> None:
    members = '\n[[actors]]\nid = "league"\nname = "League"\nkind = "organization"\n'
    workspace = made(
        tmp_path,
        "ostrel",
        "kelmora",
        "haldreth",
        "dorrow",
        text=members
        + stated("a", "ostrel", "ban", "support")
        + stated("b", "kelmora", "ban", "support")
        + stated("c", "haldreth", "ban", "open")
        + stated("d", "dorrow", "levy", "oppose")
        + '\n[[events]]\nid = "e"\ntitle = "Talks"\nkind = "meeting"\ndate = 2020-05-01\n'
        'participants = [{ actor = "dorrow" }]\nsources = ["s"]\n'
        + stated("f", "ostrel", "ban", "support").replace("form", 'event = "e"\nform'),
    )
    view = brief(workspace, "delegation", "ostrel")
    (near,) = section(view, "near").rows
    assert near.cells[2].text == "with it: Kelmora"
    (lacked,) = section(view, "lacked").rows
    assert lacked.cells[1].text == "no side taken: Haldreth (open)"
    assert lacked.cells[2].text == "no statement found: Dorrow"
    (nearest,) = section(view, "nearest").rows
    assert [cell.text for cell in nearest.cells[:4]] == ["Kelmora", "1", "1", "0"]
    assert "thin evidence" in nearest.cells[4].text


# The table


def test_a_table_has_red_lines_priorities_and_the_letters_of_its_notes() -> None:
    workspace = read_workspace([PATHS["second"]])
    view = brief(workspace, "table")
    cells = {
        row.id: [cell.text for cell in row.cells]
        for _, row in view.rows()
        if row.kind is Kind.ACTOR
    }
    assert any(text.startswith("supports, red line, said before (") for text in cells["lannick"])
    assert any("high priority (" in text for text in cells["veldrane"])
    found = (re.search(r"\(([a-z])\)$", text) for row in cells.values() for text in row)
    letters = {each[1] for each in found if each}
    assert letters == {row.cells[0].value for row in section(view, "notes").rows}


def test_a_priority_stands_only_where_the_source_says_so(tmp_path: Path) -> None:
    workspace = made(tmp_path, "ostrel", text=stated("a", "ostrel", "ban", "support"))
    view = brief(workspace, "table")
    assert "priority" not in " ".join(c.text for _, r in view.rows() for c in r.cells)
    assert "notes" not in [each.key for each in view.sections]


def test_a_table_of_nothing_says_so(tmp_path: Path) -> None:
    view = brief(made(tmp_path, "ostrel", text=""), "table")
    assert not view.count
    assert view.empty == "Nobody holds a position in this scope."


def test_a_party_and_an_issue_that_are_named_are_in_the_table_though_nothing_is_found(
    tmp_path: Path,
) -> None:
    text = stated("a", "ostrel", "ban", "support")
    workspace = made(tmp_path, "ostrel", "kelmora", text=text)
    view = brief(workspace, "table", "ostrel", "kelmora", "ban", "levy")
    assert [row.id for _, row in view.rows()] == ["kelmora", "ostrel"]
    assert [column.key for column in view.sections[0].columns] == ["actor", "ban", "levy"]


def test_letters_go_on_after_z(tmp_path: Path) -> None:
    states = [f"s{n:02}" for n in range(30)]
    said = "".join(
        stated(f"t{n}", id, "ban", "support", ', condition = "if paid"')
        for n, id in enumerate(states)
    )
    view = brief(made(tmp_path, *states, text=said), "table")
    letters = [row.cells[0].value for row in section(view, "notes").rows]
    assert letters[24:29] == ["y", "z", "aa", "ab", "ac"]


# Lines to take


def test_lines_have_the_other_side_s_words_under_each(tmp_path: Path) -> None:
    workspace = made(
        tmp_path,
        "ostrel",
        "kelmora",
        text=stated("a", "ostrel", "ban", "oppose") + stated("b", "kelmora", "ban", "support"),
    )
    typed = BriefText(
        points=(Point(text="Ban them.", issue="ban"), Point(text="And soon.")),
        raised=(Point(text="We shall see.", issue="levy"), Point(text="No.", question="And fish?")),
    )
    view = brief(workspace, "lines", "ostrel", text=typed)
    titles = [each.title for each in view.sections]
    assert titles == [
        "1. Ban them.",
        "2. And soon.",
        "If raised: Boats pay a levy.",
        "If raised: And fish?",
    ]
    assert [row.cells[2].text for row in view.sections[0].rows] == ["Ostrel"]
    assert view.sections[1].rows[0].cells[2].text == "tied to no issue of the dataset"
    assert view.sections[2].rows[0].cells[2].text == "no statement found"
    assert view.sections[2].note == "Line to take: We shall see."


def test_lines_tell_how_many_holders_they_do_not_show(tmp_path: Path) -> None:
    states = [f"s{n:02}" for n in range(MOST + 3)]
    said = "".join(stated(f"t{n}", id, "ban", "support") for n, id in enumerate(states))
    view = brief(made(tmp_path, *states, text=said), "lines", "ban")
    (shown,) = view.sections
    assert len(shown.rows) == MOST
    assert f"The first {MOST} of {MOST + 3} holders." in shown.note
    assert f"3 holders beyond the first {MOST} on an issue" in end_of(view)["Left out"]


# The steering brief


def test_a_steering_brief_keeps_what_is_typed_and_tells_what_has_no_room(tmp_path: Path) -> None:
    states = [f"s{n:02}" for n in range(60)]
    said = "".join(
        stated(f"t{n}", id, "ban", "support" if n % 2 else "oppose") for n, id in enumerate(states)
    )
    typed = BriefText(
        title="On nets", objective="One.\n\nTwo.", points=(Point(text="Say it."),), symbol="X 1"
    )
    view = brief(made(tmp_path, *states, text=said), "steering", "ban", text=typed)
    assert view.title == "On nets"
    assert view.heading == (("Symbol", "X 1"),)
    assert [row.cells[0].text for row in section(view, "objective").rows] == ["One.", "Two."]
    shown = section(view, "issue:ban").rows
    assert 5 < len(shown) < 60
    stances = [row.cells[1].text for row in shown]
    assert abs(stances.count("supports") - stances.count("opposes")) <= 1
    assert f"{60 - len(shown)} of 60 standings have no room on two sides" in text_of(view)
    assert f"{60 - len(shown)} standings for want of room" in end_of(view)["Left out"]
    lines = len("".join(write(view, Format.TEXT)).splitlines())
    assert lines < 150


def test_typed_words_are_never_cut(tmp_path: Path) -> None:
    workspace = made(tmp_path, "ostrel", text=stated("a", "ostrel", "ban", "support"))
    long = "word " * 4000
    view = brief(workspace, "steering", "ban", text=BriefText(objective=long))
    assert section(view, "objective").rows[0].cells[0].text == long.strip()
    assert "What is typed takes more than two sides by itself." in view.notes
    assert "1 of 1 standing have no room" in " ".join(view.notes)


def test_a_brief_about_nothing_says_what_to_name(tmp_path: Path) -> None:
    workspace = made(tmp_path, "ostrel", text="")
    for kind, form in BRIEFS.items():
        view = brief(workspace, kind)
        if not form.everything:
            assert not view.count
            assert "name" in view.empty, kind


def test_a_query_narrows_a_brief_and_its_title_says_so() -> None:
    workspace = read_workspace([PATHS["archipelago"]])
    scope = Scope(query="by:kelmora", subjects=("kelmora", "ostrel"))
    view = workspace.view(BRIEFS[BriefKind.ANNEX].make(), scope)
    assert "narrowed: query: by:kelmora" in view.title
    for row in section(view, "actor:ostrel").rows:
        assert "Kelmora" in row.cells[2].text
    assert any("not among what the query finds" in each for each in view.left_out)
