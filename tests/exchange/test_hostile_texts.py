"""Hostile texts: JSON, XML, separated values, BibTeX and RIS that nobody would write in earnest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.exchange.hostile import outcome, refused
from tests.tiers import examples

from dipview.exchange.imported import Imported
from dipview.model.kinds import Kind

# ruff: noqa: E501 - files as they are
DEEP = 100_000
HUGE = "9" * 5_000
TEXTS = {
    "nothing": b"",
    "blanks": b" \n\t\r\n\n",
    "a mark alone": b"\xef\xbb\xbf",
    "NULs": b"who,vote\0,option\0\nArle,\0yes\0\n\0\0\0",
    "no UTF-8": b"who,vote\n\xff\xfe\xfd,yes\n",
    "UTF-16": "who,vote\nArle,yes\n".encode("utf-16"),
    "UTF-7": "+ADw-who+AD4-,vote\n".encode("ascii"),
    "deep lists": b"[" * DEEP,
    "deep objects": b'{"a":' * DEEP,
    "deep and closed": b"[" * DEEP + b"]" * DEEP,
    "deep braces": b"@article{" + b"{" * DEEP,
    "no number": b'{"actor": {"id": "a", "name": NaN, "population": Infinity, "x": -Infinity}}',
    "a huge number": f'{{"actor": {{"id": "a", "name": "A", "n": {HUGE}}}}}'.encode(),
    "keys twice": b'{"actor": {"id": "a", "id": "b", "name": "A"}, "actor": {"id": "c"}}',
    "half a character": b'{"actor": {"id": "a", "kind": "state", "name": "\\ud800x", "\\udfff": 1}}',
    "an entity": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "a billion laughs": b'<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;&b;">]><a>&c;&c;</a>',
    "an inclusion": b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="b"/></a>',
    "a long cell": b"who,vote\n" + b"x" * (1 << 20) + b",yes\n",
    "a long line": b'{"actor": {"id": "a", "name": "' + b"x" * (1 << 20) + b'"}}',
    "an open quote": b'who,vote\n"Arle,yes\nBree,no\n' + b"x,y\n" * 1000,
    "quotes": b'"""""","""\n"","""",""\n',
    "strings in each other": b"@string{a = b # a}\n@string{b = a # b}\n@article{x, title = a # b}\n",
    "open braces": b"@article{x, title = {a {b {c}, author = {\n@article{y, title = {d}}\n",
    "no end": b"TY  - JOUR\nTI  - Nets\nTY  - JOUR\nTI  - Lamps\n",
    "an end alone": b"ER  - \nER  - \n  - \nTY  - \nER  - \n",
    "directions": "who,vote\n\u202eelrA\u202c,yes\n\u200b\u2066,no\n".encode(),
    "no names": b'who,vote\n"",yes\n"   ",no\n"...",yes\n"!!!",no\n',
    "a long name": b"who,vote\n" + b"Arle " * 2_000 + b",yes\n",
}
READERS = {
    "csv": ".csv",
    "rollcalls": ".csv",
    "jsonl": ".jsonl",
    "enb": ".jsonl",
    "popolo": ".json",
    "csl": ".json",
    "bibtex": ".bib",
    "ris": ".ris",
    "dna": ".dna",
    "qdpx": ".qdpx",
    "qdc": ".qdc",
    "xlsx": ".xlsx",
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("text", TEXTS)
def test_whatever_a_file_holds_it_costs_a_sentence(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"in{READERS[name]}"
    path.write_bytes(TEXTS[text])
    outcome(name, path)


NAMES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["Arle", "arle", "ARLE", "Ärle", "a" * 300, "…", "\u202eelrA", "-", "1", "=A1"]
    ),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


@given(
    records=st.lists(
        st.tuples(
            st.sampled_from(["dataset", "source", "actor", "issue", "event", "statement", "x"]),
            st.dictionaries(
                NAMES
                | st.sampled_from(["name", "kind", "title", "source", "speakers", "positions"]),
                VALUES,
                max_size=4,
            ),
            NAMES,
        ),
        max_size=5,
    )
)
@settings(max_examples=examples(200))
def test_any_records_are_read_or_told(
    records: list[tuple[str, dict[str, object], str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("hostile") / "in.jsonl"
    lines = [json.dumps({kind: {"id": id, **table}}) for kind, table, id in records]
    path.write_text("\n".join(lines), encoding="utf-8")
    outcome("jsonl", path)


SECTIONS = st.fixed_dictionaries(
    {},
    optional={
        "id": NAMES | VALUES,
        "section_title": NAMES | VALUES,
        "enb_start_date": st.sampled_from(["06-Feb-95", "31-Feb-95", "x", "00-Jan-00"]) | VALUES,
        "enb_end_date": st.sampled_from(["07-Feb-95", "06-Feb-1995"]) | VALUES,
        "enb_url": NAMES | st.just("http://[::1"),
        "countries": st.lists(NAMES, max_size=3) | VALUES,
        "actors": st.lists(NAMES, max_size=3) | VALUES,
        "sentences": st.lists(NAMES | st.just("Arle said that nets are dear."), max_size=3)
        | VALUES,
    },
)


@given(sections=st.lists(SECTIONS, max_size=4))
@settings(max_examples=examples(100))
def test_any_sections_are_read_or_told(
    sections: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("hostile") / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, sections)), encoding="utf-8")
    outcome("enb", path, folder=True)


@given(rows=st.lists(st.lists(NAMES, min_size=1, max_size=5), max_size=6))
@example(rows=[["", "\x7f", "0"]])
@settings(max_examples=examples(100))
def test_any_cells_are_read_or_told(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("hostile") / "in.csv"
    head = "speaker,concept,agree,date,source\n"
    quoted = (
        "".join((",".join(json.dumps(cell, ensure_ascii=False) for cell in row), "\n"))
        for row in rows
    )
    path.write_bytes((head + "".join(quoted)).encode("utf-8", "surrogatepass"))
    outcome("csv", path)


def test_names_that_fold_to_one_id_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(
        "speaker,concept,agree\nÄrle,Nets,yes\nArle,Nets,yes\nA-rle!,Nets,no\n", "utf-8"
    )
    found = outcome("csv", path)
    assert isinstance(found, Imported)
    assert len(found.of(Kind.ACTOR)) == 3


@pytest.mark.slow
def test_a_thousand_of_one_name_and_place_get_an_id_each(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    section = {"sentences": ["Nets."], "section_title": "Nets"}
    lines = [json.dumps({"id": f"a{'!' * number}", **section}) for number in range(1_000)]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = outcome("enb", path)
    assert isinstance(found, Imported)
    assert len(found.of(Kind.SOURCE)) == 1_000


@pytest.mark.parametrize("name", READERS)
def test_what_is_no_file_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"in{READERS[name]}"
    path.mkdir()
    assert "folder" in refused(name, path) or "file" in refused(name, path)
