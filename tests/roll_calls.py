"""Roll calls: small datasets of votes, many speakers a statement, and what was voted in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset

STANCES = {"yes": "support", "no": "oppose", "abstain": "abstain"}
Votes = Mapping[str, Mapping[str, str]]
"""What each state voted, by roll call."""


def drawn_votes(states: int, calls: int, seed: int = 1) -> Votes:
    """Draw votes of two camps, of which each member is absent or goes astray now and then."""
    chance = Random(seed)  # noqa: S311 - no secret
    found: dict[str, dict[str, str]] = {}
    for call in range(calls):
        camps = [chance.choice(("yes", "no", "abstain")), chance.choice(("yes", "yes", "no"))]
        found[f"r{call:04}"] = {
            f"s{state:03}": camps[state % 2] if chance.random() < 0.8 else chance.choice([*STANCES])
            for state in range(states)
            if chance.random() < 0.9
        }
    return found


def written(votes: Votes) -> str:
    """Write votes: an issue and an event each, and a statement for each way to vote."""
    states = sorted({state for cast in votes.values() for state in cast})
    pieces = ['[[sources]]\nid = "record"\ntype = "meeting-record"\ntitle = "Record"\n']
    pieces += [
        f'[[actors]]\nid = "{state}"\nkind = "state"\nname = "State {state[1:]}"\n'
        'sources = ["record"]\n'
        for state in states
    ]
    for at, (call, cast) in enumerate(votes.items()):
        day = f"{2000 + at // 336}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}"
        pieces.append(
            f'[[issues]]\nid = "{call}"\nkind = "policy"\nproposition = "Adopt draft {at}"\n'
            f'sources = ["record"]\n[[events]]\nid = "vote-{call}"\nkind = "vote"\n'
            f'title = "Vote on draft {at}"\nstatus = "occurred"\ndate = {day}\n'
            'sources = ["record"]\n'
        )
        for way, stance in STANCES.items():
            if who := [state for state, vote in cast.items() if vote == way]:
                pieces.append(_statement(call, way, stance, day, who))
    return "\n".join(pieces)


def _statement(call: str, way: str, stance: str, day: str, who: Sequence[str]) -> str:
    return (
        f'[[statements]]\nid = "{call}-{way}"\nsource = "record"\nform = "recorded"\n'
        f'acts = ["vote"]\ndate = {day}\nevent = "vote-{call}"\nspeakers = {list(who)}\n'
        f'positions = [{{ issue = "{call}", stance = "{stance}" }}]\n'
    ).replace("'", '"')


def opened(votes: Votes, folder: Path) -> MemoryDataset:
    """Write votes into a folder, and open them."""
    path = folder / "votes.toml"
    path.write_text(written(votes), encoding="utf-8")
    return open_dataset([path])
