"""What holds of shifts whatever the statements are and in whichever order they are written."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.writing import actor, issue, said
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.standing.shifts import Shifts, Turn, shifts_in
from dipview.standing.stated_positions import known_positions

HEAD = (
    '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-03-20\n'
    '[[sources]]\nid = "u"\ntype = "report"\nissued = 2020-02-02\n'
    '[[sources]]\nid = "t"\ntype = "report"\n' + actor("a") + actor("b") + issue("i") + issue("j")
)
DATES = st.one_of(
    st.none(),
    st.builds("2020-{:02}-{:02}".format, st.integers(1, 4), st.integers(1, 3)),
    st.builds("2020-02-01T{:02}:00:00{}".format, st.integers(0, 23), st.sampled_from(["", "Z"])),
    st.builds("2020-02-0{}T23:00:00+0{}:00".format, st.integers(1, 2), st.integers(1, 9)),
    st.sampled_from(
        (
            '"2020"',
            '"2020-02"',
            '"2020-02~"',
            '"2020-02-02~"',
            '"2020-02-02?"',
            '"2020?"',
            '"2020-33"',
            '"2019-24"',
            '"2020-21/.."',
            '"[..2020-02-02]"',
            '"2020-01/.."',
            '"[2020-02-01..]"',
            '"2020-01-02/2020-02-02"',
            '"[2020-01-01..2020-02-01]"',
        )
    ),
)
EVIDENCE = st.sampled_from(
    ("",) * 5
    + (', attributed_by = "b"', ', basis = "implied"', ', basis = "presupposed"')
    + (', basis = "described"', ', holders = ["b"]')
)
STATUS = st.sampled_from(("",) * 5 + tuple(f'status = "{s}"' for s in ("draft", "retracted")))
STATEMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "date": DATES,
            "stance": st.sampled_from(("support", "oppose", "neutral", "open", "abstain")),
            "by": st.sampled_from(("a", "a", "b")),
            "issue": st.sampled_from(("i", "i", "j")),
            "condition": st.sampled_from(("", "", "if it rains")),
            "formula": st.sampled_from(("", "takes note", "welcomes")),
            "source": st.sampled_from(("s", "s", "t", "u")),
            "position": EVIDENCE,
            "status": STATUS,
            "seq": st.integers(0, 2),
        }
    ),
    max_size=14,
)


def written(drawn: list[dict[str, Any]]) -> list[str]:
    """Write each statement, with an id of its own."""
    texts = []
    for number, given_ in enumerate(drawn):
        keys = dict(given_)
        seq, status = keys.pop("seq"), keys.pop("status")
        extra = "\n".join(filter(None, [status, f"seq = {seq}" if seq else ""]))
        if 'attributed_by = "b"' in keys["position"] and keys["by"] == "b":
            keys["position"] = ""
        texts.append(said(**keys, id=f"st-{number}", extra=extra))
    return texts


def opened(statements: list[str]) -> Dataset:
    """Open a dataset of these statements."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.toml"
        path.write_text(HEAD + "".join(statements), encoding="utf-8")
        return open_dataset([path])


def every(shifts: Shifts) -> list[Turn]:
    """Give everything that is told as a turn."""
    return [*shifts.shifts, *shifts.sideless, *shifts.same_day, *shifts.by_source]


@settings(max_examples=examples(150))
@given(STATEMENTS)
def test_no_shift_breaks_the_rule(drawn: list[dict[str, Any]]) -> None:
    dataset = opened(written(drawn))
    shifts = shifts_in(dataset, known_positions(dataset, None).groups)
    for turn in every(shifts):
        for position in (turn.before.position, turn.after.position):
            assert position.own
            assert (position.holder, position.issue) == (turn.holder, turn.issue)
            status = dataset.statement(position.statement).status
            assert status is None
    for turn in shifts.shifts:
        held = (turn.before.position, turn.after.position)
        one, other = (dataset.said(position.statement) for position in held)
        assert one is not None
        assert other is not None
        end, start = one.bounds[1], other.bounds[0]
        assert end is not None
        assert start is not None
        assert end < start
        assert [one.uncertain, other.uncertain] == [False, False]
        assert all(position.stance.score is not None for position in held)
        assert turn.changes
    for turn in shifts.sideless:
        stances = (turn.before.position.stance, turn.after.position.stance)
        assert None in [stance.score for stance in stances]
        assert turn.before.before(turn.after)
    for turn in shifts.by_source:
        held = (turn.before.position, turn.after.position)
        statements = [dataset.statement(position.statement) for position in held]
        one, other = (
            statement.date or dataset.source(statement.source).issued for statement in statements
        )
        assert None in [statement.date for statement in statements]
        assert one is not None
        assert other is not None
        assert [one.uncertain, other.uncertain] == [False, False]
        assert (one.bounds[1] or dt.date.max) < (other.bounds[0] or dt.date.min)


@settings(max_examples=examples(80))
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(
    drawn: list[dict[str, Any]], chance: random.Random
) -> None:
    texts = written(drawn)
    results = []
    for _ in range(2):
        dataset = opened(texts)
        shifts = shifts_in(dataset, known_positions(dataset, None).groups)
        told = [
            sorted((t.before.position.id, t.after.position.id, t.n, t.mixed_between) for t in turns)
            for turns in (shifts.shifts, shifts.sideless, shifts.same_day, shifts.by_source)
        ]
        unclear = sorted([heard.position.id for heard in each.stated] for each in shifts.unclear)
        results.append((told, unclear))
        chance.shuffle(texts)
    assert results[0] == results[1]


@settings(max_examples=examples(100))
@given(st.lists(st.tuples(st.integers(1, 28), st.sampled_from(("support", "oppose"))), min_size=2))
def test_days_that_are_all_apart_miss_no_shift(drawn: list[tuple[int, str]]) -> None:
    by_day = dict(drawn)
    texts = [said(f"2020-02-{day:02}", stance) for day, stance in by_day.items()]
    dataset = opened(texts)
    stances = [by_day[day] for day in sorted(by_day)]
    turns = sum(one != other for one, other in pairwise(stances))
    assert len(shifts_in(dataset, known_positions(dataset, None).groups).shifts) == turns
