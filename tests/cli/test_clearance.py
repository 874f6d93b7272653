"""Clearance on the command line: what verbs print of records that are marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dipview.cli.exits import DONE, FAILED

Run = Any

FISHING = """\
[dataset]
title = "Fishing rights"
schema = 2
markings = "uk"

[[sources]]
id = "wire"
type = "agency"
publisher = "Northern Wire"
issued = 2026-11-01

[[sources]]
id = "cable"
type = "contact-note"
title = "Cable of a mole"
marking = "SECRET"
caveats = ["UK EYES ONLY"]
issued = 2026-11-02

[[sources]]
id = "interview"
type = "interview"
embargo = 2100-01-01T18:00:00Z

[[actors]]
id = "skerry"
name = "Skerry"
kind = "state"
sources = ["wire"]

[[actors]]
id = "holm"
name = "Holm"
kind = "state"
sources = ["wire"]

[[actors]]
id = "holt-mole"
name = "Holt Mole"
kind = "person"
sources = ["cable"]

[[issues]]
id = "quota"
kind = "policy"
proposition = "The quota is halved."
sources = ["wire"]

[[statements]]
id = "skerry-on-quota"
source = "wire"
form = "reported"
speakers = ["skerry"]
summary = "Skerry wants the quota halved."
positions = [{ issue = "quota", stance = "support" }]

[[statements]]
id = "holm-on-quota"
source = "cable"
form = "reported"
speakers = ["holm"]
summary = "Holm would rather have none."
positions = [{ issue = "quota", stance = "oppose" }]

