"""Offices that change hands, and states that are heard through two who differ: told, no shift."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.standing.writing import actor, issue, person, said

from dipview.dataset.dataset import Dataset
from dipview.standing.shifts import shifts_in
from dipview.standing.speakers import HandOver, OtherVoice, hand_overs, other_voices, successions
from dipview.standing.stated_positions import known_positions

Make = Callable[[str], Dataset]
OLD = '{ title = "Foreign Minister", of = "a", start = 2019-01-01, end = 2020-06-30 }'
NEW = '{ title = "Foreign  minister", of = "a", start = 2020-07-01 }'
WORDS = said("2020-05-01", "support", by="p", id="x") + said("2020-08-01", "oppose", by="q", id="y")


def handed(dataset: Dataset) -> list[HandOver]:
    assert not [p for p in dataset.problems if p.severity == "error"]
    return hand_overs(dataset, known_positions(dataset, None).groups)


def heard(dataset: Dataset) -> list[OtherVoice]:
    return other_voices(dataset, known_positions(dataset, None).groups)


def test_a_successor_who_says_something_else_is_told_and_no_shift(make: Make) -> None:
    dataset = make(person("p", OLD) + person("q", NEW) + WORDS)
    (change,) = handed(dataset)
    assert (change.old.actor, change.new.actor, change.turn.holder) == ("p", "q", "a")
    assert change.turn.before.position.statement == "x"
    assert change.turn.after.position.statement == "y"
    assert not shifts_in(dataset, known_positions(dataset, None).groups).shifts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW.replace("minister", "secretary")),
        (OLD, NEW.replace('"a"', '"b"')),
        (OLD.replace(", end = 2020-06-30", ""), NEW),
        (OLD.replace("2020-06-30", "2020-12-31"), NEW),
        (OLD, NEW.replace(", start = 2020-07-01", "")),
    ],
    ids=["another title", "of another state", "no end", "both at once", "no start"],
)
def test_another_office_or_terms_that_do_not_follow_make_no_successor(
    make: Make, old: str, new: str
) -> None:
    dataset = make(actor("b") + person("p", old) + person("q", new) + WORDS)
    assert not list(successions(dataset))
    assert not handed(dataset)


def test_a_successor_who_says_the_same_is_not_told(make: Make) -> None:
    same = WORDS.replace('"oppose"', '"support"')
    assert not handed(make(person("p", OLD) + person("q", NEW) + same))


def test_only_words_in_office_are_compared(make: Make) -> None:
    early = said("2020-05-02", "oppose", by="q", id="early")
    late = said("2020-09-01", "neutral", by="p", id="late")
    same = WORDS.replace('"oppose"', '"support"')
    assert not handed(make(person("p", OLD) + person("q", NEW) + same + early + late))


def test_the_last_words_of_the_one_and_the_first_of_the_other_are_compared(make: Make) -> None:
    more = said("2020-01-01", "neutral", by="p") + said("2020-12-01", "neutral", by="q")
    (change,) = handed(make(person("p", OLD) + person("q", NEW) + more + WORDS))
    assert change.turn.before.position.statement == "x"
    assert change.turn.after.position.statement == "y"
    assert change.turn.n == 4


def test_mixed_words_are_not_compared(make: Make) -> None:
    mixed = said("2020-05-01", "oppose", by="p")
    assert not handed(make(person("p", OLD) + person("q", NEW) + mixed + WORDS))


def test_a_state_heard_through_two_who_differ_has_not_shifted(make: Make) -> None:
    dataset = make(person("p", OLD) + person("q", NEW) + WORDS)
    (voice,) = heard(dataset)
    assert (voice.whole, voice.turn.issue, voice.certain) == ("a", "i", True)
    assert voice.contributors == (("p", 1), ("q", 1))


def test_one_person_who_shifts_is_not_told_again_as_a_states_other_voice(make: Make) -> None:
    text = person("p", OLD) + said("2020-01-01", "support", by="p")
    dataset = make(text + said("2020-02-01", "oppose", by="p"))
    assert not heard(dataset)
    assert len(shifts_in(dataset, known_positions(dataset, None).groups).shifts) == 1


def test_a_term_that_is_not_known_is_not_certain(make: Make) -> None:
    unknown = NEW.replace(", start = 2020-07-01", "")
    (voice,) = heard(make(person("p", OLD) + person("q", unknown) + WORDS))
    assert not voice.certain


def test_two_at_the_same_time_are_mixed_and_not_told(make: Make) -> None:
    text = person("p", OLD) + said("2020-05-01", "support", by="p")
    assert not heard(make(text + said("2020-05-01", "oppose", by="a")))


def test_successors_follow_in_time_whatever_their_names(make: Make) -> None:
    terms = ("2020-01-01", "2020-06-30"), ("2019-01-01", "2019-12-31"), ("2018-01-01", "2018-12-31")
    text = "".join(
        person(id, f'{{ title = "Minister", of = "a", start = {start}, end = {end} }}')
        for id, (start, end) in zip("pqr", terms, strict=True)
    )
    follow = [(old.actor, new.actor) for old, new in successions(make(text))]
    assert follow == [("r", "q"), ("q", "p")]


def test_an_office_can_change_hands_within_a_day(make: Make) -> None:
    text = person("p", OLD) + person("q", NEW.replace("2020-07-01", "2020-06-30"))
    assert [(old.actor, new.actor) for old, new in successions(make(text))] == [("p", "q")]


def test_of_two_whose_beginning_is_not_given_neither_follows(make: Make) -> None:
    old = OLD.replace(", start = 2019-01-01", "")
    new = NEW.replace(", start = 2020-07-01", "")
    assert not list(successions(make(person("p", old) + person("q", new))))


def test_first_words_that_are_mixed_are_not_compared(make: Make) -> None:
    mixed = said("2020-08-01", "neutral", by="q")
    assert not handed(make(person("p", OLD) + person("q", NEW) + mixed + WORDS))


def test_of_one_stance_the_last_and_the_first_in_time_are_compared(make: Make) -> None:
    more = said("2020-04-01", "support", by="p") + said("2020-09-01", "oppose", by="q")
    (change,) = handed(make(person("p", OLD) + person("q", NEW) + WORDS + more))
    assert change.turn.before.position.statement == "x"
    assert change.turn.after.position.statement == "y"


def test_what_a_successor_said_before_the_office_is_not_its_first_word(make: Make) -> None:
    before = said("2020-06-15", "neutral", by="q")
    (change,) = handed(make(person("p", OLD) + person("q", NEW) + before + WORDS))
    assert change.turn.after.position.statement == "y"


def test_words_in_another_chair_are_not_of_the_office(make: Make) -> None:
    chair = actor("council", "organization")
    seat = '{ title = "Chair", of = "council", start = 2019-01-01 }'
    text = (
        chair + person("p", OLD) + person("q", NEW, seat) + WORDS.replace('"oppose"', '"support"')
    )
    spoken = said("2020-07-15", "oppose", by="q", extra='capacity = "council"')
    assert not handed(make(text + spoken))


def test_what_overlaps_and_differs_is_no_other_voice(make: Make) -> None:
    mixed = said("2020-08-01", "support", by="a")
    assert not heard(make(person("p", OLD) + person("q", NEW) + mixed + WORDS))


def test_a_mixed_time_does_not_end_what_is_heard(make: Make) -> None:
    mixed = said("2020-06-01", "support", by="p") + said("2020-06-01", "oppose", by="p")
    (voice,) = heard(make(person("p", OLD) + person("q", NEW) + mixed + WORDS))
    assert voice.turn.before.position.statement == "x"
    assert voice.turn.after.position.statement == "y"


def test_who_said_most_for_a_state_comes_first(make: Make) -> None:
    more = said("2020-09-01", "oppose", by="q") + said("2020-10-01", "oppose", by="q")
    (voice,) = heard(make(person("p", OLD) + person("q", NEW) + WORDS + more))
    assert voice.contributors == (("q", 3), ("p", 1))


def test_a_states_own_words_are_one_of_its_voices(make: Make) -> None:
    text = person("p", OLD) + said("2020-05-01", "support", by="p", id="x")
    (voice,) = heard(make(text + said("2020-06-01", "oppose", id="y")))
    assert voice.turn.after.position.statement == "y"
    assert voice.contributors == (("a", 1), ("p", 1))


def test_who_holds_an_office_twice_is_not_its_own_successor(make: Make) -> None:
    second = '{ title = "Foreign Minister", of = "a", start = 2020-07-01 }'
    assert not list(successions(make(person("p", OLD, second))))


def test_who_has_not_spoken_in_office_is_not_compared(make: Make) -> None:
    early = WORDS.replace("2020-08-01", "2020-06-15")
    assert not handed(make(person("p", OLD) + person("q", NEW) + early))
    late = WORDS.replace("2020-05-01", "2020-08-01")
    assert not handed(make(person("p", OLD) + person("q", NEW) + late))


def test_words_before_the_old_holders_last_are_no_hand_over(make: Make) -> None:
    old = OLD.replace("2020-06-30", '"2020"')
    new = NEW.replace("2020-07-01", '"2020"')
    dataset = make(person("p", old) + person("q", new) + WORDS)
    assert len(handed(dataset)) == 1
    crossed = WORDS.replace("2020-05-01", "2020-09-01")
    assert not handed(make(person("p", old) + person("q", new) + crossed))


def test_hand_overs_come_in_the_order_of_their_issues(make: Make) -> None:
    issues = "jklm"
    text = "".join(
        issue(each)
        + said("2020-05-01", "support", by="p", issue=each)
        + said("2020-08-01", "oppose", by="q", issue=each)
        for each in reversed(issues)
    )
    found = handed(make(person("p", OLD) + person("q", NEW) + text))
    assert [change.turn.issue for change in found] == list(issues)


def test_a_stance_without_a_side_is_no_other_voice(make: Make) -> None:
    people = person("p", OLD) + person("q", NEW)
    assert not heard(make(people + WORDS.replace('"oppose"', '"open"')))
    back = said("2020-09-01", "support", by="q")
    assert not heard(make(people + WORDS.replace('"oppose"', '"open"') + back))
    other = said("2020-09-01", "oppose", by="q", id="z")
    (voice,) = heard(make(people + WORDS.replace('"oppose"', '"open"') + other))
    assert voice.turn.before.position.statement == "x"
    assert voice.turn.after.position.statement == "z"
    assert voice.turn.n == 3


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ('"2020"', '"2020-03"'),
        ("2020-06-30", '"[2020-06-01..]"'),
        ('"[..2020-06-30]"', "2020-07-01"),
        ('"[..2020-06-30]"', "2020-06-01"),
        ('"../2020-06"', '"2020-34"'),
    ],
    ids=["in the year", "from a day on", "by a day", "by a day, earlier", "until a month"],
)
def test_an_office_can_have_changed_hands_where_the_days_are_not_exact(
    make: Make, end: str, start: str
) -> None:
    old, new = OLD.replace("2020-06-30", end), NEW.replace("2020-07-01", start)
    follow = successions(make(person("p", old) + person("q", new)))
    assert [(one.actor, other.actor) for one, other in follow] == [("p", "q")]


def test_an_end_that_is_known_by_a_day_makes_a_successor_who_differs(make: Make) -> None:
    old = OLD.replace("2020-06-30", '"[..2020-06-30]"')
    early = WORDS.replace("2020-05-01", "2019-02-01")
    (change,) = handed(make(person("p", old) + person("q", NEW) + early))
    assert (change.old.actor, change.new.actor) == ("p", "q")


def test_words_of_an_uncertain_date_are_not_those_that_were_last_or_first(make: Make) -> None:
    assert not handed(
        make(person("p", OLD) + person("q", NEW) + WORDS.replace("2020-05-01", '"2020-05-01?"'))
    )
    unsure = said('"2020-06-01?"', "oppose", by="p", id="unsure")
    (change,) = handed(make(person("p", OLD) + person("q", NEW) + WORDS + unsure))
    assert change.turn.before.position.statement == "x"
    voices = heard(make(person("p", OLD) + WORDS.replace("2020-08-01", '"2020-08-01?"')))
    assert not voices
