"""A document says one thing in all its parts: moves, numbers of sources, days, sums, reasons."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.graphs import stance_graph
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, overview_of, whole_of
from dipview.workspace.workspace import Workspace

HEAD = """
sources = [
  { id = "s", type = "report", title = "B", issued = 2017-05-02 },
  { id = "t", type = "report", title = "C", issued = 2017-05-03 },
]
actors = [
  { id = "a", name = "Ann", kind = "person" },
  { id = "b", name = "Ben", kind = "person" },
  { id = "c", name = "Cleo", kind = "person" },
]
issues = [
  { id = "p", kind = "policy", proposition = "Tolls should end", sources = ["s"] },
  { id = "q", kind = "policy", proposition = "Tolls should rise" },
]
"""
Small = Callable[..., Workspace]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    def opened(*statements: str) -> Workspace:
        path = tmp_path / "small.toml"
        path.write_text(HEAD + "\n".join(statements), encoding="utf-8")
        return read_workspace([path])

    return opened


def said(
    stance: str, date: str = "", *, by: str = "a", on: str = "p", source: str = "s", more: str = ""
) -> str:
    """A statement with one position; ``more`` are further keys of it."""
    dated = f"date = {date}\n" if date else ""
    return (
        f'[[statements]]\nid = "{by}-{on}-{stance}-{date}-{source}"\nsource = "{source}"\n'
        f'form = "reported"\nspeakers = ["{by}"]\nsummary = "S"\n{dated}{more}\n'
        f'positions = [{{ issue = "{on}", stance = "{stance}" }}]\n'
    )


def brief(workspace: Workspace, id: str) -> View:
    return whole_of(workspace, "brief", Scope(subjects=(id,)))


def text(view: View) -> str:
    return " ".join("".join(write(view, Format.TEXT)).split())


@pytest.mark.parametrize("subject", ["p", "a"])
def test_a_change_from_no_side_is_told_apart_and_not_denied(small: Small, subject: str) -> None:
    view = brief(small(said("open", "2017-03-05"), said("support", "2017-03-06")), subject)
    assert [section.key for section in view.sections].count("no-side") == 1
    told = text(view)
    assert "nobody says something else" not in told
    assert "No move is found. To move is to say something else on a later day: one holder" in told
    assert "is told apart, and counted as no move" in told


def test_a_move_is_not_denied_and_what_is_none_is_told_beside_it(small: Small) -> None:
    days = (("open", "2017-03-05"), ("support", "2017-03-06"), ("oppose", "2017-03-07"))
    told = text(brief(small(*(said(*each) for each in days)), "p"))
    assert "Who moved (1)" in told
    assert "No move" not in told
    assert "is told apart, and counted as no move" in told


def test_a_brief_counts_the_sources_that_it_lists(
    small: Small, bundled: Workspace, world: Workspace, strait: Workspace
) -> None:
    tiny = small(said("support", "2017-03-05"), said("oppose", "2017-03-06", by="b", source="t"))
    counts = set()
    for workspace in (tiny, bundled, world, strait):
        for kind in (Kind.ACTOR, Kind.ISSUE):
            for id in workspace.dataset.ids(kind):
                document = json.loads("".join(write(brief(workspace, id), Format.JSON)))
                listed = len(document["sources"])
                told = [row["value"] for row in document["rows"] if row.get("label") == "Rests on"]
                words = f"{listed} source{'' if listed == 1 else 's'}"
                assert told == ([words] if listed else [])
                counts.add(listed)
    assert {0, 1, 2} <= counts


def test_a_card_counts_under_rests_on_nothing_that_it_does_not_list(
    bundled: Workspace, world: Workspace, strait: Workspace
) -> None:
    for workspace in (bundled, world, strait):
        for kind in Kind:
            for id in workspace.dataset.ids(kind):
                facts = card_of(workspace, id, Scope()).sections[0].rows
                assert "Rests on" not in {row.cells[0].text for row in facts}


def test_a_positions_card_names_every_source_of_its_words(world: Workspace) -> None:
    def printed_in(id: str) -> list[str]:
        rows = card_of(world, id, Scope()).sections[0].rows
        return [row.cells[1].text for row in rows if row.cells[0].text == "Printed in"]

    assert printed_in("vesta-against-tolls#tolls@vesta") == ["3 sources"]
    assert printed_in("vesta-against-tolls") == ["3 sources"]


def test_the_card_of_a_dataset_covers_the_days_of_all_its_records(small: Small) -> None:
    event = '[[events]]\nid = "e"\ntitle = "E"\nkind = "meeting"\ndate = 2017-04-01\n'
    workspace = small(said("support", "2016-03-05"), said("oppose", "2017-05-01"), event)
    assert "5 Mar 2016 – 1 May 2017" in text(overview_of(workspace, Scope()))
    without = small(said("support", "2016-03-05"), said("oppose", "2017-05-01"))
    assert "5 Mar 2016 – 1 May 2017" in text(overview_of(without, Scope()))


def test_undated_statements_of_one_source_stand_in_the_order_of_seq(small: Small) -> None:
    first, second = said("support", more="seq = 2"), said("oppose", more="seq = 1")
    for pair in ((first, second), (second, first)):
        workspace = small(*pair)
        listed = catalogue_of(workspace, "positions", Scope()).sections[0].rows
        assert [row.cells[1].text for row in listed] == ["opposes", "supports"]
        sections = {each.key for each in whole_of(workspace, "shifts", Scope()).sections}
        assert sections == {"same-day"}
        matrix = whole_of(workspace, "matrix", Scope())
        assert "supports; n=2" in text(matrix)
        assert "mixed" not in text(evolve(matrix, notes=()))


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        ((), "nobody holds a position in this scope"),
        (
            (said("open"), said("open", by="b")),
            (
                "in this scope nobody stated a side first-hand; what is mixed or without a side, "
                "described, implied or second-hand makes no tie"
            ),
        ),
        ((said("support"),), "in this scope Ann alone stated a side first-hand"),
        (
            (said("support"), said("support", by="b", on="q")),
            "2 actors in this scope stated a side first-hand, but no two of them on the same issue",
        ),
    ],
    ids=["nobody", "no-side", "alone", "apart"],
)
def test_a_network_without_ties_says_truthfully_why(
    small: Small, statements: tuple[str, ...], why: str
) -> None:
    workspace = small(*statements)
    assert whole_of(workspace, "network", Scope()).empty == f"No tie: {why}."
    graph = stance_graph(workspace, Scope(), "one")
    assert (graph.edges, graph.empty) == ((), why)


def test_a_network_says_of_whom_it_has_no_tie(small: Small) -> None:
    def told(*statements: str) -> list[str]:
        notes = whole_of(small(*statements), "network", Scope()).notes
        return [note for note in notes if note.startswith("In no tie")]

    tied = (said("support"), said("support", by="b"))
    assert told(*tied) == []
    assert told(*tied, said("open", by="c")) == [
        "In no tie: 1 actor of whom no side is stated first-hand: Cleo."
    ]
    assert told(*tied, said("support", by="c", on="q")) == [
        "In no tie: 1 actor who took a side where nobody else did: Cleo."
    ]
