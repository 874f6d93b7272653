"""Reads PolNeAR, the attributions of political news, as labels.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) has, in a folder a compartment, texts, attributions
as brat writes them, and what CoreNLP found. The source of an attribution is its speaker, the
content what was stated, and the sentences that source, cue and content touch are the passage. The
content tells the construction: ``direct`` stands in quotation marks whole, ``mixed`` in part,
``indirect`` not at all. A second part of a content, and parts with something between, are taken as
one from the first character to the last. What CoreNLP takes for the same as a pronoun may stand for
it.

Scored apart: attributions without a source. Where several have annotated an article, the first by
name is read. Nothing tells on whose behalf is spoken. Mental states (intends, believes) are
attributions there, and are not left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from benchmarks.drafting.labels import Attribution, Labelled, Place

COMPARTMENT = "test"
_SENTENCE = re.compile(r"(?<![A-Z])(?<!\bM[rs])(?<!\bDr)[.!?][”\"’')]*\s+(?=[“\"‘'(A-Z])|\n\s*")
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "who", "which", "that", "his", "her", "their", "its", "him"]
)


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
        alike = _alike(home / "corenlp" / f"{name}.txt.xml")
        cuts = _cuts(text)
        yield Labelled(
            name=name,
            text=text,
            extent=Place(0, len(text)),
            attributions=[
                _attribution(text, cuts, alike, each)
                for each in events(path.read_text(encoding="utf-8"))
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
            content = _hull([place for kind, place in found.items() if kind.startswith("Content")])
            yield _Event(found.get("Source"), found["Cue"], content)


def _attribution(
    text: str, cuts: Sequence[int], alike: Mapping[Place, frozenset[str]], event: _Event
) -> Attribution:
    """Make a label of an attribution."""
    words = text[event.content.start : event.content.end]
    construction, form = _construction(words)
    whole = _hull([each for each in event if each is not None])
    source = event.source
    is_pronoun = source is not None and text[source.start : source.end].lower() in _PRONOUNS
    return Attribution(
        construction=construction,
        passage=_sentences(cuts, whole),
        content=event.content,
        speaker=source,
        pronoun=source if is_pronoun else None,
        stands_for=alike.get(source, frozenset()) if source and is_pronoun else frozenset(),
        form=form,
        apart=source is None,
    )


def _construction(content: str) -> tuple[str, str]:
    """Tell direct, mixed and indirect speech apart, and the form that a statement of it has."""
    if not _QUOTED.search(content):
        return "indirect", "reported"
    if re.search(r"\w", _QUOTED.sub("", content)):
        return "mixed", "fragment"
    return "direct", "verbatim"


def _hull(places: Sequence[Place]) -> Place:
    return Place(min(each.start for each in places), max(each.end for each in places))


def _cuts(text: str) -> list[int]:
    """Tell where sentences begin, and where the text ends."""
    return [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text) + 1]


def _sentences(cuts: Sequence[int], place: Place) -> Place:
    """Give the whole sentences that a place touches."""
    start = cuts[bisect_right(cuts, place.start) - 1]
    return Place(start, cuts[min(bisect_right(cuts, place.end - 1), len(cuts) - 1)] - 1)


def _alike(path: Path) -> Mapping[Place, frozenset[str]]:
    """Read what CoreNLP takes for the same: the names in a chain, by the place of each of them."""
    if not path.is_file():
        return {}
    document = ElementTree.parse(path).getroot()  # noqa: S314  it is the corpus's own, read here
    offsets = {
        (sentence.get("id"), token.get("id")): Place(
            int(token.findtext("CharacterOffsetBegin", "0")),
            int(token.findtext("CharacterOffsetEnd", "0")),
        )
        for sentence in document.iterfind("document/sentences/sentence")
        for token in sentence.iterfind("tokens/token")
    }
    found: dict[Place, frozenset[str]] = {}
    for chain in document.iterfind("document/coreference/coreference"):
        mentions = list(chain.iterfind("mention"))
        words = [each.findtext("text", "").casefold() for each in mentions]
        names = frozenset(each for each in words if each not in _PRONOUNS)
        for mention in mentions:
            sentence = mention.findtext("sentence")
            first = offsets[sentence, mention.findtext("start")]
            last = offsets[sentence, str(int(mention.findtext("end", "1")) - 1)]
            found[Place(first.start, last.end)] = names
    return found
