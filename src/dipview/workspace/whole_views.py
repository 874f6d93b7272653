"""Whole views: the views of a dataset as a whole by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dipview.views.brief.brief import brief_view
from dipview.views.comparison import comparison_view
from dipview.views.matrix import long_matrix_view, matrix_view
from dipview.views.network import network_view
from dipview.views.shifts import shifts_view
from dipview.views.timeline import timeline_view
from dipview.workspace.workspace import Maker

MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "matrix": matrix_view,
        "long-matrix": long_matrix_view,
        "compare": comparison_view,
        "timeline": timeline_view,
        "shifts": shifts_view,
        "network": network_view,
        "brief": brief_view,
    }
)
"""What makes each view."""
DOCUMENTS = frozenset(("brief",))
"""Views that are read from top to bottom, with all texts in full."""
