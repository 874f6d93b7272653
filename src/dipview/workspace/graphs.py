"""The graph of a workspace: who stands where, or who agrees with whom, for other programs."""

from __future__ import annotations

from dipview.exchange.graphs.graph import Graph, Mode
from dipview.exchange.graphs.stance_graph import graph_of
from dipview.views.network.network_view import network_of
from dipview.views.scope import Scope
from dipview.workspace.workspace import Workspace


def stance_graph(
    workspace: Workspace, scope: Scope, mode: str, *, all_evidence: bool = False
) -> Graph:
    """Make the graph of who stands where, or of who agrees with whom.

    Args:
        workspace: What is open.
        scope: What to look through; its subjects are the topics, issues and actors wanted.
        mode: ``two`` for actors and issues, ``one`` for actors alone.
        all_evidence: Put in stances on weaker evidence too; marked.

    Raises:
        QueryError: The scope's query does not parse.
    """
    ties = Mode(mode) is Mode.ONE
    network = network_of(workspace.selection(scope), others_too=ties)
    return graph_of(network, Mode(mode), all_evidence=all_evidence)
