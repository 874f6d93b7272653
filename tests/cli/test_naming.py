"""Records are called by what a person types: ids in any case, and words of a name."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("show", "tillerson"), "Actor: Rex Tillerson"),
        (("show", "REX-TILLERSON"), "Actor: Rex Tillerson"),
        (("show", "Rex", "Tillerson"), "Actor: Rex Tillerson"),
        (("show", "gb"), "Actor: United Kingdom"),
        (("brief", "lavrov"), "Brief: Sergei Lavrov"),
        (("brief", "sanc"), "Brief: Sanctions over Syria should be tightened"),
        (("brief", "Russia", "sanctions"), "Brief: Sanctions over Syria should be tightened"),
        (("compare", "russia", "kingdom"), "Russia and United Kingdom compared"),
        (("timeline", "khan", "sheikhun"), "Timeline: Khan Sheikhun attack"),
    ],
)
def test_a_record_is_found_by_what_is_meant(cli: Run, words: tuple[str, ...], title: str) -> None:
    result = cli(*words)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0] == title


@pytest.mark.parametrize("verb", ["matrix", "network", "shifts"])
def test_every_verb_that_takes_a_record_finds_it_by_a_word(cli: Run, verb: str) -> None:
    given = cli(verb, "sanctions", "-f", "json")
    assert given.code in (0, 1)
    assert given.out == cli(verb, "tighter-sanctions", "-f", "json").out


@pytest.mark.parametrize(
    "words",
    [("show", "minister"), ("brief", "should"), ("compare", "russia", "the"), ("show", "meeting")],
)
def test_what_may_mean_several_is_offered(cli: Run, words: tuple[str, ...]) -> None:
    result = cli(*words)
    assert (result.code, result.out) == (1, "")
    assert "name one by its id" in result.err or "did you mean" in result.err


def test_a_mistyped_name_is_offered_and_not_taken(cli: Run) -> None:
    result = cli("brief", "tilerson")
    assert (result.code, result.out) == (1, "")
    assert "no record is called 'tilerson'; did you mean rex-tillerson" in result.err
