"""Offices that change hands, and states that are heard through two who differ: told, no shift."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.standing.writing import actor, person, said

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
