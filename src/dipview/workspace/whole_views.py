"""Whole views: the views of a dataset as a whole by name, each made by a function of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from dipview.dataset.dataset import Dataset
    from dipview.search.matches import Matches
    from dipview.views.orders import Orders
    from dipview.views.scope import Scope
    from dipview.views.view import View

Maker: TypeAlias = "Callable[[Dataset, Orders, Scope, Matches | None], View]"
"""Makes a view of a dataset, with its orders, through a scope, of what its query finds."""


def _matrix(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    from dipview.views.matrix import matrix_view  # noqa: PLC0415 - of one view

    return matrix_view(dataset, orders, scope, matches)


def _long_matrix(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    from dipview.views.matrix import long_matrix_view  # noqa: PLC0415 - of one view

    return long_matrix_view(dataset, orders, scope, matches)


def _compare(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    from dipview.views.comparison import comparison_view  # noqa: PLC0415 - of one view

    return comparison_view(dataset, orders, scope, matches)


def _timeline(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    from dipview.views.timeline import timeline_view  # noqa: PLC0415 - of one view

    return timeline_view(dataset, orders, scope, matches)


def _shifts(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    from dipview.views.shifts import shifts_view  # noqa: PLC0415 - of one view

    return shifts_view(dataset, orders, scope, matches)


def _network(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    from dipview.views.network import network_view  # noqa: PLC0415 - of one view

    return network_view(dataset, orders, scope, matches)


def _brief(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    from dipview.views.brief.brief import brief_view  # noqa: PLC0415 - of one view

    return brief_view(dataset, orders, scope, matches)


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "matrix": _matrix,
        "long-matrix": _long_matrix,
        "compare": _compare,
        "timeline": _timeline,
        "shifts": _shifts,
        "network": _network,
        "brief": _brief,
    }
)
"""The maker of each view."""
DOCUMENTS = frozenset(("brief",))
"""Views that are read from top to bottom, with all texts in full."""
