"""The views of a workspace: each made of its dataset, through a scope.

A verb that prints one view makes it itself with ``Workspace.view``, and imports no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dipview.dataset.problems import Problem
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.cards.card_view import card_view
from dipview.views.cards.cited_card import cited_card
from dipview.views.cards.overview import overview
from dipview.views.catalogues.catalogue_view import catalogue_view
from dipview.views.problems_view import problems_view
from dipview.views.scope import Scope
from dipview.views.stats_view import stats_view
from dipview.views.timeline.period_counts import PeriodCounts, period_counts
from dipview.views.view import View
from dipview.workspace.brief_names import with_records
from dipview.workspace.typed_briefs import TYPED, typed_brief
from dipview.workspace.whole_views import WHOLE_VIEWS
from dipview.workspace.workspace import Workspace


def catalogue_of(workspace: Workspace, name: str, scope: Scope) -> View:
    """Make a catalogue view.

    Args:
        workspace: What is open.
        name: ``actors``, ``statements``, ``quotes``, ``positions``, ``events``, ``issues`` or
            ``sources``.
        scope: What to look through.

    Raises:
        QueryError: The scope's query does not parse.
    """
    return workspace.view(partial(catalogue_view, name=name), scope)


def card_of(workspace: Workspace, id: str, scope: Scope) -> View:
    """Make the card of a record; raises KeyError where there is none."""
    return workspace.documented(card_view(workspace.dataset, scope, id))


def cited_in(workspace: Workspace, document: View) -> View | None:
    """Make the card of the sources that a view cites; None where it cites none."""
    card = cited_card(workspace.dataset, document)
    return None if card is None else workspace.documented(card)


def overview_of(workspace: Workspace, scope: Scope) -> View:
    """Make the card of the dataset as a whole."""
    return workspace.documented(overview(workspace.dataset, scope))


def whole_of(workspace: Workspace, name: str, scope: Scope) -> View:
    """Make a view of the dataset as a whole: who stands where, when, beside whom.

    Args:
        workspace: What is open.
        name: A key of ``WHOLE_VIEWS``: ``matrix``, ``compare`` and the like.
        scope: What to look through; its subjects are what the view is about.

    Raises:
        QueryError: The scope's query does not parse.
    """
    make = WHOLE_VIEWS[name].make()
    if name in TYPED and workspace.paths:
        typed = typed_brief(workspace.paths, workspace.dataset, name, scope.subjects)
        if typed is not None:
            text, _ = with_records(workspace, typed.text)
            make = BRIEFS[BriefKind(name)].make(text)
    return workspace.view(make, scope)


def period_counts_of(workspace: Workspace, scope: Scope) -> PeriodCounts:
    """Count how much stands in each period of a timeline."""
    return period_counts(workspace.selection(scope))


def problems_of(workspace: Workspace, problems: Sequence[Problem] | None = None) -> View:
    """Make the view of what is wrong in the files; by default of all of it."""
    return workspace.documented(problems_view(workspace.dataset, problems))


def counts_of(workspace: Workspace, scope: Scope) -> View:
    """Make the view of counts and spans; raises QueryError."""
    return workspace.view(stats_view, scope)
