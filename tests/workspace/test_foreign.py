"""Files of other programs that are opened: what is read, and what is known of them."""

from __future__ import annotations

import gc
from pathlib import Path

from dipview.exchange.registry import meant_by, read_as
from dipview.workspace.foreign_file import ForeignFile
from dipview.workspace.loading import Loading

SHEET = "speaker,concept,agree\nAnna Vale,Nets may be used at night,yes\n"
ITEMS = '[{"id": "tide", "type": "article-newspaper", "title": "The Tide"}]'
EVENTS = '"statement_id";"time";"person";"concept";"agreement";"text";"document_title"\n'
VOTES = "undl_id,ms_code,ms_name,ms_vote,date\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sheet_is_opened_as_it_would_be_imported_and_nothing_is_written_beside_it(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "my study.csv", f"{SHEET}Bo Berg,Lamps are taxed,perhaps\n")
    told: list[str] = []
    workspace = Loading([path], notice=told.append).workspace()
    (foreign,) = workspace.foreign
    assert foreign == ForeignFile(path=path, format="csv", misread=1)
    assert foreign.in_words == "my study.csv is only looked at, without 1 place that cannot be read"
    assert foreign.command == f"dipview import csv '{path}' -o 'my study.toml'"
    assert workspace.dataset.actor("anna-vale").name == "Anna Vale"
    assert [each.name for each in tmp_path.iterdir()] == ["my study.csv"]
    (made,) = workspace.paths
    assert tmp_path not in made.parents
    assert not told
    assert made.exists()
    del workspace
    gc.collect()
    assert not made.parent.exists()


def test_a_file_that_cannot_be_read_stays_as_it_is_and_it_is_told_why(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "colour\nred\n")
    told: list[str] = []
    workspace = Loading([path], notice=told.append).workspace()
    assert workspace.foreign == ()
    assert workspace.is_empty
    assert "no column says who spoke" in told[0]


def test_files_of_ones_own_are_not_foreign(tmp_path: Path) -> None:
    path = written(tmp_path, "a.toml", "")
    workspace = Loading([path]).workspace()
    assert (workspace.foreign, workspace.paths) == ((), (path,))


def test_a_format_is_told_by_the_beginning_where_several_have_the_ending(tmp_path: Path) -> None:
    meant = {
        "a.csv": (SHEET, "csv"),
        "b.csv": (EVENTS, "dna"),
        "c.csv": (VOTES, "rollcalls"),
        "d.json": (ITEMS, "csl"),
        "e.json": ('{"persons": []}', "popolo"),
        "f.JSON": (f"\ufeff\n{ITEMS}", "csl"),
        "g.bib": ("@book{a}", "bibtex"),
    }
    for name, (text, format) in meant.items():
        found = meant_by(written(tmp_path, name, text))
        assert found is not None
        assert (name, found.name) == (name, format)
    assert meant_by(tmp_path / "x.json") is not None  # Of no file only the ending is known.
    assert meant_by(tmp_path / "x.toml") is None
    assert read_as(tmp_path / "g.bib") is None
