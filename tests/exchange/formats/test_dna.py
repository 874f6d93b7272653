"""Discourse Network Analyzer: both schemas and the list of events, real files, round trips."""

from __future__ import annotations

import csv
import hashlib
import sqlite3
from base64 import b64decode
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.texts.comparing import Fit
from dipview.dataset.texts.verifying import Verification
from dipview.exchange.exchange_format import ExchangeError, Reading, Writing
from dipview.exchange.formats import dna
from dipview.exchange.formats.dna.reading import read
from dipview.exchange.formats.dna.tables import SCHEMA
from dipview.exchange.formats.dna.writing import write
from dipview.exchange.imported import Table
from dipview.exchange.importing import planned
from dipview.model.kinds import Kind
from dipview.workspace.in_process_reading import read_here

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "dna"
real = pytest.mark.skipif(not CORPUS.is_dir(), reason="the sample databases of DNA are not here")
(FORMAT,) = dna.FORMATS


def database(path: Path, *statements: str, schema: str = SCHEMA) -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.executescript(schema)
        for each in statements:
            made.execute(each)
        made.commit()
    return path


def small(path: Path, text: str = "One. We want nets in. Two.", *more: str) -> Path:
    """Make a database with one coding, of ``We want nets in.``."""
    start = len(text[: text.index("We")].encode("utf-16-le")) // 2
    with closing(sqlite3.connect(path)) as made:
        made.executescript(SCHEMA)
        made.execute("INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Ada', '')")
        made.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Date) VALUES (1, 'Nets', ?, 1, 86400)",
            (text,),
        )
        made.execute("INSERT INTO STATEMENTTYPES (ID, Label) VALUES (1, 'DNA Statement')")
        for number, name in enumerate(("person", "organization", "concept", "agreement"), 1):
            made.execute("INSERT INTO VARIABLES VALUES (?, ?, 'short text', 1)", (number, name))
        made.execute(
            "INSERT INTO STATEMENTS VALUES (1, 1, 1, ?, ?, 1)",
            (start, start + len("We want nets in.")),
        )
        for number, value in enumerate(("Vale", "Arle", "Nets are let in"), 1):
            made.execute(
                "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (?, ?, ?)",
                (number, number, value),
            )
            made.execute(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (1, ?, ?)",
                (number, number),
            )
        made.execute("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (1, 4, 1)")
        for each in more:
            made.execute(each)
        made.commit()
    return path


def imported_into(paths: tuple[Path, ...], target: Path, **values: object) -> Dataset:
    plan = planned(FORMAT, paths, target, values)
    plan.carry_out(Limits())
    return open_dataset([target])


def exported(dataset: Dataset, *roots: Path) -> tuple[bytes, Counter[str]]:
    writing = Writing(dataset=dataset, roots=roots)
    return b"".join(write(writing)), writing.left_out


def coded(data: bytes, path: Path) -> list[tuple[object, ...]]:
    """Give what is coded in a database of version 3: words, who, on what, how."""
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute(
            "SELECT substr(d.Text, s.Start + 1, s.Stop - s.Start), c.Name, e.Value, b.Value "
            "FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId "
            "JOIN CODERS c ON c.ID = s.Coder "
            "JOIN DATASHORTTEXT t ON t.StatementId = s.ID JOIN ENTITIES e ON e.ID = t.Entity "
            "JOIN DATABOOLEAN b ON b.StatementId = s.ID ORDER BY d.Date, s.Start, t.VariableId"
        ).fetchall()


@real
@pytest.mark.parametrize("name", ["sample.dna", "sample-v2.dna"])
def test_the_sample_databases_come_in_with_their_texts(name: str, tmp_path: Path) -> None:
    dataset = imported_into((CORPUS / name,), tmp_path / "study")
    assert not dataset.problems
    assert [len(dataset.ids(kind)) for kind in (Kind.SOURCE, Kind.STATEMENT, Kind.ISSUE)] == [
        7,
        40,
        6,
    ]
    assert len(dataset.ids(Kind.ACTOR)) == 14
    with closing(sqlite3.connect(f"file:{CORPUS / name}?mode=ro&immutable=1", uri=True)) as opened:
        agreed = opened.execute("SELECT count(*) FROM DATABOOLEAN WHERE Value = 1").fetchone()[0]
    stances = Counter(dataset.position(id).stance.value for id in dataset.ids(Kind.POSITION))
    assert stances == {"assert": agreed, "deny": 40 - agreed}


