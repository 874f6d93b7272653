"""Saved views on the command line: found by name, read and never written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from dipview.cli.exits import FailureError, report
from dipview.cli.options import Asked
from dipview.cli.words import meant
from dipview.dataset.dataset import Dataset
from dipview.settings.fitting import fitting_scope
from dipview.settings.memory_file import memory_file, remembered_in, why, why_none
from dipview.settings.plain_values import PlainError
from dipview.settings.remembered import Remembered
from dipview.views.parts.labels import label_of
from dipview.views.scope import Scope


def viewed(asked: Asked) -> Asked:
    """Look at what is asked for as the saved view does that is named, if any is.

    Raises:
        FailureError: There is none of this name.
    """
    if not asked.view:
        return asked
    return asked._replace(scope=evolve(_scope_saved(asked.paths, asked.view), **asked.changes))


def _scope_saved(paths: Sequence[Path], name: str) -> Scope:
    """Give the scope of a saved view of the dataset at some paths.

    Raises:
        FailureError: There is none of this name.
    """
    file = memory_file(paths)
    remembered = _remembered_in(file) if file is not None else Remembered()
    view = remembered.view_called(name)
    if view is None:
        names = [each.name for each in remembered.views]
        known = f"; there are {', '.join(names)}" if names else ""
        none = "; the explorer saves one, with these paths and the key V"
        if file is None:
            none = f"; none is kept: {why_none()}"
        raise FailureError(f"no view is called '{name}'{meant(name, names) or known or none}")
    return view.location.scope


def _remembered_in(file: Path) -> Remembered:
    """Give what a file says is remembered; nothing, and tell it, where it cannot be read."""
    try:
        return remembered_in(file)
    except (OSError, PlainError) as error:
        report(f"cannot read {file}: {why(error)}")
        return Remembered()


def fitted(dataset: Dataset, scope: Scope) -> Scope:
    """Leave out of a saved scope what is gone from the dataset, and tell it."""
    fitting = fitting_scope(dataset, scope)
    for gone in (each for each in scope.pins if each not in fitting.pins):
        report(f"the saved view keeps to {label_of(dataset, gone)}, which is no longer in the data")
    if scope.query and not fitting.query:
        report("the saved view's query is left out: it does not parse")
    return fitting
