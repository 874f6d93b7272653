"""Writes scores as a table, and what was missed as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.drafting.labels import Labelled, Place
from benchmarks.drafting.matching import Matched
from benchmarks.drafting.proposals import Proposal
from benchmarks.drafting.scoring import Score, Scored, construction_of, why_missed

_SHOWN = 90
"""How many characters of a text are shown."""


def document(title: str, scored: Sequence[Scored]) -> str:
    """Write what was scored of one corpus as Markdown: a table for each measure."""
    lines = [f"# {title}", ""]
    for each in scored:
        lines += [f"## {each.measure.value}", "", *_table(each), ""]
        lines += [
            f"- scored apart: {each.apart} of the attributions that are left to taste are drafted",
            f"- said again: {each.again} proposals repeat one that is right",
            "",
        ]
    lines += ["## What is missed, and what is wrong (strict)", "", *_kinds(scored[0])]
    return "\n".join(lines) + "\n"


def misses(scored: Scored, proposed: Sequence[Sequence[Proposal]], *, texts: bool) -> str:
    """List what was missed and what is wrong, a line each.

    Args:
        scored: By the measure that is of interest.
        proposed: For each labelled part, in the order in which it was scored.
        texts: Show the words too, which belong to the corpus.
    """
    lines: list[str] = []
    for each, there in zip(scored.matched, proposed, strict=True):
        lines += _lines(each, there, texts=texts)
    return "\n".join(lines) + "\n"


def _table(scored: Scored) -> Iterator[str]:
    yield "| construction | precision | recall | F |"
    yield "| --- | --- | --- | --- |"
    for each in (*scored.constructions, scored.all):
        yield f"| {_row(each)} |"


def _row(score: Score) -> str:
    cells = (score.name, str(score.precision), str(score.recall), f"{score.f:.2f}")
    return " | ".join(cells)


def _kinds(scored: Scored) -> Iterator[str]:
    """Count the reasons, and the cues of what is wrong."""
    missed, wrong = Counter[str](), Counter[str]()
    for each in scored.matched:
        there = [*each.wrong, *each.again, *(proposal for _, proposal in each.right)]
        missed.update(f"{x.construction}: {why_missed(x, there)}" for x in each.missed)
        wrong.update(f"{construction_of(each.labelled, x)}: by {x.cue!r}" for x in each.wrong)
    for name, counts in (("missed", missed), ("wrong", wrong)):
        for what, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"- {name}, {count}: {what}"


def _lines(matched: Matched, proposed: Sequence[Proposal], *, texts: bool) -> Iterator[str]:
    labelled = matched.labelled
    for each in matched.missed:
        why = why_missed(each, proposed)
        yield _line("missed", labelled, each.construction, each.speaker, each.content, why, texts)
    for wrong in matched.wrong:
        where = construction_of(labelled, wrong)
        yield _line("wrong", labelled, where, wrong.speaker, wrong.passage, wrong.cue, texts)


def _line(
    kind: str,
    labelled: Labelled,
    construction: str,
    speaker: Place | None,
    place: Place,
    why: str,
    texts: bool,
) -> str:
    who = "–" if speaker is None else f"{speaker.start}-{speaker.end}"
    line = f"{kind}\t{labelled.name}\t{construction}\t{who}\t{place.start}-{place.end}\t{why}"
    if not texts:
        return line
    said = labelled.text[place.start : place.end][:_SHOWN]
    name = labelled.text[speaker.start : speaker.end] if speaker else "–"
    return f"{line}\t[{name}] {said!r}"
