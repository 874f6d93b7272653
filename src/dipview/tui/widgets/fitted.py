"""Fitted: a part of a screen in which everything is drawn for its width."""

from __future__ import annotations

from textual.containers import Vertical
from textual.message import Message


class Fitted(Vertical):
    """A part of a screen that tells its screen when it has another size."""

    class Resized(Message):
        """It has another size now."""

    def on_resize(self) -> None:
        """Tell the screen, which draws for it."""
        self.post_message(self.Resized())
