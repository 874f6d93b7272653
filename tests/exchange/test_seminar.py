"""A seminar's sheet, in five commands: in, looked at, to a colleague, corrected, and back in.

The colleague's program is openpyxl, which types into a workbook and saves it in its own way; where
LibreOffice is there, it opens that and saves it too, and so writes the file that comes back.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.exchange.libreoffice import saved_again, with_libreoffice
from tests.exchange.test_sheets import AS_KEPT, HOSTILE, TIDY

from dipview.cli.exits import guarded
from dipview.cli.running import run
from dipview.dataset.opening import open_dataset


def commanded(*words: str) -> int:
    return guarded(lambda: run([*words]))


def corrected(path: Path, sheet: str, heading: str, value: str) -> None:
    """Change one cell of the first row, in another program."""
    book = openpyxl.load_workbook(path)
    (headings, *_) = book[sheet].iter_rows(values_only=True)
    cell = book[sheet].cell(2, headings.index(heading) + 1)
    cell.value, cell.data_type = value, "s"  # a text, also where it looks like a formula
    book.save(path)


@pytest.mark.parametrize(
    "by",
    ["openpyxl", pytest.param("LibreOffice", marks=[with_libreoffice, pytest.mark.slow])],
)
@pytest.mark.parametrize(
    ("text", "wrong", "edit"),
    [
        (TIDY, 0, ("Positions", "stance", "open")),
        (AS_KEPT, 3, ("Statements", "notes", "= see page 3")),
        (HOSTILE, 0, ("Actors", "name", "=1+1")),
    ],
    ids=["tidy", "as kept", "hostile"],
)
def test_a_sheet_is_in_looked_at_corrected_elsewhere_and_back_in_five_commands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    text: str,
    wrong: int,
    edit: tuple[str, str, str],
    by: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seminar.csv").write_text(text, encoding="utf-8", newline="")
    assert commanded("import", "csv", "seminar.csv", "-o", "seminar.toml") == bool(wrong)
    told = capfd.readouterr().err
    assert (f"{wrong} places cannot be read" in told) == bool(wrong)
    assert commanded("matrix", "-d", "seminar.toml") in (0, 1)
    assert commanded("export", "xlsx", "-d", "seminar.toml", "-o", "seminar.xlsx") == 0
    corrected(Path("seminar.xlsx"), *edit)
    if by == "LibreOffice":
        saved_again(Path("seminar.xlsx"), tmp_path / "profile").replace("seminar.xlsx")
    before = Path("seminar.toml").read_text(encoding="utf-8")
    assert commanded("import", "xlsx", "seminar.xlsx", "-o", "seminar.toml", "--dry-run") == 0
    assert Path("seminar.toml").read_text(encoding="utf-8") == before
    capfd.readouterr()
    assert commanded("import", "xlsx", "seminar.xlsx", "-o", "seminar.toml") == 0
    told = capfd.readouterr().err
    assert "1 change:" in told
    assert edit[2] in told
    after = Path("seminar.toml").read_text(encoding="utf-8")
    assert edit[2] in after
    assert len(set(after.splitlines()) - set(before.splitlines())) == 1
    assert not open_dataset([Path("seminar.toml")]).problems
    assert commanded("import", "xlsx", "seminar.xlsx", "-o", "seminar.toml") == 0
    assert "nothing changes" in capfd.readouterr().err
