"""Which proposals are right: a speaker and an extent each, strictly and leniently."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from benchmarks.drafting.labels import Attribution, Labelled, Place
from benchmarks.drafting.proposals import Proposal

COVERED = 0.8
"""How much of the content a passage holds, and of a passage lies in the sentences, strictly."""
TOUCHED = 0.5
"""How much of the content a passage holds, leniently."""
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*\([^()]*\)?")
_TITLE = re.compile(
    r"\b(?:chair\w*|co-chairs?|vice-\w+|presidents?|secretary|minister|senator|director|ambassador"
    r"|prof|mrs?|ms|dr|amb|sir|gov|sen|rep)\b",
    re.IGNORECASE,
)


class Measure(StrEnum):
    """How exact a proposal has to be."""

    STRICT = "strict"
    LENIENT = "lenient"


@frozen
class Matched:
    """What was proposed in a labelled part of a text, sorted."""

    labelled: Labelled
    right: Sequence[tuple[Attribution, Proposal]]
    missed: Sequence[Attribution]
    wrong: Sequence[Proposal]
    again: Sequence[Proposal]
    """Right too, of attributions that another proposal has found."""
    left_out: Sequence[Proposal]
    """Of attributions that are scored apart."""


def matched(labelled: Labelled, proposed: Sequence[Proposal], measure: Measure) -> Matched:
    """Sort the proposals for what was labelled of a text; others are not judged."""
    counted = [each for each in labelled.attributions if not each.apart]
    judged = [each for each in proposed if _within(each, labelled)]

    def fits(attribution: Attribution, proposal: Proposal, measure: Measure = measure) -> bool:
        return is_right(labelled.text, attribution, proposal, measure)

    pairs = _assigned(counted, judged, fits)
    taken = {id(proposal) for proposal in pairs.values()}
    wrong, again, left_out = [], [], []
    for proposal in judged:
        if id(proposal) in taken:
            continue
        if any(fits(each, proposal) for each in counted):
            again.append(proposal)
        elif any(
            fits(each, proposal, Measure.LENIENT) for each in labelled.attributions if each.apart
        ):
            left_out.append(proposal)
        else:
            wrong.append(proposal)
    return Matched(
        labelled=labelled,
        right=[(each, pairs[at]) for at, each in enumerate(counted) if at in pairs],
        missed=[each for at, each in enumerate(counted) if at not in pairs],
        wrong=wrong,
        again=again,
        left_out=left_out,
    )


def is_right(text: str, attribution: Attribution, proposal: Proposal, measure: Measure) -> bool:
    """Tell whether a proposal gives the speaker and the extent of an attribution."""
    return extent_is_right(attribution, proposal.passage, measure) and speaker_is_right(
        text, attribution, proposal, measure
    )


def extent_is_right(attribution: Attribution, passage: Place, measure: Measure) -> bool:
    """Compare the passage with the content, and strictly with the sentences around it."""
    held = passage.common(attribution.content) / max(1, attribution.content.length)
    if measure is Measure.LENIENT:
        return held >= TOUCHED
    inside = passage.common(attribution.passage) / max(1, passage.length)
    return held >= COVERED and inside >= COVERED


def speaker_is_right(
    text: str, attribution: Attribution, proposal: Proposal, measure: Measure
) -> bool:
    """Compare the words that name the speaker.

    Strictly, they are the labelled ones but for an article, a title before a name, and what stands
    behind a name in parentheses or behind a comma. Leniently, each is half of the other's, and a
    pronoun need not be told for whom it stands. A name may be taken from another place where a
    pronoun stands for it.
    """
    if attribution.speaker is None:
        return True
    if proposal.speaker is None:
        return False
    speaker = proposal.stands_for or proposal.speaker
    given, labels = _names(text, speaker), _names(text, attribution.speaker)
    if attribution.pronoun is not None:
        itself = proposal.stands_for is None and proposal.speaker.common(attribution.pronoun) > 0
        if itself or _alike(given[0].casefold(), labels[0].casefold()):
            return not itself or measure is Measure.LENIENT
    if _aside(text, attribution.speaker, speaker):
        return False
    common = speaker.common(attribution.speaker)
    if measure is Measure.LENIENT:
        return common >= 0.5 * min(speaker.length, attribution.speaker.length) > 0
    return common > 0 and any(_alike(given[0], label) for label in labels)


def _aside(text: str, label: Place, given: Place) -> bool:
    """Tell whether what is given stands in parentheses: where somebody is from is not who it is."""
    return any(
        label.start + found.start() <= given.start and given.end <= label.start + found.end()
        for found in _PARENTHESES.finditer(text[label.start : label.end])
    )


def _names(text: str, place: Place) -> list[str]:
    """Give the words of a place, without what is in parentheses, parted at commas."""
    words = _PARENTHESES.sub("", text[place.start : place.end])
    return [_bare(each) for each in words.split(",") if each.strip()] or [""]


def _bare(words: str) -> str:
    """Take the article off."""
    words = words.strip()
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words


def _alike(one: str, other: str) -> bool:
    """Tell whether two are the same name, with or without a title before it."""
    short, long = sorted((one, other), key=len)
    before = long.removesuffix(short)
    return short == long or (before != long and bool(_TITLE.search(before)))


def _within(proposal: Proposal, labelled: Labelled) -> bool:
    """Tell whether a proposal is about the labelled part: most of it, or all of that, is."""
    common = labelled.extent.common(proposal.passage)
    return 2 * common > min(proposal.passage.length, labelled.extent.length)


def _assigned(
    counted: Sequence[Attribution],
    judged: Sequence[Proposal],
    fits: Callable[[Attribution, Proposal], bool],
) -> Mapping[int, Proposal]:
    """Give as many attributions as possible a proposal of their own (Kuhn 1955)."""
    owner: dict[int, int] = {}

    def give(at: int, tried: set[int]) -> bool:
        for number, proposal in enumerate(judged):
            if number not in tried and fits(counted[at], proposal):
                tried.add(number)
                if number not in owner or give(owner[number], tried):
                    owner[number] = at
                    return True
        return False

    for at in range(len(counted)):
        give(at, set())
    return {at: judged[number] for number, at in owner.items()}
