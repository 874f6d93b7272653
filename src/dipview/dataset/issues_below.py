"""Issues below others: all that a topic groups, however deep, and the texts of a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.links import Link

_BELOW = (Link.SUBISSUES, Link.TEXTS)


def with_those_below(
    dataset: Dataset, issues: Iterable[str], links: Sequence[Link] = _BELOW
) -> list[str]:
    """Give issues, and then those below them, each once.

    Args:
        dataset: Where they are.
        issues: Their ids.
        links: Which links lead below an issue.
    """
    found = dict.fromkeys(issues)
    reached = list(found)
    for each in reached:
        below = dict.fromkeys(id for link in links for id in dataset.linked(each, link))
        reached += [id for id in below if id not in found]
        found |= below
    return reached
