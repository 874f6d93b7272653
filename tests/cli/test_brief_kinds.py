"""``dipview brief --as``: every kind, its own file, one for each; what is refused and how."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.tiers import slow_but

from dipview.formats.format import TEXT_FORMATS, Format
from dipview.views.brief.kinds import BriefKind

STRAIT = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
TALKS = Path(__file__).parents[1] / "views" / "talks.brief.toml"
ABOUT = {
    "position": ("tighter-sanctions",),
    "steering": ("tighter-sanctions", "negotiated-settlement"),
    "lines": ("russia", "tighter-sanctions"),
    "table": (),
    "annex": ("canada", "france"),
    "readout": ("g7-lucca-meeting",),
    "delegation": ("united", "states"),
}


@pytest.mark.parametrize("kind", list(BriefKind))
@pytest.mark.parametrize("format", slow_but(list(TEXT_FORMATS), Format.JSON))
def test_every_kind_is_printed_in_every_format(cli: Run, kind: str, format: str) -> None:
    args = ("brief", *ABOUT[kind], "--as", kind, "-f", format)
    result = cli(*args)
    assert result.code == 0
    assert cli(*args).out == result.out
    if format == "json":
        named = "brief" if kind == "position" else kind
        assert json.loads(result.out)["view"] == named
    if format != "csv":
        assert "SHA-256: " in result.out or "sha256" in result.out


def test_help_tells_every_kind(cli: Run) -> None:
    told = cli("brief", "--help").out
    assert all(f"\n  {kind} " in told for kind in BriefKind)
    assert all(len(line) <= 80 for line in told.splitlines())


def test_a_mistyped_kind_is_told(cli: Run) -> None:
    result = cli("brief", "russia", "--as", "sterring")
    assert result.code == 2
    assert "there is no brief as 'sterring'; did you mean 'steering'?" in result.err


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (
            ("--as", "readout", "russia"),
            1,
            "'brief --as readout' is about an event, and 'russia' is",
        ),
        (
            ("--as", "annex", "tighter-sanctions"),
            1,
            "'brief --as annex' is about an actor, or several",
        ),
        (("--as", "steering"), 2, "'brief --as steering' needs an issue or an actor, or several"),
        (("--as", "delegation"), 2, "'brief --as delegation' needs an actor"),
        (
            ("--as", "readout", "--each", "actor", "-o", "x"),
            2,
            "'brief --as readout' is about an event",
        ),
        (("--each", "actor"), 2, "--each writes a folder: name a new one, like -o briefs/"),
        (("--each", "event", "-o", "x"), 2, "there is no brief for each 'event'"),
        (
            ("--as", "steering", "nobody-at-all"),
            1,
            "try 'dipview search nobody-at-all', with the same paths",
        ),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    cli: Run, args: tuple[str, ...], code: int, told: str
) -> None:
    result = cli("brief", *args)
    assert result.code == code
    assert told in result.err
    assert result.err.count("\n") == 1


def test_a_brief_is_begun_typed_and_printed(cli: Run, tmp_path: Path) -> None:
    result = cli("brief", "new", tmp_path / "visit", "--as", "lines")
    path = tmp_path / "visit.brief.toml"
    assert result.out == f"{path}\n"
    assert f"dipview brief {path}" in result.err
    assert cli("brief", "new", path).code == 2  # it is there already
    nothing = cli("brief", path)
    assert nothing.code == 2
    assert (
        "'about' names nothing, and 'brief --as lines' is about an issue or an actor" in nothing.err
    )
    text = path.read_text().replace("about = []", 'about = ["sanctions", "russia"]')
    path.write_text(text.replace('title = ""', 'title = "On sanctions"', 1))
    printed = cli("brief", path).out
    assert printed.startswith("On sanctions\n============")
    assert "If raised: Sanctions over Syria should be tightened." in printed
    assert cli("brief", "--from", path, "--as", "table").out.startswith("Table of positions")


def test_what_is_typed_heads_the_brief(cli: Run) -> None:
    told = cli("brief", TALKS, "-d", STRAIT).out
    head = told.partition("Objective")[0]
    assert "Symbol: WD 14/3" in head
    assert "For: Visit of the Water Minister" in head
    assert "The Lanthe Strait" not in head
    assert "Dataset: The Lanthe Strait, 2031 to 2033" in told.partition("What this rests on")[2]


def test_every_mistake_of_a_brief_s_file_is_told(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("[brief]\ntitel = 'x'\ndate = 3\n")
    result = cli("brief", path)
    assert result.code == 2
    assert f"{path}:2:1: [brief] has no key 'titel'; did you mean 'title'?" in result.err
    assert f"{path}:3:1: 'date' is no day" in result.err


def test_names_in_a_brief_s_file_are_records_of_the_dataset(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "visit.brief.toml"
    typed = [
        '[brief]\nabout = ["russia"]',
        '[[points]]\ntext = "Now."\nissue = "Sanctions over Syria should be tightened"',
        '[[raised]]\nline = "No."\nissue = "tighter-sanctoins"',
        '[instructions]\n"Boris Johnson" = "Hold out."\nsanctions = "x"\njonson = "Give in."',
    ]
    path.write_text("\n".join(typed), encoding="utf-8")
    lines = cli("brief", path, "--as", "lines")
    assert lines.code == 0
    assert "On: Sanctions over Syria should be tightened." in lines.out
    assert f"{path}: [[raised]] 1: no issue is called 'tighter-sanctoins'; did you" in lines.err
    assert f"{path}: [instructions]: no actor is called 'jonson'; did you mean" in lines.err
    assert f"{path}: [instructions]: no actor is called 'sanctions'; name one" in lines.err
    sheet = cli("brief", "johnson", "--from", path, "--as", "delegation").out
    assert "Hold out." in sheet
    assert "Give in." not in sheet


def test_a_seminar_s_sheets_are_written_with_an_index_in_one_command(
    cli: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    result = cli("brief", "--as", "delegation", "--each", "actor", "-d", STRAIT, "-o", folder)
    assert result.code == 0
    assert result.out == f"{folder / 'index.html'}\n"
    index = (folder / "index.html").read_text("utf-8")
    sheets = sorted(path.name for path in folder.iterdir() if path.name != "index.html")
    assert len(sheets) == 31
    assert all(f'<a href="{name}">' in index for name in sheets)


def test_each_of_some_is_written_in_the_format_asked_for(cli: Run, tmp_path: Path) -> None:
    folder = tmp_path / "lines"
    args = ("brief", "tighter-sanctions", "russia", "iran", "--as", "lines", "--each", "actor")
    assert cli(*args, "-f", "markdown", "-o", folder).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["index.md", "iran.md", "russia.md"]
    assert "Sanctions over Syria" in (folder / "iran.md").read_text("utf-8")
    assert "[Iran](iran.md)" in (folder / "index.md").read_text("utf-8")


def test_a_folder_that_holds_one_of_the_files_is_left_as_it_is(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "canada.txt").write_text("mine")
    args = ("brief", "canada", "france", "--each", "actor", "-f", "text", "-o", tmp_path)
    result = cli(*args, "--force")
    assert result.code == 2
    assert "canada.txt: it exists already" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["canada.txt"]
    assert (tmp_path / "canada.txt").read_text() == "mine"
