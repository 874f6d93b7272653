"""``dipview add``: puts into a dataset what somebody has, each kind by a command of its own."""

from __future__ import annotations

from importlib import import_module

import click

from dipview.cli.words import meant

ADDED = ("source", "statement")
"""What can be added; ``cli/add_source.py`` has the command of ``add source``, and so on."""

_HELP = """\
Add to a dataset: the text of an article with the source that it is, or a statement.
"""


class _Kinds(click.Group):
    """Finds what is to be added; the modules of the others stay unread."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give what can be added, in its own order."""
        return list(ADDED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of a kind."""
        if cmd_name not in ADDED:
            return None
        found = import_module(f"dipview.cli.add_{cmd_name}").command
        assert isinstance(found, click.Command)  # noqa: S101 - for the type checker
        found.name = cmd_name
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Tell what the next word asks for.

        Raises:
            UsageError: Nothing of that name can be added.
        """
        word = args[0]
        if found := self.get_command(ctx, word):
            return word, found, args[1:]
        if ctx.resilient_parsing:
            return None, None, args
        hint = meant(word, ADDED) or f"; there is {' and '.join(ADDED)}"
        raise click.UsageError(f"'{word}' is nothing that can be added{hint}", ctx)


@click.command(
    "add",
    cls=_Kinds,
    no_args_is_help=False,
    subcommand_metavar=f"{'|'.join(ADDED)} [ARGS]...",
    short_help="Add the text of an article, or a statement.",
    help=_HELP,
)
def command() -> None:
    """Nothing is done before it is known what is added."""
