"""Sheets: a seminar's tables as people keep them, mappings, and workbooks that come back."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Severity
from dipview.dataset.written_tables import written_tables
from dipview.exchange.exchange_format import ExchangeError, Reading, Writing
from dipview.exchange.formats import spreadsheets
from dipview.exchange.imported import Imported
from dipview.exchange.importing import Import, planned
from dipview.exchange.sheets import cells, long_table, workbook
from dipview.exchange.sheets.cells import letters_of
from dipview.exchange.sheets.mapping import mapping_path
from dipview.exchange.sheets.reading import read
from dipview.model.kinds import Kind

CSV, XLSX = spreadsheets.FORMATS
WORLDS = Path(__file__).parents[1] / "worlds"
DATA = Path(__file__).parents[2] / "data"

# ruff: noqa: E501 - tables as they are
TIDY = """speaker,organization,concept,agree,date,source,quote
Anna Vale,Fishers' Union,Nets may be used at night,yes,2031-04-03,The Tide,"We work at night, and will."
Bo Berg,Harbour Office,Nets may be used at night,no,2031-04-13,The Tide,
Norway,,Lamps are taxed,undecided,,,
"""
AS_KEPT = """Debate on the harbour, spring term;;;;;;
;;;;;;
Who;Organisation;Concept;Agree?;Date;Article;Quote
Anna Vale;Fishers' Union;Nets may be used at night;Yes;03.04.2031;The Tide, 4 April;"We work at night, and will."
Bo Berg / Cy Dahl;Harbour Office;Nets may be used at night;no;13.04.2031;The Tide, 14 April;
;;;;;;
Norway;;Nets may be used at night;undecided;;;"=1+1"
Anna Vale;Fishers' Union;Lamps are taxed;no;03.04.2031;The Tide, 4 April;"We work at night, and will."
;;Nets may be used at night;yes;;;
Ed;;Nets may be used at night;perhaps;3/4/2031;;
"""
IN_GERMAN = """Übersicht der Delegationen – Stand März 2031;;;;;;

