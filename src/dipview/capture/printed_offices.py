"""Printed offices: the office that a text prints beside somebody's name.

It is offered together with a new person, never taken by itself; and only where it is an office of
an actor that the dataset has, whose whole name stands there, or whose adjective is that state's
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dipview.capture.drafting.states import key_of, states
from dipview.capture.drafting.word_lists import listed
from dipview.capture.exact_names import named
from dipview.model.actors import ActorKind
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.searching import SearchIndex

_BESIDE = r"""[^,.;:()\[\]"\u201c\u201d\u00ab\u00bb\n]{3,100}"""
_AFTER = re.compile(rf"\s*[,(]\s*(?P<words>{_BESIDE})[,.;:)]")
_BEFORE = re.compile(rf"(?P<words>{_BESIDE}?)(?P<comma>,?)\s+\Z")
_CLOSED = tuple(",.;:)")
_POSSESSIVE = re.compile(r"(?P<of>.+?)['\u2019]s?\s+(?P<title>.+)")
_ACTING = "acting"
_ARTICLES = ("the ", "a ", "an ")
_REACH = 110
"""Characters before a name in which its office is looked for."""
_MOST = 20
"""So many places of a name are looked at."""
_LONGEST = 10
"""Words of an office."""
_OF_STATES = 4
"""Words of a state's name or adjective before an office."""


@frozen
class PrintedOffice:
    """An office, as a text prints it."""

    title: str
    of: str
    """Id of the actor whose office it is."""
    of_name: str
    acting: bool = False

    @property
    def words(self) -> str:
        """The whole of it."""
        return f"{f'{_ACTING} ' if self.acting else ''}{self.title} of {self.of_name}"


def office_beside(name: str, text: str, index: SearchIndex) -> PrintedOffice | None:
    """Find the office that a text prints beside a name; None where it prints none.

    Args:
        name: The name as the text has it.
        text: The text.
        index: The dataset and its index, whose actor it has to be an office of.
    """
    if not name.strip() or not text:
        return None
    places = re.finditer(rf"\b{re.escape(name.strip())}\b", text)
    for place, _ in zip(places, range(_MOST), strict=False):
        for words in _beside(text, *place.span()):
            if (office := _office(words, index)) is not None:
                return office
    return None


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Give what may be an office: what stands behind a name, then what stands before it."""
    if after := _AFTER.match(text, end):
        yield " ".join(after["words"].split())
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    # "In a letter to the president of Italy, she said": what is beside a name has an end as well.
    if before and (not before["comma"] or text.startswith(_CLOSED, end)):
        pieces = before["words"].split()
        for first in range(max(0, len(pieces) - _LONGEST - _OF_STATES), len(pieces)):
            yield " ".join(pieces[first:])


def _office(words: str, index: SearchIndex) -> PrintedOffice | None:
    """Read words as an office and whose it is; None where they are none."""
    for article in _ARTICLES:
        words = words.removeprefix(article).removeprefix(article.capitalize())
    for title, of in _parted(words, index):
        acting = title.lower().startswith(f"{_ACTING} ")
        bare = title[len(_ACTING) + 1 :] if acting else title
        if of and _is_title(bare):
            return PrintedOffice(bare, of, index.dataset.actor(of).name, acting)
    return None


def _parted(words: str, index: SearchIndex) -> Iterator[tuple[str, str]]:
    """Part words into a title and the actor whose it may be; an empty id for none."""
    if own := _POSSESSIVE.fullmatch(words):
        yield own["title"], _actor(own["of"], index)
    for match in re.finditer(r" of (?:the )?", words):
        yield words[: match.start()], _actor(words[match.end() :], index)
    pieces = words.split()
    for count in range(1, min(_OF_STATES, len(pieces) - 1) + 1):
        of = " ".join(pieces[:count])
        yield " ".join(pieces[count:]), _of_adjective(of, index) or _actor(of, index)


def _is_title(words: str) -> bool:
    """Tell whether words are an office: a noun of one, with nothing but what describes it."""
    pieces = words.lower().split()
    if not 0 < len(pieces) <= _LONGEST:
        return False
    at = next((n for n, piece in enumerate(pieces) if piece in listed("offices")), None)
    return at is not None and not listed("no_offices").intersection(pieces[: at + 1])


def _actor(name: str, index: SearchIndex) -> str:
    """Give the actor of a whole name, who is no person; empty for none."""
    found = named(index, name, Kind.ACTOR).id
    return found if found and index.dataset.actor(found).kind is not ActorKind.PERSON else ""


def _of_adjective(word: str, index: SearchIndex) -> str:
    codes = states().adjectives.get(key_of(word), ())
    if len(codes) != 1:
        return ""
    names = states().names_of.get(codes[0], ())
    return next((id for name in names if (id := _actor(" ".join(name), index))), "")
