"""Writes a graph as GraphML, which networkx, Gephi, visone, igraph and yEd open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.exchange.graph import Attributes, Graph, types_of
from dipview.exchange.xml_text import xml_text, xml_value

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
    http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {"integer": "int"}
"""Types that GraphML calls otherwise."""

Keys = Mapping[str, str]
"""The key of each attribute by its name."""


def write_graphml(graph: Graph) -> Iterator[str]:
    """Write a graph as GraphML.

    Names are in the attribute ``label``, weights in ``weight``; the day from which an edge is as it
    is, where known, in ``start``.

    Yields:
        Pieces of the document, in order.
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
    yield _HEAD
    yield f"  <desc>{xml_text(graph.description)}</desc>\n"
    of_nodes: dict[str, str] = {}
    of_edges: dict[str, str] = {}
    for domain, keys, of_each in (("node", of_nodes, nodes), ("edge", of_edges, edges)):
        for name, type in types_of(of_each).items():
            keys[name] = f"{domain[0]}{len(keys)}"
            yield (
                f'  <key id="{keys[name]}" for="{domain}" attr.name="{xml_text(name)}"'
                f' attr.type="{_TYPES.get(type, type)}"/>\n'
            )
    yield '  <graph id="dipview" edgedefault="undirected">\n'
    for node, attributes in zip(graph.nodes, nodes, strict=True):
        yield f'    <node id="{xml_text(node.id)}">\n'
        yield from _data(attributes, of_nodes)
        yield "    </node>\n"
    for edge, attributes in zip(graph.edges, edges, strict=True):
        source, target = xml_text(edge.source), xml_text(edge.target)
        yield f'    <edge id="{xml_text(edge.id)}" source="{source}" target="{target}">\n'
        yield from _data(attributes, of_edges)
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _data(attributes: Attributes, keys: Keys) -> Iterator[str]:
    for name, value in attributes.items():
        yield f'      <data key="{keys[name]}">{xml_value(value)}</data>\n'
