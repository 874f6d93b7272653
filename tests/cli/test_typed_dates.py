"""Dates on the command line and in queries, as people write them, shown as they are read."""

from __future__ import annotations

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
    rows = [result.out.split('"rows"')[1] for result in (quoted, hyphens, stops, plain)]
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
