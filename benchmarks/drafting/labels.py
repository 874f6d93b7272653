"""Labels: where statements stand in a text and whose they are, as a person read them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from attrs import frozen

from benchmarks.drafting.sections import Section

LABELS = Path(__file__).parent / "labels.toml"


class Place(NamedTuple):
    """From a character of a text to another, which is not in it."""

    start: int
    end: int

    def common(self, other: tuple[int, int]) -> int:
        """Give how many characters two places have in common."""
        return max(0, min(self.end, other[1]) - max(self.start, other[0]))

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start


def hull(places: Sequence[Place]) -> Place:
    """Give what reaches from the first of some places to the last."""
    return Place(min(each.start for each in places), max(each.end for each in places))


@frozen
class Attribution:
    """What one speaker is said to have stated."""

    construction: str
    passage: Place
    """The sentence or sentences."""
    content: Place
    """What was stated, without who and without the verb."""
    speaker: Place | None
    """The words that name who; None where whoever is proposed is neither right nor wrong."""
    pronoun: Place | None = None
    """The pronoun that stands for the speaker, who is named before."""
    form: str = "reported"
    on_behalf_of: tuple[Place, ...] = ()
    unnamed: bool = False
    """Whether the words are no name: ``one participant``."""
    apart: bool = False
    """Whether it is left to taste: neither a miss nor, where it is proposed, a mistake."""


@frozen
class Labelled:
    """A text, and what a person found in a part of it."""

    name: str
    text: str
    extent: Place
    """What was read; what is proposed elsewhere is not judged."""
    attributions: Sequence[Attribution]


class TextChangedError(Exception):
    """The corpus is not the one that was labelled."""


def labelled(sections: Mapping[str, Section], path: Path = LABELS) -> Iterator[Labelled]:
    """Read the labels beside the sections that they are of.

    Raises:
        TextChangedError: If a section is not there, or reads otherwise.
    """
    for given in tomllib.loads(path.read_text(encoding="utf-8"))["sentences"]:
        section = sections.get(given["section"])
        if section is None or section.digest != given["text"]:
            raise TextChangedError(f"{given['section']}: not the text that was labelled")
        yield Labelled(
            name=f"{section.id}:{given['sentence']}",
            text=section.text,
            extent=Place(*section.place(given["sentence"])),
            attributions=[
                each for statement in given["statements"] for each in _attributions(statement)
            ],
        )


def _attributions(given: Mapping[str, Any]) -> Iterator[Attribution]:
    """Give an attribution for each speaker of a statement, or one for anybody's.

    A pronoun that stands for several is one: they are named side by side.
    """
    named = [Place(*each) for each in given.get("speakers", [])]
    unnamed = [Place(*each) for each in given.get("unnamed", [])]
    speakers: list[Place | None] = [*named, *unnamed]
    if "pronoun" in given:
        speakers = [hull([*named, *unnamed])]
    for speaker in speakers or [None]:
        yield Attribution(
            construction=given["construction"],
            passage=Place(*given["passage"]),
            content=Place(*given["content"]),
            speaker=speaker,
            pronoun=Place(*given["pronoun"]) if "pronoun" in given else None,
            form=given["form"],
            on_behalf_of=tuple(Place(*each) for each in given.get("on_behalf_of", [])),
            unnamed=speaker in unnamed,
            apart=given.get("apart", False),
        )
