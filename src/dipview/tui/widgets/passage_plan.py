"""The plan of a text with passages in it: where its lines break, and how each stretch is drawn."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from dipview.formats.safe_text import show
from dipview.formats.width import cells, is_single
from dipview.model.values import frozen
from dipview.tui.theme import Role
from dipview.tui.widgets.text_spans import Line, TextSpan, breaks, clusters

_WORD = re.compile(r"\S+[^\S\n]*|[^\S\n]+")


@frozen
class Lit:
    """A stretch of the text that is drawn in a way of its own."""

    start: int
    end: int
    role: Role


class BrokenText:
    """A text broken into lines of a width.

    Args:
        text: Any text; each of its lines begins a new one.
        width: The cells of a line, at least 1.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.lines: Sequence[tuple[int, int]] = tuple(_broken(text, max(1, width)))
        """Where each line begins and ends, in characters of the text."""

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [start for start, _ in self.lines]

    def line_of(self, place: int) -> int:
        """Give the line in which a place of the text lies."""
        return max(0, bisect_right(self._starts, place) - 1)


class LitText:
    """What is lit of a text: of several stretches at one place the last one given is drawn.

    Args:
        text: The text.
        lit: The stretches.
    """

    def __init__(self, text: str, lit: Iterable[Lit] = ()) -> None:
        self.text = text
        self._spans = _flattened(tuple(each for each in lit if each.start < each.end))
        self._ends = [each.end for each in self._spans]

    def line(self, start: int, end: int) -> Line:
        """Draw what stands between two places of the text."""
        spans: list[TextSpan] = []
        at = start
        for lit in self._within(start, end):
            if lit.start > at:
                spans.append(TextSpan(show(self.text[at : lit.start])))
                at = lit.start
            last = min(lit.end, end)
            spans.append(TextSpan(show(self.text[at:last]), lit.role))
            at = last
        if at < end:
            spans.append(TextSpan(show(self.text[at:end])))
        return tuple(spans)

    def _within(self, start: int, end: int) -> Iterator[Lit]:
        for place in range(bisect_right(self._ends, start), len(self._spans)):
            if self._spans[place].start >= end:
                return
            yield self._spans[place]


def _flattened(lit: Sequence[Lit]) -> Sequence[Lit]:
    """Make stretches of which none lies over another."""
    cuts = sorted({place for each in lit for place in (each.start, each.end)})
    roles: list[Role | None] = [None] * max(0, len(cuts) - 1)
    for each in lit:
        first, last = bisect_left(cuts, each.start), bisect_left(cuts, each.end)
        roles[first:last] = [each.role] * (last - first)
    return [
        Lit(start, end, role)
        for start, end, role in zip(cuts, cuts[1:], roles, strict=False)
        if role is not None
    ]


def _broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if is_single(line):
            yield from breaks(text, start, end, width)
        else:
            yield from _broken_by_words(text, start, end, width)
        start = end + 1


def _broken_by_words(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    used, begun = 0, start
    for match in _WORD.finditer(text, start, end):
        shown = show(match[0])
        wide = cells(shown.rstrip())
        if used and used + wide > width:
            yield begun, begun + len(text[begun : match.start()].rstrip())
            used, begun = 0, match.start()
        if wide > width:
            for piece in _cut(text, match.start(), match.end(), width):
                yield begun, piece
                begun = piece
            used = cells(show(text[begun : match.end()]))
        else:
            used += cells(shown)
    yield begun, begun + len(text[begun:end].rstrip())


def _cut(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Give the places at which a word is cut that is wider than a line."""
    used = 0
    for cluster in _pieces(text[start:end], width):
        wide = cells(show(cluster))
        if used and used + wide > width:
            yield start
            used = 0
        used += wide
        start += len(cluster)


def _pieces(word: str, width: int) -> Iterator[str]:
    """Give what is not to be torn apart, unless it is wider than a line itself."""
    for cluster in clusters(word):
        yield from (cluster,) if cells(show(cluster)) <= width else cluster
