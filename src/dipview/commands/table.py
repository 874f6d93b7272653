"""The table of all commands of the explorer: bindings, footer and help are made from it."""

from __future__ import annotations

from dipview.commands.bookmarks import BOOKMARKS
from dipview.commands.briefing import BRIEFING
from dipview.commands.command import Command
from dipview.commands.exchanging import EXCHANGING
from dipview.commands.files import FILES
from dipview.commands.keeping import KEEPING
from dipview.commands.narrowing import NARROWING
from dipview.commands.navigation import FINDING, MOVING
from dipview.commands.program import PROGRAM
from dipview.commands.publishing import PUBLISHING
from dipview.commands.reading import READING
from dipview.commands.recording import RECORDING
from dipview.commands.review_opening import REVIEWING
from dipview.commands.taking_back import TAKING_BACK
from dipview.commands.viewing import VIEWING

COMMANDS: tuple[Command, ...] = (
    *FINDING,
    *MOVING,
    *VIEWING,
    *BRIEFING,
    *READING,
    *NARROWING,
    *BOOKMARKS,
    *RECORDING,
    *REVIEWING,
    *TAKING_BACK,
    *KEEPING,
    *EXCHANGING,
    *PUBLISHING,
    *FILES,
    *PROGRAM,
)
"""Every command, in the order of the help and the footer."""
