"""The front of the command line: the first word decides what is done."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipview import __version__
from dipview.cli.options import OPTIONS
from dipview.cli.paths import is_there
from dipview.cli.words import meant

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

VERBS = (
    "open",
    "search",
    "list",
    "show",
    "matrix",
    "compare",
    "timeline",
    "shifts",
    "network",
    "brief",
    "stats",
    "check",
    "export",
    "config",
)
"""Every verb; the module of the same name has its command."""


class Front(click.Group):
    """Finds the verb: a verb's name wins, then a file or folder, which the explorer opens."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the verbs in their own order."""
        return list(VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Load a verb; the others stay unread."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"dipview.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Tell what the first word asks for.

        Raises:
            UsageError: It is neither a verb nor a file or folder.
        """
        word = args[0]
        if command := self.get_command(ctx, word):
            return word, command, args[1:]
        if ctx.resilient_parsing:
            return None, None, args
        if is_there(Path(word)):
            return "open", self.get_command(ctx, "open"), args
        if "/" in word or "\\" in word or word.endswith(".toml"):
            raise click.UsageError(f"there is no file or folder {word!r}; check the path", ctx)
        hint = meant(word, VERBS) or f"; the verbs are {', '.join(VERBS)}"
        raise click.UsageError(f"{word!r} is neither a verb nor a file{hint}", ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a verb, or a path for the explorer."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - rare

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


@click.command(
    cls=Front,
    invoke_without_command=True,
    no_args_is_help=False,
    subcommand_metavar="[PATH... | VERB ...]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="With files or folders, or with nothing at all, dipview opens the explorer: on them, or "
    "on the bundled dataset. A file that is called like a verb is ./search. Options may stand "
    "before the verb or after it.",
)
@click.version_option(__version__, "-V", "--version", message="dipview %(version)s")
@click.pass_context
def app(ctx: click.Context, /, **_: object) -> int | None:
    """Explore stated positions: who said what, for whom, when, and on whose report."""
    if ctx.invoked_subcommand is not None:
        return None
    command = app.get_command(ctx, "open")
    return int(ctx.invoke(command) or 0) if command else None


for _option in OPTIONS.values():
    app = _option(app)
