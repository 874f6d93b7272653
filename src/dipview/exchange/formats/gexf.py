"""Writes a graph as GEXF 1.2, which Gephi and networkx open, with days where they are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.graphs.graph import Attributes, Edge, Graph, types_of
from dipview.exchange.graphs.xml_text import document, xml_text, xml_value

Keys = Mapping[str, str]
"""The key of each attribute by its name."""


def write_gexf(graph: Graph) -> str:
    """Write a graph as GEXF.

    Where the day is known from which an edge is as it is, the edge starts on that day; a program
    that shows networks over time can so hide it before.

    Returns:
        The whole document, in ASCII.
    """
    root = Element("gexf", {"xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "dipview"
    SubElement(meta, "description").text = xml_text(graph.description)
    dynamic = any(edge.start for edge in graph.edges)
    timed = {"mode": "dynamic", "timeformat": "date"} if dynamic else {"mode": "static"}
    drawn = SubElement(root, "graph", {"defaultedgetype": "undirected", **timed})
    of_nodes = _keys(drawn, "node", [node.attributes for node in graph.nodes])
    of_edges = _keys(drawn, "edge", [edge.attributes for edge in graph.edges])
    nodes = SubElement(drawn, "nodes")
    for node in graph.nodes:
        named = {"id": xml_text(node.id), "label": xml_text(node.label)}
        _values(SubElement(nodes, "node", named), node.attributes, of_nodes)
    edges = SubElement(drawn, "edges")
    for edge in graph.edges:
        _values(SubElement(edges, "edge", _tie(edge)), edge.attributes, of_edges)
    return document(root)


def _tie(edge: Edge) -> dict[str, str]:
    return {
        "id": xml_text(edge.id),
        "source": xml_text(edge.source),
        "target": xml_text(edge.target),
        "weight": str(float(edge.weight)),
        **({"start": edge.start.isoformat()} if edge.start else {}),
    }


def _keys(drawn: Element, domain: str, of_each: Sequence[Attributes]) -> Keys:
    """Declare the attributes of nodes or of edges, and give their keys."""
    declared = SubElement(drawn, "attributes", {"class": domain, "mode": "static"})
    keys: dict[str, str] = {}
    for name, type in types_of(of_each).items():
        keys[name] = f"{domain[0]}{len(keys)}"
        SubElement(declared, "attribute", {"id": keys[name], "title": xml_text(name), "type": type})
    return keys


def _values(element: Element, attributes: Attributes, keys: Keys) -> None:
    values = SubElement(element, "attvalues")
    for name, value in attributes.items():
        SubElement(values, "attvalue", {"for": keys[name], "value": xml_value(value)})


FORMATS = (
    ExchangeFormat(
        name="gexf",
        title="GEXF (Gephi)",
        endings=(".gexf",),
        takes="who stands where, or who agrees with whom, as a graph with signed weights",
        draws=write_gexf,
        definition="https://gexf.net",
    ),
)
