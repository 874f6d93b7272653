"""What LibreOffice opens and saves comes back: ids, days, long numbers, and 1,000 random edits."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.exchange.libreoffice import saved_again, with_libreoffice

from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.written_tables import written_tables
from dipview.exchange.exchange_format import Reading, Writing
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind

WORLDS = Path(__file__).parents[1] / "worlds"
KEYS = ("summary", "locator", "notes")
SPECIAL = (
    *("0042", "007", "12345678901234567890", "1234567890123456", "2031-06-01", "2031-06"),
    *("3/4/2031", "03.04.2031", "1-2", "1/2", "12:30", "TRUE", "false", "1e5", "10E5", "1,000"),
    *("1.50", "12%", "(5)", "-0", "+5", "$5", "May 5", "5 May 2031", "#N/A", "=1+1", "'=1+1"),
    *("'0042", "+49 30", "-5", "@a", "a; b", "Two\nlines", "_x0041_", "_x005F_", '"quoted"'),
    *("Ωμέγα", "العربية", "漢字と仮名", "🌊", "Ångström", "e\u0301", "don't", "<b>&amp;</b>"),
)
TYPED = (*(each for each in SPECIAL if "_x" not in each), "", "plain", "words as they are")
"""What is typed into cells; openpyxl, which types it, takes no care of what begins with _x."""
EDITS = 1_000


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("libreoffice")


def as_it_is(path: Path) -> Path:
    return path


def special(folder: Path) -> Path:
    """Write a dataset whose every text is one that spreadsheets like to change."""
    records = [
        '[[sources]]\nid = "tide"\ntype = "article"\ntitle = "1.50"\nissued = 2031-07-01',
        '[[actors]]\nid = "1e9"\nkind = "person"\nname = "1/2"\nsources = ["tide"]',
    ]
    for number, text in enumerate(SPECIAL):
        quoted = "'''" + text + "'''" if "'" not in text else f'"{text}"'
        records.append(
            f'[[issues]]\nid = "1e{number:03}"\nkind = "policy"\nproposition = {quoted}\n'
            'sources = ["tide"]'
        )
        records.append(
            f'[[statements]]\nid = "0{number:03}7"\nsource = "tide"\nspeakers = ["1e9"]\n'
            f'date = 2031-06-{number % 28 + 1:02}\nform = "reported"\nsummary = {quoted}\n'
            f"locator = {quoted}\nnotes = {quoted}\n"
            f'positions = [{{ issue = "1e{number:03}", stance = "support" }}]'
        )
    path = folder / "special.toml"
    path.write_text("\n\n".join(records), encoding="utf-8")
    assert not [each for each in open_dataset([path]).problems if each.severity == "error"]
    return path


def exported(target: Path, ending: str) -> Path:
    pieces = exchange_formats()[ending].writes(Writing(dataset=open_dataset([target])))  # type: ignore[misc]
    path = target.with_suffix(f".{ending}")
    whole = [each.encode() if isinstance(each, str) else each for each in pieces]
    path.write_bytes(b"".join(whole))
    return path


@with_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
@pytest.mark.parametrize("world", ["special", "archipelago", "second_edition", "votes"])
def test_a_workbook_that_libreoffice_saved_changes_nothing(
    world: str, ending: str, tmp_path: Path, profile: Path
) -> None:
    target = special(tmp_path)
    if world != "special":
        target = tmp_path / f"{world}.toml"
        target.write_bytes((WORLDS / target.name).read_bytes())
    before = target.read_bytes()
    saved = saved_again(exported(target, "xlsx"), profile, ending)
    plan = planned(exchange_formats()["xlsx"], (saved,), target, {})
    assert not plan.imported.misread
    assert len(plan.imported) == 0
    plan.carry_out(Limits())
    assert target.read_bytes() == before


def said_in(path: Path) -> list[tuple[str, ...]]:
    """Give what a table of statements says."""
    imported = exchange_formats()["csv"].reads(Reading(paths=(path,)))  # type: ignore[misc]
    assert not imported.misread
    issues = imported.of(Kind.ISSUE)
    found = []
    for id, each in imported.of(Kind.STATEMENT).items():
        (position,) = each["positions"]  # type: ignore[misc]
        words = [str(each.get(key)) for key in (*KEYS, "date")]
        found.append((id, *words, str(issues[position["issue"]]["proposition"])))
    return found


@pytest.mark.parametrize(
    "ending",
    ["", pytest.param(".csv", marks=[with_libreoffice, pytest.mark.slow])],
    ids=["as it is", "by LibreOffice"],
)
def test_a_table_comes_back_with_every_text_as_it_was(
    ending: str, tmp_path: Path, profile: Path
) -> None:
    path = exported(special(tmp_path), "csv")
    saved = saved_again(path, profile) if ending else path
    wanted = [
        (f"0{number:03}7", text, text, text, f"2031-06-{number % 28 + 1:02}", text)
        for number, text in enumerate(SPECIAL)
    ]
    assert sorted(said_in(saved)) == sorted(wanted)


def edited(path: Path, chance: random.Random, edits: int) -> dict[tuple[str, str], str]:
    """Edit random cells of a workbook, and put the rows of a sheet into another order."""
    book = openpyxl.load_workbook(path)
    sheet = book["Statements"]
    headings = [cell.value for cell in sheet[1]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    chance.shuffle(rows)
    wanted = {}
    for _ in range(edits):
        row, key = chance.choice(rows), chance.choice(KEYS)
        row[headings.index(key)] = text = chance.choice(TYPED)
        wanted[str(row[0]), key] = text
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            cell.value = value
            if value is not None:
                cell.data_type = "s"  # a text, also where it looks like a formula
    book.save(path)
    return wanted


@pytest.mark.parametrize(
    ("through", "edits"),
    [
        pytest.param(as_it_is, EDITS // 10, id="by openpyxl, 100 edits"),
        pytest.param(as_it_is, EDITS, id="by openpyxl", marks=pytest.mark.slow),
        pytest.param(
            saved_again, EDITS, id="by LibreOffice", marks=[with_libreoffice, pytest.mark.slow]
        ),
    ],
)
def test_ids_survive_random_edits_and_rows_in_another_order(
    through: Callable[..., Path], edits: int, tmp_path: Path, profile: Path
) -> None:
    target = tmp_path / "archipelago.toml"
    target.write_bytes((WORLDS / target.name).read_bytes())
    chance = random.Random(edits)  # noqa: S311 - nothing secret
    left = edits
    while left:
        now = min(left, 250)
        left -= now
        dataset = open_dataset([target])
        before = {str(each["id"]): each for _, each in written_tables(dataset)}
        path = exported(target, "xlsx")
        wanted = edited(path, chance, now)
        saved = path if through is as_it_is else through(path, profile)
        plan = planned(exchange_formats()["xlsx"], (saved,), target, {})
        assert not plan.imported.misread
        assert not plan.outcome.kept
        plan.carry_out(Limits())
        after = open_dataset([target])
        assert not after.problems
        tables = {str(each["id"]): each for _, each in written_tables(after)}
        for (id, key), text in wanted.items():
            before[id] = {name: said for name, said in before[id].items() if name != key}
            before[id] |= {key: text} if text else {}
        differ = {
            (id, key): (tables[id].get(key), each.get(key))
            for id, each in before.items()
            for key in {*each, *tables[id]}
            if tables[id].get(key) != each.get(key)
        }
        assert not differ
        assert tables.keys() == before.keys()
