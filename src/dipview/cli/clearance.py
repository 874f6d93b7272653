"""Clearance on the command line: what of a workspace or dataset a verb may print."""

from __future__ import annotations

from dipview.cli.exits import FailureError
from dipview.cli.options import Asked
from dipview.cli.printing import tell_marking
from dipview.dataset.dataset import Dataset
from dipview.dataset.release.clearance import Clearance, now
from dipview.dataset.release.guards import guards_of
from dipview.dataset.release.release import UnknownLevelError
from dipview.settings.config_reading import read_config
from dipview.workspace.leaving import LeavingWorkspace, leaving
from dipview.workspace.workspace import Workspace


def left_of(workspace: Workspace, asked: Asked) -> Workspace:
    """Give what of a workspace may leave, as a command line says.

    Raises:
        FailureError: The clearance is no marking of the dataset.
    """
    clearance = clearance_for(workspace.dataset, asked)
    try:
        return leaving(workspace, clearance, omissions=asked.omissions)
    except UnknownLevelError as error:
        raise FailureError(str(error)) from error


def tell_of(workspace: Workspace) -> None:
    """Tell beside a file of a whole dataset what it is marked with, and what was left out."""
    if isinstance(workspace, LeavingWorkspace):
        tell_marking(workspace.marking, workspace.omitted)


def clearance_for(dataset: Dataset, asked: Asked) -> Clearance:
    """Give the clearance that is asked for, or configured.

    A configured one that the dataset does not have is the lowest.
    """
    level = asked.clearance
    if not level and guards_of(dataset).any:
        configured = read_config().clearance
        level = configured if guards_of(dataset).levels.knows(configured) else ""
    return Clearance(level=level, at=now())