@real
def test_both_schemas_give_the_same_records() -> None:
    three, two = (read(Reading(paths=(CORPUS / name,))) for name in ("sample.dna", "sample-v2.dna"))
    assert three.texts == two.texts
    assert three.of(Kind.ISSUE) == two.of(Kind.ISSUE)
    assert [each | {"id": ""} for each in three.of(Kind.STATEMENT).values()] == [
        each | {"id": ""} for each in two.of(Kind.STATEMENT).values()
    ]
    assert three.left_out["codings of type Annotation: no actor stands for or against a concept"]


@real
def test_passages_are_the_words_that_the_list_of_events_has() -> None:
    whole = read(Reading(paths=(CORPUS / "sample.dna",)))
    listed = read(Reading(paths=(CORPUS / "sample-eventlist.csv",)))
    assert len(listed.of(Kind.STATEMENT)) == len(whole.of(Kind.STATEMENT)) == 40
    with (CORPUS / "sample-eventlist.csv").open(encoding="utf-8", newline="") as file:
        rows = [row["text"] for row in csv.DictReader(file, delimiter=";")]
    words = {" ".join(each.split()) for each in rows}  # in which commas stand for semicolons
    for table in whole.of(Kind.STATEMENT).values():
        start, stop = _passage(table)
        text = whole.texts[f"texts/{table['source']}.txt"][start:stop]
        assert " ".join(text.replace(";", ",").split()) in words


@real
def test_speeches_are_verified_to_the_letter(tmp_path: Path) -> None:
    target = tmp_path / "study"
    imported_into((CORPUS / "sample.dna",), target, verbatim=True)
    verification = Verification([target])
    read_here((target,), Limits(), lambda _: None, verification.check)
    assert verification.counts == {Fit.EXACT: 40}


@real
def test_the_sample_survives_a_round_trip(tmp_path: Path) -> None:
    first = imported_into((CORPUS / "sample.dna",), tmp_path / "one")
    data, left_out = exported(first, tmp_path / "one")
    assert set(left_out) <= {"extra of # sources"}
    (tmp_path / "again.dna").write_bytes(data)
    again = imported_into((tmp_path / "again.dna",), tmp_path / "two")
    for kind in (Kind.ACTOR, Kind.ISSUE):
        assert set(again.ids(kind)) == set(first.ids(kind))
    assert _said(again) == _said(first)
    assert coded(data, tmp_path / "a.dna") == coded(
        (CORPUS / "sample.dna").read_bytes(), tmp_path / "b.dna"
    )


def _passage(table: Table) -> tuple[int, int]:
    start, stop = cast("list[int]", table["passage"])
    return start, stop


def _said(dataset: Dataset) -> list[tuple[object, ...]]:
    statements = map(dataset.statement, dataset.ids(Kind.STATEMENT))
    return sorted(
        (each.source, each.passage, each.speakers, each.on_behalf_of, str(each.positions))
        for each in statements
    )


@pytest.mark.parametrize(
    ("values", "who", "stance", "form"),
    [
        ({}, {"on_behalf_of": ["arle"]}, "assert", "reported"),
        ({"by_person": True}, {"capacity": "arle"}, "assert", "reported"),
        ({"policies": True, "verbatim": True}, {"on_behalf_of": ["arle"]}, "support", "verbatim"),
    ],
    ids=["plain", "by person", "policies and speeches"],
)
def test_what_a_coding_becomes(
    values: dict[str, object], who: dict[str, object], stance: str, form: str, tmp_path: Path
) -> None:
    imported = read(Reading(paths=(small(tmp_path / "a.dna"),), values=values))
    (statement,) = imported.of(Kind.STATEMENT).values()
    wanted = {
        "id": "nets-1",
        "source": "nets",
        "form": form,
        "passage": [5, 21],
        "speakers": ["vale"],
        **who,
        "positions": [{"issue": "nets-are-let-in", "stance": stance}],
        "coded_by": "Ada",
    }
    if form == "verbatim":
        wanted["text"] = "We want nets in."
    assert statement == wanted
    assert imported.of(Kind.SOURCE)["nets"]["issued"] == "1970-01-02"


