"""Leaving: of a workspace, another one that has nothing in it but what may leave.

Whatever is printed, written, copied or sent to another program is made of it.
"""

from __future__ import annotations

from attrs import evolve

from dipview.dataset.release.clearance import Clearance
from dipview.dataset.release.guards import guards_of
from dipview.dataset.release.release import Release, release
from dipview.views.marking import marking_of, marking_of_all
from dipview.views.orders import Orders
from dipview.views.parts.omissions import omissions_in_words
from dipview.views.view import View
from dipview.workspace.workspace import Workspace


class LeavingWorkspace(Workspace):
    """A workspace of what may leave, whose views say what they are marked with.

    Args:
        whole: All that is open; its orders and index serve where all of it may leave.
        released: What may leave.
        omitted: What a document says of what may not; empty for nothing.
        silent: Say nothing of it, not even that it is nothing.
    """

    def __init__(self, whole: Workspace, released: Release, omitted: str, *, silent: bool) -> None:
        same = released.dataset is whole.dataset
        orders = whole.orders if same else Orders(released.dataset)
        super().__init__(released.dataset, orders, (lambda: whole.index) if same else None)
        self.paths, self.foreign = whole.paths, whole.foreign
        self.level = released.level
        """Up to which marking something may leave; empty where the dataset names none."""
        self.omitted = "" if silent else omitted
        """What a document says of what was left out."""
        self._silent = silent

    def is_of(self, released: Release, omitted: str, *, omissions: bool) -> bool:
        """Tell whether it is what would be made of the same."""
        now = (released.dataset, released.level, omitted if omissions else "", not omissions)
        return (self.dataset, self.level, self.omitted, self._silent) == now

    def documented(self, view: View) -> View:
        """Say of a view also what it is marked with, and what was left out."""
        made = super().documented(view)
        rests_on = made.rests_on
        if rests_on is not None and self.omitted:
            rests_on = evolve(rests_on, left_out=(*rests_on.left_out, self.omitted))
        told = evolve(made, rests_on=rests_on, omitted=self.omitted, silent=self._silent)
        return self.marked(told)

    def marked(self, view: View) -> View:
        """Say of a view what it is marked with."""
        return evolve(view, marking=marking_of(self.dataset, view))

    @property
    def marking(self) -> str:
        """What a file is marked with that is made of all that is in it."""
        return marking_of_all(self.dataset)


def leaving(workspace: Workspace, clearance: Clearance, *, omissions: bool = True) -> Workspace:
    """Give what of a workspace may leave; the same one where nothing is marked.

    Args:
        workspace: All that is open.
        clearance: What the document is made for.
        omissions: Say in a document how much was left out.

    Raises:
        UnknownLevelError: The dataset has no such marking.
    """
    if isinstance(workspace, LeavingWorkspace):
        return workspace
    dataset = workspace.dataset
    released = release(dataset, clearance)
    guards = guards_of(dataset)
    if not (guards.any or guards.levels.names or not omissions):
        return workspace
    told = omissions_in_words(released.omitted, released.level, clearance.zone)
    last = workspace.kept.get(leaving)
    if isinstance(last, LeavingWorkspace) and last.is_of(released, told, omissions=omissions):
        return last
    workspace.kept[leaving] = made = LeavingWorkspace(
        workspace, released, told, silent=not omissions
    )
    return made
