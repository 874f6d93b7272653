"""``dipview export graphml|gexf``: the network of a dataset for programs that draw networks."""

from __future__ import annotations

from collections.abc import Sequence

import click
from attrs import evolve

from dipview.cli.clearance import tell_of
from dipview.cli.exits import DONE, NOTHING, report
from dipview.cli.naming import record_called
from dipview.cli.opening import made, opened
from dipview.cli.options import LEAVING, READING, SWITCHES, Asked, takes
from dipview.cli.printing import print_pieces
from dipview.cli.record_name import RecordName
from dipview.exchange.exchange_format import ExchangeFormat
from dipview.formats.safe_text import show_lines
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


def graph_command(format: ExchangeFormat) -> click.Command:
    """Make the command that writes a graph in a format.

    Args:
        format: One that draws.
    """

    @click.command(format.name, short_help=format.title, help=_HELP)
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
        help="Put in what is described, implied, second-hand or a second choice, marked as such.",
    )
    @takes("query", *READING, *SWITCHES, "output", "force", *LEAVING)
    def command(asked: Asked, subjects: Sequence[str], mode: str, *, all_evidence: bool) -> int:
        """Carry out the verb."""
        return _write(asked, format, subjects, mode, all_evidence=all_evidence)

    return command


def _write(
    asked: Asked,
    format: ExchangeFormat,
    subjects: Sequence[str],
    mode: str,
    *,
    all_evidence: bool,
) -> int:
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
    tell_of(workspace)
    assert format.draws is not None  # noqa: S101 - for the type checker
    print_pieces((show_lines(piece) for piece in format.draws(graph)), None, asked)
    return found.code or DONE
