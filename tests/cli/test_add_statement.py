"""``dipview add statement``: what is typed is written where it belongs, or told; never guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from dipview.capture.writing_forms import put
from dipview.cli import add_statement

Run = Any


def statements(path: Path) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in tomli.loads(path.read_text("utf-8"))["statements"]}


def test_a_statement_is_written_and_its_id_and_place_are_printed(cli: Run, harbour: Path) -> None:
    result = cli(
        *("add", "statement", "Would keep half of them", "--by", "Otto Vale", "--issue", "Tolls"),
        *("--stance", "lean-oppose", "--date", "1 May", "--locator", "6", "-d", harbour),
    )
    lines = harbour.read_text("utf-8").splitlines()
    line = lines.index('id = "otto-vale-on-tolls"')
    assert result.code == 0
    assert result.out == f"otto-vale-on-tolls {harbour}:{line}\n"
    assert "date read as 1 May 2017" in result.err
    assert "locator read as paragraph 6" in result.err
    written = statements(harbour)["otto-vale-on-tolls"]
    assert str(written.pop("date")) == "2017-05-01"
    assert written == {
        "id": "otto-vale-on-tolls",
        "source": "gazette",
        "locator": "paragraph 6",
        "speakers": ["otto-vale"],
        "form": "reported",
        "summary": "Would keep half of them",
        "positions": [{"issue": "tolls", "stance": "lean-oppose"}],
    }
    assert cli("check", harbour).code == 0


def test_exact_words_make_it_verbatim_or_a_fragment(cli: Run, harbour: Path) -> None:
    always = ("add", "statement", "--by", "anna-vale", "-d", harbour)
    assert cli(*always, "--text", "We will see.").code == 0
    assert cli(*always, "--text", "before long", "--text", "perhaps").code == 0
    first, second = list(statements(harbour).values())[-2:]
    assert (first["form"], first["text"]) == ("verbatim", "We will see.")
    assert (second["form"], second["text"]) == ("fragment", ["before long", "perhaps"])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--by", "Ana Vale"), "by: no actor is called 'Ana Vale'; did you mean"),
        (("--by", "Vale"), "by: no actor is called 'Vale'; did you mean"),
        (("--by", "The Admiral"), "by: several are called 'The Admiral'"),
        (("--by", "anna-vale", "--issue", "toll"), "issue: no issue is called 'toll'"),
        (("--by", "anna-vale", "--issue", "tolls"), "stance: for or against?"),
        (
            ("--by", "anna-vale", "--issue", "tolls", "--stance", "suport"),
            "stance: 'suport' is no stance on a policy; did you mean 'support'?",
        ),
        (
            ("--by", "anna-vale", "--issue", "tolls", "--stance", "deny"),
            "stance: 'deny' is no stance on a policy; write one of support,",
        ),
        (("--by", "anna-vale", "--date", "3/4/2017"), "date: '3/4/2017' can be 3 April 2017 or"),
        (("--by", "anna-vale", "--form", "verbatim"), "text: verbatim: in which words?"),
        ((), "by: who said it?"),
    ],
)
def test_what_is_not_clear_is_told_and_nothing_written(
    cli: Run, harbour: Path, options: tuple[str, ...], told: str
) -> None:
    before = harbour.read_bytes()
    result = cli("add", "statement", "Something", *options, "-d", harbour)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert harbour.read_bytes() == before


def test_words_that_the_stored_text_lacks_are_refused_unless_asked_for(
    cli: Run, tmp_path: Path
) -> None:
    assert cli("init", tmp_path / "d").code == 0
    always = (
        *("add", "statement", "--by", "Mira Solan", "--source", "harbour-post-2024-03-02"),
        *("-d", tmp_path / "d", "--text"),
    )
    refused = cli(*always, "We want no boat to sail every night")
    assert refused.code == 2
    assert "text: the stored text differs in 'no' (printed: 'the')" in refused.err.lower()
    written = cli(*always, "We want the boat to sail every night")
    assert (written.code, "locator paragraph 3, where the words stand" in written.err) == (0, True)
    taken = cli(*always, "We want no boat to sail every night", "--unchecked")
    assert taken.code == 0
    assert "the stored text differs" in taken.err.lower()
    file = tmp_path / "d" / "sources" / "harbour-post-2024-03-02.toml"
    first, second = list(statements(file).values())[-2:]
    assert (first["passage"], first["locator"]) == ([241, 277], "paragraph 3")
    assert "passage" not in second


TABLE = """\
by\tissue\tstance\tsummary\tdate
Anna Vale; Otto Vale\tTolls\tsupport\tBoth for it\t2 May

