"""The words of a page of HTML: what a reader of it sees, without its style."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = frozenset(("style", "script", "title"))
_LINES = frozenset(
    ("body", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "li", "ol", "p", "table", "tr")
)
"""What begins on a line of its own."""
_CELLS = frozenset(("td", "th"))


def html_words(page: str) -> str:
    """Give the words of a page, or of its beginning, line by line.

    Args:
        page: As the writer of HTML writes it; it may end anywhere.
    """
    reader = _Words()
    reader.feed(page)
    lines = (" ".join(line.split(" ")).strip() for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN
        if tag in _LINES:
            self.words.append("\n")
        elif tag in _CELLS:
            self.words.append("   ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag in _LINES:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data.replace("\n", " "))
