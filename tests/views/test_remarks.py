"""What is written on records about the records: on cards, in JSON and in CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of
from dipview.workspace.workspace import Workspace

REMARKS = 'tags = ["urgent", "eu law"]\nnotes = "Seen twice."\n'
TEXT = f"""
[[sources]]
id = "s"
type = "report"
{REMARKS}
[[actors]]
id = "a"
kind = "state"
name = "Brenn"
sources = ["s"]
{REMARKS}
[[issues]]
id = "p"
kind = "policy"
proposition = "Tolls should end"
sources = ["s"]
status = "tabled"
{REMARKS}
[[events]]
id = "e"
title = "Talks"
kind = "meeting"
sources = ["s"]
{REMARKS}
[[statements]]
id = "said"
source = "s"
form = "reported"
speakers = ["a"]
summary = "Speaks"
coded_by = "Anna Vale"
coded_on = 2020-05-02
reviewed_by = "B. Reader"
positions = [{{ issue = "p", stance = "support", tags = ["hedged"], notes = "Mild." }}]
{REMARKS}
"""
CODING = {"coded_by": "Anna Vale", "coded_on": "2020-05-02", "reviewed_by": "B. Reader"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "remarks.toml").write_text(TEXT, encoding="utf-8")
    found = read_workspace([tmp_path / "remarks.toml"])
    assert found.dataset.problems == ()
    return found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("sources", {}),
        ("actors", {}),
        ("issues", {"status": "tabled"}),
        ("events", {"status": "occurred"}),
        ("statements", {"status": "", **CODING}),
        ("positions", {"status": "", **CODING, "tags": ["hedged"], "notes": "Mild."}),
    ],
)
def test_json_and_csv_have_what_is_written_on_records(
    workspace: Workspace, name: str, told: dict[str, Any]
) -> None:
    view = catalogue_of(workspace, name, Scope())
    expected = {"tags": ["urgent", "eu law"], "notes": "Seen twice."} | told
    (row,) = json.loads("".join(write(view, Format.JSON)))["rows"]
    assert {key: row[key] for key in expected} == expected
    (line,) = csv.DictReader(io.StringIO("".join(write(view, Format.CSV))))
    for key, value in expected.items():
        assert line[key] == ("; ".join(value) if isinstance(value, list) else value)


@pytest.mark.parametrize("id", ["s", "a", "p", "e", "said"])
def test_every_card_shows_notes_and_tags(workspace: Workspace, id: str) -> None:
    told = " ".join("".join(write(card_of(workspace, id, Scope()), Format.TEXT)).split())
    assert "Seen twice." in told
    assert "urgent, eu law" in told


@pytest.mark.parametrize("id", ["said", "said#p@a"])
def test_a_card_tells_who_coded_and_reviewed_whatever_the_status(
    workspace: Workspace, id: str
) -> None:
    told = " ".join("".join(write(card_of(workspace, id, Scope()), Format.TEXT)).split())
    assert "coded by Anna Vale, coded on 2 May 2020, reviewed by B. Reader" in told


def test_a_positions_card_shows_its_own_notes_and_tags(workspace: Workspace) -> None:
    told = " ".join("".join(write(card_of(workspace, "said#p@a", Scope()), Format.TEXT)).split())
    assert "Mild." in told
    assert "hedged" in told
