"""Graphs in GraphML and GEXF, read back by networkx."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.stances import SOURCE, Said, actor, issue, opened
from tests.tiers import examples

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.exchange.formats.gexf import write_gexf
from dipview.exchange.formats.graphml import write_graphml
from dipview.exchange.graphs.graph import Edge, Graph, Node
from dipview.exchange.graphs.xml_text import lines_of, xml_text
from dipview.standing.table import StandingTable, Switches
from dipview.views.parts.scope_switches import switches_of
from dipview.views.scope import Scope
from dipview.workspace.graphs import stance_graph
from dipview.workspace.workspace import Workspace

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
VOTES = Path(__file__).parents[1] / "worlds" / "votes.toml"

Writer = Callable[[Graph], Iterable[str]]
WRITERS: dict[str, tuple[Writer, Callable[[io.BytesIO], Any]]] = {
    "graphml": (write_graphml, nx.read_graphml),
    "gexf": (write_gexf, nx.read_gexf),
}
HOSTILE = {
    "quotes": 'O\'Brien "the <Fox>" & Co. ]]>',
    "entity": "&lt;script&gt; &#0; &amp;",
    "lines": "one\ttwo\nthree",
    "arabic": "سليم دارا",
    "reordering": "abc\u202edef\u202c",
    "emoji": "👩‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "private": "\ue000\U000f0000",
}
"""What XML can hold: it is to come back as it was."""


@pytest.fixture(scope="module", params=[bundled_path(), ARCHIPELAGO], ids=["bundled", "strait"])
def workspace(request: pytest.FixtureRequest) -> Workspace:
    return Workspace(open_dataset([request.param]))


@pytest.fixture(params=sorted(WRITERS))
def read_back(request: pytest.FixtureRequest) -> Callable[[Graph], Any]:
    """Write a graph and have networkx read it."""
    write, read = WRITERS[request.param]

    def back(graph: Graph) -> Any:
        return read(io.BytesIO("".join(write(graph)).encode()))

    return back


def same(graph: Graph, found: Any) -> None:
    """Hold what networkx read against a graph: nodes, attributes, edges, weights, days."""
    assert not found.is_directed()
    assert not found.is_multigraph()
    assert set(found) == {node.id for node in graph.nodes}
    for node in graph.nodes:
        assert found.nodes[node.id] == {"label": node.label, **node.attributes}
    assert found.number_of_edges() == len(graph.edges)
    for edge in graph.edges:
        start = {"start": edge.start.isoformat()} if edge.start else {}
        data = found.edges[edge.source, edge.target]
        assert data == {"weight": edge.weight, "id": edge.id, **start, **edge.attributes}


@pytest.mark.parametrize("mode", ["two", "one"])
@pytest.mark.parametrize("all_evidence", [False, True])
def test_networkx_reads_back_what_was_written(
    workspace: Workspace, read_back: Callable[[Graph], Any], mode: str, all_evidence: bool
) -> None:
    graph = stance_graph(workspace, Scope(), mode, all_evidence=all_evidence)
    assert graph.edges
    same(graph, read_back(graph))


def test_two_modes_have_the_stance_as_signed_weight(workspace: Workspace) -> None:
    graph = stance_graph(workspace, Scope(), "two")
    table = StandingTable(workspace.dataset, Switches())
    modes = {node.id: node.attributes["mode"] for node in graph.nodes}
    for edge in graph.edges:
        assert (modes[edge.source], modes[edge.target]) == ("actor", "issue")
        standing = table.at(edge.source, edge.target)
        assert standing is not None
        assert standing.stance is not None
        assert edge.weight == standing.stance.score != 0
        assert edge.attributes["n"] == standing.n
        assert edge.attributes["basis"] == "stated"
        assert edge.attributes["second_hand"] is False
    assert any(edge.weight < 0 for edge in graph.edges)


def test_weaker_evidence_is_left_out_and_counted_or_put_in_and_marked(
    workspace: Workspace,
) -> None:
    stated = stance_graph(workspace, Scope(), "two")
    every = stance_graph(workspace, Scope(), "two", all_evidence=True)
    assert stated.left_out > 0
    assert (
        len(every.edges) + every.weightless
        == len(stated.edges) + stated.weightless + stated.left_out
    )
    weak = [
        edge
        for edge in every.edges
        if edge.attributes["basis"] != "stated" or edge.attributes["second_hand"]
    ]
    assert len(weak) == stated.left_out - (every.weightless - stated.weightless)
    assert stance_graph(workspace, Scope(), "one") == stance_graph(
        workspace, Scope(), "one", all_evidence=True
    )


def test_russia_is_against_the_strike_and_at_odds_with_the_united_states() -> None:
    workspace = Workspace(open_dataset([bundled_path()]))
    two = {(e.source, e.target): e for e in stance_graph(workspace, Scope(), "two").edges}
    assert two["russia", "military-action"].weight == -2
    assert two["united-states", "military-action"].weight == 2
    assert str(two["united-states", "military-action"].attributes["condition"]).startswith("if ")
    one = {(e.source, e.target): e for e in stance_graph(workspace, Scope(), "one").edges}
    tie = one["russia", "united-states"]
    assert tie.weight == -2
    assert tie.attributes["thin"] is True
    assert tie.attributes["n"] == 4


def test_an_edge_starts_on_the_day_from_which_it_is_as_it_is() -> None:
    said = Said(id="x", holder="a", issue="p", stance="oppose", month=1)
    pieces = [SOURCE, actor("a"), actor("b"), issue("p"), said.written()]
    pieces += [
        evolve(said, id="y", stance="support", month=3).written(),
        evolve(said, id="z", holder="b", stance="support", month=2).written(),
    ]
    workspace = Workspace(opened(pieces))
    starts = {e.id: str(e.start) for e in stance_graph(workspace, Scope(), "two").edges}
    assert starts == {"a+p": "2020-03-01", "b+p": "2020-02-01"}
    (tie,) = stance_graph(workspace, Scope(), "one").edges
    assert str(tie.start) == "2020-03-01"
    assert (tie.attributes["first"], tie.attributes["last"]) == ("2020-01-01", "2020-03-01")


@pytest.mark.parametrize("mode", ["two", "one"])
@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_no_edge_weighs_nothing(workspace: Workspace, write: Writer, mode: str) -> None:
    graph = stance_graph(workspace, Scope(), mode, all_evidence=True)
    assert all(edge.weight for edge in graph.edges)
    assert 'weight="0' not in "".join(write(graph))


def test_a_stance_without_a_side_has_nodes_and_no_edge_and_is_counted() -> None:
    said = Said(id="x", holder="a", issue="p", stance="neutral", month=1)
    other = evolve(said, id="y", holder="b", stance="open")
    third = evolve(said, id="z", holder="c", stance="oppose")
    pieces = [SOURCE, *map(actor, "abc"), issue("p")]
    pieces += [each.written() for each in (said, other, third)]
    graph = stance_graph(Workspace(opened(pieces)), Scope(), "two")
    assert [edge.id for edge in graph.edges] == ["c+p"]
    assert graph.weightless == 2
    assert [node.id for node in graph.nodes] == ["a", "b", "c", "p"]


def test_a_tie_that_cancels_out_has_no_edge_and_is_counted() -> None:
    said = Said(id="x", holder="a", issue="p", stance="support", month=1)
    pieces = [SOURCE, *map(actor, "ab"), *map(issue, "pq")]
    pieces += [
        said.written(),
        evolve(said, id="y", issue="q").written(),
        evolve(said, id="z", holder="b").written(),
        evolve(said, id="w", holder="b", issue="q", stance="oppose").written(),
    ]
    graph = stance_graph(Workspace(opened(pieces)), Scope(), "one")
    assert (graph.edges, graph.weightless) == ((), 1)
    assert [node.id for node in graph.nodes] == ["a", "b"]


def of_name(name: str) -> Graph:
    nodes = (
        Node(id="a", label=name, attributes={"office": name, "size": 1}),
        Node(id="b", label="B", attributes={"size": 2, "big": True, "share": 0.5}),
    )
    edge = Edge(source="a", target="b", weight=-1, attributes={"condition": name})
    return Graph(title=name, description=name, nodes=nodes, edges=(edge,))


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_come_back_as_they_were(read_back: Callable[[Graph], Any], name: str) -> None:
    found = read_back(of_name(name))
    same(of_name(name), found)
    assert found.nodes["a"]["label"] == name


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_nothing_that_acts_on_a_terminal_stands_in_a_file(write: Writer) -> None:
    for name in (*HOSTILE.values(), "\x1b[31mred\x07", "\x00\x0b\ufffe\ud800"):
        written = "".join(write(of_name(name)))
        assert set(written) <= {"\n", "\t", *map(chr, range(0x20, 0x7F))}
        ET.fromstring(written)  # noqa: S314 - our own


def test_what_xml_cannot_hold_is_shown_by_a_stand_in(read_back: Callable[[Graph], Any]) -> None:
    found = read_back(of_name("a\x1b[2Jb\x00c\ufffed\ud800"))
    assert found.nodes["a"]["label"] == "a␛[2Jb␀c<U+FFFE>d<U+D800>"


@settings(max_examples=examples(200))
@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_gives_sound_xml_and_legal_text_comes_back(text: str) -> None:
    element = ET.Element("a", {"b": xml_text(text)})
    element.text = xml_text(text)
    root = ET.fromstring(lines_of(element, 0))  # noqa: S314 - our own
    assert root.get("b") == (root.text or "")
    legal = all(
        c in "\t\n" or " " <= c <= "~" or "\x80" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd"
        for c in text
        if c <= "\uffff"
    )
    if legal:
        assert root.get("b") == text


def test_an_empty_graph_is_a_sound_file(read_back: Callable[[Graph], Any]) -> None:
    empty = Graph(title="", description="", nodes=(), edges=())
    assert len(read_back(empty)) == 0


@pytest.mark.parametrize("scope", [Scope(), Scope(roll_up=True), Scope(second_hand=False)])
def test_every_stance_is_that_of_its_standing(workspace: Workspace, scope: Scope) -> None:
    graph = stance_graph(workspace, scope, "two", all_evidence=True)
    assert graph.edges
    dataset = workspace.dataset
    table = StandingTable(dataset, switches_of(scope))
    for edge in graph.edges:
        standing = table.of(edge.source)[edge.target]
        statements = {p.statement: None for p in (*standing.past, *standing.current)}
        days = [dataset.known_from(p.statement) for p in standing.current]
        told = {
            "stance": standing.stance.value if standing.stance else "mixed",
            "sides": " ".join(standing.stances),
            "condition": "; ".join(standing.conditions),
            "basis": standing.basis.value,
            "second_hand": standing.second_hand,
            "disputed": standing.disputed,
            "rolled_up": standing.rolled_up,
            "n": standing.n,
            "statements": " ".join(statements),
        }
        assert {name: edge.attributes.get(name, "") for name in told} == told
        assert edge.weight == (standing.stance.score if standing.stance else None)
        assert edge.start == (None if None in days else max(day for day in days if day))


def test_who_votes_alike_shares_what_an_edge_says() -> None:
    workspace = Workspace(open_dataset([VOTES]))
    edges = stance_graph(workspace, Scope(), "two").edges
    said = [edge.attributes["statements"] for edge in edges if edge.attributes["n"] == 1]
    assert len({id(e.attributes) for e in edges if e.attributes["n"] == 1}) < len(said)
    assert len({id(e.attributes) for e in edges if e.attributes["n"] == 1}) == len(set(said))


SECOND_CHOICE = """
[[statements]]
id = "one"
source = "s"
form = "reported"
speakers = ["a"]
positions = [{ issue = "i", stance = "oppose", fallback = true }]
"""


def test_a_second_choice_is_marked_as_one(tmp_path: Path) -> None:
    path = tmp_path / "world.toml"
    path.write_text(SOURCE + actor("a") + issue("i") + SECOND_CHOICE, encoding="utf-8")
    (edge,) = stance_graph(Workspace(open_dataset([path])), Scope(), "two", all_evidence=True).edges
    assert (edge.attributes["stance"], edge.attributes["fallback"]) == ("oppose", True)
    assert not stance_graph(Workspace(open_dataset([path])), Scope(), "two").edges
