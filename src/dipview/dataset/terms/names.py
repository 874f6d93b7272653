"""Names: whether a text names somebody whom it may not name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from dipview.model.actors import Actor, ActorKind

_SHORTEST = 3
"""Letters of a name that is looked for."""


def names_of(actor: Actor) -> tuple[str, ...]:
    """Give what somebody may be called in a text: all names, the id, and a person's last name."""
    written = [actor.name, actor.sort_name, *(each.name for each in actor.other_names), actor.id]
    if actor.kind is ActorKind.PERSON:
        family = actor.sort_name.partition(",")[0] or next(reversed(actor.name.split()), "")
        written.append(family)
    return tuple(dict.fromkeys(each for each in map(_plain, written) if len(each) >= _SHORTEST))


def first_named(texts: Iterable[str], actors: Iterable[Actor]) -> Actor | None:
    """Give the first of some actors whom one of some texts names; None where there is none."""
    plain = [f" {each} " for each in map(_plain, texts) if each]
    for actor in actors if plain else ():
        if any(f" {name} " in text for name in names_of(actor) for text in plain):
            return actor
    return None


def _plain(text: str) -> str:
    """Reduce a text to its words, without marks and case, a space between each two."""
    kept = "".join(_unmarked(text))
    return " ".join(re.findall(r"[^\W_]+", kept.casefold()))


def _unmarked(text: str) -> Iterator[str]:
    for each in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(each):
            yield each
