"""Reads PolNeAR, the attributions of political news, as labels.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) has, in a folder a compartment, texts and
attributions as brat writes them. The source of an attribution is its speaker, be it a pronoun, the
content what was stated, and the sentences that source, cue and content touch are the passage. The
content tells the construction: ``direct`` stands in quotation marks whole, ``mixed`` in part,
``indirect`` not at all. A second part of a content, and parts with something between, are taken as
one from the first character to the last.

Scored apart: attributions without a source. Where several have annotated an article, the first by
name is read. Nothing tells on whose behalf is spoken, nor for whom a pronoun stands. Mental states
(intends, believes) are attributions there, and are not left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.drafting.labels import Attribution, Labelled, Place, hull

COMPARTMENT = "test"
_SENTENCE = re.compile(r"(?<![A-Z])(?<!\bM[rs])(?<!\bDr)[.!?][”\"’')]*\s+(?=[“\"‘'(A-Z])|\n\s*")
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")


class _Event(NamedTuple):
    """An attribution as brat has it: the places of its parts."""

    source: Place | None
    cue: Place
    content: Place


def articles(folder: Path, compartment: str = COMPARTMENT) -> Iterator[Labelled]:
    """Read the articles of a compartment.

    Args:
        folder: PolNeAR's own, which has ``data``, or ``data`` itself.
        compartment: ``train``, ``dev`` or ``test``.
    """
    data = folder / "data" if (folder / "data").is_dir() else folder
    home = data / compartment
    first: dict[str, Path] = {}
    for path in sorted((home / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    for name, path in first.items():
        text = (home / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        cuts = _cuts(text)
        yield Labelled(
            name=name,
            text=text,
            extent=Place(0, len(text)),
            attributions=[
                _attribution(text, cuts, each) for each in events(path.read_text(encoding="utf-8"))
            ],
        )


def events(written: str) -> Iterator[_Event]:
    """Read brat's stand-off lines: ``T`` for places, ``E`` for what belongs together."""
    places: dict[str, Place] = {}
    for line in written.split("\n"):
        id, _, rest = line.partition("\t")
        if id.startswith("T"):
            _, _, parts = rest.partition("\t")[0].partition(" ")
            numbers = [int(each) for each in re.findall(r"\d+", parts)]
            places[id] = Place(min(numbers), max(numbers))
    for line in written.split("\n"):
        id, _, rest = line.partition("\t")
        if id.startswith("E"):
            pairs = [each.split(":") for each in rest.split()]
            found = {kind: places[of] for kind, of in pairs}
            content = hull([place for kind, place in found.items() if kind.startswith("Content")])
            yield _Event(found.get("Source"), found["Cue"], content)


def _attribution(text: str, cuts: Sequence[int], event: _Event) -> Attribution:
    """Make a label of an attribution."""
    words = text[event.content.start : event.content.end]
    construction, form = _construction(words)
    whole = hull([each for each in event if each is not None])
    return Attribution(
        construction=construction,
        passage=_sentences(cuts, whole),
        content=event.content,
        speaker=event.source,
        form=form,
        apart=event.source is None,
    )


def _construction(content: str) -> tuple[str, str]:
    """Tell direct, mixed and indirect speech apart, and the form that a statement of it has."""
    if not _QUOTED.search(content):
        return "indirect", "reported"
    if re.search(r"\w", _QUOTED.sub("", content)):
        return "mixed", "fragment"
    return "direct", "verbatim"


def _cuts(text: str) -> list[int]:
    """Tell where sentences begin, and where the text ends."""
    return [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text) + 1]


def _sentences(cuts: Sequence[int], place: Place) -> Place:
    """Give the whole sentences that a place touches."""
    start = cuts[bisect_right(cuts, place.start) - 1]
    return Place(start, cuts[min(bisect_right(cuts, place.end - 1), len(cuts) - 1)] - 1)
