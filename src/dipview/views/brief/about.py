"""What a brief is about: issues, actors or both, and where these actors stand on these issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dipview.computing import check, steps
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, union
from dipview.standing.columns import columns_of, numbered
from dipview.standing.roll_up import positions_held
from dipview.standing.standing import Standing
from dipview.views.parts.labels import label_of
from dipview.views.parts.scoped_standings import ScopedStandings, positions_of
from dipview.views.parts.standings_by_side import standings_in_order


@frozen(kw_only=True)
class About:
    """The issues and actors that a brief is about."""

    named: tuple[str, ...]
    """What was named: topics as such."""
    issues: tuple[str, ...]
    """The issues that take positions; of a topic, those below it."""
    actors: tuple[str, ...]

    @classmethod
    def of(cls, dataset: Dataset, subjects: Sequence[str]) -> About:
        """Sort what is named into issues and actors; what is neither is passed over."""
        kinds = {id: dataset.kind_of(id) for id in subjects}
        issues = (
            one for id in kinds if kinds[id] is Kind.ISSUE for one in issues_below(dataset, id)
        )
        return cls(
            named=tuple(id for id in kinds if kinds[id] in (Kind.ISSUE, Kind.ACTOR)),
            issues=tuple(dict.fromkeys(issues)),
            actors=tuple(id for id in kinds if kinds[id] is Kind.ACTOR),
        )

    def in_words(self, dataset: Dataset) -> str:
        """Name what it is about; of many, the first few."""
        names = [label_of(dataset, id).removesuffix(".") for id in self.named]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return f"{'; '.join(names[:_NAMED])}{more}"

    def standings(self, scoped: ScopedStandings) -> Mapping[str, Sequence[Standing]]:
        """Find where the actors stand on the issues, by issue, each in the order of a brief.

        Without actors these are all who are found there; without issues, all that these actors
        hold.
        """
        dataset = scoped.dataset
        if self.actors and not self.issues:
            found: dict[str, list[Standing]] = {}
            for standing in (one for id in self.actors for one in scoped.of(id)):
                found.setdefault(standing.issue, []).append(standing)
        else:
            found = {id: list(self._on(scoped, id)) for id in steps(self.issues, "issues")}
        return {id: standings_in_order(dataset, each) for id, each in found.items()}

    def _on(self, scoped: ScopedStandings, issue: str) -> Iterator[Standing]:
        if not self.actors:
            yield from scoped.on(issue)
            return
        for id in self.actors:
            standing = scoped.table.at(id, issue)
            if standing is not None and scoped.finds(positions_of(standing)):
                yield standing

    def positions(self, scoped: ScopedStandings) -> Numbers:
        """Give the positions that could be behind these standings."""
        dataset = scoped.dataset
        on = columns_of(dataset).on_any(numbered(dataset, self.issues))
        if not self.actors:
            return on
        held = union(
            positions_held(dataset, id, roll_up=scoped.scope.roll_up) for id in self.actors
        )
        return held & on if self.issues else held


_NAMED = 3
"""Subjects that a title names, at most."""


def issues_below(dataset: Dataset, topic: str) -> list[str]:
    """Give the issues that a topic groups, at any depth, that take positions."""
    reached, waiting = {topic: None}, [topic]
    for each in waiting:
        check()
        new = [id for id in dataset.linked(each, Link.SUBISSUES) if id not in reached]
        reached |= dict.fromkeys(new)
        waiting.extend(new)
    return [id for id in waiting if dataset.issue(id).kind is not IssueKind.TOPIC]
