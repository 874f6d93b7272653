"""``dipview export``: the network of a dataset in a format of programs that draw networks."""

from __future__ import annotations

from collections.abc import Sequence

import click
from attrs import evolve

from dipview.cli.exits import DONE, NOTHING, report
from dipview.cli.naming import record_called
from dipview.cli.opening import made, opened
from dipview.cli.options import READING, SWITCHES, Asked, takes
from dipview.cli.printing import print_pieces
from dipview.cli.record_name import RecordName
from dipview.cli.words import GRAPH_FORMAT
from dipview.exchange.gexf import write_gexf
from dipview.exchange.graphml import write_graphml
from dipview.model.kinds import Kind
from dipview.views.parts.counting import counted
from dipview.workspace.graphs import stance_graph

_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)

_HELP = """\
Write who stands where, or who agrees with whom, as a graph with signed weights.

Gephi, visone and networkx open both formats. RECORD is a topic, an issue or an actor, by its id
or name: then only these are written.
"""

_WEIGHTLESS = {
    "two": ("stance", "without a side, or mixed"),
    "one": ("tie", "of as many agreements as disagreements"),
}
"""What has no edge, by mode: a noun, and which of them."""
_NO_EDGES = {
    "two": "no stance with a side in this scope was stated first-hand",
    "one": "no two actors in this scope agree on more or fewer issues than they disagree on",
}


@click.command(
    "export", short_help="Write the network as GraphML or GEXF, for Gephi and others.", help=_HELP
)
@click.argument("format", metavar="graphml|gexf", type=GRAPH_FORMAT)
@click.argument("subjects", metavar="[RECORD]...", type=RecordName("actor", "issue"), nargs=-1)
@click.option(
    "--mode",
    type=click.Choice(["two", "one"]),
    default="two",
    show_default=True,
    help="two: actors tied to issues by their stances; one: actors tied by agreement.",
)
@click.option(
    "--all-evidence",
    is_flag=True,
    help="Put in stances that are described, implied or second-hand, marked as such.",
)
@takes("query", *READING, *SWITCHES, "output", "force")
def command(
    asked: Asked, format: str, subjects: Sequence[str], mode: str, all_evidence: bool
) -> int:
    """Carry out the verb."""
    found = opened(asked)
    workspace = found.workspace
    ids = tuple(dict.fromkeys(record_called(workspace, each, _SUBJECTS) for each in subjects))
    scope = evolve(found.scope, subjects=ids)
    graph = made(
        lambda: stance_graph(workspace, scope, mode, all_evidence=all_evidence), scope.query
    )
    if graph.left_out:
        left_out = counted(graph.left_out, "standing")
        report(f"left out: {left_out} on weaker evidence; --all-evidence writes them, marked")
    if graph.weightless:
        noun, which = _WEIGHTLESS[mode]
        report(
            f"left out: {counted(graph.weightless, noun)} {which}; such an edge would weigh nothing"
        )
    if not graph.edges:
        report(f"nothing to write: {graph.empty or _NO_EDGES[mode]}")
        return NOTHING
    if format == "gexf":
        print_pieces(write_gexf(graph), None, asked)
    else:
        print_pieces(write_graphml(graph), None, asked)
    return found.code or DONE
