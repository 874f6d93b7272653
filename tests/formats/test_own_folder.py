"""A folder of dipview's own: whole in place of an earlier one, and never over what others wrote."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dipview.formats.output_file import OutputError
from dipview.formats.own_folder import write_own_folder

LIST = ".made"
FIRST = {"index.html": "one", "actors/a.html": "two", "actors/b.html": "three"}
SECOND = {"index.html": "new", "issues/c.html": "four"}
POSIX = pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")


def pieces(files: dict[str, str]) -> Iterator[tuple[str, Iterable[str]]]:
    for name, text in files.items():
        yield name, iter(text)


def below(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


def test_a_new_folder_has_all_files_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    assert write_own_folder(tmp_path / "site", pieces(FIRST), LIST) == 4
    assert below(tmp_path / "site") == FIRST
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("begun", [True, False])
def test_an_earlier_one_and_an_empty_one_are_replaced_as_a_whole(
    tmp_path: Path, *, begun: bool
) -> None:
    folder = tmp_path / "site"
    if begun:
        write_own_folder(folder, pieces(FIRST), LIST)
    else:
        folder.mkdir()
    write_own_folder(folder, pieces(SECOND), LIST)
    assert below(folder) == SECOND
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["notes.txt", "actors/notes.txt", "deep/er/notes.txt"])
@pytest.mark.parametrize("begun", [True, False])
def test_a_folder_with_any_other_file_is_left_alone(
    tmp_path: Path, name: str, *, begun: bool
) -> None:
    folder = tmp_path / "site"
    if begun:
        write_own_folder(folder, pieces(FIRST), LIST)
    theirs = folder / name
    theirs.parent.mkdir(parents=True, exist_ok=True)
    theirs.write_text("mine", encoding="utf-8")
    before = below(folder)
    with pytest.raises(OutputError, match=r"notes\.txt in it is not of an earlier site"):
        write_own_folder(folder, pieces(SECOND), LIST)
    assert below(folder) == before
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_a_list_that_somebody_else_wrote_makes_nothing_ours(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / LIST).write_text("notes.txt\n", encoding="utf-8")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        write_own_folder(folder, pieces(SECOND), LIST)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_what_goes_wrong_on_the_way_leaves_all_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_own_folder(folder, pieces(FIRST), LIST)

    def failing() -> Iterator[tuple[str, Iterable[str]]]:
        yield "index.html", ["begun"]
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        write_own_folder(folder, failing(), LIST)
    assert below(folder) == FIRST
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_an_earlier_one_comes_back_where_the_new_one_cannot_take_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    write_own_folder(folder, pieces(FIRST), LIST)
    renamed = Path.rename
    calls = []

    def fails_second(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", fails_second)
    with pytest.raises(OutputError, match="No space left"):
        write_own_folder(folder, pieces(SECOND), LIST)
    assert below(folder) == FIRST
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_somebody_who_writes_there_meanwhile_keeps_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"

    def meanwhile() -> Iterator[tuple[str, Iterable[str]]]:
        yield "index.html", ["new"]
        folder.mkdir()
        (folder / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError):
        write_own_folder(folder, meanwhile(), LIST)
    assert below(folder) == {"notes.txt": "mine"}


def test_a_file_and_a_folder_that_is_not_there_to_write_in_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="it is no folder"):
        write_own_folder(tmp_path / "file", pieces(FIRST), LIST)
    with pytest.raises(OutputError, match="there is no folder"):
        write_own_folder(tmp_path / "none" / "site", pieces(FIRST), LIST)


@POSIX
def test_a_link_among_the_files_is_somebodys(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_own_folder(folder, pieces(FIRST), LIST)
    (tmp_path / "elsewhere").mkdir()
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="linked in it"):
        write_own_folder(folder, pieces(SECOND), LIST)
    assert (tmp_path / "elsewhere").is_dir()


@POSIX
def test_a_link_to_a_folder_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_own_folder(tmp_path / "link", pieces(FIRST), LIST)
    assert (tmp_path / "link").is_symlink()
    assert below(tmp_path / "real") == FIRST


@POSIX
def test_others_may_read_what_the_user_lets_them(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_own_folder(tmp_path / "site", pieces(FIRST), LIST)
    finally:
        os.umask(mask)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site/actors/a.html").stat().st_mode & 0o777 == 0o644
