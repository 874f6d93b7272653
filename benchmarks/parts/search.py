"""Searching: p50 and p95 of each group of queries, growth with the size, beside the yardsticks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from attrs import frozen

from benchmarks.budgets import Budget, Part, Table
from benchmarks.generating.files import Data
from benchmarks.measuring import Child, Usage
from benchmarks.queries import Asked, Group, Names, groups
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.statistics import growth, median, median_ratio, quantile
from benchmarks.table import megabytes, milliseconds, share, times

OURS, FZF, PARTIAL, FUZZY = "dipview", "fzf --filter", "rapidfuzz partial_ratio", "textual.fuzzy"
MIDDLE, LARGE = 100_000, 1_000_000
SMALL = 10_000
_FEW = 4
"""Queries of a group that are asked of yardsticks which no budget speaks of: they are slow."""
_MILLISECONDS = {MIDDLE: 16, LARGE: 50}
_AGAINST_FZF = 0.4
_GROWTH = 3
"""How many times slower ten times the records may be."""
_UNEVEN = 3
"""How many times slower than the group in the middle a group may be."""


@frozen(eq=False)
class Timed:
    """What a contender's rounds over a group gave."""

    rounds: Sequence[Mapping[str, Any]]
    asked: Sequence[Asked]

    def quantiles(self, at: float, what: str = "times") -> list[float]:
        """Give a quantile of each round."""
        return [quantile(each[what], at) for each in self.rounds]

    def right(self, top: int) -> float:
        """Give the share of queries with a meant record among the first; nonsense wants none."""
        answers = self.rounds[-1]
        pairs = zip(self.asked, answers["tops"], answers["counts"], strict=True)
        return sum(_right(asked, ids[:top], count) for asked, ids, count in pairs) / len(self.asked)

    @property
    def found(self) -> float:
        """How many records an answer has, at the middle."""
        return median(self.rounds[-1]["counts"])


def _right(asked: Asked, ids: Sequence[str], count: int) -> bool:
    return bool(asked.meant.intersection(ids)) if asked.meant else count == 0


@frozen(eq=False)
class Sized:
    """All that was measured at one size."""

    records: int
    timed: Mapping[tuple[Group, str], Timed]
    usage: Mapping[str, Usage]
    opening: Mapping[str, float]

    def p95(self, group: Group) -> float:
        """Give dipview's p95 in a group, in seconds."""
        return median(self.timed[group, OURS].quantiles(0.95))

    def against_fzf(self, group: Group) -> float | None:
        """Give dipview's p95 as a share of fzf's, the median of the rounds' ratios."""
        theirs = self.timed.get((group, FZF))
        if theirs is None:
            return None
        return median_ratio(self.timed[group, OURS].quantiles(0.95), theirs.quantiles(0.95))


def measure(settings: Settings) -> Part:
    """Measure all sizes."""
    sized = [_sized(settings, data) for data in settings.data]
    tables = [table for each in sized for table in (_table(each), _usage(each))]
    if len(sized) > 1:
        tables.append(_growth(sized))
    return Part(
        title="Searching: from a keystroke to the rows of a wide screen",
        budgets=[*budgets(sized), *growth_budgets(sized)],
        tables=tables,
        notes=_notes(settings),
    )


def _notes(settings: Settings) -> list[str]:
    notes = [
        f"{settings.queries} queries a group; of rapidfuzz and textual.fuzzy the first {_FEW}",
        "dipview answers over names, offices, texts and linked names, and builds the views",
        "fzf and rapidfuzz search a line a record, its own texts; textual.fuzzy the actors' names",
        "right: an actor that the query was made from is the first one, or among the first five",
        "right for nonsense: nothing is found",
    ]
    if shutil.which("fzf") is None:
        notes.append("fzf is not installed (Debian: `apt-get install fzf`): its rows are left out")
    return notes


def _contenders(settings: Settings, data: Data) -> dict[str, Child]:
    found = {OURS: Child("dipview_search", data.toml)}
    if shutil.which("fzf"):
        numbered = settings.scratch / f"numbered-{data.records}.tsv"
        found[FZF] = Child("fzf_search", (data.lines, numbered))
    found[PARTIAL] = Child("rapidfuzz_search", (data.lines, "partial_ratio"))
    if data.records <= SMALL:
        found[FUZZY] = Child("textual_fuzzy", (data.names,))
    return found


