"""The table of all commands of the explorer: bindings, footer and help are made from it."""

from __future__ import annotations

from dipview.commands import finding, keeping, moving, narrowing, program, returning, viewing
from dipview.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    *finding.COMMANDS,
    *moving.COMMANDS,
    *viewing.COMMANDS,
    *narrowing.COMMANDS,
    *returning.COMMANDS,
    *keeping.COMMANDS,
    *program.COMMANDS,
)
"""Every command, in the order of the help and the footer."""