Nobody\tTolls\tsupport\tNot read\t
otto-vale\tTolls\toppose\tAgainst it\t3/4/2017
otto-vale\tTolls\toppose\tAgainst it\t\textra
otto-vale\tTolls\toppose\tAgainst it
"""


def test_a_table_is_written_but_for_lines_that_are_told_by_number(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    table = tmp_path / "list.tsv"
    table.write_text(TABLE, "utf-8")
    result = cli("add", "statement", "--many", table, "-d", harbour)
    assert result.code == 1
    assert result.out.split() == ["anna-vale-on-tolls", "otto-vale-on-tolls"]
    assert "line 4: by: no actor is called 'Nobody'" in result.err
    assert "line 5: date: '3/4/2017' can be" in result.err
    assert "line 6: it has 6 columns, and the header 5" in result.err
    assert "2 of 5 statements written; 3 cannot be read" in result.err
    assert statements(harbour)["anna-vale-on-tolls"]["speakers"] == ["anna-vale", "otto-vale"]
    assert cli("check", harbour).code == 0


def test_a_table_comes_from_standard_input_too(cli: Run, harbour: Path) -> None:
    given = b"by\tsummary\nanna-vale\tOne\nanna-vale\tTwo\n"
    result = cli("add", "statement", "--many", "-d", harbour, stdin=given)
    assert (result.code, result.out.split()) == (0, ["one", "two"])
    broken = cli("add", "statement", "--many", "-", "-d", harbour, stdin=b"by\n\xff\n")
    assert (broken.code, broken.out) == (2, "")
    assert "byte 3 is not UTF-8" in broken.err


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("by\tisue\nx\ty\n", "there is no column 'isue'; did you mean 'issue'?"),
        ("", "there is no header"),
    ],
)
def test_a_table_without_a_sound_header_is_refused_whole(
    cli: Run, harbour: Path, tmp_path: Path, table: str, told: str
) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(table, "utf-8")
    before = harbour.read_bytes()
    result = cli("add", "statement", "--many", path, "-d", harbour)
    assert (result.code, harbour.read_bytes()) == (2, before)
    assert told in result.err


def test_it_goes_into_the_file_that_is_named(cli: Run, harbour: Path, tmp_path: Path) -> None:
    before = harbour.read_bytes()
    other = tmp_path / "more.toml"
    result = cli("add", "statement", "One", "--by", "anna-vale", "-d", harbour, "--to", other)
    assert result.code == 0
    assert harbour.read_bytes() == before
    assert list(statements(other)) == ["one"]
    again = cli("add", "statement", "One", "--by", "anna-vale", "-d", harbour, "--to", other)
    assert again.out.startswith("one-2 ")


def test_the_bundled_dataset_is_not_written_to(cli: Run) -> None:
    result = cli("add", "statement", "One", "--by", "russia")
    assert result.code == 2
    assert "dipview init" in result.err


def test_what_the_file_gives_to_all_its_statements_is_told(cli: Run, harbour: Path) -> None:
    text = harbour.read_text("utf-8")
    shared = '[defaults.statements]\ndate = 2017-05-01\ncoded_by = "anna"\n\n[[sources]]'
    harbour.write_text(text.replace("[[sources]]", shared, 1), "utf-8")
    result = cli("add", "statement", "One", "--by", "anna-vale", "-d", harbour)
    assert result.code == 0
    told = "as its file gives it to all of its statements: date 1 May 2017, coded_by anna"
    assert told in result.err
    assert "date" not in statements(harbour)["one"]
    other = cli("add", "statement", "--by", "anna-vale", "--date", "2 May", "Two", "-d", harbour)
    assert "gives it to all of its statements: coded_by anna" in other.err
    assert str(statements(harbour)["two"]["date"]) == "2017-05-02"


@pytest.mark.parametrize("many", [False, True])
def test_an_id_that_somebody_took_meanwhile_gives_way(
    cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, many: bool
) -> None:
    theirs = (
        '\n[[statements]]\nid = "otto-vale-on-tolls"\nsource = "gazette"\nform = "reported"\n'
        'speakers = ["otto-vale"]\nsummary = "Theirs"\n'
    )

    def put_behind(*given: Any) -> Any:
        monkeypatch.setattr(add_statement, "put", put)
        with harbour.open("a", encoding="utf-8") as file:
            file.write(theirs)
        return put(*given)

    monkeypatch.setattr(add_statement, "put", put_behind)
    if many:
        table = tmp_path / "many.tsv"
        lines = (f"{each}\tOtto Vale\tTolls\tsupport" for each in "AB")
        rows = ("summary\tby\tissue\tstance", *lines)
        table.write_text("\n".join(rows), encoding="utf-8")
        result = cli("add", "statement", "--many", table, "-d", harbour)
    else:
        said = ("A", "--by", "Otto Vale", "--issue", "Tolls", "--stance", "support")
        result = cli("add", "statement", *said, "-d", harbour)
    assert result.code == 0
    found = {id: each["summary"] for id, each in statements(harbour).items() if "otto-vale" in id}
    mine = {"otto-vale-on-tolls-2": "A", "otto-vale-on-tolls-3": "B"}
    kept = mine if many else {"otto-vale-on-tolls-2": "A"}
    assert found == {"otto-vale-on-tolls": "Theirs", **kept}
