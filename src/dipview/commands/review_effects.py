"""Effects of a review: what a key of it asks for, as values; its screen carries them out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dipview.capture.form_lines import Line
from dipview.commands.effects import Effect
from dipview.model.values import frozen

if TYPE_CHECKING:
    from dipview.commands.review_desk import Desk


@frozen
class Show(Effect):
    """Show another state of the desk."""

    desk: Desk


@frozen
class Decide(Effect):
    """Decide away from the keys, and show the next draft once that is on the disk."""

    decide: Callable[[], object]


@frozen
class Undo(Effect):
    """Undo the last decision, and show what is back."""


@frozen
class OpenLine(Effect):
    """Open a line of the statement, to choose or type what it holds."""

    line: Line


@frozen
class AskColleague(Effect):
    """Ask for the line with which the draft is flagged."""


@frozen
class Scroll(Effect):
    """Scroll the text, by screens; back where it is negative."""

    screens: int


@frozen
class ShowKeys(Effect):
    """Show all keys of the review."""


@frozen
class LeaveReview(Effect):
    """Go back to where the review was opened."""
