"""Questions on the bundled votes, by a search or two and a key: the corpus has the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from tests.data.test_un_votes import POLICIES, dataset, recorded, votes_about
from tests.data.test_vote_answers import EMBARGO, TOPIC, UNION, lines, members_voting
from tests.data.votes_corpus import needs_corpus
from tests.tui.conftest import Open, opened

from dipview.dataset.bundled import bundled_path

__all__ = ["opened"]
pytestmark = [needs_corpus, pytest.mark.slow]
VOTES = (bundled_path("un-votes"),)


async def searched(hands: Any, query: str) -> None:
    """Search."""
    await hands.press("slash", "ctrl+u")
    await hands.type(query)
    await hands.press("enter")


async def pinned_union(hands: Any) -> None:
    """Search for the union and pin it."""
    await searched(hands, "european union")
    await hands.press("enter")


def rows(hands: Any, section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the ids and the cells of the rows of a section of the whole view that is seen."""
    for each, row in hands.explorer.area.whole.view.rows():
        if each.key == section:
            keys = (column.key for column in each.columns)
            cells = zip(keys, (cell.plain for cell in row.cells), strict=True)
            yield row.id, dict(cells)


async def test_who_changed_on_the_embargo_and_how_its_counts_moved(opened: Open) -> None:
    async with opened(paths=VOTES) as hands:
        await searched(hands, f"issue:{EMBARGO}")
        await hands.press("O")
        told = {
            cells["voter"]: [(each["option"], each["votes"]) for each in cells["steps"]]
            for _, cells in rows(hands, f"changed:{EMBARGO}")
        }
        moved = [cells["in_favour"] for _, cells in rows(hands, "recurring")]
    assert told == {state: line for state, line in lines(EMBARGO).items() if len(line) > 1}
    yes = [Counter(recorded(e["vote"]["number"]).values())["yes"] for e in votes_about(EMBARGO)]
    assert [[each["in_favour"] for each in line] for line in moved] == [yes]


async def test_where_the_members_of_a_bloc_split(opened: Open) -> None:
    async with opened(paths=VOTES) as hands:
        await pinned_union(hands)
        await hands.press("O")
        split = {id for id, _ in rows(hands, "split")}
    events = [event for issue in POLICIES for event in votes_about(issue)]
    assert split == {event["id"] for event in events if len(members_voting(event)) > 1}


async def test_what_a_bloc_did_on_a_topic_over_thirty_years(opened: Open) -> None:
    async with opened(paths=VOTES) as hands:
        await pinned_union(hands)
        await searched(hands, f"topic:{TOPIC}")
        await hands.press("O")
        told = {id for id, _ in rows(hands, f"bloc-lines:{UNION}")}
        split = {id for id, _ in rows(hands, "split")}
    about = [each["id"] for each in dataset()["issues"] if each.get("parent") == TOPIC]
    events = [event for issue in about for event in votes_about(issue)]
    assert told == set(about)
    assert split == {event["id"] for event in events if len(members_voting(event)) > 1}