Land / Delegation;Sprecher*in;Datum;Thema;Haltung;Zitat (wörtlich);Quelle
Österreich;Änne Groß;3.2.2031;Netze dürfen hinein;dafür;"Wir fischen nachts.";Die Flut
Österreich;Änne Groß;28.2.2031;Lampen werden besteuert;dagegen;;Die Flut
Schweiz;;Feb 2031;Netze dürfen hinein;enthält sich;;Die Flut
"""
HOSTILE = (
    "\ufeffwho;what;who;agree\r\n"
    "=cmd! C calc'!A0;\u202eNets\u202c;x;yes\r\n"
    "[b]Bold[b];Nets\x07;;YES\r\n"
    '"An\r\nna";"Nets";;no;more;cells\r\n'
    "only one\r\n"
    "'=SUM(A1);Nets;;yes\r\n"
)


def taken(text: str, folder: Path, name: str = "seminar.csv", **values: object) -> Imported:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read(Reading(paths=(path,), values=values))


def test_a_tidy_table_is_read_without_a_mapping(tmp_path: Path) -> None:
    imported = taken(TIDY, tmp_path)
    assert not imported.misread
    first, second, third = imported.of(Kind.STATEMENT).values()
    assert first == {
        "id": "anna-vale-nets-may-be-used-at-night",
        "source": "the-tide",
        "form": "verbatim",
        "speakers": ["anna-vale"],
        "on_behalf_of": ["fishers-union"],
        "text": "We work at night, and will.",
        "date": "2031-04-03",
        "positions": [{"issue": "nets-may-be-used-at-night", "stance": "support"}],
    }
    assert second["form"] == "reported"
    assert third["positions"] == [{"issue": "lamps-are-taxed", "stance": "open"}]
    assert imported.of(Kind.ACTOR)["norway"]["kind"] == "state"
    assert imported.of(Kind.ACTOR)["norway"]["identifiers"] == {"iso3166": "NO"}


def test_a_table_as_people_keep_it_is_read_and_what_is_wrong_is_told_by_cell(
    tmp_path: Path,
) -> None:
    imported = taken(AS_KEPT, tmp_path)
    assert [(each.place, each.message) for each in imported.misread] == [
        ("seminar.csv: cell A9", "it names no speaker"),
        ("seminar.csv: cell E10", "'3/4/2031' can be 3 April 2031 or 4 March 2031"),
        ("seminar.csv: cell D10", "'perhaps' is no stance"),
    ]
    statements = imported.of(Kind.STATEMENT)
    assert len(statements) == 4
    assert len(statements["anna-vale-nets-may-be-used-at-night"]["positions"]) == 2  # type: ignore[arg-type]
    assert statements["bo-berg-nets-may-be-used-at-night"]["speakers"] == ["bo-berg", "cy-dahl"]
    assert statements["bo-berg-nets-may-be-used-at-night"]["date"] == "2031-04-13"


def test_headings_in_other_languages_below_a_title_are_understood(tmp_path: Path) -> None:
    imported = taken(IN_GERMAN, tmp_path)
    assert not imported.misread
    first, second, third = imported.of(Kind.STATEMENT).values()
    assert (first["speakers"], first["on_behalf_of"]) == (["anne-gross"], ["osterreich"])
    assert (first["date"], first["text"]) == ("2031-02-03", "Wir fischen nachts.")
    stances = [each["positions"][0]["stance"] for each in (first, second, third)]  # type: ignore[index]
    assert stances == ["support", "oppose", "abstain"]
    assert (third["speakers"], third.get("on_behalf_of")) == (["schweiz"], None)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "A title;;;\n;;;\nUno;Duo;Tria;Quattuor\na;b;c;d\n",
            "row 3, are Uno, Duo, Tria, Quattuor",
        ),
        ("A title;As of today;;\nUno;Duo;Tria;\na;b;c;d\n", "row 2, are Uno, Duo, Tria:"),
        ("Uno;Duo\na;b\n", "row 1, are Uno, Duo:"),
    ],
)
def test_headings_that_are_not_known_are_told_with_their_row(
    text: str, headings: str, tmp_path: Path
) -> None:
    with pytest.raises(ExchangeError, match=headings):
        taken(text, tmp_path)


def test_a_hostile_table_does_nothing_but_what_it_says(tmp_path: Path) -> None:
    imported = taken(HOSTILE, tmp_path, guess=True)
    names = {each["name"] for each in imported.of(Kind.ACTOR).values()}
    assert {"=cmd! C calc'!A0", "[b]Bold[b]", "only one", "=SUM(A1)"} <= names
    issues = [each["proposition"] for each in imported.of(Kind.ISSUE).values()]
    assert all("\u202e" not in str(each) and "\x07" not in str(each) for each in issues)
    assert imported.left_out["texts with unseen characters, which are taken out"] > 0


@pytest.mark.parametrize("text", [TIDY, AS_KEPT, HOSTILE], ids=["tidy", "as kept", "hostile"])
def test_what_is_read_makes_a_dataset_that_check_accepts(text: str, tmp_path: Path) -> None:
    path = tmp_path / "seminar.csv"
    path.write_text(text, encoding="utf-8", newline="")
    planned(CSV, (path,), tmp_path / "study.toml", {}).carry_out(Limits())
    assert not open_dataset([tmp_path / "study.toml"]).problems


def test_the_mapping_is_written_corrected_and_used_again(tmp_path: Path) -> None:
    path, target = tmp_path / "seminar.csv", tmp_path / "study.toml"
    path.write_text(AS_KEPT, encoding="utf-8")
    planned(CSV, (path,), target, {}).carry_out(Limits())
    mapping = mapping_path(target)
    text = mapping.read_text("utf-8")
    assert 'speaker = "Who"' in text
    assert "header = 3" in text
    mapping.write_text(
        text.replace("[stances]", '[stances]\nperhaps = "open"').replace(
            'source = "Article"', 'publisher = "Article"'
        ),
        encoding="utf-8",
    )
    plan = planned(CSV, (path,), target, {})
    assert [each.place for each in plan.imported.misread] == [
        "seminar.csv: cell A9",
        "seminar.csv: cell E10",
    ]
    assert f"columns are read as {mapping} says" in plan.imported.remarks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[columns", "no sound TOML"),
        ("header = 0", "header is the number of a row"),
        ("sheets = 1", "did you mean 'sheet'"),
        ("[columns]\nspeeker = 'A'", "did you mean 'speaker'"),
        ("[columns]\nspeaker = 1", "a table of texts"),
        ("[stances]\nyes = 'aye'", "no stance"),
        ("[columns]\nspeaker = 'Nobody'", "no column 'Nobody'"),
        ("sheet = 'Two'\n[columns]\nspeaker = 'Who'", "no sheet 'Two'"),
    ],
)
def test_a_mapping_that_is_wrong_is_told(text: str, told: str, tmp_path: Path) -> None:
    mapping = tmp_path / "columns.mapping"
    mapping.write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError, match=told):
        taken(TIDY, tmp_path, mapping=mapping)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "nothing in it"),
        (b"a,b\n1,2\n", "no column says who spoke"),
        (b"\xff\xfe\x00", "; "),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_a_file_that_is_no_table_of_statements_is_told(
    content: bytes, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "seminar.csv"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match=told):
        read(Reading(paths=(path,)))


@pytest.mark.parametrize(
    ("written", "asked"),
    [("cp1252", "cp1252"), ("latin-1", "latin-1"), ("utf-16", ""), ("utf-8-sig", "")],
)
def test_a_table_in_another_encoding_is_read_by_its_name(
    written: str, asked: str, tmp_path: Path
) -> None:
    path = tmp_path / "seminar.csv"
    path.write_bytes("who;what;agree\r\nZoë Ångström;Nets;yes\r\n".encode(written))
    imported = read(Reading(paths=(path,), values={"encoding": asked}))
    assert [each["name"] for each in imported.of(Kind.ACTOR).values()] == ["Zoë Ångström"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [("", "--encoding, like cp1252"), ("no-such", "no encoding"), ("ascii", "ascii")],
)
def test_an_encoding_that_is_none_or_another_is_told(asked: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "seminar.csv"
    path.write_bytes("who;what;agree\r\nZoë;Nets;yes\r\n".encode("cp1252"))
    with pytest.raises(ExchangeError, match=told):
        read(Reading(paths=(path,), values={"encoding": asked}))


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_MOST_UNPACKED", 1 << 20)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(2 << 20))
    with pytest.raises(ExchangeError, match="unpacked"):
        read(Reading(paths=(path,)))


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_names_that_spreadsheets_give_them(column: int, name: str) -> None:
    assert letters_of(column) == name


def test_a_workbook_of_several_sheets_is_read_from_the_one_with_statements(tmp_path: Path) -> None:
    path = tmp_path / "seminar.xlsx"
    rows = [line.split(";") for line in AS_KEPT.replace('"', "").splitlines()]
    _saved(path, {"Read me": [["Who we are"]], "Data": rows})
    imported = read(Reading(paths=(path,)))
    assert len(imported.of(Kind.STATEMENT)) == 4
    assert imported.misread[0].place == "seminar.xlsx: sheet 'Data', cell A9"


def test_a_mapping_that_names_no_sheet_means_the_first(tmp_path: Path) -> None:
    path, mapping = tmp_path / "seminar.xlsx", tmp_path / "columns.mapping"
    _saved(path, {"Data": [line.split(",")[:4] for line in TIDY.splitlines()], "Notes": [["x"]]})
    mapping.write_text('[columns]\nspeaker = "speaker"\nissue = "concept"\n', encoding="utf-8")
    imported = read(Reading(paths=(path,), values={"mapping": mapping}))
    assert len(imported.of(Kind.STATEMENT)) == 3


# Workbooks that come back


Book = dict[str, list[list[Any]]]


def _saved(path: Path, book: Book) -> None:
    """Save a workbook as another program does: cells of text, nothing else."""
    safe = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    with xlsxwriter.Workbook(path, safe) as made:
        for name, rows in book.items():
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write_string(at, column, str(value))


def _book(dataset: Dataset) -> Book:
    data = b"".join(workbook.write(Writing(dataset=dataset)))
    opened = load_workbook(io.BytesIO(data))
    return {
        name: opened.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in opened.sheet_names
    }


def _returned(book: Book, target: Path) -> Import:
    path = target.parent / "back.xlsx"
    _saved(path, book)
    plan = planned(XLSX, (path,), target, {})
    plan.carry_out(Limits())
    return plan


def _copied(world: Path, folder: Path) -> Path:
    target = folder / world.name
    target.write_bytes(world.read_bytes())
    return target


@pytest.mark.parametrize(
    "world",
    [
        DATA / "actors.toml",
        pytest.param(DATA / "un-votes.toml", marks=pytest.mark.slow),
        *sorted(WORLDS.glob("*.toml")),
    ],
    ids=lambda path: path.stem,
)
def test_a_workbook_that_nobody_changed_changes_nothing(world: Path, tmp_path: Path) -> None:
    target = _copied(world, tmp_path)
    plan = _returned(_book(open_dataset([target])), target)
    assert not plan.imported.misread
    assert len(plan.imported) == 0
    assert target.read_bytes() == world.read_bytes()


def _cell(book: Book, sheet: str, id: str, key: str) -> tuple[list[Any], int]:
    rows = book[sheet]
    return next(row for row in rows if row[0] == id), rows[0].index(key)


def test_what_a_colleague_changes_comes_back_and_nothing_else(tmp_path: Path) -> None:
    target = _copied(WORLDS / "archipelago.toml", tmp_path)
    dataset = open_dataset([target])
    before = {id: table for _, table in written_tables(dataset) if (id := str(table["id"]))}
    statement = next(
        id for id in dataset.ids(Kind.STATEMENT) if len(dataset.statement(id).positions) == 1
    )
    actor = dataset.ids(Kind.ACTOR)[0]
    book = _book(dataset)
    row, column = _cell(book, "Actors", actor, "name")
    row[column] = "Renamed"
    row, column = _cell(book, "Positions", statement, "stance")
    row[column] = "open"
    plan = _returned(book, target)
    assert len(plan.outcome.changed) == 2
    again = open_dataset([target])
    after = {id: table for _, table in written_tables(again) if (id := str(table["id"]))}
    assert {id for id in before if before[id] != after[id]} == {actor, statement}
    assert again.actor(actor).name == "Renamed"
    assert again.statement(statement).positions[0].stance.value == "open"


KEYS = ("summary", "locator", "notes", "date")
WORDS = st.sampled_from(["", "p", "0042", "=1+1", "a; b", "=", "'quoted", "2031-06", "x\ny"])


@given(edits=st.dictionaries(st.tuples(st.integers(0, 200), st.sampled_from(KEYS[:3])), WORDS))
@settings(max_examples=examples(40))
def test_cells_edited_at_random_come_back_as_the_edits(
    edits: dict[tuple[int, str], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("workbook")
    target = _copied(WORLDS / "archipelago.toml", folder)
    dataset = open_dataset([target])
    ids = dataset.ids(Kind.STATEMENT)
    wanted = {id: {key: getattr(dataset.statement(id), key) for key in KEYS[:3]} for id in ids}
    book = _book(dataset)
    for (number, key), text in edits.items():
        id = ids[number % len(ids)]
        row, column = _cell(book, "Statements", id, key)
        row[column] = text
        wanted[id][key] = text.strip()
    plan = _returned(book, target)
    assert not plan.outcome.kept
    again = open_dataset([target])
    found = {id: {key: getattr(again.statement(id), key) for key in KEYS[:3]} for id in ids}
    assert found == wanted


def test_a_workbook_that_dipview_wrote_makes_no_dataset_of_its_changes_alone(
    tmp_path: Path,
) -> None:
    book = _book(open_dataset([WORLDS / "archipelago.toml"]))
    summary = book["Statements"][0].index("summary")
    book["Statements"][1][summary] = "Edited."
    with pytest.raises(ExchangeError, match=r"new\.toml is not there: name that dataset"):
        _returned(book, tmp_path / "new.toml")
    assert not (tmp_path / "new.toml").exists()


def test_ids_that_are_double_or_lost_are_refused_by_cell(tmp_path: Path) -> None:
    target = _copied(WORLDS / "archipelago.toml", tmp_path)
    book = _book(open_dataset([target]))
    rows = book["Actors"]
    rows[2][0] = rows[1][0]
    rows[4][0] = ""
    before = target.read_bytes()
    plan = _returned(book, target)
    assert target.read_bytes() == before
    told = [(each.place, each.message) for each in plan.imported.misread]
    assert ("back.xlsx: sheet 'Actors', cell A2", f"there are 2 rows of '{rows[1][0]}'") in told
    assert any(message == "this row has no id, and that of another is gone" for _, message in told)
    assert sum("is gone, or its id is" in message for _, message in told) == 2


@pytest.mark.parametrize(
    ("sheet", "key", "typed", "told"),
    [
        ("Statements", "date", "31.2.2033", "not a possible date"),
        ("Positions", "issue", "nope", "no issue has the id 'nope'"),
        *(
            pytest.param(*each, marks=pytest.mark.slow)
            for each in (
                ("Statements", "date", "3/4/2033", "can be 3 April 2033 or"),
                ("Statements", "date", "12 March", "has no year"),
                ("Statements", "speakers", "nobody", "no actor has the id"),
                ("Statements", "source", "", "every record has its source"),
                ("Positions", "stance", "yes", "'yes' is not one of its values"),
            )
        ),
    ],
)
def test_what_a_record_must_not_say_is_refused_by_its_cell(
    sheet: str, key: str, typed: str, told: str, tmp_path: Path
) -> None:
    target = _copied(WORLDS / "archipelago.toml", tmp_path)
    book = _book(open_dataset([target]))
    row, column = _cell(book, sheet, "marrowin-denies-brine", key)
    row[column] = typed
    if sheet == "Positions":
        row[book[sheet][0].index("condition")] = "if it rains"
    plan = _returned(book, target)
    first = plan.imported.misread[0]
    assert told in first.message
    assert first.place.startswith(f"back.xlsx: sheet '{sheet}', cell ")
    assert target.read_bytes() == (WORLDS / "archipelago.toml").read_bytes()


@pytest.mark.parametrize(
    "typed",
    [
        "12 March 2033",
        *(pytest.param(x, marks=pytest.mark.slow) for x in ("12.3.2033", "2033-03-12")),
    ],
)
def test_a_date_is_typed_into_a_workbook_as_people_write_it(typed: str, tmp_path: Path) -> None:
    target = _copied(WORLDS / "archipelago.toml", tmp_path)
    book = _book(open_dataset([target]))
    row, column = _cell(book, "Statements", "marrowin-denies-brine", "date")
    row[column] = typed
    _returned(book, target)
    date = open_dataset([target]).statement("marrowin-denies-brine").date
    assert date is not None
    assert date.text == "2033-03-12"
    row[column] = "2031-06-18"
    assert not _returned(_book(open_dataset([target])), target).outcome.gone


@pytest.mark.slow
def test_a_new_row_that_lacks_what_every_record_has_is_refused(tmp_path: Path) -> None:
    target = _copied(WORLDS / "archipelago.toml", tmp_path)
    book = _book(open_dataset([target]))
    rows = book["Actors"]
    new: list[Any] = [""] * len(rows[0])
    new[rows[0].index("name")] = "Sel Vane"
    rows.append(new)
    plan = _returned(book, target)
    assert [each.message for each in plan.imported.misread] == ["it says no kind"]
    assert target.read_bytes() == (WORLDS / "archipelago.toml").read_bytes()


def test_a_new_row_becomes_a_record_once(tmp_path: Path) -> None:
    target = _copied(WORLDS / "archipelago.toml", tmp_path)
    book = _book(open_dataset([target]))
    rows = book["Issues"]
    new: list[Any] = [""] * len(rows[0])
    new[rows[0].index("kind")] = "policy"
    new[rows[0].index("proposition")] = "Lamps are taxed"
    rows.append(new)
    assert _returned(book, target).outcome.new == ["lamps-are-taxed"]
    assert not _returned(book, target).outcome.new
    assert open_dataset([target]).issue("lamps-are-taxed").sentence == "Lamps are taxed"


def test_what_was_changed_in_the_dataset_meanwhile_is_kept(tmp_path: Path) -> None:
    target = _copied(WORLDS / "archipelago.toml", tmp_path)
    dataset = open_dataset([target])
    actor = dataset.actor(dataset.ids(Kind.ACTOR)[0])
    book = _book(dataset)
    row, column = _cell(book, "Actors", actor.id, "name")
    row[column] = "By a colleague"
    text = target.read_text("utf-8")
    target.write_text(text.replace(f'name = "{actor.name}"', 'name = "By hand"', 1), "utf-8")
    plan = _returned(book, target)
    kept = f"actor '{actor.id}': name stays 'By hand', not 'By a colleague'"
    assert plan.outcome.kept == [kept]
    assert open_dataset([target]).actor(actor.id).name == "By hand"


def test_a_workbook_computes_nothing_and_hides_what_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "world.toml"
    path.write_text('[[actors]]\nid = "a"\nname = "=1+1"\nkind = "state"\n', encoding="utf-8")
    data = b"".join(workbook.write(Writing(dataset=open_dataset([path]))))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = [each for each in packed.namelist() if each.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in packed.read(each) for each in sheets)
        assert b'state="veryHidden"' in packed.read("xl/workbook.xml")
        assert "xl/vbaProject.bin" not in packed.namelist()


def test_an_exported_table_is_imported_without_a_mapping(tmp_path: Path) -> None:
    dataset = open_dataset([WORLDS / "archipelago.toml"])
    text = "".join(long_table.write(Writing(dataset=dataset)))
    imported = taken(text, tmp_path, "long.csv")
    assert not imported.misread
    statements = imported.of(Kind.STATEMENT)
    assert len(statements) == len(dataset.ids(Kind.STATEMENT))
    positions = sum(len(_list(each.get("positions"))) for each in statements.values())
    said = [dataset.statement(id).positions for id in dataset.ids(Kind.STATEMENT)]
    assert positions == sum(map(len, said))


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("open", "assert", "deny"), "claim"),
        (("abstain", "support"), "policy"),
        (("undeclared", "open"), "policy"),
        (("open", "5 %"), "quantity"),
    ],
)
def test_the_kind_of_an_issue_is_one_that_all_its_stances_can_be_taken_on(
    rows: Sequence[str], kind: str, tmp_path: Path
) -> None:
    said = [
        f"Anna {at},Nets,{'' if '%' in x else x},{x if '%' in x else ''}"
        for at, x in enumerate(rows)
    ]
    text = "\n".join(("speaker,issue,stance,value", *said, ""))
    path = tmp_path / "seminar.csv"
    path.write_text(text, encoding="utf-8")
    planned(CSV, (path,), tmp_path / "study.toml", {}).carry_out(Limits())
    dataset = open_dataset([tmp_path / "study.toml"])
    assert not dataset.problems
    assert dataset.issue("nets").kind == kind


@pytest.mark.parametrize(
    "world", ["archipelago", pytest.param("second_edition", marks=pytest.mark.slow)]
)
def test_what_others_say_of_a_holder_and_what_is_worked_out_stay_so_in_a_table(
    world: str, tmp_path: Path
) -> None:
    def marks(dataset: Dataset) -> Counter[tuple[object, ...]]:
        """Count how positions are held, by what they say."""
        said = map(dataset.statement, dataset.ids(Kind.STATEMENT))
        names = {id: dataset.actor(id).name for id in dataset.ids(Kind.ACTOR)}
        return Counter(
            (
                each.date_inferred,
                dataset.issue(entry.issue).sentence,
                *(entry.stance, entry.basis, entry.fallback),
                tuple(names[holder] for holder in entry.holders),
                names.get(entry.attributed_by or ""),
            )
            for each in said
            for entry in each.positions
        )

    dataset = open_dataset([WORLDS / f"{world}.toml"])
    path, target = tmp_path / "long.csv", tmp_path / "study.toml"
    writing = Writing(dataset=dataset)
    path.write_text("".join(long_table.write(writing)), encoding="utf-8", newline="")
    planned(CSV, (path,), target, {}).carry_out(Limits())
    again = open_dataset([target])
    assert not [each for each in again.problems if each.severity is Severity.ERROR]
    assert marks(again) == marks(dataset)
    told = {what.partition(" of #")[0] for what in writing.left_out}
    assert {"passage", "roles", "part_of"} & told
    assert not {"basis", "holders", "attributed_by", "fallback"} & told


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else []
