"""Related matches: what goes with what a query asks for, of kinds to which its fields cannot apply.

``issue:sanctions`` asks for positions and statements; the actors that go along are those who take
these positions or speak in these statements. What the fields ask for together is looked for among
positions and statements first, so that ``issue:sanctions stance:against`` brings along who is
against them, not who is against anything and speaks of them.
"""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.matches import Matches
from dipview.search.number_sets import Numbers, union
from dipview.views.clause import Clause, apply
from dipview.views.scope import Scope


def asked_by_relation(matches: Matches | None, kind: Kind) -> bool:
    """Tell whether a query has fields that cannot ask for records of a kind themselves."""
    if matches is None:
        return False
    return any(not apply(each, kind) for each in matches.alternatives)


def related_to_matches(dataset: Dataset, scope: Scope, matches: Matches, kind: Kind) -> Numbers:
    """Give the records of a kind that go with what a query matches, on a scope's date.

    Args:
        dataset: Where the records are.
        scope: Its date and switches choose the positions and statements that bring any along.
        matches: What the query matches.
        kind: A kind of which ``asked_by_relation`` says so.
    """
    return union(
        Clause(dataset, scope, each).along(kind)
        for each in matches.alternatives
        if not apply(each, kind)
    )
