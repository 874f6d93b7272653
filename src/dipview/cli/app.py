"""The front of the command line: the first word decides what is done."""

from __future__ import annotations

from importlib import import_module

import click
from click.shell_completion import CompletionItem

from dipview import __version__
from dipview.cli.front_help import front_help
from dipview.cli.options import OPTIONS
from dipview.cli.paths import is_there
from dipview.cli.verbs import ABOUT, GROUPS, VERBS, module_of
from dipview.cli.words import meant
from dipview.dataset.bundled import BUNDLED, dataset_path

__all__ = ["VERBS", "app"]


class Front(click.Group):
    """Finds the verb: a verb's name wins, then a file or folder, which the explorer opens."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in their own order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a verb; the others stay unread."""
        if cmd_name not in VERBS:
            return None
        command = import_module(module_of(cmd_name)).command
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        command.name = cmd_name
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
        if is_there(dataset_path(word)):
            return "open", self.get_command(ctx, "open"), args
        if "/" in word or "\\" in word or word.endswith(".toml"):
            raise click.UsageError(f"there is no file or folder '{word}'; check the path", ctx)
        hint = meant(word, VERBS) or f"; the verbs are {', '.join(VERBS)}"
        raise click.UsageError(f"'{word}' is neither a verb nor a file{hint}", ctx)

    def get_help(self, ctx: click.Context) -> str:
        """Give the page that fits on one screen; each verb has all its options on its own."""
        return front_help(GROUPS)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a verb, a path or bundled dataset for the explorer, or an option.

        The path, which the shell completes, comes first: bash forgets what came before it.
        """
        return [
            CompletionItem(incomplete, type="file"),
            *(CompletionItem(v, help=ABOUT[v]) for v in VERBS if v.startswith(incomplete)),
            *(
                CompletionItem(name, help=title)
                for name, _, title in BUNDLED
                if incomplete and name.startswith(incomplete)
            ),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]


_HELP = """\
Explore stated positions: who said what, for whom, when, and on whose report.
"""


@click.command(
    cls=Front,
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_HELP,
)
@click.version_option(__version__, "-V", "--version", message="dipview %(version)s")
@click.pass_context
def app(ctx: click.Context, /, **_: object) -> int | None:
    """Open the explorer where no verb is named."""
    if ctx.invoked_subcommand is not None:
        return None
    command = app.get_command(ctx, "open")
    return int(ctx.invoke(command) or 0) if command else None


for _option in OPTIONS.values():
    app = _option(app)
