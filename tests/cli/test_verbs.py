"""What the verbs print: catalogues, cards, matches, counts, problems."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.cli.words import CATALOGUE

Run = Callable[..., Any]
"""Runs a command line in this process; see the fixture."""
ENVELOPE = ["view", "dataset", "scope", "columns", "rows", "notes", "sources", "rests_on"]


@pytest.mark.parametrize("name", CATALOGUE.words)
def test_every_catalogue_is_printed_in_every_format(cli: Run, harbour: Path, name: str) -> None:
    shared = ("-d", harbour, "--as-of", "2018")
    for format in ("text", "markdown", "html", "csv", "json"):
        result = cli("list", name, "-f", format, *shared)
        assert result.code in (0, 1)
        assert bool(result.err) is (result.code == 1 and format != "json")
    assert list(json.loads(result.out)) == ENVELOPE


def test_a_catalogue_may_be_named_in_the_singular(cli: Run, harbour: Path) -> None:
    assert cli("list", "Actor", "-d", harbour) == cli("list", "actors", "-d", harbour)


def test_rows_of_actors_carry_their_names(cli: Run, harbour: Path) -> None:
    rows = json.loads(cli("list", "actors", "-d", harbour, "-f", "json").out)["rows"]
    assert {"id", "kind", "name"} <= set(rows[0])
    assert "Anna Vale" in [row["name"] for row in rows]


def test_a_limit_is_told_in_a_note(cli: Run, harbour: Path) -> None:
    text = cli("list", "actors", "-d", harbour, "-n", "1")
    assert "The first 1 of 4 rows." in text.out
    table = cli("list", "actors", "-d", harbour, "-n", "1", "-f", "csv")
    assert "The first 1 of 4 rows." in table.err
    assert len(list(csv.DictReader(io.StringIO(table.out)))) == 1


def test_a_query_that_finds_nothing_says_so_and_ends_with_1(cli: Run, harbour: Path) -> None:
    for args in (("search", "xqzvwk"), ("list", "actors", "-q", "xqzvwk")):
        for format in ("text", "markdown", "csv"):
            result = cli(*args, "-d", harbour, "-f", format)
            assert (result.code, result.out) == (1, "")
            assert result.err.count("\n") == 1
            assert result.err.startswith("dipview: ")


def test_json_that_finds_nothing_is_a_whole_envelope(cli: Run, harbour: Path) -> None:
    result = cli("search", "xqzvwk", "-d", harbour, "-f", "json")
    assert result.code == 1
    assert json.loads(result.out)["rows"] == []


def test_a_query_that_does_not_parse_is_shown_with_carets(cli: Run, harbour: Path) -> None:
    for args in (("search", "(tolls"), ("list", "actors", "-q", "(tolls")):
        result = cli(*args, "-d", harbour)
        assert result.code == 2
        assert result.out == ""
        assert result.err.startswith("dipview: cannot read the query\n  (tolls\n  ^")


def test_search_joins_its_words_and_puts_the_best_first(cli: Run, harbour: Path) -> None:
    result = cli("search", "ana", "vale", "-d", harbour, "-f", "json")
    assert result.code == 0
    first = json.loads(result.out)["rows"][0]
    assert first["id"] == "anna-vale"
    assert 0 < first["score"] <= 1
    assert {"field", "match"} <= set(first)


def test_each_line_of_input_is_answered_on_a_line(cli: Run, harbour: Path) -> None:
    lines = "anna vale\n\nxqzvwk\n(\nvale\nd\xfchn\n".encode("latin-1")
    result = cli("search", "--stdin", "-d", harbour, "-n", "1", stdin=lines)
    assert result.code == 0
    found, empty, none, wrong, cut, _ = map(json.loads, result.out.splitlines())
    assert found["query"] == "anna vale"
    assert found["rows"][0]["id"] == "anna-vale"
    assert empty == {"query": "", "rows": []}
    assert none == {"query": "xqzvwk", "rows": []}
    assert list(wrong) == ["query", "error", "rows"]
    assert len(cut["rows"]) == 1
    assert cut["notes"][0].startswith("The first 1 of ")


def test_answers_can_go_to_a_file(cli: Run, harbour: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.json"
    result = cli("search", "--stdin", "-d", harbour, "-o", out, stdin=b"vale")
    assert (result.code, result.out) == (0, "")
    assert json.loads(out.read_text())["query"] == "vale"


def test_closed_input_is_told(cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        stdin = None

    monkeypatch.setattr("dipview.cli.search.sys", Closed)
    result = cli("search", "--stdin", "-d", harbour)
    assert result.code == 2
    assert "standard input is closed" in result.err


def test_a_card_is_cut_on_demand_after_its_facts(cli: Run, harbour: Path) -> None:
    whole, cut = (
        cli("show", "anna-vale", "-f", "json", *limit, "-d", harbour) for limit in ((), ("-n", "1"))
    )
    assert (whole.code, cut.code) == (0, 0)
    rows, left = (json.loads(each.out)["rows"] for each in (whole, cut))
    facts = [row for row in rows if row["section"] == rows[0]["section"]]
    assert left == rows[: len(facts) + 1]
    assert len(left) < len(rows)


@pytest.mark.parametrize("word", ["anna-vale", "Anna Vale", "anna vale", "ANNA VALE"])
def test_a_record_is_shown_by_its_id_or_its_name(cli: Run, harbour: Path, word: str) -> None:
    result = cli("show", *word.split(), "-d", harbour)
    assert result.code == 0
    assert "Trade Minister" in result.out
    assert "“The tolls will go before the summer does.”" in result.out
    assert "[1] paragraph 4" in result.out


@pytest.mark.parametrize(
    "word", ["tolls", "Tolls", "gazette", "Tolls divide the League", "vale-on-tolls"]
)
def test_any_kind_of_record_is_shown(cli: Run, harbour: Path, word: str) -> None:
    assert cli("show", word, "-d", harbour).code == 0


def test_a_position_is_shown_by_its_id(cli: Run, harbour: Path) -> None:
    result = cli("show", "vale-on-tolls#tolls@anna-vale", "-d", harbour)
    assert result.code == 0
    assert "supports" in result.out


def test_a_card_is_json_too(cli: Run, harbour: Path) -> None:
    result = cli("show", "anna-vale", "-d", harbour, "-f", "json")
    card = json.loads(result.out)
    assert list(card) == ENVELOPE
    assert {"section", "id", "kind"} <= set(card["rows"][0])


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("ana-vale", "did you mean anna-vale"),
        ("va", "several records are called 'va': "),
        ("Ruritanja", "did you mean ruritania"),
        ("xqzvwk", "try 'dipview search xqzvwk'"),
        ("The Admiral", "several records are called 'The Admiral': otto-vale, another-admiral"),
    ],
)
def test_a_record_that_is_not_there_is_told_with_what_is_near(
    cli: Run, harbour: Path, word: str, told: str
) -> None:
    result = cli("show", word, "-d", harbour)
    assert (result.code, result.out) == (1, "")
    assert told in result.err


def test_stats_count_what_there_is(cli: Run, harbour: Path) -> None:
    result = cli("stats", "-d", harbour)
    assert result.code == 0
    assert "4   actors" in result.out


def test_a_sound_dataset_is_checked_without_a_word_on_standard_output(
    cli: Run, harbour: Path
) -> None:
    result = cli("check", harbour)
    assert (result.code, result.out) == (0, "")
    assert "no problems in 8 records" in result.err


def test_problems_are_told_with_their_place_code_and_hint(cli: Run, flawed: Path) -> None:
    result = cli("check", flawed)
    assert result.code == 1
    first, line, caret, hint = result.out.splitlines()
    assert first.startswith(f"{flawed}:")
    assert ": error unknown-value: " in first
    assert line.endswith('positions = [{ issue = "tolls", stance = "lean-oposse" }]')
    assert line.index("stance") == caret.index("^")
    assert hint == "    hint: did you mean 'lean-oppose'?"
    assert "1 error in " in result.err


def test_problems_are_told_as_json(cli: Run, flawed: Path) -> None:
    result = cli("check", "-d", flawed, "-f", "json")
    assert result.code == 1
    told = json.loads(result.out)
    assert list(told) == ENVELOPE
    (row,) = told["rows"]
    assert row["severity"] == "error"
    assert row["code"] == "unknown-value"
    assert row["file"] == str(flawed)
    assert isinstance(row["line"], int)


def test_warnings_end_with_1_only_when_strict(cli: Run, harbour: Path) -> None:
    harbour.write_text(harbour.read_text().replace('"article-newspaper"', '"newspapre"'))
    assert cli("check", harbour).code == 0
    strict = cli("check", "--strict", harbour)
    assert strict.code == 1
    assert "1 warning in " in strict.err


def test_a_path_that_cannot_be_read_ends_check_with_2(cli: Run, tmp_path: Path) -> None:
    result = cli("check", tmp_path / "missing.toml")
    assert result.code == 2
    assert "no-such-path" in result.out


def test_the_bundled_dataset_is_sound(cli: Run) -> None:
    result = cli("check")
    assert (result.code, result.out) == (0, "")


def test_problems_in_the_data_are_counted_on_standard_error(cli: Run, flawed: Path) -> None:
    result = cli("list", "actors", "-d", flawed)
    assert result.code == 0
    assert "Anna Vale" in result.out
    assert result.err.startswith("dipview: 1 error in the data; 'dipview check'")


def test_a_file_of_which_nothing_loads_is_told_in_one_line(cli: Run, broken: Path) -> None:
    result = cli("list", "actors", "-d", broken)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert str(broken) in result.err


def test_a_missing_path_beside_a_good_one_prints_and_ends_with_2(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    result = cli("list", "actors", "-d", harbour, "-d", tmp_path / "missing.toml")
    assert result.code == 2
    assert "Anna Vale" in result.out
    assert "missing.toml: there is no such file" in result.err


@pytest.mark.parametrize("verb", [("list", "actors"), ("search", "x"), ("show", "x"), ("stats",)])
def test_a_missing_path_ends_every_verb_with_2(
    cli: Run, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    result = cli(*verb, "-d", tmp_path / "missing\x1b.toml")
    assert (result.code, result.out) == (2, "")
    assert "missing␛.toml" in result.err


def test_a_file_is_written_in_the_format_of_its_ending(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    for ending, start in ((".txt", "Actors\n"), (".md", "# Actors"), (".csv", "\ufeffid,kind")):
        out = tmp_path / f"actors{ending}"
        result = cli("list", "actors", "-d", harbour, "-o", out)
        assert (result.code, result.out, result.err) == (0, "", "")
        assert out.read_text(encoding="utf-8").startswith(start)


def test_a_file_that_is_there_is_replaced_by_force_alone(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    out = tmp_path / "actors.txt"
    out.write_text("old")
    refused = cli("list", "actors", "-d", harbour, "-o", out)
    assert refused.code == 2
    assert "use --force" in refused.err
    assert out.read_text() == "old"
    assert cli("list", "actors", "-d", harbour, "-o", out, "--force").code == 0
    assert out.read_text().startswith("Actors")


def test_nothing_found_writes_no_file_and_says_so(cli: Run, harbour: Path, tmp_path: Path) -> None:
    out = tmp_path / "none.txt"
    result = cli("search", "xqzvwk", "-d", harbour, "-o", out)
    assert result.code == 1
    assert result.err
    assert not out.exists()


def test_a_dash_means_standard_output(cli: Run, harbour: Path) -> None:
    assert cli("list", "actors", "-d", harbour, "-o", "-").out.startswith("Actors")


def test_formulas_get_an_apostrophe_unless_raw_is_asked_for(cli: Run, harbour: Path) -> None:
    harbour.write_text(harbour.read_text().replace('"Anna Vale"', '"=Anna\\u001b Vale"'))
    table = cli("list", "actors", "-d", harbour, "-f", "csv").out
    assert "'=Anna␛ Vale" in table
    raw = cli("list", "actors", "-d", harbour, "-f", "csv", "--csv-raw").out
    assert ",=Anna\x1b Vale" in raw


def test_no_verb_sends_a_control_character_to_the_terminal(
    cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "\\u001b]0;x\\u0007\\u009b31m\\u202e\\u200b"
    text = harbour.read_text()
    for old in ("Anna Vale", "Would rather", "The harbour", "Tolls divide", "Trade Minister"):
        text = text.replace(f'"{old}', f'"{hostile}{old}')
    harbour.write_text(text)
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    verbs = (
        *(("list", name) for name in CATALOGUE.words),
        ("search", "vale"),
        ("show", "anna-vale"),
        ("show", "no\x1bbody\u202e"),
        ("stats",),
        ("check",),
    )
    for verb in verbs:
        for format in ("text", "markdown", "csv", "json"):
            if verb == ("check",) and format in ("markdown", "csv"):
                continue
            raw = () if verb == ("check",) else ("--csv-raw",)
            result = cli(*verb, "-d", harbour, "-f", format, *raw)
            for sign in "\x1b\x07\x9b\u202e\u200b":
                assert sign not in result.out + result.err


def test_a_person_at_a_terminal_is_told_that_nothing_is_found(
    cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    result = cli("search", "xqzvwk", "-d", harbour)
    assert (result.code, result.out) == (1, "")
    assert result.err


def test_lines_are_as_wide_as_the_terminal(
    cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    monkeypatch.setenv("COLUMNS", "20")
    narrow = cli("list", "quotes", "-d", harbour).out
    assert max(map(len, narrow.splitlines())) <= 60


def test_the_settings_of_tools_beside_a_dataset_are_no_error(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "HARBOUR.TOML").write_bytes(harbour.read_bytes())
    (folder / "taplo.toml").write_text('[[rule]]\ninclude = ["*.toml"]\n')
    result = cli("check", "--strict", folder)
    assert result.code == 0
    assert "no problems in 8 records" in result.err
    assert "taplo.toml is not read: it holds the settings of another tool" in result.err


def test_a_date_is_refused_in_words_of_its_own(cli: Run, harbour: Path, tmp_path: Path) -> None:
    for date in (
        *("2017-04-11T10:00:00Z/2017-04-12", "2017-04-11T10:00:00Z/..", "2017-04-11T99:00:00Z"),
        *("2017-04-11T10:00:00+99:00", "2017-02-30", "0000", "2017-13", "it's\\n'2017'", "x" * 99),
    ):
        file = tmp_path / "dates.toml"
        file.write_text(f'{harbour.read_text()}\n[[events]]\nid = "e"\ndate = "{date}"\n')
        result = cli("check", file)
        told = next(line for line in result.out.split("\n") if "bad-date" in line)
        for leak in ("isoformat", "Invalid", "day is out", "must be", "\\\\n", '"', "Error"):
            assert leak not in told.partition("bad-date")[2]
