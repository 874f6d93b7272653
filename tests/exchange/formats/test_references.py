"""Sources in CSL-JSON, BibTeX and RIS: round trips, what keepers of references write, damage."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import codes_of
from dipview.dataset.written_tables import written_tables
from dipview.exchange.exchange_format import ExchangeError, Reading, Writing
from dipview.exchange.formats import bibtex, csl_json, ris
from dipview.exchange.imported import Imported, Table
from dipview.exchange.references.csl_dates import csl_date, edtf_of
from dipview.model.characters import is_harmless
from dipview.model.kinds import Kind
from dipview.model.sources import SOURCE_TYPES
from dipview.model.spans import read_span
from dipview.writing.record_text import record_text

FORMATS = {"csl": (csl_json, ".json"), "bibtex": (bibtex, ".bib"), "ris": (ris, ".ris")}
BOTH_WAYS = pytest.mark.parametrize(("module", "ending"), FORMATS.values(), ids=[*FORMATS])

LINE = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"]),
        min_size=1,
        max_size=30,
    )
    .map(lambda text: text.replace("{", "(").replace("}", ")").replace("\\", "/"))
    .filter(lambda text: is_harmless(text) and unicodedata.is_normalized("NFC", text))
)
DATES = st.sampled_from(
    ["2017", "2017-04", "2017-04-11", "2017-04~", "2017/2018", "2017-04-11/2017-04-13", "2017-21"]
)
SOURCES = st.fixed_dictionaries(
    {"type": st.sampled_from(SOURCE_TYPES)},
    optional={
        "title": LINE,
        "publisher": LINE,
        "issued": DATES,
        "accessed": st.sampled_from(["2020-01-31", "2020-02"]),
        "url": st.just("https://example.org/a_b?c=1&d=%20#e"),
        "symbol": st.just("A/RES/72/4"),
        "language": st.sampled_from(["en", "fr", "zh-Hant"]),
        "notes": LINE,
        "tags": st.lists(st.sampled_from(["sea", "nets", "a b"]), min_size=1, unique=True),
    },
)


def read(module: ModuleType, text: str, path: Path) -> Imported:
    path.write_text(text, encoding="utf-8")
    imported: Imported = module.read(Reading(paths=(path,)))
    return imported


def written(module: ModuleType, tables: Iterable[Table], folder: Path) -> str:
    path = folder / "sources.toml"
    path.write_text("\n".join(record_text(Kind.SOURCE, each) for each in tables), encoding="utf-8")
    dataset = open_dataset([path])
    # A symbol of another kind of paper than the source is comes in and goes out as it is.
    assert {*codes_of(dataset.problems)} <= {"symbol-misfit"}
    return "".join(module.write(Writing(dataset=dataset)))


@BOTH_WAYS
@given(sources=st.lists(SOURCES, min_size=1, max_size=4))
@settings(max_examples=examples(100))
def test_what_is_exported_is_imported_as_it_was(
    module: ModuleType,
    ending: str,
    sources: list[Table],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("references")
    tables = [{"id": f"source-{number}", **each} for number, each in enumerate(sources)]
    for each in tables:
        for key in ("title", "publisher", "notes"):
            if key in each:
                each[key] = " ".join(str(each[key]).split())
    imported = read(module, written(module, tables, folder), folder / f"out{ending}")
    assert not imported.misread
    assert imported.of(Kind.SOURCE) == {str(each["id"]): each for each in tables}


@pytest.mark.parametrize("words", ["a -- b", "---", "''so''", "``so", "who?`", "so!`"])
def test_signs_that_tex_draws_as_one_come_back_as_two(words: str, tmp_path: Path) -> None:
    table: Table = {"id": "a", "type": "article", "title": words, "url": "https://example.org/-a"}
    text = written(bibtex, [table], tmp_path)
    assert read(bibtex, text, tmp_path / "out.bib").of(Kind.SOURCE) == {"a": table}


@BOTH_WAYS
def test_a_library_of_three_hundred_items_comes_in_whole(
    module: ModuleType, ending: str, tmp_path: Path
) -> None:
    tables: list[Table] = [
        {
            "id": f"item-{number}",
            "type": SOURCE_TYPES[number % len(SOURCE_TYPES)],
            "title": f"Report {number} of the harbour office",
            "publisher": f"Office {number % 7}",
            "issued": f"{1990 + number % 30}-{number % 12 + 1:02d}",
            "url": f"https://example.org/{number}",
        }
        for number in range(300)
    ]
    imported = read(module, written(module, tables, tmp_path), tmp_path / f"library{ending}")
    assert len(imported) == 300
    assert imported.of(Kind.SOURCE) == {str(each["id"]): each for each in tables}


def test_an_item_of_zotero_keeps_what_has_no_key_of_its_own(tmp_path: Path) -> None:
    item = {
        "id": "http://zotero.org/users/1/items/ABCD",
        "type": "article-newspaper",
        "container-title": "The Tide",
        "title": "Nets stay out",
        "author": [{"family": "Vale", "given": "Anna"}],
        "issued": {"date-parts": [["2031", "9", 18]]},
        "accessed": {"date-parts": [["2031", 10]]},
        "page": "3",
    }
    imported = read(csl_json, json.dumps([item]), tmp_path / "zotero.json")
    (table,) = imported.of(Kind.SOURCE).values()
    assert table["id"] == "http-zotero-org-users-1-items-abcd"
    assert (table["publisher"], table["issued"], table["accessed"]) == (
        "The Tide",
        "2031-09-18",
        "2031-10",
    )
    assert table["extra"] == {"csl": {"author": [{"family": "Vale", "given": "Anna"}], "page": "3"}}


def test_an_entry_as_people_write_it_in_bibtex(tmp_path: Path) -> None:
    text = (
        "@comment{nothing}\n"
        "@Article{vale2031, author = {Vale, Anna and {Harbour Office}}, title = {The {Nets}: "
        'a caf{\\\'e} talk}, journal = "Tide Review", year = 2031, month = sep, pages = {1--9}}\n'
    )
    (table,) = read(bibtex, text, tmp_path / "a.bib").of(Kind.SOURCE).values()
    assert table == {
        "id": "vale2031",
        "type": "article-journal",
        "title": "The Nets: a café talk",
        "publisher": "Tide Review",
        "issued": "2031-09",
        "extra": {
            "csl": {
                "author": [{"family": "Vale", "given": "Anna"}, {"literal": "Harbour Office"}],
                "page": "1–9",
            }
        },
    }


def test_an_article_of_a_newspaper_is_one_in_biblatex(tmp_path: Path) -> None:
    tables: list[Table] = [
        {"id": f"a-{kind}", "type": f"article-{kind}", "title": "Nets", "publisher": "The Tide"}
        for kind in ("newspaper", "magazine", "journal")
    ]
    text = written(bibtex, tables, tmp_path)
    assert text.count("@article{") == 3
    assert "entrysubtype = {newspaper}" in text
    assert read(bibtex, text, tmp_path / "a.bib").of(Kind.SOURCE) == {x["id"]: x for x in tables}
    older = "@newspaper{old, title = {Nets}, journal = {The Tide}}"
    (table,) = read(bibtex, older, tmp_path / "b.bib").of(Kind.SOURCE).values()
    assert table["type"] == "article-newspaper"


def test_what_begins_as_an_entry_and_says_nothing_is_told_and_not_taken(tmp_path: Path) -> None:
    imported = read(bibtex, "who;what\n=@SUM(1);x\n@SUM(1);x\n", tmp_path / "a.bib")
    assert len(imported) == 0
    assert imported.misread


def test_ris_has_nothing_but_its_tags_and_names_without_signs_of_bibtex(tmp_path: Path) -> None:
    tables: list[Table] = [
        {"id": "a", "type": "webpage", "title": "Nets", "extra": {"author": "P. Müller-Østgård"}},
        {"id": "b", "type": "webpage", "title": "Nets", "extra": {"author": "Vale, Berg and Dahl"}},
    ]
    text = written(ris, tables, tmp_path)
    assert all(not line or line[2:6] == "  - " for line in text.splitlines())
    assert "AU  - P. Müller-Østgård\n" in text
    kept = [each["extra"] for each in read(ris, text, tmp_path / "a.ris").of(Kind.SOURCE).values()]
    assert kept == [
        {"csl": {"author": [{"literal": each["extra"]["author"]}]}}  # type: ignore[index]
        for each in tables
    ]


def test_a_reference_as_libraries_give_it_in_ris(tmp_path: Path) -> None:
    text = (
        "TY  - NEWS\r\nTI  - Nets stay out\r\nT2  - The Tide\r\nAU  - Vale, Anna\r\n"
        "DA  - 2031/09/18/\r\nUR  - https://example.org/n\r\nKW  - nets\r\nER  - \r\n"
    )
    (table,) = read(ris, text, tmp_path / "a.ris").of(Kind.SOURCE).values()
    assert table == {
        "id": "nets-stay-out",
        "type": "article-newspaper",
        "title": "Nets stay out",
        "publisher": "The Tide",
        "issued": "2031-09-18",
        "url": "https://example.org/n",
        "tags": ["nets"],
        "extra": {"csl": {"author": [{"family": "Vale", "given": "Anna"}]}},
    }


def test_what_is_nested_too_deep_is_told_without_words_of_python(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="that can be read: it is nested too deep; in Zotero"):
        read(csl_json, "[" * 100_000, tmp_path / "a.json")


def test_a_reference_of_ris_that_is_not_closed_is_not_lost(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - First\nTY  - BOOK\nTI  - Second\nER  -\n\nTY  - RPRT\nTI  - Third"
    imported = read(ris, text, tmp_path / "a.ris")
    assert [each["title"] for each in imported.of(Kind.SOURCE).values()] == [
        "First",
        "Second",
        "Third",
    ]
    assert [each.place for each in imported.misread] == ["a.ris, line 1", "a.ris, line 7"]


def test_two_entries_of_bibtex_under_one_key_are_both_taken(tmp_path: Path) -> None:
    entries = (f"@misc{{a, title={{{each}}}}}" for each in ("One", r"Two {\"o}", "Three"))
    imported = read(bibtex, "\n".join(entries), tmp_path / "a.bib")
    titles = [each["title"] for each in imported.of(Kind.SOURCE).values()]
    assert titles == ["One", "Two ö", "Three"]
    assert [each.place for each in imported.misread] == ["a.bib, line 2", "a.bib, line 3"]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        (csl_json, "{"),
        (csl_json, "[" * 100_000),
        (ris, "no reference at all"),
        (bibtex, "no entry at all"),
    ],
    ids=["json", "deep", "ris", "bibtex"],
)
def test_a_file_of_another_kind_is_told(module: ModuleType, text: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="; "):
        read(module, text, tmp_path / "file")


@pytest.mark.parametrize(
    ("items", "places"),
    [
        ({"id": "a"}, ["file"]),
        ([1, {"id": "b", "type": "book"}], ["file: $[0]"]),
        ([{"id": "b", "type": "opera"}], ["file: $[0].type"]),
        ([{"id": "b", "type": "book", "issued": {"date-parts": [[2017, 13]]}}], ["$[0].issued"]),
        ([{"id": "b", "type": "book", "issued": "soon"}], ["$[0].issued"]),
        ([{"id": "b", "type": "book"}] * 2, ["file: $[1]"]),
    ],
    ids=["table", "number", "type", "month", "text", "twice"],
)
def test_what_is_wrong_in_one_item_is_told_with_its_place(
    items: Any, places: list[str], tmp_path: Path
) -> None:
    imported = read(csl_json, json.dumps(items), tmp_path / "file")
    assert [
        each.place.endswith(place) for each, place in zip(imported.misread, places, strict=True)
    ]
    assert len(imported) == (1 if isinstance(items, list) else 0)


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"date-parts": [[2017]]}, "2017"),
        ({"date-parts": [["2017", "4", ""]]}, "2017-04"),
        ({"date-parts": [[2017, 4], [2018]]}, "2017-04/2018"),
        ({"date-parts": [[2017]], "circa": True}, "2017~"),
        ({"date-parts": [[2017]], "season": 1}, "2017-21"),
        ({"date-parts": [[2017]], "season": "autumn"}, "2017-23"),
        ({"raw": "2017-04"}, "2017-04"),
    ],
)
def test_dates_as_keepers_of_references_write_them(date: Any, edtf: str) -> None:
    assert edtf_of(date) == edtf


@given(DATES)
def test_a_date_comes_back_as_it_was(text: str) -> None:
    assert edtf_of(csl_date(read_span(text))) == text


def test_what_has_no_place_in_a_bibliography_is_counted(tmp_path: Path) -> None:
    dataset = open_dataset([Path(__file__).parents[2] / "worlds" / "archipelago.toml"])
    writing = Writing(dataset=dataset)
    "".join(csl_json.write(writing))
    assert writing.left_out["agencies of # sources"] == 8
    assert writing.left_out["statements"] == len(dataset.ids(Kind.STATEMENT))
    assert len([kind for kind, _ in written_tables(dataset) if kind is Kind.SOURCE]) == 47


@pytest.mark.parametrize("format", [bibtex, ris])
def test_what_is_kept_of_csl_and_has_no_place_in_another_format_is_counted(
    tmp_path: Path, format: Any
) -> None:
    path = tmp_path / "kept.toml"
    path.write_text(
        '[[sources]]\nid = "a"\ntype = "book"\ntitle = "A"\n'
        '[sources.extra.csl]\nvolume = "2"\nchapter-number = "3"\n'
        'translator = [{ family = "Vale", given = "Anna" }]\n',
        encoding="utf-8",
    )
    writing = Writing(dataset=open_dataset([path]))
    written = "".join(format.write(writing))
    assert "2" in written
    kept = ("chapter-number", "translator")
    assert {key: writing.left_out[key] for key in writing.left_out} == {
        f"extra.csl.{name} of # sources": 1 for name in kept
    }
