"""Writes a graph as GEXF 1.2, which Gephi and networkx open, with days where they are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.graphs.graph import (
    Attributes,
    Edge,
    Graph,
    Keys,
    different,
    keys_of,
    types_of,
    written_once,
)
from dipview.exchange.graphs.xml_text import document, in_text, lines_of, nested, quoted, xml_text


def write_gexf(graph: Graph) -> Iterator[str]:
    """Write a graph as GEXF.

    Where the day is known from which an edge is as it is, the edge starts on that day; a program
    that shows networks over time can so hide it before.

    Yields:
        The document in ASCII, piece by piece.
    """
    named = {"xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"}
    return document("gexf", named, _contents(graph))


def _contents(graph: Graph) -> Iterator[str]:
    meta = Element("meta")
    SubElement(meta, "creator").text = "dipview"
    SubElement(meta, "description").text = xml_text(graph.description)
    yield lines_of(meta, 1)
    dynamic = any(edge.start for edge in graph.edges)
    timed = {"mode": "dynamic", "timeformat": "date"} if dynamic else {"mode": "static"}
    yield from nested("graph", {"defaultedgetype": "undirected", **timed}, 1, _drawn(graph))


def _drawn(graph: Graph) -> Iterator[str]:
    of_nodes = types_of(node.attributes for node in graph.nodes)
    of_edges = types_of(edge.attributes for edge in different(graph.edges))
    yield _declared("node", of_nodes)
    yield _declared("edge", of_edges)
    yield from nested("nodes", {}, 2, _nodes(graph, keys_of("n", of_nodes)))
    yield from nested("edges", {}, 2, _edges(graph, keys_of("e", of_edges)))


def _declared(domain: str, types: Mapping[str, str]) -> str:
    """Declare the attributes of nodes or of edges."""
    declared = Element("attributes", {"class": domain, "mode": "static"})
    for name, key in keys_of(domain[0], types).items():
        attribute = {"id": key, "title": xml_text(name), "type": types[name]}
        SubElement(declared, "attribute", attribute)
    return lines_of(declared, 2)


def _nodes(graph: Graph, keys: Keys) -> Iterator[str]:
    for node in graph.nodes:
        values = _values(node.attributes, keys)
        named = f'id="{quoted(node.id)}" label="{quoted(node.label)}"'
        yield f"      <node {named}>\n{values}      </node>\n"


def _edges(graph: Graph, keys: Keys) -> Iterator[str]:
    named = cache(quoted)
    tied = written_once(lambda edge: _tied(edge, keys))
    for edge in graph.edges:
        source, target = named(edge.source), named(edge.target)
        ends = f'id="{source}+{target}" source="{source}" target="{target}"'
        yield f"      <edge {ends} {tied(edge)}      </edge>\n"


def _tied(edge: Edge, keys: Keys) -> str:
    """Write of an edge what does not depend on its ends."""
    start = f' start="{edge.start.isoformat()}"' if edge.start else ""
    return f'weight="{float(edge.weight)}"{start}>\n{_values(edge.attributes, keys)}'


def _values(attributes: Attributes, keys: Keys) -> str:
    """Write attributes, a line each."""
    lines = [
        f'          <attvalue for="{keys[name]}" value="{quoted(in_text(value))}" />\n'
        for name, value in attributes.items()
    ]
    return "".join(nested("attvalues", {}, 4, lines))


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
