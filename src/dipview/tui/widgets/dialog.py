"""A dialog: a screen over the explorer that is closed once, whatever is typed behind that."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Gives a result when it is closed."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it; where it is closed already, by a key before this one, do nothing.

        Textual would take the screen below away, the explorer itself.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()
