"""The issues of a topic in its brief: who stands where on each, found when somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.placement import UNDATED
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.evidence import disputed_positions
from dipview.standing.found_standings import OnIssue
from dipview.views.parts.lazy_rows import LaterRows
from dipview.views.parts.positions_by_mark import by_mark
from dipview.views.parts.side_counts import SideCounts
from dipview.views.parts.standing_cell import mark_of_standing
from dipview.views.parts.standings_by_side import WHO_COLUMNS, standing_rows, standings_in_order
from dipview.views.view import Row, Section

_KEPT = 8
"""Of how many issues the standings are kept: more than a screen shows."""


def topic_sections(dataset: Dataset, found: Sequence[OnIssue]) -> Iterator[Section]:
    """Tell of each issue who stands where; a section each, none where nobody does.

    Args:
        dataset: Where the standings are from.
        found: Where holders stand on each of the issues.
    """

    @lru_cache(maxsize=_KEPT)
    def rows(place: int) -> Sequence[Row]:
        return standing_rows(dataset, standings_in_order(dataset, found[place].standings()))

    for place, on in enumerate(steps(found, "issues")):
        if len(on):
            yield Section(
                key=f"issue:{on.issue}",
                title=f"{dataset.issue(on.issue).sentence} ({len(on)})",
                note=_sides_in_words(dataset, on),
                columns=WHO_COLUMNS,
                rows=LaterRows(
                    on.shown,
                    partial(rows, place),
                    ids=on.shown_ids,
                    sources=on.sources,
                ),
            )


def _sides_in_words(dataset: Dataset, on: OnIssue) -> str:
    """Count holders by what they do, in the order in which the rows stand.

    Of those who do the same, as a single position shows, only the one that comes first is read;
    but of values each is, for it stands in words.
    """
    valued = on.clear & dataset.sets.features[Feature.VALUED]
    counts: dict[str, tuple[int, int]] = {}
    disputed = disputed_positions(dataset)
    shown = [*on.settled, *on.alone(valued)]
    for _, alike in by_mark(dataset, on.clear - valued):
        newest = min(_newest(dataset, alike), key=on.place_of)
        first = on.alone(numbers_of([newest]))
        doubtful = len(alike & disputed)
        counts |= {standing.holder: (len(alike), doubtful) for _, standing in first}
        shown += first
    shown.sort(key=lambda each: each[0])
    sides = SideCounts()
    for standing in standings_in_order(dataset, [standing for _, standing in shown]):
        count, doubtful = counts.get(standing.holder, (1, standing.disputed))
        uncertain = bool(standing.uncertain)
        sides.add(mark_of_standing(standing).words, count, disputed=doubtful, uncertain=uncertain)
    return sides.in_words()


def _newest(dataset: Dataset, positions: Numbers) -> Numbers:
    """Give the positions in that of their statements which was made last."""
    statements = dataset.sets.statements_of(positions)

    def last_said(statement: tuple[int, str]) -> tuple[bool, int]:
        place, rank = dataset.placed(statement[1])
        return (place != UNDATED, rank)

    ids = dataset.ids_of(Kind.STATEMENT, statements)
    newest, _ = max(zip(statements, ids, strict=True), key=last_said)
    return dataset.sets.positions_of((newest,)) & positions
