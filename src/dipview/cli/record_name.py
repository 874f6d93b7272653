"""The id or name of a record on the command line, which shells complete from the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from dipview.cli.paths import paths_from_environment
from dipview.formats.safe_text import show
from dipview.model.kinds import Kind
from dipview.workspace.known_completing import known_beginning


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
            found = _beginning(incomplete, paths, [Kind(kind) for kind in self._kinds], level)
        except Exception:
            return []
        return [CompletionItem(id, help=show(name) or None) for id, name in found.items()]


def _beginning(
    typed: str, paths: Sequence[Path], kinds: Sequence[Kind], level: str
) -> dict[str, str]:
    found = known_beginning(typed, paths, kinds)
    if found is not None:
        return found
    # Parsers, and what may leave: neither verbs wait for them, nor shells whose files are known.
    from dipview.cli.record_completion import completed  # noqa: PLC0415 - as said

    return completed(typed, paths, kinds, level)
