"""Leaving on the command line: a workspace of what may leave, at the clearance of a verb."""

from __future__ import annotations

from dipview.cli.exits import FailureError
from dipview.cli.options import Asked
from dipview.dataset.dataset import Dataset
from dipview.dataset.release.clearance import Clearance, UnknownLevelError, now
from dipview.dataset.release.guards import guards_of
from dipview.settings.config_reading import read_config
from dipview.workspace.leaving import leaving
from dipview.workspace.workspace import Workspace


def leaving_as_asked(workspace: Workspace, asked: Asked) -> Workspace:
    """Give what of a workspace may leave, as a command line says.

    Raises:
        FailureError: The clearance is no marking of the dataset.
    """
    clearance = _clearance_for(workspace.dataset, asked)
    try:
        return leaving(workspace, clearance, omissions=asked.omissions)
    except UnknownLevelError as error:
        raise FailureError(str(error)) from error


def _clearance_for(dataset: Dataset, asked: Asked) -> Clearance:
    """Give the clearance that is asked for, or configured.

    A configured one that the dataset does not have is the lowest.
    """
    level = asked.clearance
    if not level and guards_of(dataset).any:
        configured = read_config().clearance
        level = configured if guards_of(dataset).levels.knows(configured) else ""
    return Clearance(level=level, at=now())
