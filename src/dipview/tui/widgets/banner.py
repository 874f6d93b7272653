"""The banner: one line under the head that says what is to be known of what is shown."""

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

    def show(self, where: str = "", what: str = "", *, wrong: bool = True) -> None:
        """Say something, or with nothing to say go away.

        Args:
            where: The file and line that it is about.
            what: What is the matter, and what is done about it.
            wrong: What is shown is not what the files say.
        """
        ink = Ink.AGAINST if wrong else Ink.STRONG
        self.update(words((where, ink), " " if where else "", what))
        self.set_class(bool(where or what), "-told")
