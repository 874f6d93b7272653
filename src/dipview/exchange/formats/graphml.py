"""Writes a graph as GraphML, which networkx, Gephi, visone, igraph and yEd open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.graphs.graph import Attributes, Graph, types_of
from dipview.exchange.graphs.xml_text import document, xml_text, xml_value

_NAMESPACES = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": (
        "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
    ),
}
_TYPES = {"integer": "int"}
"""Types that GraphML calls otherwise."""

Keys = Mapping[str, str]
"""The key of each attribute by its name."""


def write_graphml(graph: Graph) -> str:
    """Write a graph as GraphML.

    Names are in the attribute ``label``, weights in ``weight``; the day from which an edge is as it
    is, where known, in ``start``.

    Returns:
        The whole document, in ASCII.
    """
    nodes = [{"label": node.label, **node.attributes} for node in graph.nodes]
    edges = [
        {
            "weight": float(edge.weight),
            **edge.attributes,
            **({"start": edge.start.isoformat()} if edge.start else {}),
        }
        for edge in graph.edges
    ]
    root = Element("graphml", _NAMESPACES)
    SubElement(root, "desc").text = xml_text(graph.description)
    of_nodes, of_edges = _keys(root, "node", nodes), _keys(root, "edge", edges)
    drawn = SubElement(root, "graph", {"id": "dipview", "edgedefault": "undirected"})
    for node, attributes in zip(graph.nodes, nodes, strict=True):
        _data(SubElement(drawn, "node", {"id": xml_text(node.id)}), attributes, of_nodes)
    for edge, attributes in zip(graph.edges, edges, strict=True):
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        place = SubElement(drawn, "edge", {name: xml_text(end) for name, end in ends.items()})
        _data(place, attributes, of_edges)
    return document(root)


def _keys(root: Element, domain: str, of_each: Sequence[Attributes]) -> Keys:
    """Declare the attributes of nodes or of edges, and give their keys."""
    keys: dict[str, str] = {}
    for name, type in types_of(of_each).items():
        keys[name] = f"{domain[0]}{len(keys)}"
        declared = {
            "id": keys[name],
            "for": domain,
            "attr.name": xml_text(name),
            "attr.type": _TYPES.get(type, type),
        }
        SubElement(root, "key", declared)
    return keys


def _data(element: Element, attributes: Attributes, keys: Keys) -> None:
    for name, value in attributes.items():
        SubElement(element, "data", {"key": keys[name]}).text = xml_value(value)


FORMATS = (
    ExchangeFormat(
        name="graphml",
        title="GraphML",
        endings=(".graphml",),
        takes="who stands where, or who agrees with whom, as a graph with signed weights",
        draws=write_graphml,
        definition="https://en.wikipedia.org/wiki/GraphML",
    ),
)
