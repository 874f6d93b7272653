"""Files of other formats: named as what they are, with what can be done."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Problem

IMPORTED = {
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "popolo",
    ".jsonl": "jsonl",
    ".xlsx": "xlsx",
    ".qdpx": "qdpx",
}
BEGIN = "'dipview init' begins a dataset"


def zipped(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return content.getvalue()


def told(tmp_path: Path, name: str, content: bytes) -> Problem:
    file = tmp_path / name
    file.write_bytes(content)
    (problem,) = open_dataset([file]).problems
    return problem


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("data.csv", b"a,b\n1,2\n", "a table (CSV)"),
        ("data.csv", "a;b\né;2\n".encode("latin-1"), "a table (CSV)"),
        ("data.CSV", b"speaker,issue\nAnn,tolls\n", "a table (CSV)"),
        ("x.toml", b"name,kind\nAnn,person\nBen,person\n", "a table (CSV)"),
        ("x.tsv", b"name\tkind\nAnn\tperson\n", "a table (tab-separated)"),
        ("x.json", b'{"a": [1]}\n', "JSON"),
        ("x.toml", b'{"a": [1]}\n', "JSON"),
        ("x.jsonl", b'{"a": 1}\n{"a": 2}\n', "JSON, one value a line"),
        ("x", b'{"a": 1}\n{"a": 2}\n', "JSON"),
        ("x.yaml", b"a: 1\n", "YAML"),
        ("x.toml", b"---\na: 1\n", "YAML"),
        ("x.xml", b"<?xml version='1.0'?><a/>", "XML"),
        ("x.toml", b"<!DOCTYPE html><p>", "a web page (HTML)"),
        ("x.txt", b"Ann says no.\n", "a plain text"),
        ("x.pdf", b"%PDF-1.7\n%\xe2\xe3\n", "a document (PDF)"),
        ("x.gz", gzip.compress(b"a = 1\n"), "compressed (gzip)"),
        ("x.zip", zipped("a.toml"), "an archive (zip)"),
        ("x.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet (Excel)"),
        ("x.docx", zipped("[Content_Types].xml", "word/document.xml"), "a document (Word)"),
        (
            "x.qdpx",
            zipped("project.qde", "sources/a.txt"),
            "a project of qualitative analysis (REFI-QDA)",
        ),
    ],
    ids=range(20),
)
def test_a_file_that_is_no_toml_is_named_as_what_it_is(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    problem = told(tmp_path, name, content)
    assert problem.code in ("not-toml", "not-utf8")
    assert problem.message.startswith(f"the file is {said}, not ")
    assert problem.place.line == 1
    unpacked = said.startswith(("compressed", "an archive"))
    imported = IMPORTED.get(Path(name).suffix.lower(), "")
    hint = f"'dipview import {imported} {name} -o FILE.toml' reads it" if imported else BEGIN
    assert ("unpack it first" if unpacked else hint) in problem.hint


@pytest.mark.parametrize(("ending", "said"), [("dna", "Discourse Network Analyzer"), ("db", "")])
def test_a_database_is_named(tmp_path: Path, ending: str, said: str) -> None:
    file = tmp_path / f"sample.{ending}"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE STATEMENTS (id)")
    connection.close()
    (problem,) = open_dataset([file]).problems
    assert "SQLite" in problem.message
    assert said in problem.message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.txt", '[[sources]]\nid = "s"\ntitle = x\n'),
        ("x.toml", "[[sources]]\nid = s, t\n"),
        ("x.toml", "a, b, c\n"),
        ("x.conf", '[[sources]]\nid = "s\n'),
    ],
)
def test_toml_with_a_mistake_stays_toml(tmp_path: Path, name: str, text: str) -> None:
    assert told(tmp_path, name, text.encode()).code == "bad-toml"


def test_toml_is_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text('[[sources]]\nid = "s"\ntype = "book"\n')
    assert not open_dataset([file]).problems
