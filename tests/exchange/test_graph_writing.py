"""What is written piece by piece is what a tree of the whole document would be, to the byte."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.exchange.formats.gexf import write_gexf
from dipview.exchange.formats.graphml import write_graphml
from dipview.exchange.graphs.graph import Edge, Graph, Node
from dipview.exchange.graphs.xml_text import quoted, xml_text
from dipview.views.scope import Scope
from dipview.workspace.graphs import stance_graph
from dipview.workspace.workspace import Workspace

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
Writer = Callable[[Graph], Iterable[str]]

TEXT = st.text("aé\"<&>'\n\t\r \u202e\x1b😀", max_size=6)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["stance", "n", "mean", "second_hand", "name"]), st.none(), max_size=4
).flatmap(lambda names: st.fixed_dictionaries({name: OF_TYPE[name] for name in names}))
OF_TYPE: dict[str, st.SearchStrategy[str | int | float | bool]] = {
    "stance": TEXT,
    "n": st.integers(0, 9),
    "mean": st.sampled_from([0.5, 2.0]),
    "second_hand": st.booleans(),
    "name": TEXT,
}
DAYS = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2000, 1, 3))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Make graphs of which edges share the attributes themselves, or do not."""
    ids = draw(st.lists(TEXT, unique=True, max_size=4))
    shared = draw(st.lists(ATTRIBUTES, min_size=1, max_size=3))
    nodes = tuple(Node(id=id, label=draw(TEXT), attributes=draw(ATTRIBUTES)) for id in ids)
    edges = tuple(
        Edge(
            source=one,
            target=other,
            weight=draw(st.sampled_from([-2, 1])),
            attributes=draw(st.sampled_from(shared)),
            start=draw(DAYS),
        )
        for one in ids
        for other in ids
        if one < other
    )
    return Graph(title="", description=draw(TEXT), nodes=nodes, edges=edges)


@given(graphs())
def test_graphml_of_any_graph_is_that_of_a_tree(graph: Graph) -> None:
    assert "".join(write_graphml(graph)) == _written(_graphml_tree(graph))


@given(graphs())
def test_gexf_of_any_graph_is_that_of_a_tree(graph: Graph) -> None:
    assert "".join(write_gexf(graph)) == _written(_gexf_tree(graph))


@pytest.mark.parametrize("path", [bundled_path(), ARCHIPELAGO], ids=["bundled", "strait"])
@pytest.mark.parametrize("mode", ["two", "one"])
def test_graphs_of_a_dataset_are_those_of_trees(path: Path, mode: str) -> None:
    graph = stance_graph(Workspace(open_dataset([path])), Scope(), mode, all_evidence=True)
    assert "".join(write_graphml(graph)) == _written(_graphml_tree(graph))
    assert "".join(write_gexf(graph)) == _written(_gexf_tree(graph))


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_no_piece_is_longer_than_an_element(write: Writer) -> None:
    edges = tuple(Edge(source="a", target=f"b{place}", weight=1) for place in range(500))
    graph = Graph(title="", description="", nodes=(), edges=edges)
    assert max(map(len, write(graph))) < 500


@given(TEXT)
def test_a_quoted_text_is_what_an_attribute_holds(text: str) -> None:
    assert ET.fromstring(f'<x v="{quoted(text)}" />').get("v") == xml_text(text)  # noqa: S314


def _written(root: ET.Element) -> str:
    ET.indent(root)
    found: bytes = ET.tostring(root, encoding="us-ascii", xml_declaration=True)
    return found.decode("ascii") + "\n"


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _types(of_each: Iterable[dict[str, object]]) -> dict[str, str]:
    names = {bool: "boolean", int: "integer", float: "double", str: "string"}
    found: dict[str, str] = {}
    for attributes in of_each:
        for name, value in attributes.items():
            found.setdefault(name, names[type(value)])
    return found


def _graphml_tree(graph: Graph) -> ET.Element:
    nodes: list[dict[str, object]] = [{"label": n.label, **n.attributes} for n in graph.nodes]
    edges: list[dict[str, object]] = [
        {
            "weight": float(edge.weight),
            **edge.attributes,
            **({"start": edge.start.isoformat()} if edge.start else {}),
        }
        for edge in graph.edges
    ]
    space = "http://graphml.graphdrawing.org/xmlns"
    schema = {"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"}
    schema["xsi:schemaLocation"] = f"{space} {space}/1.0/graphml.xsd"
    root = ET.Element("graphml", {"xmlns": space, **schema})
    ET.SubElement(root, "desc").text = xml_text(graph.description)
    keys: dict[str, dict[str, str]] = {}
    for domain, of_each in (("node", nodes), ("edge", edges)):
        types = _types(of_each)
        keys[domain] = {name: f"{domain[0]}{place}" for place, name in enumerate(types)}
        for name, type in types.items():
            told = {"id": keys[domain][name], "for": domain, "attr.name": name}
            ET.SubElement(root, "key", {**told, "attr.type": type.replace("integer", "int")})
    drawn = ET.SubElement(root, "graph", {"id": "dipview", "edgedefault": "undirected"})
    placed = [(ET.SubElement(drawn, "node", {"id": xml_text(n.id)}), "node") for n in graph.nodes]
    for edge in graph.edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        told = {name: xml_text(end) for name, end in ends.items()}
        placed.append((ET.SubElement(drawn, "edge", told), "edge"))
    for (element, domain), attributes in zip(placed, [*nodes, *edges], strict=True):
        for name, value in attributes.items():
            ET.SubElement(element, "data", {"key": keys[domain][name]}).text = _value(value)
    return root


def _gexf_tree(graph: Graph) -> ET.Element:
    root = ET.Element("gexf", {"xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "dipview"
    ET.SubElement(meta, "description").text = xml_text(graph.description)
    dynamic = any(edge.start for edge in graph.edges)
    timed = {"mode": "dynamic", "timeformat": "date"} if dynamic else {"mode": "static"}
    drawn = ET.SubElement(root, "graph", {"defaultedgetype": "undirected", **timed})
    keys: dict[str, dict[str, str]] = {}
    for domain, of_each in (("node", graph.nodes), ("edge", graph.edges)):
        types = _types([dict(each.attributes) for each in of_each])
        keys[domain] = {name: f"{domain[0]}{place}" for place, name in enumerate(types)}
        declared = ET.SubElement(drawn, "attributes", {"class": domain, "mode": "static"})
        for name, type in types.items():
            told = {"id": keys[domain][name], "title": name, "type": type}
            ET.SubElement(declared, "attribute", told)
    nodes, edges = ET.SubElement(drawn, "nodes"), ET.SubElement(drawn, "edges")
    for node in graph.nodes:
        told = {"id": xml_text(node.id), "label": xml_text(node.label)}
        _gexf_values(ET.SubElement(nodes, "node", told), node.attributes, keys["node"])
    for edge in graph.edges:
        told = {"id": edge.id, "source": edge.source, "target": edge.target}
        told = {name: xml_text(end) for name, end in told.items()}
        start = {"start": edge.start.isoformat()} if edge.start else {}
        tied = ET.SubElement(edges, "edge", {**told, "weight": str(float(edge.weight)), **start})
        _gexf_values(tied, edge.attributes, keys["edge"])
    return root


def _gexf_values(element: ET.Element, attributes: object, keys: dict[str, str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, value in dict(attributes).items():  # type: ignore[call-overload]
        ET.SubElement(values, "attvalue", {"for": keys[name], "value": _value(value)})
