"""Dates on the command line and in queries, as people write them, shown as they are read."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1 April", "since 1 Apr 2017"),
        ("1-April", "since 1 Apr 2017"),
        ("1.4.2017", "since 1 Apr 2017"),
        ("2017-4-1", "since 1 Apr 2017"),
        ("Apr 2017", "since 1 Apr 2017"),
        ("yesterday", "since 10 Apr 2017"),
    ],
)
@pytest.mark.parametrize("verb", ["shifts", "stats", "timeline"])
def test_a_day_is_told_as_it_was_read(cli: Run, verb: str, typed: str, told: str) -> None:
    result = cli(verb, "--since", typed)
    assert result.code == 0
    assert told in result.out
    assert f"as of {told.removeprefix('since ')}" in cli("stats", "--as-of", typed).out.replace(
        "30 Apr", "1 Apr"
    )


@pytest.mark.parametrize(
    ("typed", "since", "as_of"),
    [
        ("spring 2017", "1 Mar 2017", "31 Dec 2017"),
        ("Q2 2017", "1 Apr 2017", "30 Jun 2017"),
        ("2017-33", "1 Jan 2017", "31 Mar 2017"),
        ("second half of 2016", "1 Jul 2016", "31 Dec 2016"),
        ("2017-04-01?", "1 Apr 2017", "1 Apr 2017"),
        ("perhaps Apr 2017", "1 Apr 2017", "30 Apr 2017"),
    ],
)
def test_a_part_of_a_year_and_an_uncertain_date_stand_for_their_first_or_last_day(
    cli: Run, typed: str, since: str, as_of: str
) -> None:
    assert f"since {since}" in cli("stats", "--since", typed).out
    assert f"as of {as_of}" in cli("stats", "--as-of", typed).out


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("date:spring-2017", "spring-2017 is 1 Mar – 31 Dec 2017, as the hemisphere is not known"),
        ("date:2017-21", "2017-21 is 1 Mar – 31 Dec 2017, as the hemisphere is not known"),
        ('since:"Q2 2017"', "Q2 2017 is second quarter of 2017"),
        ("since:Apr-2017?", "Apr-2017? is perhaps Apr 2017"),
        ("date:2017-34", ""),
        ("date:2017?", ""),
    ],
)
def test_a_part_of_a_year_and_an_uncertain_date_are_told_as_they_are_read(
    cli: Run, query: str, told: str
) -> None:
    result = cli("list", "statements", "-q", query)
    assert result.code == 0
    said = " ".join(result.out.split())
    assert told in said
    assert (" is " in said.partition("query: ")[2].partition(")")[0]) is bool(told)
    count = len(cli("list", "statements", "-f", "csv").out.splitlines())
    assert len(cli("list", "statements", "-q", query, "-f", "csv").out.splitlines()) == count


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("spring", "can be of any year", "spring 2017"),
        ("2017-25", "one hemisphere", "2017-03..2017-05"),
        ("2017-42", "there is no month 42", "33 to 36"),
        ("2017-21~?", "is not a date that dipview reads", "for both"),
    ],
)
def test_a_mistaken_part_of_a_year_is_told_with_what_to_write(
    cli: Run, typed: str, said: str, hint: str
) -> None:
    for words in (("stats", "--since", typed), ("search", f"since:{typed}")):
        result = cli(*words)
        assert result.code == 2
        told = " ".join(result.err.split())
        assert said in told
        assert hint in told


@pytest.mark.parametrize("option", ["--since", "--as-of"])
def test_two_readings_are_both_told(cli: Run, option: str) -> None:
    result = cli("matrix", option, "3/4/2017")
    assert (result.code, result.out) == (2, "")
    assert "3 April 2017 or 4 March 2017" in result.err
    assert "2017-04-03 or 2017-03-04" in result.err


def test_what_is_no_date_is_refused_in_the_words_that_were_typed(cli: Run) -> None:
    result = cli("stats", "--since", "31 April")
    assert result.code == 2
    assert "'31 April' is not a possible date" in result.err


def test_a_query_has_its_dates_in_quotes_or_with_hyphens(cli: Run) -> None:
    quoted = cli("search", 'since:"7 April" by:johnson', "-f", "json")
    hyphens = cli("search", "since:7-April by:johnson", "-f", "json")
    stops = cli("search", "date>=7.4.2017 by:johnson", "-f", "json")
    plain = cli("search", "since:2017-04-07 by:johnson", "-f", "json")
    rows = [json.loads(result.out)["rows"] for result in (quoted, hyphens, stops, plain)]
    assert quoted.code == 0
    assert rows == [rows[0]] * len(rows)
    assert "7-April is 7 Apr 2017" in cli("search", "since:7-April by:johnson").out


def test_a_query_with_a_mistaken_date_is_told_with_what_to_write(cli: Run) -> None:
    result = cli("search", "since:1 March")
    assert result.code == 2
    assert 'since:1-March or since:"1 March"' in result.err
    both = cli("search", "date:3/4/2017")
    assert both.code == 2
    assert "3 April 2017 or 4 March 2017" in both.err


def test_who_moved_since_before_the_data_begin_cannot_be_answered(cli: Run) -> None:
    told = "cannot be answered: the data begin only on"
    for words in (("shifts",), ("compare", "russia", "united-states"), ("brief", "russia")):
        early = " ".join(cli(*words, "--since", "1 March 2001").out.split())
        assert told in early, words
        assert told not in " ".join(cli(*words, "--since", "11 April").out.split())
        assert "No move is found" not in early


@pytest.mark.parametrize("verb", ["matrix", "timeline", "shifts", "list"])
def test_no_verb_speaks_of_keys(cli: Run, verb: str) -> None:
    words = (verb, "statements") if verb == "list" else (verb,)
    for option in (("--as-of", "1990-01-01"), ("-q", "xqzvwk")):
        result = cli(*words, *option, "-f", "json")
        assert "Esc" not in result.out + result.err
        assert "[ goes" not in result.out + result.err