def _sized(settings: Settings, data: Data) -> Sized:
    asked = groups(Names.read(data.names), settings.queries, settings.seed)
    children = _contenders(settings, data)
    try:
        settings.tell(f"search, {data.records:,} records: opening")
        opening = {name: float(child.read()["opening"]) for name, child in children.items()}
        timed: dict[tuple[Group, str], Timed] = {}
        for group, queries in asked.items():
            settings.tell(f"search, {data.records:,} records: {group}")
            timed.update(_of_group(settings, children, group, queries))
        usage = {name: child.finish() for name, child in children.items()}
        return Sized(data.records, timed, usage, opening)
    finally:
        for child in children.values():
            child.kill()


def _of_group(
    settings: Settings, children: Mapping[str, Child], group: Group, queries: Sequence[Asked]
) -> Iterator[tuple[tuple[Group, str], Timed]]:
    asked = {name: queries if name in (OURS, FZF) else queries[:_FEW] for name in children}
    turns = {
        name: partial(child.ask, {"queries": [each.text for each in asked[name]]})
        for name, child in children.items()
    }
    for name, rounds in interleaved(turns, settings.rounds).items():
        yield (group, name), Timed(rounds, asked[name])


def _table(sized: Sized) -> Table:
    rows = []
    for (group, name), timed in sized.timed.items():
        against = sized.against_fzf(group) if name == OURS else None
        rows.append(
            [
                group,
                name,
                milliseconds(median(timed.quantiles(0.5))),
                milliseconds(median(timed.quantiles(0.95))),
                milliseconds(median(timed.quantiles(0.95, "finding"))) if name == OURS else "–",
                times(against),
                share(timed.right(1)),
                share(timed.right(5)),
                f"{timed.found:,.0f}",
            ]
        )
    columns = (
        *("queries", "contender", "p50 ms", "p95 ms", "finding alone, p95 ms", "p95 / fzf"),
        *("right, first", "right, of five", "found, p50"),
    )
    return Table(title=f"{sized.records:,} records", columns=columns, rows=rows)


def _usage(sized: Sized) -> Table:
    rows = [
        [name, f"{sized.opening[name]:.1f}", f"{usage.cpu:.1f}", megabytes(usage.peak)]
        for name, usage in sized.usage.items()
    ]
    columns = ("contender", "opening s", "user + sys s", "peak MB")
    return Table(title=f"{sized.records:,} records: what it took", columns=columns, rows=rows)


def _growth(sized: Sequence[Sized]) -> Table:
    rows = []
    for group in Group:
        exponent = growth({each.records: each.p95(group) for each in sized})
        rows.append([group, *(milliseconds(each.p95(group)) for each in sized), times(exponent)])
    columns = ("queries", *(f"p95 ms at {each.records:,}" for each in sized), "exponent")
    return Table(title="Growth of dipview's p95", columns=columns, rows=rows)


def budgets(sized: Sequence[Sized]) -> Iterator[Budget]:
    """Give the budgets of each size: how long, how even, and beside fzf."""
    for each in sized:
        worst = max(Group, key=each.p95)
        yield Budget(
            what=f"keystroke to rows, {each.records:,} records, p95 of the worst group ({worst})",
            measured=each.p95(worst) * 1000,
            limit=_MILLISECONDS.get(each.records, _MILLISECONDS[MIDDLE]),
            unit="ms",
            asserted=False,
        )
        yield Budget(
            what=f"that group against the one in the middle, {each.records:,} records",
            measured=each.p95(worst) / median([each.p95(group) for group in Group]),
            limit=_UNEVEN,
        )
        for group in Group:
            against = each.against_fzf(group)
            if against is not None:
                yield Budget(
                    what=f"the same against fzf --filter, {each.records:,} records, {group}",
                    measured=against,
                    limit=_AGAINST_FZF,
                    asserted=each.records >= MIDDLE,
                )


def growth_budgets(sized: Sequence[Sized]) -> Iterator[Budget]:
    """Give the budgets of growth, where both sizes were measured."""
    by_size = {each.records: each for each in sized}
    if MIDDLE in by_size and LARGE in by_size:
        for group in Group:
            yield Budget(
                what=f"keystroke to rows, {LARGE:,} against {MIDDLE:,} records, {group}",
                measured=by_size[LARGE].p95(group) / by_size[MIDDLE].p95(group),
                limit=_GROWTH,
            )
