"""Questions on roll calls and bulletins, by keys: at most two steps each, with right answers.

A step is a search, a line of the palette, or a command's key, as often as it is pressed. The
answers are computed from the files themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tests.benchmarks.conftest  # noqa: F401 - makes the benchmark importable
from benchmarks.converting import enb, unvotes
from benchmarks.converting.tables import slug
from tests.benchmarks.answers import RollCalls, lower_bound, spoke_for
from tests.benchmarks.corpora import SMALL
from tests.tiers import slow_but_of

BULLETINS = Path(__file__).parents[1] / "benchmarks" / "bulletins"
_BLOC = "alliance-of-small-island-states"
_ONE, _OTHER, _RECURRING = "Arkendale", "Estrand", "FISHING LIMITS"
_CALL = 114

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def right() -> RollCalls:
    return RollCalls(SMALL)


@pytest.fixture(scope="module")
def votes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    path = tmp_path_factory.mktemp("converted") / "roll-calls.toml"
    path.write_text("\n".join(unvotes.converted(SMALL)), encoding="utf-8")
    return (path,)


async def palette(hands: Any, line: str) -> None:
    """Choose what a line of the palette offers first: one step."""
    await hands.press("colon")
    await hands.type(line)
    await hands.press("enter")


async def search(hands: Any, query: str) -> None:
    """Search: one step."""
    await hands.press("slash")
    await hands.type(query)
    await hands.press("enter")


def rows(hands: Any, section: str = "") -> Iterator[dict[str, Any]]:
    """Give the rows of the whole view that is seen, as a program reads them."""
    for each, row in hands.explorer.area.whole.view.rows():
        if section in ("", each.key):
            keys = (column.key for column in each.columns)
            cells = zip(keys, (cell.plain for cell in row.cells), strict=True)
            yield {"id": row.id, "section": each.title, **dict(cells)}


def ids(states: set[str]) -> set[str]:
    return {slug(state) for state in states}


async def test_how_often_two_states_voted_alike_by_year(
    opened: Open, votes: tuple[Path, ...], right: RollCalls
) -> None:
    async with opened(paths=votes) as hands:
        await palette(hands, f"compare {_ONE}, {_OTHER}")
        found = {row["year"]: (row["alike"], row["both_stated"]) for row in rows(hands, "years")}
        assert found == right.alike_by_year(_ONE, _OTHER)


async def test_who_votes_most_like_one_state(
    opened: Open, votes: tuple[Path, ...], right: RollCalls
) -> None:
    async with opened(paths=votes) as hands:
        await search(hands, _ONE)
        await hands.press("N")
        ranked = list(rows(hands, "ties"))
        found = {row["other"]: (row["agreements"], row["shared"]) for row in ranked}
        assert found == {slug(state): both for state, both in right.likeness(_ONE).items()}
        sure = [lower_bound(*found[row["other"]]) for row in ranked]
        assert sure == sorted(sure, reverse=True)
        await hands.press("N")
        await palette(hands, f"ties {_ONE}")
        assert list(rows(hands, "ties")) == ranked


@pytest.mark.parametrize(
    ("option", "stance"), slow_but_of([("abstain", "abstain"), ("no", "oppose")], "abstain")
)
async def test_who_abstained_or_was_against_on_one_roll_call(
    opened: Open, votes: tuple[Path, ...], right: RollCalls, option: str, stance: str
) -> None:
    async with opened(paths=votes) as hands:
        await search(hands, f"issue:rc{_CALL} stance:{stance}")
        meant = right.chose(option, lambda vote: vote.call == _CALL)
        assert set(hands.ids("actors")) == ids(meant.get(_CALL, set()))


async def test_the_longest_run_of_one_state_against_all_others(
    opened: Open, votes: tuple[Path, ...], right: RollCalls
) -> None:
    alone = right.ever_alone()
    state = max(sorted(alone), key=lambda each: len(alone[each]))
    async with opened(paths=votes) as hands:
        await search(hands, state)
        await hands.press("i")
        (run,) = rows(hands, "runs")
        calls = right.alone(state)
        assert (run["longest"], run["alone"]) == (len(calls), len(alone[state]))
        assert (run["first"], run["last"]) == (f"rc{calls[0]}", f"rc{calls[-1]}")
        await hands.press("i")
        assert {row["actor"] for row in rows(hands)} == {
            slug(each) for each, found in alone.items() if found
        }


async def test_who_voted_against_a_recurring_resolution_by_year(
    opened: Open, votes: tuple[Path, ...], right: RollCalls
) -> None:
    async with opened(paths=votes) as hands:
        await palette(hands, f'timeline issue:"{_RECURRING}" stance:oppose')
        await hands.press("minus", "minus")
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows(hands):
            found[row["section"]].update(row.get("holders", ()))
        meant: dict[str, set[str]] = defaultdict(set)
        for vote in right.votes:
            if vote.vote == "no" and vote.on(_RECURRING):
                meant[vote.year].add(slug(vote.state))
        assert {year: states for year, states in found.items() if states} == meant


async def test_who_spoke_for_a_bloc_and_how_often(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "bulletins.toml"
    path.write_text("\n".join(enb.converted(BULLETINS)), encoding="utf-8")
    async with opened(paths=(path,)) as hands:
        await search(hands, f"for:{_BLOC}")
        view = hands.explorer.pane("actors").view
        found = Counter({row.id: row.cells[2].plain for _, row in view.rows()})
        assert found == spoke_for(path, _BLOC)
