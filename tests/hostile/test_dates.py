"""Dates of every form and of none, in every key that takes one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.hostile.generating import HEAD
from tests.hostile.judging import judge_problems, judged
from tests.tiers import slow_but

from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset

GOOD = (
    "2017-04-11",
    "2017-04-11T10:00:00",
    "2017-04-11 10:00:00.5",
    "2017-04-11T23:59:59-12:00",
    "0001-01-01",
    "9999-12-31T23:59:59-23:59",
    '"2017"',
    '"2017-04"',
    '"2017-04~"',
    '"2017-04-11~"',
    '"2017-04-10/2017-04-11"',
    '"2011~/.."',
    '"../2017"',
    '"[2017-04-07..2017-04-11]"',
    '"[..2017-04-10]"',
    '"[2017-04-11..]"',
    '"2016-02-29"',
    '"2017?"',
    '"2017-04%"',
    '"2017-04-11?"',
    '"2017-21"',
    '"0001-24"',
    '"9999-22~"',
    '"2017-33/2017-36?"',
    '"[..2017-41]"',
    '"2017-04-11T10:00:00Z"',
    '" 2017-04-11 "',
)
BAD = (
    '""',
    '"0000"',
    '"0000-01-01"',
    '"-0044"',
    '"10000-01-01"',
    '"2017-02-29"',
    '"2017-02-30"',
    '"2017-13"',
    '"2017-00"',
    '"2017-25"',
    '"2017-42"',
    '"2017-21-01"',
    '"2017-21~?"',
    '"0000-21"',
    '"2017-04-31/2017-05-01"',
    '"2017-04-11/2017-04-10"',
    '"[2017-04-11..2017-04-10]"',
    '"../.."',
    '"[..]"',
    '"[2017-04-11]"',
    '"2017-4-1"',
    '"17-04-11"',
    '"11.4.2017"',
    '"April 2017"',
    '"２０１７"',
    '"٢٠١٧-٠٤-١١"',
    '"2017-04-11T25:00:00"',
    '"2017-04-11T10:00:00+25:00"',
    '"2017-04-11\\u0000"',
    '"2017-04-11 or so"',
    "2017",
    "2017.04",
    "true",
    "10:00:00",
    "[2017-04-11]",
    "{ year = 2017 }",
    "nan",
    f"0x{'f' * 5000}",
    f'"{"9" * 5000}"',
)

PLACES = {
    "issued": '\n[[sources]]\nid = "x"\ntype = "book"\nissued = {0}\n',
    "accessed": '\n[[sources]]\nid = "x"\ntype = "book"\naccessed = {0}\n',
    "status_date": '\n[[issues]]\nid = "x"\nkind = "policy"\nproposition = "Tolls should go."\n'
    'sources = ["good-source"]\nstatus_date = {0}\n',
    "event": '\n[[events]]\nid = "x"\ntitle = "Call"\nkind = "call"\nsources = ["good-source"]\n'
    "date = {0}\n",
    "statement": '\n[[statements]]\nid = "x"\nsource = "good-source"\nspeakers = ["good-actor"]\n'
    'form = "reported"\ndate = {0}\n',
    "coded_on": '\n[[statements]]\nid = "x"\nsource = "good-source"\nspeakers = ["good-actor"]\n'
    'form = "reported"\ncoded_on = {0}\n',
}
"""Records of which a wrong date takes the whole."""

OFFICES = {
    "role": 'roles = [\n  {{ title = "Envoy", of = "good-league", {1} = {0} }},\n'
    '  {{ title = "Minister", of = "good-league" }},\n]\n',
    "membership": 'memberships = [\n  {{ of = "good-league", {1} = {0} }},\n'
    '  {{ of = "good-league", kind = "full" }},\n]\n',
}
"""Elements of which a wrong date takes that element alone."""

LEAGUE = (
    '\n[[actors]]\nid = "good-league"\nname = "League"\nkind = "group"\nsources = ["good-source"]\n'
)
PERSON = '\n[[actors]]\nid = "good-person"\nname = "Anna Vale"\nkind = "person"\n'


def opened(folder: Path, text: str) -> MemoryDataset:
    path = folder / "x.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    dataset = open_dataset([path])
    judge_problems(dataset.problems)
    return dataset


def told(dataset: MemoryDataset) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.place.line) for problem in dataset.problems]


@pytest.mark.parametrize("date", GOOD)
@pytest.mark.parametrize("place", slow_but(PLACES, "issued", "statement"))
def test_a_date_that_is_one_is_taken(tmp_path: Path, place: str, date: str) -> None:
    dataset = opened(tmp_path, PLACES[place].format(date))
    assert told(dataset) == []
    assert dataset.record("x") is not None


@pytest.mark.parametrize("date", BAD, ids=range(len(BAD)))
@pytest.mark.parametrize("place", slow_but(PLACES, "statement"))
def test_a_date_that_is_none_costs_its_record(tmp_path: Path, place: str, date: str) -> None:
    text = PLACES[place].format(date)
    line = (HEAD + text).split("\n").index(text.strip("\n").split("\n")[-1]) + 1
    dataset = opened(tmp_path, text)
    assert ("bad-date", line) in told(dataset)
    assert {code for code, _ in told(dataset)} <= {"bad-date", "control-character"}
    assert dataset.record("x") is None
    assert dataset.record("good-actor") is not None


@pytest.mark.parametrize("date", BAD, ids=range(len(BAD)))
@pytest.mark.parametrize("key", slow_but(["start", "end"], "end"))
@pytest.mark.parametrize("office", slow_but(OFFICES, next(iter(OFFICES))))
def test_a_date_that_is_none_costs_its_office(
    tmp_path: Path, office: str, key: str, date: str
) -> None:
    text = f'{LEAGUE}{PERSON}sources = ["good-source"]\n{OFFICES[office].format(date, key)}'
    dataset = opened(tmp_path, text)
    assert ("bad-date", 23) in told(dataset)
    person = dataset.actor("good-person")
    assert len(person.roles) + len(person.memberships) == 1


def test_a_header_without_its_day_is_told(tmp_path: Path) -> None:
    dataset = opened(tmp_path, '\n[dataset]\ntitle = "Tolls"\nas_of = "someday"\n')
    assert told(dataset) == [("bad-date", 13)]
    assert dataset.header.as_of is None


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2017-04-11", "2017-04-10", True),
        ('"2018"', '"2017"', True),
        ('"2017-05"', "2017-04-30", True),
        ("9999-12-31", "0001-01-01", True),
        ('"2017-05~"', "2017-04-30", False),  # about May may be April
        ('"2017-05?"', "2017-04-30", False),  # and what is uncertain, any month
        ("2017-05-01", '"2017-04?"', False),
        ('"2017-22"', "2016-11-30", True),  # the summer of 2017 may begin in December
        ('"2017-22"', "2016-12-01", False),
        ('"2017-34"', "2017-03-31", True),
        ('"2017"', "2017-01-01", False),
        ("2017-04-11", "2017-04-11", False),
        ("2017-04-11T12:00:00", "2017-04-11T10:00:00", False),  # offices are held by days
        ('"[2017-04-11..]"', "2017-04-10", True),
        ('"[..2017-04-11]"', "2017-04-10", False),
    ],
)
def test_an_office_that_ends_before_it_starts(
    tmp_path: Path, office: str, start: str, end: str, wrong: bool
) -> None:
    dates = f"{end}, start = {start}"
    text = f'{LEAGUE}{PERSON}sources = ["good-source"]\n{OFFICES[office].format(dates, "end")}'
    dataset = opened(tmp_path, text)
    assert told(dataset) == ([("end-before-start", 23)] if wrong else [])
    person = dataset.actor("good-person")
    assert len(person.roles) + len(person.memberships) == 2


@pytest.mark.parametrize(
    ("status", "date", "wrong"),
    [
        ("occurred", "2017-04-13", True),
        ("occurred", "2017-04-12", False),
        ("occurred", '"2017-05"', True),
        ("occurred", '"2017-04"', False),
        ("occurred", '"2017-05~"', False),
        ("occurred", '"2018?"', False),
        ("occurred", '"2017-24"', False),
        ("occurred", '"2017-35"', True),
        ("ongoing", '"2017-04-13/.."', True),
        ("ongoing", '"2017-04-01/.."', False),
        ("planned", "2017-04-13", False),
        ("cancelled", "2017-04-13", False),
        ("alleged", "2017-04-13", False),
    ],
)
def test_what_is_told_as_past_lies_before_the_datasets_day(
    tmp_path: Path, status: str, date: str, wrong: bool
) -> None:
    text = f'{PLACES["event"].format(date)}status = "{status}"\n[dataset]\nas_of = 2017-04-12\n'
    dataset = opened(tmp_path, text)
    assert told(dataset) == ([("after-as-of", 16)] if wrong else [])
    assert dataset.record("x") is not None


def test_an_offset_is_kept_as_it_is_written(tmp_path: Path) -> None:
    text = PLACES["statement"].format("2017-04-11T23:30:00-12:00")
    date = opened(tmp_path, text).statement("x").date
    assert date is not None
    assert date.moment is not None
    assert date.moment.utcoffset() == dt.timedelta(hours=-12)
    assert (date.earliest, date.text) == (dt.date(2017, 4, 11), "2017-04-11T23:30:00-12:00")


@pytest.mark.parametrize("date", GOOD, ids=range(len(GOOD)))
def test_every_date_can_be_shown_in_every_view(tmp_path: Path, date: str) -> None:
    text = "".join(
        record.format(date).replace('"x"', f'"x{number}"')
        for number, record in enumerate(PLACES.values())
    )
    path = tmp_path / "x.toml"
    path.write_text(f"{HEAD}{text}[dataset]\nas_of = {date}\n", encoding="utf-8")
    dataset = judged(path).dataset
    assert all(dataset.record(f"x{number}") is not None for number, _ in enumerate(PLACES))
