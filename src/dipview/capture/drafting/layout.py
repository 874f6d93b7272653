"""The layout of a text: its paragraphs, and sentences that are never cut inside a quotation."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dipview.capture.drafting.headings import headings_in
from dipview.capture.drafting.quotations import Quotation, quotations
from dipview.model.values import frozen

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"(?<=[.!?:”\"])[^\S\n]*\n[^\S\n]*(?=\S)")
_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"’'»)\]]*+(?=\s+[\"“‘'«(\[]?\s?[A-Z0-9À-Þ])")
_ABBREVIATED = re.compile(
    r"(?:(?<![&\w-])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Hon|Rev|St|Jr|Sr|MR|MRS|MS|DR|"
    r"No|Nos|Art|Arts|para|paras|cf|vs|etc|al|Inc|Co|Corp|Ltd|Fig|Vol|pp?|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|i\.e|e\.g|a\.m|p\.m|approx|Amb|Min|Pres|Add|Misc|INF|CRP|Rev)|"
    r"\b[A-Z](?:\.[A-Z])*)$"
)
_WORD = re.compile(r"\S")
_MAY_END = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|etc|[ap]\.m|Add|Misc|Rev)$")
_LONGEST_LINE, _SHORTEST_LINE = 120, 60
"""Lines of other lengths that end a sentence end a paragraph: those between are broken text."""


@frozen
class Sentence:
    """A sentence, with quotations that it holds whole or that hold it."""

    start: int
    end: int
    paragraph: int
    """The number of its paragraph, from 0."""
    quotations: tuple[Quotation, ...] = ()


@frozen
class Layout:
    """A text with its parts."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    headings: frozenset[int] = frozenset()
    """The numbers of the paragraphs that are headings, in the words of the paper."""


def layout_of(text: str, title: str = "") -> Layout:
    """Find the parts of a text.

    Args:
        text: The text.
        title: The headline as its source has it; empty where it has none.
    """
    headings = headings_in(text, title)
    paragraphs = tuple(_paragraphs(text, headings))
    found = quotations(text, paragraphs)
    sentences: list[Sentence] = []
    starts = [each.start for each in found]
    for number, (start, end) in enumerate(paragraphs):
        inside = found[bisect_right(starts, start - 1) : bisect_right(starts, end)]
        for first, last in _sentences(text, start, end, inside):
            held = inside[
                bisect_left(inside, first, key=_opens) : bisect_left(inside, last, key=_opens)
            ]
            sentences.append(Sentence(first, last, number, held))
    above = frozenset(
        number for number, (start, _) in enumerate(paragraphs) if _is_inside(headings, start)
    )
    return Layout(text, paragraphs, tuple(sentences), above)


def _opens(quotation: Quotation) -> int:
    return quotation.outer_start


def _is_inside(places: Sequence[tuple[int, int]], at: int) -> bool:
    """Tell whether a character is in one of some places, which are in order."""
    number = bisect_right(places, (at, math.inf)) - 1
    return number >= 0 and at < places[number][1]


def _paragraphs(text: str, headings: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    first = headings[0][1] if headings else 0  # a headline may stand right above its article
    for match in (*_BLANK.finditer(text), None):
        end = match.start() if match else len(text)
        for begin, stop in ((at, first), (first, end)) if at < first < end else ((at, end),):
            yield from _lines(text, begin, stop)
        at = match.end() if match else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part lines that are paragraphs of their own."""
    begin = start
    for match in _LINE.finditer(text, start, end):
        length = match.start() - max(text.rfind("\n", start, match.start()) + 1, begin)
        if not _SHORTEST_LINE <= length <= _LONGEST_LINE:
            yield from _stripped(text, begin, match.start())
            begin = match.end()
    yield from _stripped(text, begin, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield start + left, start + left + len(piece.strip())


def _sentences(
    text: str, start: int, end: int, inside: Sequence[Quotation]
) -> Iterator[tuple[int, int]]:
    begin, number = start, 0
    for match in _END.finditer(text, start, end):
        if match.start() < begin:
            continue
        while number < len(inside) and inside[number].outer_end <= match.start():
            number += 1
        quotation = inside[number] if number < len(inside) else None
        last = match.end()
        if quotation is not None and quotation.start <= match.start() < quotation.outer_end:
            if text[last : quotation.outer_end].strip("\"'”’» ") or not _ends_with(
                match, text, end
            ):
                continue
            last = max(last, quotation.outer_end)  # "… hot air. '" is how some texts are set.
        elif _is_abbreviation(text, begin, match):
            continue
        yield begin, last
        begin = last + len(text[last:end]) - len(text[last:end].lstrip())
    if begin < end:
        yield begin, end


def _is_abbreviation(text: str, begin: int, match: re.Match[str]) -> bool:
    if match[0] != ".":
        return False
    before = text[max(begin, match.start() - 12) : match.start()]
    if not _ABBREVIATED.search(before):
        return False
    if _MAY_END.search(before) and _STARTER.match(text, match.end()):
        return False
    return not _LETTERED.search(before)


_LETTERED = re.compile(
    r"(?:\b[a-z]\w*|\b(?:Annex|Option|Alternative|Part|Category|Group|Plan|Party|Section|Chapter"
    r"|Table|Phase|Appendix|Schedule|Article|Class|Type))\s[A-Z]$"
)
"""What ends with a letter that is no initial of a name: ``Annex B``."""
_STARTER = re.compile(
    r"\s+(?:The|A|An|In|On|At|He|She|It|They|This|That|These|But|And|However|Many|Some|Several|"
    r"Other|Others|According|While|When|If|As|For|There|We)\b"
)


def _ends_with(match: re.Match[str], text: str, end: int) -> bool:
    """Tell whether a sentence ends with a quotation: not where it is told behind it who asks."""
    return match[0][0] not in "?!…" or not _TELLS.match(text, match.end(), end)


_TELLS = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'-]*|[a-z]{2,4})\s+){1,5}?(?:also |then |later )?"
    r"(?:said|says|asked|asks|wrote|writes|added|told|tweeted|replied|continued|wondered|declared|"
    r"exclaimed|shouted|responded|demanded|joked|yelled|cried)\b"
)
