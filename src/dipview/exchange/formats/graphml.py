"""Writes a graph as GraphML, which networkx, Gephi, visone, igraph and yEd open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from xml.etree.ElementTree import Element

from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.graphs.graph import (
    Attributes,
    Edge,
    Graph,
    Keys,
    Node,
    Value,
    different,
    keys_of,
    types_of,
    written_once,
)
from dipview.exchange.graphs.xml_text import (
    content,
    document,
    in_text,
    lines_of,
    nested,
    quoted,
    xml_text,
)

_NAMESPACES = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": (
        "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
    ),
}
_TYPES = {"integer": "int"}
"""Types that GraphML calls otherwise."""


def write_graphml(graph: Graph) -> Iterator[str]:
    """Write a graph as GraphML.

    Names are in the attribute ``label``, weights in ``weight``; the day from which an edge is as it
    is, where known, in ``start``.

    Yields:
        The document in ASCII, piece by piece.
    """
    return document("graphml", _NAMESPACES, _contents(graph))


def _contents(graph: Graph) -> Iterator[str]:
    description = Element("desc")
    description.text = xml_text(graph.description)
    yield lines_of(description, 1)
    of_nodes = types_of(map(_of_node, graph.nodes))
    yield from _declared("node", of_nodes)
    of_edges = types_of(map(_of_edge, different(graph.edges)))
    yield from _declared("edge", of_edges)
    drawn = {"id": "dipview", "edgedefault": "undirected"}
    yield from nested(
        "graph", drawn, 1, _drawn(graph, keys_of("n", of_nodes), keys_of("e", of_edges))
    )


def _of_node(node: Node) -> Attributes:
    return {"label": node.label, **node.attributes}


def _of_edge(edge: Edge) -> Attributes:
    start: dict[str, Value] = {"start": edge.start.isoformat()} if edge.start else {}
    return {"weight": float(edge.weight), **edge.attributes, **start}


def _declared(domain: str, types: Mapping[str, str]) -> Iterator[str]:
    """Declare the attributes of nodes or of edges."""
    for name, key in keys_of(domain[0], types).items():
        declared = {
            "id": key,
            "for": domain,
            "attr.name": xml_text(name),
            "attr.type": _TYPES.get(types[name], types[name]),
        }
        yield lines_of(Element("key", declared), 1)


def _drawn(graph: Graph, of_nodes: Keys, of_edges: Keys) -> Iterator[str]:
    for node in graph.nodes:
        data = _data(_of_node(node), of_nodes)
        yield f'    <node id="{quoted(node.id)}">\n{data}    </node>\n'
    named = cache(quoted)
    tied = written_once(lambda edge: _data(_of_edge(edge), of_edges))
    for edge in graph.edges:
        source, target = named(edge.source), named(edge.target)
        ends = f'id="{source}+{target}" source="{source}" target="{target}"'
        yield f"    <edge {ends}>\n{tied(edge)}    </edge>\n"


def _data(attributes: Attributes, keys: Keys) -> str:
    """Write attributes, a line each: there is always one."""
    lines = []
    for name, value in attributes.items():
        told = content(in_text(value))
        begun = f'      <data key="{keys[name]}"'
        lines.append(f"{begun}>{told}</data>\n" if told else f"{begun} />\n")
    return "".join(lines)


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
