"""The banner: one line under the head that says why what is shown is not what the files say."""

from __future__ import annotations

from textual.widgets import Static

from dipview.tui.gate import Ink, words


class Banner(Static):
    """A line that is seen only while there is something to say."""

    DEFAULT_CSS = """
    Banner { height: 1; padding: 0 1; display: none;
        text-wrap: nowrap; text-overflow: ellipsis; }
    Banner.-told { display: block; }
    """

    def show(self, where: str = "", what: str = "") -> None:
        """Say something, or with nothing to say go away.

        Args:
            where: The file and line that it is about.
            what: What is the matter, and what is done about it.
        """
        self.update(words((where, Ink.AGAINST), " " if where else "", what))
        self.set_class(bool(where or what), "-told")
