"""Exchange group: a verb whose next word is a format of other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from dipview.cli.words import meant
from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.registry import exchange_formats, read_as

Make = Callable[[ExchangeFormat], click.Command]
"""Makes the command of a format."""


class ExchangeGroup(click.Group):
    """Finds a format by its name."""

    formats: Callable[[], Mapping[str, ExchangeFormat]]
    """Gives those that the verb knows."""
    make: Make
    """Makes the command of one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the formats."""
        return list(self.formats())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of a format."""
        format = self.formats().get(cmd_name.lower())
        return self.make(format) if format is not None else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words behind the verb.

        Raises:
            UsageError: There are none.
        """
        if not args and not ctx.resilient_parsing:
            raise click.UsageError(f"name a format: {self._listed('or')}", ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the format.

        Raises:
            UsageError: There is none of this name.
        """
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise click.UsageError(self._unknown(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the formats with what people call them."""
        rows = [(name, each.title) for name, each in self.formats().items()]
        with formatter.section("Formats"):
            formatter.write_dl(rows)

    def _unknown(self, word: str) -> str:
        """Say what to do about a word that is no format."""
        verb = self.name or ""
        if known := exchange_formats().get(word.lower()):
            done, other = ("written", "export") if verb == "import" else ("read", "import")
            return f"{known.title} is only {done}: 'dipview {other} {known.name}'"
        if "." in word and (format := read_as(Path(word))):
            return f"name the format before the file: 'dipview {verb} {format.name} {word}'"
        hint = meant(word, self.list_commands(click.Context(self)))
        hint = hint or f"; there are {self._listed('and')}"
        return f"there is no format '{word}' to {verb}{hint}"

    def _listed(self, word: str) -> str:
        *first, last = self.formats()
        return f"{', '.join(first)} {word} {last}"


def exchange_group(
    name: str,
    formats: Callable[[], Mapping[str, ExchangeFormat]],
    make: Make,
    *,
    metavar: str,
    short_help: str,
    help: str,
) -> click.Group:
    """Make the verb.

    Args:
        name: The verb.
        formats: Gives the formats that it knows.
        make: Makes the command of one.
        metavar: What stands behind the verb in the usage.
        short_help: A line of help.
        help: All of it.
    """
    group = ExchangeGroup(
        name,
        callback=_chosen,
        short_help=short_help,
        help=help,
        options_metavar="",
        subcommand_metavar=metavar,
    )
    group.formats, group.make = formats, make
    return group


def _chosen() -> None:
    """Go on to the format."""
