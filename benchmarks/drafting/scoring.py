"""Scores: precision and recall, together and by construction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from benchmarks.drafting.intervals import Share, f1
from benchmarks.drafting.labels import Attribution, Labelled
from benchmarks.drafting.matching import Matched, Measure, extent_is_right, matched
from benchmarks.drafting.proposals import Proposal

ALL = "all"
NOTHING = "no statement"
"""Where nobody is labelled to have stated anything."""


@frozen
class Score:
    """How many of the proposals are right, and how many of the labels were found."""

    name: str
    precision: Share
    recall: Share

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        return f1(self.precision, self.recall)


@frozen
class Scored:
    """How proposals compare with labels by one measure."""

    measure: Measure
    matched: Sequence[Matched]
    all: Score
    constructions: Sequence[Score]
    again: int
    """How many proposals repeat what another has found; they count neither way."""
    left_out: int
    """How many are of attributions that are scored apart."""
    apart: Share
    """How many of those attributions are proposed."""


def scored(pairs: Iterable[tuple[Labelled, Sequence[Proposal]]], measure: Measure) -> Scored:
    """Score what is proposed for each labelled part of a text."""
    sorted_ = [matched(labelled, proposed, measure) for labelled, proposed in pairs]
    found, labels, wrong = Counter[str](), Counter[str](), Counter[str]()
    for each in sorted_:
        found.update(attribution.construction for attribution, _ in each.right)
        labels.update(x.construction for x in each.labelled.attributions if not x.apart)
        wrong.update(construction_of(each.labelled, proposal) for proposal in each.wrong)
    names = sorted({*labels, *wrong}, key=lambda name: (-labels[name], name))
    apart = [len([x for x in each.labelled.attributions if x.apart]) for each in sorted_]
    left_out = [len(each.left_out) for each in sorted_]
    return Scored(
        measure=measure,
        matched=sorted_,
        all=_score(ALL, found.total(), wrong.total(), labels.total()),
        constructions=[_score(name, found[name], wrong[name], labels[name]) for name in names],
        again=sum(len(each.again) for each in sorted_),
        left_out=sum(left_out),
        apart=Share(sum(map(min, left_out, apart)), sum(apart)),
    )


def _score(name: str, found: int, wrong: int, labels: int) -> Score:
    return Score(name, Share(found, found + wrong), Share(found, labels))


def construction_of(labelled: Labelled, proposal: Proposal) -> str:
    """Say in what construction something wrong was proposed: that of the label it is nearest to."""
    near = [each for each in labelled.attributions if each.passage.common(proposal.passage)]
    same = [each for each in near if each.speaker and each.speaker == proposal.speaker]
    return (same or near)[0].construction if near else NOTHING


def why_missed(attribution: Attribution, proposed: Iterable[Proposal]) -> str:
    """Say what there is of an attribution that was not found."""
    there = [each for each in proposed if each.passage.common(attribution.passage)]
    if not there:
        return "nothing is drafted there"
    if any(extent_is_right(attribution, each.passage, Measure.STRICT) for each in there):
        return "another speaker, or words that are no name"
    return "another extent"
