"""Completion in shells: answers what they ask while a command line is typed, and their scripts."""

from __future__ import annotations

import sys

import click
from click import Command
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

from dipview.cli.app import app
from dipview.cli.exits import DONE, NOTHING, report
from dipview.cli.paths import COMPLETE
from dipview.formats.safe_text import show_lines

_HOW = {
    "bash": 'in ~/.bashrc: eval "$(dipview completion bash)"',
    "zsh": 'in ~/.zshrc, below compinit: eval "$(dipview completion zsh)"',
    "fish": "dipview completion fish > ~/.config/fish/completions/dipview.fish",
}
SCRIPTS_CHANGED = {
    # A name keeps what follows its comma.
    'string split "," $completion': 'string split --max 1 "," $completion',
    # Where what was found does not begin with what is typed, zsh would take that away: it puts the
    # first there, shows the others, and takes the next with the next Tab.
    "for type key descr in ${response}; do": """\
for type key descr in ${response}; do
        if [[ "$type" == "plain" && "$key" != "${words[CURRENT]}"* ]]; then
            compstate[insert]=menu
            compstate[list]="list force"
        fi""",
}
"""What becomes of parts of click's scripts."""


def complete(instruction: str) -> int:
    """Answer a shell.

    Args:
        instruction: What it asks for: ``bash_complete``, or ``bash_source`` for its script.

    Returns:
        The exit code.
    """
    shell, _, action = instruction.partition("_")
    if shell not in _HOW or action not in ("source", "complete"):
        report(
            f"{COMPLETE} cannot be '{instruction}'; it can be bash_source, zsh_source, fish_source"
        )
        return NOTHING
    if action == "source":
        sys.stdout.writelines((show_lines(script(shell)), "\n"))
        return DONE
    asking = _asking(shell, app)
    words, incomplete = asking.get_completion_args()
    items = asking.get_completions(words, incomplete)
    if shell == "bash":
        items = _for_bash(items, incomplete)
    for item in items:
        first, *rest = asking.format_completion(item).split("\t")
        sys.stdout.writelines((show_lines(first),))
        for part in rest:  # fish's tab between an id and its name stays one
            sys.stdout.writelines(("\t", show_lines(part)))
        sys.stdout.writelines(("\n",))
    return DONE


def _for_bash(items: list[CompletionItem], incomplete: str) -> list[CompletionItem]:
    """Keep what is typed where several names were found: bash puts what is common to them there.

    A space beside them has nothing in common with any.
    """
    plain = [item.value for item in items if item.type == "plain"]
    if len(plain) > 1 and not all(value.startswith(incomplete) for value in plain):
        return [*items, CompletionItem(" ")]
    return items


def script(shell: str) -> str:
    """Give the script that has a shell ask dipview, with a line that says where to put it."""
    asking = _asking(shell, click.Command("dipview"))
    text = ShellComplete.source(asking).strip()
    for before, after in SCRIPTS_CHANGED.items():
        text = text.replace(before, after)
    lines = text.split("\n")
    lines.insert(1 if lines[0].startswith("#compdef") else 0, f"# {_HOW[shell]}")
    return "\n".join(lines)


def _asking(shell: str, command: Command) -> ShellComplete:
    known = get_completion_class(shell)
    assert known is not None  # noqa: S101 - for the type checker
    return known(command, {}, "dipview", COMPLETE)
