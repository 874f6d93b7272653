"""Awaiting: what stands for a whole view while it is made, with its own title and how far it is."""

from __future__ import annotations

from dipview.views.parts.narrowed_title import narrowed_title
from dipview.views.parts.remedies import Remedy
from dipview.views.view import View
from dipview.workspace.history import Location
from dipview.workspace.whole_views import WHOLE_VIEWS
from dipview.workspace.workspace import Workspace


def awaited_view(workspace: Workspace, location: Location, told: str = "") -> View:
    """Make what stands for the whole view of a location: its title, and no row.

    Args:
        workspace: What is open.
        location: Where the view is looked at.
        told: What is to be said of the waiting; empty as long as nobody would notice it.
    """
    title = WHOLE_VIEWS[location.view].title
    return View(
        name=location.view,
        title=narrowed_title(workspace.dataset, title, location.scope, about=True),
        dataset=workspace.dataset.name,
        scope=location.scope,
        empty=told,
        remedies=(Remedy.STOP_WAITING,) if told else (),
    )


def waiting_words(progress: str, seconds: float) -> str:
    """Say that a view is being made, how far that is, and since when."""
    since = f"for {seconds:,.0f} s" if seconds >= 1 else ""
    told = ", ".join(filter(None, (progress, since)))
    return f"Being made: {told}." if told else "Being made …"


def doing_words(doing: str, progress: str, seconds: float) -> str:
    """Say that something is being done, how far that is, and since when."""
    return f"{doing}{f': {progress},' if progress else ''} for {seconds:.0f} s"