[[statements]]
id = "holm-in-interview"
source = "interview"
form = "reported"
speakers = ["holm"]
summary = "Holm will sign."
date = 2026-11-03
"""
OMITTED = "left out: 1 statement above OFFICIAL, 1 under embargo until 1 Jan 2100, 18:00"
SAID = ("rather have none", "will sign", "mole", "cable", "interview")


@pytest.fixture
def fishing(tmp_path: Path) -> str:
    """Give a dataset with marked records."""
    file = tmp_path / "fishing.toml"
    file.write_text(FISHING, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "words",
    [
        ("brief", "quota"),
        ("list", "statements"),
        ("list", "actors"),
        ("list", "sources"),
        ("matrix",),
        ("timeline",),
        ("stats",),
        ("search", "quota"),
        ("show", "holm"),
        ("network",),
        ("export", "jsonl"),
        ("export", "csl"),
        ("registry",),
    ],
    ids=" ".join,
)
def test_a_verb_prints_nothing_of_what_may_not_leave(
    words: tuple[str, ...], cli: Run, fishing: str
) -> None:
    result = cli(*words, "-d", fishing)
    assert not [word for word in SAID if word in result.out.lower()]


def test_a_document_has_its_marking_at_head_and_foot_and_one_line_of_what_was_left_out(
    cli: Run, fishing: str
) -> None:
    lines = cli("brief", "quota", "-d", fishing).out.splitlines()
    assert (lines[0], lines[-1]) == ("OFFICIAL", "OFFICIAL")
    told = " ".join(lines)
    assert told.lower().count(OMITTED.lower()) == 1
    secret = cli("brief", "quota", "-d", fishing, "--clearance", "secret").out.splitlines()
    assert secret[0] == "SECRET · UK EYES ONLY"
    assert "Holm would rather have none." in "\n".join(secret)


def test_what_is_above_nothing_in_a_document_does_not_mark_it(cli: Run, fishing: str) -> None:
    card = cli("show", "skerry-on-quota", "-d", fishing, "--clearance", "TOP SECRET").out
    assert card.startswith("OFFICIAL\n")


def test_nothing_is_said_of_omissions_where_that_is_wanted(cli: Run, fishing: str) -> None:
    result = cli("brief", "quota", "-d", fishing, "--no-omissions")
    assert "left out" not in f"{result.out}{result.err}".lower()


def test_csv_has_its_marking_beside_it(cli: Run, fishing: str) -> None:
    result = cli("list", "statements", "-d", fishing, "-f", "csv")
    assert "marking: OFFICIAL" in result.err
    assert OMITTED in result.err
    assert "OFFICIAL" not in result.out


def test_json_has_its_marking_and_html_has_it_on_every_page(cli: Run, fishing: str) -> None:
    told = json.loads(cli("list", "statements", "-d", fishing, "-f", "json").out)
    assert told["marking"] == "OFFICIAL"
    page = cli("list", "statements", "-d", fishing, "-f", "html").out
    assert page.count('class="marking" dir="auto">OFFICIAL<') == 2


def test_an_export_has_its_marking_beside_it(cli: Run, fishing: str) -> None:
    result = cli("export", "jsonl", "-d", fishing, "--clearance", "SECRET")
    assert "marking: SECRET · UK EYES ONLY" in result.err
    assert "holm-on-quota" in result.out


def test_a_level_that_the_dataset_does_not_have_is_refused(cli: Run, fishing: str) -> None:
    result = cli("list", "actors", "-d", fishing, "--clearance", "COSMIC")
    assert result.code == FAILED
    assert "OFFICIAL, OFFICIAL-SENSITIVE, SECRET, TOP SECRET" in result.err


def test_the_config_gives_a_clearance(
    cli: Run, fishing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('clearance = "SECRET"\n', encoding="utf-8")
    monkeypatch.setenv("DIPVIEW_CONFIG", str(config))
    assert "rather have none" in cli("list", "statements", "-d", fishing).out
    lower = cli("list", "statements", "-d", fishing, "--clearance", "official").out
    assert "rather have none" not in lower


def test_what_may_not_leave_is_as_unknown_as_what_is_not_there(cli: Run, fishing: str) -> None:
    there, nowhere = (cli("show", id, "-d", fishing) for id in ("holt-mole", "holt-mool"))
    assert there.code == nowhere.code
    assert there.err.replace("mole", "mool") == nowhere.err


def test_a_difference_is_told_of_what_may_leave(cli: Run, fishing: str, tmp_path: Path) -> None:
    later = tmp_path / "later.toml"
    changed = FISHING.replace("rather have none", "sooner have none").replace("wants the", "wants")
    later.write_text(changed, encoding="utf-8")
    result = cli("diff", fishing, str(later))
    assert "Skerry wants quota halved." in " ".join(result.out.split())
    assert "sooner" not in result.out
    assert result.out.startswith("OFFICIAL\n")


def test_check_quotes_nothing_of_what_may_not_leave(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "fishing.toml"
    wrong = FISHING.replace('summary = "Holm would', 'date = 2026-11-09\nsummary = "Holm would')
    file.write_text(wrong, encoding="utf-8")
    result = cli("check", str(file))
    assert f"{file}:62: warning after-source: A statement is dated after its source" in result.out
    assert not [word for word in ("holm-on-quota", "cable") if word in result.out]
    monkeypatch.setattr("dipview.cli.clearance.is_on_terminal", lambda _: True)
    assert "holm-on-quota" in cli("check", str(file)).out


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        (("show", "holm"), {"holm"}),
        (("show", "--clearance", "SECRET", "holm"), {"holm", "holm-on-quota"}),
        (("show", "holt"), set()),
        (("read", "ca"), set()),
    ],
)
def test_a_shell_is_proposed_what_may_leave(
    words: tuple[str, ...],
    proposed: set[str],
    cli: Run,
    fishing: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = ("dipview", words[0], "-d", fishing, *words[1:])
    monkeypatch.setenv("_DIPVIEW_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(asked))
    monkeypatch.setenv("COMP_CWORD", str(len(asked) - 1))
    result = cli()
    assert result.code == DONE
    plain = {line.removeprefix("plain,") for line in result.out.splitlines() if line.strip()}
    assert {each for each in plain if each != " "} == proposed
