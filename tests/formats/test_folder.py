"""Files in a folder: all of them or none, and what lies there is never touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dipview.formats import folder as module
from dipview.formats.folder import write_folder
from dipview.formats.output_file import OutputError, write_file

FILES = {"one.toml": "a = 1\n", "below/two.toml": "b = 2\n", "below/deep/three.toml": "c = 3\n"}
POSIX = pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")


def below(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_folder_has_all_files_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    written = write_folder(tmp_path / "new", FILES)
    assert below(tmp_path / "new") == FILES
    assert written == tuple(tmp_path / "new" / name for name in FILES)
    assert list(tmp_path.iterdir()) == [tmp_path / "new"]


@POSIX
def test_a_new_folder_may_be_entered_by_whom_the_user_lets_enter(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_folder(tmp_path / "new", FILES)
    finally:
        os.umask(mask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "new" / "one.toml").stat().st_mode & 0o777 == 0o640


def test_other_files_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "below").mkdir()
    write_folder(tmp_path, FILES)
    assert below(tmp_path) == {**FILES, "notes.txt": "mine"}


@pytest.mark.parametrize("name", FILES)
def test_where_one_file_is_there_nothing_is_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="it exists already; nothing was written"):
        write_folder(tmp_path, FILES)
    assert below(tmp_path) == {name: "mine"}


@POSIX
def test_a_dangling_link_counts_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "one.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="it exists already"):
        write_folder(tmp_path, FILES)
    assert not (tmp_path / "nowhere").exists()


@POSIX
def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "below").symlink_to(outside)
    with pytest.raises(OutputError, match="leads out of the folder"):
        write_folder(folder, FILES)
    assert below(outside) == {}
    assert not (folder / "one.toml").exists()


@pytest.mark.parametrize("there", [True, False])
def test_what_was_written_before_a_failure_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    folder = tmp_path / "folder"
    if there:
        folder.mkdir()
        (folder / "notes.txt").write_text("mine", encoding="utf-8")

    def failing(path: Path, pieces: tuple[str, ...]) -> None:
        if path.name == "three.toml":
            raise OutputError(path, "No space left on device", "nothing was written")
        write_file(path, pieces)

    monkeypatch.setattr(module, "write_file", failing)
    with pytest.raises(OutputError, match="No space left"):
        write_folder(folder, FILES)
    assert sorted(tmp_path.rglob("*")) == ([folder, folder / "notes.txt"] if there else [])


def test_a_failure_names_the_folder_that_the_user_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, pieces: tuple[str, ...]) -> None:
        raise OutputError(path, "No space left on device")

    monkeypatch.setattr(module, "write_file", failing)
    with pytest.raises(OutputError) as raised:
        write_folder(tmp_path / "folder", FILES)
    assert str(raised.value) == f"cannot write {tmp_path / 'folder'}: No space left on device"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="it is no folder"):
        write_folder(tmp_path / "taken", FILES)


def test_a_file_in_the_place_of_an_inner_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "below").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        write_folder(tmp_path, FILES)
    assert below(tmp_path) == {"below": "mine"}


def test_a_folder_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        write_folder(tmp_path / "no" / "where", FILES)


def test_a_name_that_no_path_can_have_is_told() -> None:
    with pytest.raises(OutputError):
        write_folder(Path("a\0b"), FILES)
