"""``dipview registry``: states among the actors held against codes and names of the register."""

from __future__ import annotations

import click

from dipview.cli.exits import report
from dipview.cli.opening import opened, opened_whole
from dipview.cli.options import WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.exchange.states_held import added, held
from dipview.exchange.states_view import states_view
from dipview.views.parts.counting import counted
from dipview.writing.writer import Writer

_HELP = """\
Hold states among the actors against ISO 3166-1, and names that the United Nations use for them.

A name or code counts to the letter, in six languages; what is only alike is suggested, and never
taken: Niger is not Nigeria. --write adds the codes and names that are told to actors of your files.
"""


@click.command("registry", short_help="Hold states against codes and names.", help=_HELP)
@click.option("--write", is_flag=True, help="Add what is told under 'To be added' to the files.")
@takes("dataset", "max_bytes", *WRITING)
def command(asked: Asked, *, write: bool) -> int:
    """Carry out the verb."""
    format_of(asked)
    found = opened_whole(asked) if write else opened(asked)
    dataset = found.workspace.dataset
    states = list(held(dataset))
    code = print_view(states_view(dataset, states), asked)
    if not write:
        return code or found.code
    writer = Writer(asked.paths, asked.limits)
    actors, files = added(dataset, states, writer)
    if writer.remark:
        report(writer.remark)
    report(f"{counted(actors, 'actor')} changed in {counted(files, 'file')}")
    return found.code
