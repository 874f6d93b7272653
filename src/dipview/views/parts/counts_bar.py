"""Counts of votes as bars: a stretch for each option, a step for each vote; and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dipview.model.votes import Option
from dipview.standing.roll_calls import COUNTED, Count, RollCall
from dipview.views.parts.votes_in_words import OPTIONS
from dipview.views.view import Cell, Meaning, Part

WIDTH = 14
"""Cells of a bar: as many as the margin of a document has room for."""
GLYPHS: Mapping[Option, str] = {
    Option.YES: "█",
    Option.NO: "▚",
    Option.ABSTAIN: "░",
    Option.NOT_VOTING: "─",
}
"""How a stretch is drawn: told apart without any colour."""
ASCII_GLYPHS: Mapping[Option, str] = {
    Option.YES: "+",
    Option.NO: "-",
    Option.ABSTAIN: "0",
    Option.NOT_VOTING: ".",
}
"""The same in ASCII: as stances are."""
STEPS = "▁▂▃▄▅▆▇█"
ASCII_STEPS = "12345678"
"""How many were in favour each time, from few to most."""
_MEANINGS = {
    Option.YES: Meaning.FOR,
    Option.NO: Meaning.AGAINST,
    Option.ABSTAIN: Meaning.NEITHER,
    Option.NOT_VOTING: Meaning.QUIET,
}


def bar_cell(counts: Mapping[Option, Count]) -> Cell:
    """Draw counts to scale; nothing where nothing is counted."""
    sizes = _scaled({option: counts[option].number for option in COUNTED if option in counts})
    numbers = "-".join(str(counts[option].number) if option in counts else "" for option in COUNTED)
    parts, at = [], 0
    for option, size in sizes.items():
        parts.append(Part(at, at + size, _MEANINGS[option]))
        at += size
    text = "".join(GLYPHS[option] * size for option, size in sizes.items())
    return Cell(
        text,
        Meaning.BAR,
        value=numbers.rstrip("-"),
        short=text,
        ascii_short="".join(ASCII_GLYPHS[option] * size for option, size in sizes.items()),
        parts=tuple(parts),
    )


def _scaled(numbers: Mapping[Option, int]) -> Mapping[Option, int]:
    """Share out the cells of a bar: one at least to each option that anybody chose.

    What is left over goes to those that lack most of a cell; no option has more cells than one that
    more have chosen.
    """
    chosen = {option: number for option, number in numbers.items() if number}
    total = sum(chosen.values())
    if not total:
        return {}
    exact = sorted(number * WIDTH / total for number in chosen.values())
    sizes = [max(1, int(share)) for share in exact]
    while sum(sizes) > WIDTH:
        sizes[max(range(len(sizes)), key=lambda at: (sizes[at] > 1, sizes[at] - exact[at]))] -= 1
    while sum(sizes) < WIDTH:
        sizes[max(range(len(sizes)), key=lambda at: exact[at] - sizes[at])] += 1
    drawn = dict(zip(sorted(chosen, key=lambda option: chosen[option]), sorted(sizes), strict=True))
    return {option: drawn[option] for option in chosen}


def steps_cell(numbers: Sequence[int]) -> Cell:
    """Draw a number for each of several votes, on a scale from none to most.

    Of more votes than there are cells, those are drawn that are spread evenly, the first and the
    last among them.
    """
    shown = numbers
    if len(numbers) > WIDTH:
        last = len(numbers) - 1
        shown = [numbers[round(at * last / (WIDTH - 1))] for at in range(WIDTH)]
    most = max((*numbers, 1))
    steps = [min(len(STEPS) - 1, number * len(STEPS) // most) for number in shown]
    text = "".join(STEPS[step] for step in steps)
    return Cell(
        text,
        Meaning.BAR,
        value="-".join(map(str, numbers)),
        short=text,
        ascii_short="".join(ASCII_STEPS[step] for step in steps),
    )


def counts_cell(call: RollCall) -> Cell:
    """Write the counts: first those that the record prints, then, told apart, those it names."""
    counts = call.counts
    printed = _in_words(counts, printed=True)
    named = _in_words(counts, printed=False)
    told = [printed] if printed else []
    if named:
        told.append(f"counted by name: {named}")
    return Cell(
        "; ".join(told),
        Meaning.TEXT,
        value={option.value: count.number for option, count in counts.items()},
    )


def counted_cell(call: RollCall) -> Cell:
    """Say, for programs, where the counts are from: ``printed``, ``named``, or both."""
    counts = call.counts.values()
    ways = {"printed": True, "named": False}
    return Cell(
        ", ".join(way for way, is_so in ways.items() if any(c.printed is is_so for c in counts))
    )


def _in_words(counts: Mapping[Option, Count], *, printed: bool) -> str:
    shown = {option: count for option, count in counts.items() if count.printed is printed}
    return ", ".join(
        f"{'at least ' if count.at_least else ''}{count.number} {OPTIONS[option]}"
        for option, count in shown.items()
    )
