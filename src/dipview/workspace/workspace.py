"""A workspace: what was opened, as a dataset and its index, and the views of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.search.searching import SearchIndex, search
from dipview.views.orders import Orders

if TYPE_CHECKING:
    from dipview.dataset.limits import Limits
    from dipview.dataset.problems import Problem
    from dipview.dataset.snapshot.cache import Snapshot
    from dipview.exchange.graph import Graph
    from dipview.search.matches import Matches
    from dipview.views.density import Density
    from dipview.views.scope import Scope
    from dipview.views.view import View


class Workspace:
    """An open dataset with its index; turns scopes into views."""

    def __init__(self, dataset: Dataset, snapshot: Snapshot | None = None) -> None:
        self.dataset = dataset
        self.snapshot = snapshot
        """The snapshot that the dataset lies in; None where it is in memory."""
        self._orders = _orders(dataset, snapshot)
        self._index: SearchIndex | None = None
        self._building = Lock()
        self._last: tuple[tuple[str, dt.date | None], Matches | None] = (("", None), None)

    @classmethod
    def open(cls, paths: Sequence[Path], limits: Limits | None = None) -> Workspace:
        """Read files and folders; with none, the bundled dataset.

        Nothing in a file makes this fail: what is wrong is told in ``dataset.problems``.

        Args:
            paths: Files and folders.
            limits: How many bytes may be read; None for what dipview reads by default.
        """
        return cls(open_dataset(list(paths) or [bundled_path()], limits))

    @property
    def is_empty(self) -> bool:
        """Whether not one record could be read."""
        return not any(self.dataset.counts().values())

    @property
    def index(self) -> SearchIndex:
        """The search index of the dataset; built when first asked for."""
        return self.build_index()

    def build_index(self) -> SearchIndex:
        """Build the search index, once, whichever thread asks first."""
        with self._building:
            if self._index is None:
                self._index = self._stored_index() or SearchIndex.build(self.dataset)
            return self._index

    def _stored_index(self) -> SearchIndex | None:
        """Open the index that lies beside the snapshot; None where there is none, or not whole."""
        if self.snapshot is None:
            return None
        from dipview.dataset.snapshot.columns import SnapshotError  # noqa: PLC0415 - for large sets

        try:
            return SearchIndex.open(self.dataset, self.snapshot.folder)
        except SnapshotError:
            return None

    def find(self, query: str, day: dt.date | None = None) -> Matches | None:
        """Find what a query matches; None for an empty query, which matches everything.

        Args:
            query: The query.
            day: The day on which offices that are asked for must be held; None for any.

        Raises:
            QueryError: The query does not parse.
        """
        if not query.strip():
            return None
        asked, matches = self._last
        if asked != (query, day) or matches is None:
            matches = search(self.index, query, day=day)
            self._last = ((query, day), matches)
        return matches

    def catalogue(self, name: str, scope: Scope) -> View:
        """Make a catalogue view.

        Args:
            name: ``actors``, ``statements``, ``quotes``, ``positions``, ``events``, ``issues`` or
                ``sources``.
            scope: What to look through.

        Raises:
            QueryError: The scope's query does not parse.
        """
        from dipview.views.catalogues import catalogue_view  # noqa: PLC0415 - of one view

        matches = self.find(scope.query, scope.as_of)
        return self._told(catalogue_view(self.dataset, self._orders, scope, matches, name))

    def card(self, id: str, scope: Scope) -> View:
        """Make the card of a record; raises KeyError where there is none."""
        from dipview.views.cards.card import card_view  # noqa: PLC0415 - of one view

        return self._told(card_view(self.dataset, scope, id))

    def has_card(self, id: str) -> bool:
        """Tell whether there is a card of this id: a record's, or a standing's."""
        if self.dataset.kind_of(id) is not None:
            return True
        from dipview.views.cards.standing import is_standing  # noqa: PLC0415 - of one view

        return is_standing(self.dataset, id)

    def overview(self, scope: Scope) -> View:
        """Make the card of the dataset as a whole."""
        from dipview.views.cards.overview import overview  # noqa: PLC0415 - of one view

        return self._told(overview(self.dataset, scope))

    def cited(self, document: View) -> View | None:
        """Make the card of the sources that a view cites; None where it cites none."""
        from dipview.views.cards.cited import cited_card  # noqa: PLC0415 - of one view

        card = cited_card(self.dataset, document)
        return None if card is None else self._told(card)

    def whole(self, name: str, scope: Scope) -> View:
        """Make a view of the dataset as a whole: who stands where, when, beside whom.

        Args:
            name: A key of ``whole_views.MAKERS``: ``matrix``, ``compare`` and the like.
            scope: What to look through; its subjects are what the view is about.

        Raises:
            QueryError: The scope's query does not parse.
        """
        from dipview.workspace.whole_views import MAKERS  # noqa: PLC0415 - of some views

        matches = self.find(scope.query, scope.as_of)
        return self._told(MAKERS[name](self.dataset, self._orders, scope, matches))

    def graph(self, scope: Scope, mode: str, *, all_evidence: bool = False) -> Graph:
        """Make the graph of who stands where, or of who agrees with whom.

        Args:
            scope: What to look through; its subjects are the topics, issues and actors wanted.
            mode: ``two`` for actors and issues, ``one`` for actors alone.
            all_evidence: Put in stances on weaker evidence too; marked.

        Raises:
            QueryError: The scope's query does not parse.
        """
        from dipview.exchange.graph import Mode  # noqa: PLC0415 - of one verb
        from dipview.exchange.stance_graph import graph_of  # noqa: PLC0415 - of one verb
        from dipview.views.network import network_of  # noqa: PLC0415 - of one verb

        network = network_of(self.dataset, self._orders, scope, self.find(scope.query, scope.as_of))
        return graph_of(network, Mode(mode), all_evidence=all_evidence)

    def density(self, scope: Scope) -> Density:
        """Count how much stands in each period of a timeline."""
        from dipview.views.density import density  # noqa: PLC0415 - of one view

        return density(self.dataset, self._orders, scope, self.find(scope.query, scope.as_of))

    def problems(self, problems: Sequence[Problem] | None = None) -> View:
        """Make the view of what is wrong in the files; by default of all of it."""
        from dipview.views.problems import problems_view  # noqa: PLC0415 - of one view

        return self._told(problems_view(self.dataset, problems))

    def found(self, scope: Scope) -> View:
        """Make the view of ranked matches over every kind (``search``).

        Raises:
            QueryError: The scope's query does not parse.
        """
        from dipview.views.matches import matches_view  # noqa: PLC0415 - of one view

        matches = search(self.index, scope.query, day=scope.as_of)
        return self._told(matches_view(self.dataset, self._orders, scope, matches))

    def stats(self, scope: Scope) -> View:
        """Make the view of counts and spans.

        Raises:
            QueryError: The scope's query does not parse.
        """
        from dipview.views.counts import counts_view  # noqa: PLC0415 - of one view

        matches = self.find(scope.query, scope.as_of)
        return self._told(counts_view(self.dataset, self._orders, scope, matches))

    def _told(self, view: View) -> View:
        """Say in which language the texts of a view are, as far as the dataset tells."""
        language = self.dataset.header.language
        return evolve(view, language=language) if language else view


def _orders(dataset: Dataset, snapshot: Snapshot | None) -> Orders:
    if snapshot is None:
        return Orders(dataset)
    from dipview.views.stored_orders import open_orders  # noqa: PLC0415 - for large sets

    return open_orders(dataset, snapshot.folder)
