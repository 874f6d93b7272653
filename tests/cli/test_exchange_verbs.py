"""The verbs import and export: what they say, what they write, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.bundled import bundled_path
from dipview.exchange.registry import exchange_formats

from .conftest import Run

SHEET = """\
speaker,organization,concept,agree,date,source
Anna Vale,Fishers' Union,Nets may be used at night,yes,2031-04-03,The Tide
Bo Berg,Harbour Office,Nets may be used at night,no,2031-04-13,The Tide
"""
WITH_IDS = """\
id,speaker,concept,agree,date,source
1,Anna Vale,Nets may be used at night,yes,2031-04-03,The Tide
2,Bo Berg,Nets may be used at night,no,2031-04-13,The Tide
"""
ONE_WRONG = f"{SHEET}Cy Dahl,,Nets may be used at night,perhaps,2031-04-13,The Tide\n"
READ = [name for name, each in exchange_formats().items() if each.reads]
WRITTEN = [name for name, each in exchange_formats().items() if each.writes or each.draws]


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sheet of two positions, in a folder that is worked in."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "seminar.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_a_sheet_becomes_a_dataset_and_what_was_written_is_the_output(
    cli: Run, sheet: Path
) -> None:
    result = cli("import", "csv", sheet, "-o", "study.toml")
    assert result.code == 0
    assert result.out.splitlines() == ["study.toml", "study.mapping"]
    assert "read 1 source, 4 actors, 1 issue, 2 statements\n" in result.err
    assert "'dipview check study.toml' tells what is to be mended" in result.err
    assert cli("check", "study.toml").code == 0


def test_a_dry_run_writes_nothing_and_says_so(cli: Run, sheet: Path) -> None:
    result = cli("import", "csv", sheet, "-o", "study.toml", "--dry-run")
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith("a dry run: nothing was written\n")
    assert [each.name for each in sheet.parent.iterdir()] == ["seminar.csv"]


def test_what_cannot_be_read_is_told_by_its_place_and_ends_with_1(cli: Run, sheet: Path) -> None:
    sheet.write_text(ONE_WRONG, encoding="utf-8")
    told = "1 place cannot be read; the rest is:\n  seminar.csv: cell D4: 'perhaps' is no stance"
    for more in (["--dry-run"], []):
        result = cli("import", "csv", sheet, "-o", "study.toml", *more)
        assert result.code == 1
        assert told in result.err
    assert Path("study.toml").exists()


def test_of_many_places_the_first_are_told_and_all_when_asked(cli: Run, sheet: Path) -> None:
    rows = "".join(f"Nobody {each},,Nets may be used at night,perhaps,,\n" for each in range(25))
    sheet.write_text(SHEET + rows, encoding="utf-8")
    some = cli("import", "csv", sheet, "-o", "study.toml", "--dry-run").err
    assert "25 places cannot be read" in some
    assert "and 5 more, which --all tells" in some
    assert "cell D28" not in some
    every = cli("import", "csv", sheet, "-o", "study.toml", "--dry-run", "--all").err
    assert "cell D28" in every
    assert "--all tells" not in every


def test_where_no_heading_says_who_spoke_a_mapping_is_begun_to_be_corrected(
    cli: Run, sheet: Path
) -> None:
    sheet.write_text("Uno,Duo\nAnna Vale,Nets may be used\n", encoding="utf-8")
    dry = cli("import", "csv", sheet, "-o", "study.toml", "--dry-run")
    assert (dry.code, Path("study.mapping").exists()) == (2, False)
    result = cli("import", "csv", sheet, "-o", "study.toml")
    assert result.code == 2
    assert "one is begun in study.mapping: name the column of the speaker there" in result.err
    mapping = Path("study.mapping")
    begun = mapping.read_text("utf-8")
    assert "# Uno: not used; it says, for example, Anna Vale" in begun
    corrected = begun.replace("[columns]", '[columns]\nspeaker = "Uno"\nissue = "Duo"')
    mapping.write_text(corrected, encoding="utf-8")
    assert cli("import", "csv", sheet, "-o", "study.toml").code == 0
    assert cli("check", "study.toml").code == 0


def test_a_second_import_says_that_nothing_changes(cli: Run, sheet: Path) -> None:
    cli("import", "csv", sheet, "-o", "study.toml")
    before = Path("study.toml").read_bytes()
    again = cli("import", "csv", sheet, "-o", "study.toml")
    assert again.code == 0
    assert "new: nothing; nothing changes\n" in again.err
    assert Path("study.toml").read_bytes() == before


def test_a_second_import_says_what_changes_and_which_edits_it_keeps(cli: Run, sheet: Path) -> None:
    sheet.write_text(WITH_IDS, encoding="utf-8")
    cli("import", "csv", sheet, "-o", "study.toml")
    study = Path("study.toml")
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace("2031-04-03", "2031-04-04"), encoding="utf-8")
    changed = WITH_IDS.replace("04-03", "04-05").replace("04-13", "04-15")
    sheet.write_text(f"{changed}3,Cy Dahl,Nets may be used at night,yes,,The Tide\n", "utf-8")
    result = cli("import", "csv", sheet, "-o", "study.toml", "--dry-run")
    assert result.code == 0
    assert "new: 1 actor, 1 statement; 1 record to change\n" in result.err
    assert "1 change:\n  statement" in result.err
    assert "date is now '2031-04-15', not '2031-04-13'\n" in result.err
    assert "1 edit by hand is kept:\n" in result.err
    assert "  statement '1': date stays '2031-04-04', not '2031-04-05'\n" in result.err
    assert study.read_text(encoding="utf-8").count("2031-04-04") == 1


def test_a_file_that_is_none_of_the_format_makes_no_empty_dataset(cli: Run, sheet: Path) -> None:
    Path("other.json").write_text('{"persons": []}', encoding="utf-8")
    result = cli("import", "csl", "other.json", "-o", "study.toml")
    assert result.code == 2
    assert "this is no list of items" in result.err
    assert "check that it is the right file and format" in result.err
    assert "it looks like Popolo JSON: 'dipview import popolo'" in result.err
    assert not Path("study.toml").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["import"], "name a format: bibtex, csl"),
        (["import", "dna"], "missing argument 'FILE...'"),
        (["import", "csv", "seminar.csv"], "name what to write: -o FILE.toml, or -o FOLDER"),
        (["import", "dnaa", "x"], "there is no format 'dnaa' to import; did you mean 'dna'?"),
        (["import", "qqq", "x"], "there are bibtex, csl, csv, dna"),
        (["import", "gexf", "x"], "is only written: 'dipview export gexf'"),
        (["import", "study.dna"], "'dipview import dna study.dna'"),
        (["import", "dna", "gone.dna", "-o", "s.toml"], "gone.dna: there is no such file"),
        (["import", "csv", "seminar.csv", "-o", str(bundled_path())], "it comes with dipview"),
        (["export"], "name a format: bibtex"),
        (["export", "dan"], "there is no format 'dan' to export; did you mean 'dna'?"),
        (["export", "dna"], "name a file, like -o positions.dna"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_wrong_usage_says_what_to_do_and_ends_with_2(
    cli: Run, sheet: Path, words: list[str], told: str
) -> None:
    result = cli(*words)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert [each.name for each in sheet.parent.iterdir()] == ["seminar.csv"]


@pytest.mark.parametrize("name", [name for name in WRITTEN if exchange_formats()[name].writes])
def test_every_format_writes_a_file_and_never_over_another_unasked(
    cli: Run, harbour: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"out{exchange_formats()[name].endings[0]}"
    first = cli("export", name, "-d", harbour, "-o", path)
    assert first.code == 0, first.err
    written = path.read_bytes()
    again = cli("export", name, "-d", harbour, "-o", path)
    assert again.code == 2
    assert path.read_bytes() == written
    assert cli("export", name, "-d", harbour, "-o", path, "--force").code == 0


def test_what_has_no_place_is_told_in_the_singular_and_the_plural(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    told = cli("export", "csl", "-d", harbour, "-o", tmp_path / "a.json").err
    assert "without a place in CSL-JSON (Zotero), and left out:\n" in told
    assert "  4 actors\n  2 statements\n  1 issue\n" in told


@pytest.mark.parametrize("verb", ["import", "export"])
def test_the_help_lists_every_format_and_fits_80_columns(
    cli: Run, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    names = READ if verb == "import" else WRITTEN
    pages = [cli(verb, "--help").out, *(cli(verb, name, "--help").out for name in names)]
    assert all(f"  {name} " in pages[0] for name in names)
    assert max(len(line) for page in pages for line in page.splitlines()) <= 80
