"""The id or name of a record on the command line, which shells complete from the dataset."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from dipview.cli.paths import paths_from_environment
from dipview.dataset.dataset import Dataset
from dipview.dataset.release.clearance import Clearance, now
from dipview.dataset.release.release import release
from dipview.dataset.release.staying import surely_stays
from dipview.formats.safe_text import show
from dipview.model.kinds import Kind
from dipview.model.markings import Levels
from dipview.settings.config_reading import read_config
from dipview.workspace.completing import Leaves, records_beginning


class RecordName(click.ParamType[str]):
    """The id or the name of a record; which one is meant is found when the dataset is open.

    Args:
        kinds: The kinds of record to propose, like ``actor``; none for all.
    """

    name = "record"

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take it as it is."""
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete an id; whatever goes wrong, nothing is proposed and nothing said."""
        given = [each.params.get("dataset") or () for each in (ctx.find_root(), ctx)]
        paths = [path for each in given for path in each] or paths_from_environment()
        level = ctx.params.get("clearance") or ""
        try:
            kinds = [Kind(kind) for kind in self._kinds]
            found = records_beginning(incomplete, paths, kinds, _leaves(level))
        except Exception:
            return []
        return [CompletionItem(id, help=show(name) or None) for id, name in found.items()]


def _leaves(level: str) -> Leaves:
    """Give what tells what may leave at a level."""
    return Leaves(
        lambda dataset: release(dataset, _clearance(level, dataset)).dataset,
        lambda dataset: surely_stays(dataset, _clearance(level, dataset)),
    )


def _clearance(level: str, dataset: Dataset) -> Clearance:
    """Give what is proposed for: the level that is typed or configured, now."""
    levels = Levels.of(dataset.header.markings)
    known = (each for each in (level, read_config().clearance) if levels.knows(each))
    return Clearance(level=next(known, ""), at=now())
