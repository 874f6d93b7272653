"""A scope in words, sources as they are cited, labels, and views of several or of none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dipview.dataset.offices import present_day
from dipview.model.kinds import Kind
from dipview.model.sources import Citation, Source
from dipview.views.combined_view import combined_view
from dipview.views.parts.actor_names import roles_held
from dipview.views.parts.citations import (
    References,
    citations_of,
    reference_text,
    short_reference,
    source_cell,
)
from dipview.views.parts.counting import counted
from dipview.views.parts.labels import label_of, voice_label
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.scope import Scope
from dipview.views.view import Cell
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of, counts_of, problems_of
from dipview.workspace.workspace import Workspace


def test_a_scope_is_told_phrase_by_phrase(world: Workspace) -> None:
    scope = Scope(
        query="tolls",
        as_of=dt.date(2020, 5, 1),
        since=dt.date(2020, 1, 1),
        pins=("vesta", "chair-dredging"),
        focus="vesta",
        roll_up=True,
        exact_only=True,
        second_hand=False,
        sort="newest first",
    )
    assert scope_in_words(world.dataset, scope) == (
        "as of 1 May 2020",
        "since 1 Jan 2020",
        "query: tolls",
        "with Vesta",
        "with The panel keeps dredging open",
        "exact words only",
        "second-hand left out",
        "officials and bodies rolled up",
        "sorted: newest first",
    )


def test_without_a_day_the_datasets_own_is_told(world: Workspace, empty: Workspace) -> None:
    assert scope_in_words(world.dataset, Scope()) == ("as of 31 Dec 2020, the dataset's own date",)
    assert scope_in_words(empty.dataset, Scope()) == ()


def test_a_scope_takes_each_pin_once() -> None:
    scope = Scope(focus="a").pinned("a")
    assert scope == Scope(pins=("a",))
    assert scope.pinned("a") is scope
    assert scope.pinned("b").pins == ("a", "b")
    assert Scope(focus="a").settled() == Scope()


def test_a_source_is_written_in_one_line(world: Workspace) -> None:
    assert reference_text(world.dataset.source("bulletin")) == (
        "Inner Sea Bulletin, Tolls divide the shore, 10 Mar 2020, with Coastwire, "
        "https://bulletin.example/tolls"
    )
    assert reference_text(world.dataset.source("note")) == "note"


@pytest.mark.parametrize(
    ("source", "short"),
    [
        (Source(id="s", type="report", publisher="P", title="T"), "P"),
        (Source(id="s", type="report", title="T"), "T"),
        (Source(id="s", type="report"), "s"),
    ],
)
def test_a_source_is_named_in_a_few_words(source: Source, short: str) -> None:
    assert short_reference(source) == short


def test_references_number_the_sources_of_the_dataset(world: Workspace) -> None:
    references = References(world.dataset)
    assert list(references) == list(world.dataset.ids(Kind.SOURCE))
    assert [references[id].number for id in references] == [1, 2, 3, 4, 5]
    assert len(references) == 5


def test_every_kind_of_record_tells_what_it_rests_on(world: Workspace) -> None:
    dataset = world.dataset

    def cited(id: str) -> list[str]:
        record = dataset.record(id)
        assert record is not None
        return [citation.source for citation in citations_of(dataset, record)]

    assert cited("vesta-against-tolls") == ["register", "reprint", "gazette"]
    assert cited("vesta-against-tolls#tolls@vesta") == cited("vesta-against-tolls")
    assert cited("reprint") == ["register"]
    assert cited("vesta") == cited("panel-session") == cited("river") == ["register"]


def test_a_citation_is_written_out_with_its_place(world: Workspace) -> None:
    cell = source_cell(
        world.dataset,
        (Citation(source="gazette", locator="paragraph 2"), Citation(source="note")),
    )
    assert cell.text == "Harbour Gazette, 1 Sep 2020, paragraph 2; note"
    assert cell.plain == [
        {"source": "gazette", "locator": "paragraph 2"},
        {"source": "note", "locator": ""},
    ]


@pytest.mark.parametrize(
    ("id", "label", "short"),
    [
        ("vesta", "Vesta", "Vesta"),
        ("vesta-against-tolls", "“We keep our tolls.”", "Vesta"),
        ("vesta-lamps-described", "An enemy of the lamp fund", "Harbour Gazette on Vesta"),
        ("others-dredging", "Against dredging", "three delegations"),
        (
            "corvane-on-lamps#lamps@orlund",
            "Orlund: open (second-hand): A lamp fund should be set up.",
            "Orlund",
        ),
        (
            "others-dredging#dredging@",
            "no named holder: opposes: The channel should be dredged.",
            "no named holder",
        ),
        ("panel-session", "Tariff Panel in session", "Tariff Panel in session"),
        ("harbour", "The harbour", "The harbour"),
        ("gazette", "Harbour Gazette, 1 Sep 2020", "Harbour Gazette, 1 Sep 2020"),
        ("nobody", "nobody", "nobody"),
    ],
)
def test_every_record_has_a_label(world: Workspace, id: str, label: str, short: str) -> None:
    assert label_of(world.dataset, id) == label
    assert voice_label(world.dataset, id) == short


def test_offices_are_looked_at_on_the_datasets_own_day(world: Workspace) -> None:
    assert present_day(world.dataset, None) == dt.date(2020, 12, 31)
    assert present_day(world.dataset, dt.date(2020, 1, 1)) == dt.date(2020, 1, 1)
    assert [held.role.title for held in roles_held(world.dataset, "piet-holm", None)] == [
        "Foreign Minister"
    ]
    assert roles_held(world.dataset, "piet-holm", dt.date(2020, 1, 1)) == ()


def test_several_views_are_put_below_one_another(world: Workspace) -> None:
    panes = [catalogue_of(world, name, Scope()) for name in ("actors", "issues")]
    nothing = catalogue_of(world, "events", Scope(query="xqzvwk"))
    view = combined_view([*panes, nothing], Scope(), ("as of then",))
    assert [section.title for section in view.sections] == [
        "Actors: States",
        *(f"Actors: {s.title}" for s in panes[0].sections[1:]),
        "Issues",
    ]
    assert view.sections[-1].key == "issues"
    assert view.measure is not None
    assert view.measure().count == view.count == panes[0].count + panes[1].count
    assert view.references is panes[0].references


def test_numbers_come_with_their_noun() -> None:
    assert [counted(n, "actor") for n in (0, 1, 2)] == ["0 actors", "1 actor", "2 actors"]


def test_a_cell_gives_what_a_program_and_a_narrow_screen_read() -> None:
    assert Cell("text").plain == Cell("text").brief == "text"
    assert Cell("text", value=3, short="t").plain == 3
    assert Cell("text", short="t").brief == "t"


def test_problems_are_told_with_their_place_and_hint(tmp_path: Path, world: Workspace) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('[[actors]]\nid = "a"\nnmae = "A"\nkind = "state"\n', encoding="utf-8")
    view = problems_of(read_workspace([path]))
    assert view.count
    assert view.measure is not None
    assert view.measure().noun == "problems"
    texts = [cell.text for cell in view.sections[0].rows[0].cells]
    assert texts[0] in ("error", "warning")
    assert "broken.toml:" in texts[3]
    assert not problems_of(world).count


def test_counts_are_of_what_the_scope_lets_through(world: Workspace) -> None:
    def number(scope: Scope, section: str, what: str) -> int:
        sections = {each.key: each for each in counts_of(world, scope).sections}
        rows = sections[section].rows if section in sections else ()
        return next((int(str(r.cells[0].value)) for r in rows if r.cells[1].text == what), 0)

    assert number(Scope(), "records", "statements") == len(world.dataset.ids(Kind.STATEMENT))
    early = Scope(as_of=dt.date(2020, 1, 31))
    assert number(early, "records", "statements") == 2
    assert number(early, "positions by stance", "support") == 2
    persons = Scope(query="kind:person")
    assert number(persons, "records", "sources") < number(Scope(), "records", "sources")
    assert number(Scope(query="kind:source"), "records", "events") == 0
    assert number(Scope(), "statements by state of the record", "retracted") == 1


def test_what_is_retracted_or_a_draft_is_left_out_of_the_counts_of_stances(
    world: Workspace,
) -> None:
    sections = {each.key: each for each in counts_of(world, Scope()).sections}
    stances = sections["positions by stance"]
    assert stances.note == "Drafts and what is retracted are left out."
    total = sum(int(str(row.cells[0].value)) for row in stances.rows)
    assert total == len(world.dataset.ids(Kind.POSITION)) - 2


def test_an_empty_dataset_can_be_counted(empty: Workspace) -> None:
    view = counts_of(empty, Scope())
    assert [section.key for section in view.sections] == ["records"]


def test_matches_of_every_kind_come_with_their_details(world: Workspace) -> None:
    view = world.found(Scope(query="dredging"))
    rows = {row.id: row for row in view.sections[0].rows}
    assert {row.kind for row in rows.values()} >= {Kind.STATEMENT, Kind.ISSUE, Kind.POSITION}
    assert rows["chair-dredging"].cells[2].text.startswith("1–3 May 2020 · Ines Quell")
    assert view.measure is not None
    assert view.measure().count == len(rows)
    early = world.found(Scope(query="dredging", as_of=dt.date(2020, 2, 15)))
    assert "chair-dredging" not in [row.id for row in early.sections[0].rows]


def test_a_match_in_a_hidden_field_says_where_it_is(world: Workspace) -> None:
    row = world.found(Scope(query="Корван")).sections[0].rows[0]
    assert row.id == "corvane"
    assert "found in:" in row.cells[2].text
