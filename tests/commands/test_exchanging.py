"""Import and export from the explorer, on a session without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from dipview.commands import dialogs
from dipview.commands import effects as e
from dipview.commands.command import Command
from dipview.commands.export_work import export
from dipview.commands.import_wish import ImportWish, Written, first_wish
from dipview.commands.import_work import carried_out, plan_of, with_guesses
from dipview.commands.refused import RefusedError
from dipview.commands.session import Session
from dipview.commands.table import COMMANDS
from dipview.dataset.bundled import bundled_path
from dipview.exchange.registry import writable
from dipview.workspace.foreign_file import ForeignFile
from dipview.workspace.small_files import read_workspace

SHEET = "speaker,concept,agree\nAnna Vale,Nets may be used at night,yes\n"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a sheet, in a folder that is worked in."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "seminar.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def command(id: str) -> Command:
    return next(each for each in COMMANDS if each.id == id)


def test_what_is_open_is_the_target_unless_it_comes_with_dipview_or_is_only_looked_at() -> None:
    assert first_wish(Session()) == ImportWish()
    assert first_wish(Session(paths=(bundled_path("un-votes"),))) == ImportWish()
    own = Session(paths=(Path("ours"), Path("more.toml")))
    assert first_wish(own) == ImportWish(target="ours")
    workspace = read_workspace([])
    workspace.foreign = (ForeignFile(path=Path("data/study.dna"), format="dna"),)
    foreign = Session(paths=(Path("data/study.dna"),), workspace=workspace)
    wish = ImportWish(file="data/study.dna", format="dna", target="study.toml")
    assert first_wish(foreign) == wish
    assert command("import").run(foreign)[0].dialog == dialogs.ImportDialog(wish)  # type: ignore[attr-defined]


def test_a_file_of_another_program_that_is_still_being_read_is_no_target(sheet: Path) -> None:
    assert first_wish(Session(paths=(sheet,))) == ImportWish()


def test_format_and_target_are_guessed_unless_they_were_chosen(sheet: Path) -> None:
    typed = ImportWish(file="seminar.csv")
    assert with_guesses(typed, format=True, target=True) == ImportWish(
        file="seminar.csv", format="csv", target="seminar.toml"
    )
    chosen = evolve(typed, format="rollcalls", target="ours")
    assert with_guesses(chosen, format=False, target=False) == chosen
    assert with_guesses(ImportWish(), format=True, target=True) == ImportWish()


def test_a_name_with_blanks_is_one_file_and_several_names_are_several(sheet: Path) -> None:
    spaced = sheet.rename(sheet.with_name("my study.csv"))
    assert ImportWish(file="my study.csv").paths == (Path("my study.csv"),)
    spaced.with_name("more.csv").touch()
    several = ImportWish(file="'my study.csv' more.csv", format="csv", target="a b.toml")
    assert several.paths == (Path("my study.csv"), Path("more.csv"))
    assert several.command == "dipview import csv 'my study.csv' more.csv -o 'a b.toml'"
    assert ImportWish(file="it's gone").paths == (Path("it's gone"),)


def test_nothing_is_written_into_what_comes_with_dipview(sheet: Path) -> None:
    wish = ImportWish(file=str(sheet), format="csv", target=str(bundled_path("un-votes")))
    with pytest.raises(RefusedError, match="comes with dipview"):
        plan_of(wish, None)


def test_what_was_written_is_read_again_opened_or_only_told(tmp_path: Path) -> None:
    (opening,) = command("import").run(Session())
    assert isinstance(opening, e.Open)
    assert opening.then is not None
    path = tmp_path / "ours.toml"
    here, elsewhere = Session(paths=(path,)), Session()
    written = Written(target=path, told="Imported.")
    told = e.Notify("Imported.")
    assert opening.then(here, written) == (told, e.Load())
    assert opening.then(elsewhere, written) == (told,)
    wanted = evolve(written, opened=True)
    assert opening.then(elsewhere, wanted) == (told, e.OpenDataset((path,)))
    assert opening.then(elsewhere, None) == ()


def test_a_second_import_says_that_nothing_changed(sheet: Path) -> None:
    wish = ImportWish(file="seminar.csv", format="csv", target="ours.toml")
    first = carried_out(plan_of(wish, None), None).told
    assert first == "Imported into ours.toml: 1 source, 1 actor, 1 issue, 1 statement."
    again = carried_out(plan_of(wish, None), None).told
    assert again == "Nothing changed in ours.toml: it says already what the files say."


def test_a_target_that_cannot_be_written_is_refused_and_nothing_is_left(sheet: Path) -> None:
    wish = ImportWish(file="seminar.csv", format="csv", target="no/such/ours.toml")
    with pytest.raises(RefusedError, match="there is no folder no/such"):
        carried_out(plan_of(wish, None), None)
    assert [each.name for each in sheet.parent.iterdir()] == ["seminar.csv"]


@pytest.mark.parametrize("format", writable().values(), ids=lambda each: each.name)
def test_every_format_is_written_and_never_over_another_file_unasked(
    tmp_path: Path, format: object
) -> None:
    workspace = read_workspace([])
    scope = Session().location.scope
    path = tmp_path / "ours"
    done = export(workspace, scope, format, path, force=False)  # type: ignore[arg-type]
    assert done.told.startswith("Wrote ")
    with pytest.raises(RefusedError, match="it exists already") as refused:
        export(workspace, scope, format, path, force=False)  # type: ignore[arg-type]
    assert refused.value.replaceable
    export(workspace, scope, format, path, force=True)  # type: ignore[arg-type]


def test_of_a_network_without_ties_nothing_is_written(tmp_path: Path) -> None:
    graph = writable()["gexf"]
    scope = evolve(Session().location.scope, query="xqzvwk")
    with pytest.raises(RefusedError, match="Nothing is written"):
        export(read_workspace([]), scope, graph, tmp_path / "a.gexf", force=False)
    assert not list(tmp_path.iterdir())
