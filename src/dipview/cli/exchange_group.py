"""Exchange group: a verb whose next word is a format of other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from dipview.cli.words import meant
from dipview.exchange.exchange_format import ExchangeFormat

Make = Callable[[ExchangeFormat], click.Command]
"""Makes the command of a format."""


class ExchangeGroup(click.Group):
    """Finds a format by its name."""

    formats: Callable[[], Mapping[str, ExchangeFormat]]
    """Gives those that the verb knows."""
    make: Make
    """Makes the command of one."""
    unknown: str
    """What is said of a word that is none, with ``{}`` in its place."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the formats."""
        return list(self.formats())

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Make the command of a format."""
        format = self.formats().get(cmd_name.lower())
        return self.make(format) if format is not None else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the format.

        Raises:
            UsageError: There is none of this name.
        """
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            known = self.list_commands(ctx)
            listed = f"{', '.join(known[:-1])} and {known[-1]}"
            hint = meant(args[0], known) or f"; there are {listed}"
            raise click.UsageError(f"{self.unknown.format(repr(args[0]))}{hint}", ctx)
        return super().resolve_command(ctx, args)


def exchange_group(
    name: str,
    formats: Callable[[], Mapping[str, ExchangeFormat]],
    make: Make,
    *,
    unknown: str,
    short_help: str,
    help: str,
) -> click.Group:
    """Make the verb.

    Args:
        name: The verb.
        formats: Gives the formats that it knows.
        make: Makes the command of one.
        unknown: What is said of a word that is none, with ``{}`` in its place.
        short_help: A line of help.
        help: All of it.
    """
    group = ExchangeGroup(name, callback=_chosen, short_help=short_help, help=help)
    group.formats, group.make, group.unknown = formats, make, unknown
    return group


def _chosen() -> None:
    """Go on to the format."""
