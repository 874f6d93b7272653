"""A workspace: what was opened, as a dataset and its index. Its views are made in ``views``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.matches import Matches
from dipview.search.query_fields import FilterField
from dipview.search.searching import SearchIndex, search
from dipview.views.matches_view import matches_view
from dipview.views.orders import Orders
from dipview.views.parts.labels import is_standing
from dipview.views.parts.resting import rests_on
from dipview.views.scope import Scope
from dipview.views.selection import Maker, Selection
from dipview.views.view import View

if TYPE_CHECKING:
    from dipview.workspace.foreign_file import ForeignFile


class Workspace:
    """An open dataset with its index; turns scopes into views."""

    def __init__(
        self,
        dataset: Dataset,
        orders: Orders | None = None,
        stored_index: Callable[[], SearchIndex | None] | None = None,
    ) -> None:
        self.dataset = dataset
        self.orders = Orders(dataset) if orders is None else orders
        """The orders of its records."""
        self._stored_index = stored_index
        """Opens an index that lies beside the dataset; None where it can be none."""
        self._index: SearchIndex | None = None
        self._building = Lock()
        self.kept: dict[object, Any] = {}
        """What was worked out with it (see ``dataset.kept_results``); goes with it."""
        self.paths: tuple[Path, ...] = ()
        """The files and folders that were read: of foreign files, what was made of them."""
        self.foreign: tuple[ForeignFile, ...] = ()
        """Files of other programs among what is open, which are only looked at."""
        self.omitted = ""
        """What a document says of what was left out because it may not leave."""
        self._last: tuple[tuple[str, dt.date | None], Matches | None] = (("", None), None)

    @property
    def marking(self) -> str:
        """What a file is marked with that is made of all that is in it; empty for nothing."""
        return ""

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
                stored = self._stored_index() if self._stored_index is not None else None
                self._index = stored or SearchIndex.build(self.dataset)
            return self._index

    def labels(self, field: FilterField) -> tuple[str, ...]:
        """Give what people wrote on records that a field of queries asks for."""
        return self.index.labels(field)

    def find(self, query: str, day: dt.date | None = None) -> Matches | None:
        """Find what a query matches; None for an empty query, which matches everything.

        Args:
            query: The query.
            day: The day on which offices that are asked for must be held; None for the dataset's
                own.

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

    def selection(self, scope: Scope) -> Selection:
        """Give what a scope selects; raises QueryError where its query does not parse."""
        found = self.find(scope.query, scope.as_of)
        return Selection(self.dataset, self.orders, scope, found)

    def view(self, make: Maker, scope: Scope) -> View:
        """Make a view of the dataset.

        Args:
            make: Makes it.
            scope: What to look through.

        Raises:
            QueryError: The scope's query does not parse.
        """
        return self.documented(make(self.selection(scope)))

    def documented(self, view: View) -> View:
        """Say what a view rests on, and in which language its texts are, as the dataset tells."""
        dataset = self.dataset
        return evolve(view, language=dataset.header.language, rests_on=rests_on(dataset, view))

    def found(self, scope: Scope) -> View:
        """Make the view of ranked matches over every kind (``search``).

        Raises:
            QueryError: The scope's query does not parse.
        """
        matches = search(self.index, scope.query, day=scope.as_of)
        return self.documented(matches_view(self.dataset, self.orders, scope, matches))

    def has_text(self, id: str) -> bool:
        """Tell whether an id is of a source that names a text of its own."""
        return self.dataset.kind_of(id) is Kind.SOURCE and self.dataset.source(id).stored

    def has_card(self, id: str) -> bool:
        """Tell whether there is a card of this id: a record's, or a standing's."""
        return self.dataset.kind_of(id) is not None or is_standing(self.dataset, id)