@pytest.mark.parametrize("before", ["", "😀 ", "a\r\nb\r\n", "𝔘\r\n😀é"])
def test_places_are_counted_as_java_counts_them(before: str, tmp_path: Path) -> None:
    imported = read(Reading(paths=(small(tmp_path / "a.dna", f"{before}We want nets in."),)))
    (statement,) = imported.of(Kind.STATEMENT).values()
    start, stop = _passage(statement)
    assert imported.texts["texts/nets.txt"][start:stop] == "We want nets in."


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0W"), max_size=20))
@settings(max_examples=examples(40))
def test_passages_survive_whatever_stands_before_them(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("dna")
    dataset = imported_into((small(folder / "a.dna", f"{text}We want nets in."),), folder / "one")
    data, _ = exported(dataset, folder / "one")
    (folder / "b.dna").write_bytes(data)
    again = imported_into((folder / "b.dna",), folder / "two")
    assert _said(again) == _said(dataset)


@pytest.mark.parametrize(
    ("change", "left", "told"),
    [
        ("UPDATE STATEMENTS SET Stop = 4000", 1, "passage"),
        ("UPDATE STATEMENTS SET DocumentId = 9", 0, "document 9"),
        ("UPDATE DOCUMENTS SET Date = 99999999999999999", 1, "no date"),
        ("UPDATE DATABOOLEAN SET Value = -1", 1, ""),
    ],
)
def test_what_is_wrong_in_a_database_costs_its_own_record(
    change: str, left: int, told: str, tmp_path: Path
) -> None:
    imported = read(Reading(paths=(small(tmp_path / "a.dna", "We want nets in.", change),)))
    assert len(imported.of(Kind.STATEMENT)) == left
    assert all(told in each.message for each in imported.misread)
    assert bool(imported.misread) == bool(told)


def _empty(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(100))


def _other(path: Path) -> None:
    database(path, "CREATE TABLE a (b)", schema="")


def _text(path: Path) -> None:
    path.write_text("a;b\n1;2\n", encoding="utf-8")


@pytest.mark.parametrize("make", [_empty, _other, _text])
def test_a_file_of_another_kind_is_told(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "file.dna")
    with pytest.raises(ExchangeError, match="; "):
        read(Reading(paths=(tmp_path / "file.dna",)))


def test_a_database_is_not_written_to(tmp_path: Path) -> None:
    path = small(tmp_path / "a.dna")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.chmod(0o400)
    read(Reading(paths=(path,)))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.dna"]


def test_what_dna_cannot_say_is_counted(tmp_path: Path) -> None:
    world = Path(__file__).parents[2] / "worlds" / "archipelago.toml"
    data, left_out = exported(open_dataset([world]))
    assert left_out["events"] > 0
    assert any(what.startswith("positions of stance") for what in left_out)
    assert read(Reading(paths=(_kept(data, tmp_path),))).of(Kind.STATEMENT)


SIDES = """
[[sources]]
id = "wire"
type = "agency"
[[actors]]
id = "ann"
name = "Ann"
kind = "person"
[[issues]]
id = "tolls"
kind = "policy"
proposition = "Tolls should go."
[[issues]]
id = "ferry"
kind = "policy"
proposition = "The ferry should sail."
[[statements]]
id = "one"
source = "wire"
form = "reported"
speakers = ["ann"]
date = 2024-03-01
summary = "Could live with it"
positions = [
  { issue = "tolls", stance = "accept" },
  { issue = "ferry", stance = "support", fallback = true },
]
[[statements]]
id = "two"
source = "wire"
form = "reported"
speakers = ["ann"]
summary = "Wanted it once"
status = "retracted"
positions = [{ issue = "ferry", stance = "support" }]
"""


def test_nobody_agrees_who_can_live_with_it_or_took_it_back(tmp_path: Path) -> None:
    path = tmp_path / "sides.toml"
    path.write_text(SIDES, encoding="utf-8")
    data, left_out = exported(open_dataset([path]))
    assert not coded(data, tmp_path / "a.dna")
    assert left_out == {
        "positions of stance accept": 1,
        "positions that are a second choice": 1,
        "retracted statements": 1,
        "date of # statements": 1,
        "summary of # statements": 1,
        "sources without a day, given one there": 1,
    }


def test_drafts_are_no_agreement_and_what_is_disputed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sides.toml"
    draft = SIDES.replace('"retracted"', '"draft"')
    path.write_text(draft, encoding="utf-8")
    data, left_out = exported(open_dataset([path]))
    assert not coded(data, tmp_path / "a.dna")
    assert left_out["positions in drafts"] == 1
    path.write_text(SIDES.replace('"retracted"', '"disputed"'), encoding="utf-8")
    data, left_out = exported(open_dataset([path]))
    assert coded(data, tmp_path / "b.dna")
    assert left_out["status of # statements"] == 1


def test_the_coder_who_opens_the_file_has_the_password_that_was_given(tmp_path: Path) -> None:
    dataset = imported_into((small(tmp_path / "a.dna"),), tmp_path / "one")
    writing = Writing(dataset=dataset, values={"password": "open"})
    path = _kept(b"".join(write(writing)), tmp_path)
    with closing(sqlite3.connect(path)) as opened:
        raw = b64decode(opened.execute("SELECT Password FROM CODERS WHERE ID = 1").fetchone()[0])
    digest = raw[:16] + b"open"
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert raw[16:] == digest


def _kept(data: bytes, folder: Path) -> Path:
    path = folder / "kept.dna"
    path.write_bytes(data)
    return path
