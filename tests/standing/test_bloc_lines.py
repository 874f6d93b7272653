"""Members whose own words differ from their bloc's line, and statements that agree with others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.standing.writing import actor, person, said

from dipview.dataset.dataset import Dataset
from dipview.standing.bloc_lines import Alignment, Dissent, alignments, dissents
from dipview.standing.stated_positions import known_positions

Make = Callable[[str], Dataset]
MEMBER = 'memberships = [{ of = "bloc", start = 2019-01-01 }]'
BLOC = actor("bloc", "organization") + actor("m", extra=MEMBER)
LINE = said("2020-01-01", "support", by="a", extra='on_behalf_of = ["bloc"]', id="line")
DAY = dt.date(2020, 12, 31)


def found(dataset: Dataset, day: dt.date | None = DAY, *, roll_up: bool = False) -> list[Dissent]:
    assert not [p for p in dataset.problems if p.severity == "error"]
    return dissents(dataset, known_positions(dataset, None).groups, day, roll_up=roll_up)


@pytest.mark.parametrize("stance", ["oppose", "lean-oppose", "neutral"])
def test_a_member_on_another_side_than_the_line_is_told(make: Make, stance: str) -> None:
    (dissent,) = found(make(BLOC + LINE + said("2020-02-01", stance, by="m", id="own")))
    assert (dissent.bloc, dissent.member, dissent.certain) == ("bloc", "m", True)
    assert dissent.line.latest.statement == "line"
    assert dissent.own.latest.statement == "own"


@pytest.mark.parametrize(
    "own",
    [
        said("2020-02-01", "lean-support", by="m"),
        said("2020-02-01", "abstain", by="m"),
        said("2020-02-01", "oppose", by="m", position=', basis = "implied"'),
        said("2020-02-01", "oppose", by="a", position=', holders = ["m"], attributed_by = "a"'),
        said("2020-02-01", "oppose", by="a"),
        said("2020-02-01", "oppose", by="m") + said("2020-02-01", "support", by="m"),
        said("2020-02-01", "oppose", by="m") + said("2020-03-01", "support", by="m"),
    ],
    ids="side abstention implied second-hand outsider mixed later".split(),  # noqa: SIM905
)
def test_what_is_no_dissent(make: Make, own: str) -> None:
    assert not found(make(BLOC + LINE + own))


@pytest.mark.parametrize(
    "line",
    [
        said("2020-01-01", "open", by="bloc"),
        said("2020-01-01", "support", by="", form="described", position=', holders = ["bloc"]'),
        said("2020-01-01", "support", by="bloc") + said("2020-01-01", "oppose", by="bloc"),
    ],
    ids=["no side", "described", "mixed"],
)
def test_where_there_is_no_line_there_is_no_dissent(make: Make, line: str) -> None:
    assert not found(make(BLOC + line + said("2020-02-01", "oppose", by="m")))


def test_membership_is_that_of_the_day(make: Make) -> None:
    text = BLOC.replace("start = 2019-01-01", "start = 2020-06-01, end = 2020-10-01")
    dataset = make(text + LINE + said("2020-02-01", "oppose", by="m"))
    assert not found(dataset, dt.date(2020, 5, 31))
    assert found(dataset, dt.date(2020, 7, 1))
    assert not found(dataset, DAY)
    assert not found(dataset, None)


def test_a_membership_that_is_not_dated_is_not_certain(make: Make) -> None:
    text = BLOC.replace(", start = 2019-01-01", "")
    (dissent,) = found(
        make(text + LINE + said("2020-02-01", "oppose", by="m")), dt.date(2020, 3, 1)
    )
    assert not dissent.certain


def test_the_chair_speaks_for_a_bloc_that_is_silent_and_only_then(make: Make) -> None:
    chair = person("p", '{ title = "Chair", of = "bloc", start = 2019-01-01 }')
    chaired = said("2020-01-02", "support", by="p", extra='capacity = "bloc"', id="chaired")
    own = said("2020-02-01", "oppose", by="m")
    (dissent,) = found(make(BLOC + chair + chaired + own))
    assert (dissent.line.chair, dissent.line.latest.statement) == ("p", "chaired")
    other = said("2020-01-01", "oppose", by="bloc")
    assert not found(make(BLOC + chair + chaired + own + other))


def test_a_ministers_words_are_a_members_only_when_rolled_up(make: Make) -> None:
    minister = person("p", '{ title = "Minister", of = "m", start = 2019-01-01 }')
    dataset = make(BLOC + LINE + minister + said("2020-02-01", "oppose", by="p"))
    assert not found(dataset)
    (dissent,) = found(dataset, roll_up=True)
    assert dissent.own.contributors == (("p", 1),)


def aligned(dataset: Dataset, day: dt.date | None = None) -> list[Alignment]:
    return alignments(dataset, day)


def answer(act: str, stance: str = "support", extra: str = "") -> str:
    lines = f'acts = ["{act}"]\nresponds_to = ["line"]\n{extra}'
    return said("2020-02-01", stance, by="m", id="own", extra=lines)


@pytest.mark.parametrize("act", ["agree", "support"])
def test_a_statement_that_agrees_with_another_is_told(make: Make, act: str) -> None:
    (one,) = aligned(make(BLOC + LINE + answer(act)))
    assert (one.reply, one.to, one.issue) == ("own", "line", "i")
    assert one.own is not None
    assert one.other is not None


@pytest.mark.parametrize(
    "text",
    [
        answer("criticize"),
        answer("agree", "oppose"),
        answer("agree", extra='status = "retracted"'),
        answer("agree", extra='status = "draft"'),
        said("2020-02-01", "support", by="m", extra='acts = ["agree"]'),
    ],
    ids="act opposite retracted draft no-answer".split(),  # noqa: SIM905
)
def test_what_is_no_alignment(make: Make, text: str) -> None:
    assert not aligned(make(BLOC + LINE + text))


def test_only_what_is_known_on_the_day_is_aligned(make: Make) -> None:
    dataset = make(BLOC + LINE + answer("agree"))
    assert not aligned(dataset, dt.date(2020, 1, 31))
    assert aligned(dataset, dt.date(2020, 2, 1))


def test_an_answer_without_a_position_aligns_on_what_it_answers(make: Make) -> None:
    reply = answer("agree")
    reply = reply[: reply.index("positions")]
    (one,) = aligned(make(BLOC + LINE + reply))
    assert (one.issue, one.own) == ("i", None)
