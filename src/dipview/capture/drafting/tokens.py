"""Tokens of a sentence: words, marks, and whole quotations and parentheses as one token each."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from dipview.capture.drafting.layout import Sentence


class Sort(Enum):
    """What a token is."""

    WORD = "word"
    MARK = "mark"
    QUOTATION = "quotation"
    PARENTHESIS = "parenthesis"


class Token(NamedTuple):
    """A piece of a sentence."""

    text: str
    low: str
    """In small letters, with straight apostrophes."""
    start: int
    end: int
    sort: Sort
    capital: bool
    """Whether it begins with a capital or a digit."""

    @property
    def word(self) -> bool:
        """Whether it is a word."""
        return self.sort is Sort.WORD


_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Hon|Rev|Del|St|Jr|Sr"
    r"|MR|MRS|MS|DR)\."
    r"|\b[A-Z]\.(?=\s?[A-Z])"
    r"|\w+(?:(?:[-'’/&.]|(?<=\w)\s?/\s?(?=[A-Z]))\w+)*"
    r"|—|--|\S"
)
_PARENTHESIS = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]")


def tokens_of(text: str, sentence: Sentence) -> tuple[Token, ...]:
    """Split a sentence."""
    made: list[Token] = []
    at = sentence.start
    ends = sentence.end
    quotations = [each for each in sentence.quotations if each.outer_start >= at]
    while at < ends:
        quotation = quotations[0] if quotations else None
        stop = quotation.outer_start if quotation else ends
        made.extend(_plain(text, at, min(stop, ends)))
        if quotation is None:
            break
        quotations.pop(0)
        last = min(quotation.outer_end, ends)
        words = text[quotation.start : quotation.end]
        made.append(Token(words, words, stop, last, Sort.QUOTATION, words[:1].isupper()))
        at = last
    return tuple(made)


def _plain(text: str, start: int, end: int) -> list[Token]:
    made = []
    at = start
    for match in (*_PARENTHESIS.finditer(text, start, end), None):
        stop = match.start() if match else end
        for found in _TOKEN.finditer(text, at, stop):
            word = found[0]
            first = word[0]
            sort = Sort.WORD if first.isalnum() else Sort.MARK
            low = word.lower().replace("’", "'")
            capital = first.isupper() or first.isdigit()
            made.append(Token(word, low, found.start(), found.end(), sort, capital))
        if match:
            inside = match[0]
            made.append(
                Token(inside, inside.lower(), stop, match.end(), Sort.PARENTHESIS, capital=False)
            )
            at = match.end()
    return made
