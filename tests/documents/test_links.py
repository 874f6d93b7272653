"""Every link of the documents leads somewhere, every picture is there, and every table is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from tests.documents.reading import DOCUMENTS, ROOT, anchors, spoken, text, tokens

_CELL = re.compile(r"(?<!\\)\|")


def _targets(document: str) -> Iterator[str]:
    for token in spoken(document):
        if (target := token.attrs.get("href") or token.attrs.get("src")) is not None:
            yield str(target)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    for target in _targets(document):
        parts = urlsplit(target)
        if parts.scheme:
            assert parts.scheme == "https", target
            assert "." in parts.netloc, target
            continue
        path = (ROOT / document).parent / unquote(parts.path) if parts.path else ROOT / document
        assert path.exists(), target
        assert path.resolve().is_relative_to(ROOT.resolve()), target
        if parts.fragment:
            there = path.resolve().relative_to(ROOT.resolve()).as_posix()
            assert parts.fragment in anchors(there), target


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_reference_that_is_defined_nowhere_does_not_stand_as_text(document: str) -> None:
    for token in spoken(document):
        if token.type == "text":
            assert "](" not in token.content, token.content


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_table_is_read_as_one(document: str) -> None:
    lines = text(document).splitlines()
    for token in tokens(document):
        if token.type == "inline":
            assert not token.content.startswith("|"), token.content
        if token.type == "table_open" and token.map:
            rows = lines[token.map[0] : token.map[1]]
            assert len({len(_CELL.findall(row)) for row in rows}) == 1, rows[0]


def test_every_document_is_reached_from_the_front() -> None:
    reached, open_ones = {"README.md"}, ["README.md"]
    while open_ones:
        document = open_ones.pop()
        for target in _targets(document):
            path = (ROOT / document).parent / urlsplit(target).path
            if not urlsplit(target).scheme and path.suffix == ".md":
                name = path.resolve().relative_to(ROOT.resolve()).as_posix()
                if name not in reached:
                    reached.add(name)
                    open_ones.append(name)
    assert set(DOCUMENTS) <= reached


def test_every_picture_is_shown_somewhere() -> None:
    shown = {target.rpartition("/")[2] for each in DOCUMENTS for target in _targets(each)}
    assert {path.name for path in (ROOT / "screenshots").rglob("*.svg")} <= shown
