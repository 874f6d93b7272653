"""Members whose own words differ from their bloc's line, and statements that agree with others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.standing.writing import actor, issue, person, said

from dipview.dataset.dataset import Dataset
from dipview.model.stances import Stance
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


def test_who_is_neutral_is_on_no_side_of_the_others(make: Make) -> None:
    neutral = LINE.replace('"support"', '"neutral"')
    for stance in ("support", "oppose"):
        assert found(make(BLOC + neutral + said("2020-02-01", stance, by="m")))
    assert not found(make(BLOC + neutral + said("2020-02-01", "neutral", by="m")))


def test_each_issue_is_compared_by_itself(make: Make) -> None:
    lines = issue("j") + LINE + said("2020-01-01", "support", by="bloc", issue="j")
    own = said("2020-02-01", "support", by="m") + said("2020-02-01", "oppose", by="m", issue="j")
    assert [dissent.line.issue for dissent in found(make(BLOC + lines + own))] == ["j"]


def test_without_a_day_membership_is_that_of_the_later_statement(make: Make) -> None:
    own = said("2020-02-01", "oppose", by="m")
    entered = BLOC.replace("start = 2019-01-01", "start = 2020-02-01")
    assert found(make(entered + LINE + own), None)
    assert not found(make(entered.replace("2020-02-01", "2020-02-02") + LINE + own), None)


def test_without_any_day_nothing_is_known_of_membership(make: Make) -> None:
    bare = '[[sources]]\nid = "bare"\ntype = "report"\n'
    line = said(None, "support", by="bloc", source="bare")
    own = said(None, "oppose", by="m", source="bare")
    assert not found(make(bare + BLOC + line + own), None)
    assert found(make(bare + BLOC + line + own), DAY)


def test_a_membership_of_another_bloc_is_none_of_this_one(make: Make) -> None:
    left = 'memberships = [{ of = "bloc", start = 2019-01-01, end = 2020-06-01 }, { of = "club" }]'
    blocs = actor("bloc", "organization") + actor("club", "organization") + actor("m", extra=left)
    assert not found(make(blocs + LINE + said("2020-02-01", "oppose", by="m")))


def test_of_two_memberships_the_certain_one_is_told(make: Make) -> None:
    both = (
        '[{ of = "bloc", kind = "observer" }, { of = "bloc", kind = "full", start = 2019-01-01 }]'
    )
    text = actor("bloc", "organization") + actor("m", extra=f"memberships = {both}")
    (dissent,) = found(
        make(text + LINE + said("2020-02-01", "oppose", by="m")), dt.date(2020, 3, 1)
    )
    assert (dissent.membership.kind, dissent.certain) == ("full", True)


def test_the_chairs_last_words_are_the_line_of_a_silent_bloc(make: Make) -> None:
    chair = person("p", '{ title = "Chair", of = "bloc", start = 2019-01-01 }')
    chaired = "".join(
        said(day, stance, by="p", extra='capacity = "bloc"', id=stance)
        for day, stance in (("2020-01-20", "support"), ("2020-01-02", "oppose"))
    )
    own = said("2020-02-01", "oppose", by="m")
    (dissent,) = found(make(BLOC + chair + chaired + own))
    assert (dissent.line.latest.statement, dissent.line.n) == ("support", 2)


def test_rolled_up_a_members_own_words_name_no_contributors(make: Make) -> None:
    dataset = make(BLOC + LINE + said("2020-02-01", "oppose", by="m"))
    (dissent,) = found(dataset, roll_up=True)
    assert (dissent.own.contributors, dissent.own.n) == ((), 1)


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


def test_a_second_choice_is_not_what_an_answer_agrees_with(make: Make) -> None:
    first, other = ('{ issue = "i", stance = "support" }', 'stance = "oppose", fallback = true }')
    text = answer("agree").replace(first, f'{{ issue = "i", {other}, {first}')
    assert text.count("issue = ") == 2
    (one,) = aligned(make(BLOC + LINE + text))
    assert one.own is not None
    assert one.own.stance is Stance.SUPPORT
    (one,) = aligned(make(BLOC + LINE + text.replace(f", {first}", "")))
    assert (one.issue, one.own) == ("i", None)


def test_answers_come_in_the_order_of_their_ids(make: Make) -> None:
    answers = answer("agree") + answer("agree").replace('"own"', '"another"')
    assert [one.reply for one in aligned(make(BLOC + LINE + answers))] == ["another", "own"]


def test_only_shared_issues_are_told_where_there_are_any(make: Make) -> None:
    both = answer("agree").replace(
        "positions = [", 'positions = [{ issue = "j", stance = "open" }, '
    )
    (one,) = aligned(make(issue("j") + BLOC + LINE + both))
    assert one.issue == "i"


def test_an_answer_on_another_issue_is_told_on_what_it_answers(make: Make) -> None:
    other = answer("agree").replace('issue = "i"', 'issue = "j"')
    (one,) = aligned(make(issue("j") + BLOC + LINE + other))
    assert (one.issue, one.own) == ("i", None)
    assert one.other is not None


def test_an_answer_to_words_without_a_position_is_told_on_its_own(make: Make) -> None:
    line = LINE[: LINE.index("positions")]
    (one,) = aligned(make(BLOC + line + answer("agree")))
    assert (one.issue, one.other) == ("i", None)
    assert one.own is not None


def test_words_without_a_position_can_agree_with_words_without_one(make: Make) -> None:
    line, reply = LINE[: LINE.index("positions")], answer("agree")
    (one,) = aligned(make(BLOC + line + reply[: reply.index("positions")]))
    assert (one.issue, one.own, one.other) == ("", None, None)


@pytest.mark.parametrize("stance", ["neutral", "open", "lean-support"])
def test_whoever_is_not_on_the_opposite_side_can_agree(make: Make, stance: str) -> None:
    assert aligned(make(BLOC + LINE + answer("agree", stance)))


def test_where_the_line_is_mixed_nobody_is_against_it(make: Make) -> None:
    mixed = said("2020-01-01", "support", by="bloc") + said("2020-01-01", "oppose", by="bloc")
    for stance in ("support", "neutral", "oppose"):
        assert not found(make(BLOC + mixed + said("2020-02-01", stance, by="m")))


@pytest.mark.parametrize(
    "words",
    [
        said("2020-02-01", "oppose", by="p") + said("2020-02-01", "neutral", by="m"),
        said("2020-02-01", "oppose", by="", form="described", position=', holders = ["m"]'),
    ],
    ids=["mixed", "described"],
)
def test_rolled_up_only_unmixed_words_of_its_own_are_a_members(make: Make, words: str) -> None:
    minister = person("p", '{ title = "Minister", of = "m", start = 2019-01-01 }')
    assert not found(make(BLOC + LINE + minister + words), roll_up=True)


def test_beside_an_undated_line_membership_is_that_of_the_members_day(make: Make) -> None:
    bare = '[[sources]]\nid = "bare"\ntype = "report"\n'
    line = said(None, "support", by="bloc", source="bare")
    assert found(make(bare + BLOC + line + said("2020-02-01", "oppose", by="m")), None)


@pytest.mark.parametrize("status", ["draft", "retracted"])
def test_nobody_agrees_with_what_does_not_count(make: Make, status: str) -> None:
    line = LINE.replace("positions", f'status = "{status}"\npositions')
    assert not aligned(make(BLOC + line + answer("agree")))


def test_only_answers_in_exact_words_can_be_asked_for(make: Make) -> None:
    reply = answer("agree", extra='text = "So do we."\nlanguage = "en"')
    exact = make(BLOC + LINE + reply.replace("reported", "verbatim"))
    assert alignments(exact, None, exact_only=True)
    loose = make(BLOC + LINE + answer("agree"))
    assert not alignments(loose, None, exact_only=True)


def test_what_a_chair_says_for_somebody_else_is_no_line_of_what_is_chaired(make: Make) -> None:
    chair = person("p", '{ title = "Chair", of = "bloc", start = 2019-01-01 }')
    other = 'capacity = "bloc"\non_behalf_of = ["a"]'
    spoken = said("2020-01-02", "support", by="p", extra=other)
    assert not found(make(BLOC + chair + spoken + said("2020-02-01", "oppose", by="m")))
