"""Writes a graph as GEXF 1.2, which Gephi and networkx open, with days where they are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.exchange.graph import Attributes, Graph, types_of
from dipview.exchange.xml_text import xml_text, xml_value

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
"""

Keys = Mapping[str, str]
"""The key of each attribute by its name."""


def write_gexf(graph: Graph) -> Iterator[str]:
    """Write a graph as GEXF.

    Where the day is known from which an edge is as it is, the edge starts on that day; a program
    that shows networks over time can so hide it before.

    Yields:
        Pieces of the document, in order.
    """
    dynamic = any(edge.start for edge in graph.edges)
    timed = ' mode="dynamic" timeformat="date"' if dynamic else ' mode="static"'
    yield _HEAD
    yield "  <meta>\n    <creator>dipview</creator>\n"
    yield f"    <description>{xml_text(graph.description)}</description>\n  </meta>\n"
    yield f'  <graph defaultedgetype="undirected"{timed}>\n'
    of_nodes: dict[str, str] = {}
    of_edges: dict[str, str] = {}
    for domain, keys, of_each in (
        ("node", of_nodes, [node.attributes for node in graph.nodes]),
        ("edge", of_edges, [edge.attributes for edge in graph.edges]),
    ):
        yield f'    <attributes class="{domain}" mode="static">\n'
        for name, type in types_of(of_each).items():
            keys[name] = f"{domain[0]}{len(keys)}"
            title = xml_text(name)
            yield f'      <attribute id="{keys[name]}" title="{title}" type="{type}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for node in graph.nodes:
        yield f'      <node id="{xml_text(node.id)}" label="{xml_text(node.label)}">\n'
        yield from _values(node.attributes, of_nodes)
        yield "      </node>\n"
    yield "    </nodes>\n    <edges>\n"
    for edge in graph.edges:
        start = f' start="{edge.start.isoformat()}"' if edge.start else ""
        yield (
            f'      <edge id="{xml_text(edge.id)}" source="{xml_text(edge.source)}"'
            f' target="{xml_text(edge.target)}" weight="{float(edge.weight)}"{start}>\n'
        )
        yield from _values(edge.attributes, of_edges)
        yield "      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _values(attributes: Attributes, keys: Keys) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, value in attributes.items():
        yield f'          <attvalue for="{keys[name]}" value="{xml_value(value)}"/>\n'
    yield "        </attvalues>\n"
