"""Finding the files that paths stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dipview.dataset.codes import UNREADABLE
from dipview.dataset.files import FoundFile, find_files, skipped_files
from dipview.dataset.problems import Problem


def names(folder: Path, *paths: Path) -> list[str]:
    return [
        found.path.relative_to(folder).as_posix() if isinstance(found, FoundFile) else found.code
        for found in find_files(paths)
    ]


def write(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {file}\n")


def test_a_folder_stands_for_all_toml_files_below_it_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b.toml", tmp_path / "a" / "z.toml", tmp_path / "a.txt", tmp_path / "a.toml")
    assert names(tmp_path, tmp_path) == ["a/z.toml", "a.toml", "b.toml"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "x.toml", tmp_path / ".x.toml", tmp_path / "a.toml")
    assert names(tmp_path, tmp_path) == ["a.toml"]


def test_a_file_that_is_reached_twice_is_found_once(tmp_path: Path) -> None:
    write(tmp_path / "a.toml")
    (tmp_path / "b.toml").symlink_to("a.toml")
    assert names(tmp_path, tmp_path / "a.toml", tmp_path) == ["a.toml"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    write(tmp_path / "secret.toml", tmp_path / "other" / "x.toml", inside / "a.toml")
    (inside / "link.toml").symlink_to(tmp_path / "secret.toml")
    (inside / "up").symlink_to(tmp_path / "other")
    assert names(inside, inside) == ["outside-folder", "outside-folder", "a.toml"]
    assert "outside-folder" not in UNREADABLE


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "data" / "a.toml")
    (tmp_path / "link").symlink_to("data")
    assert names(tmp_path, tmp_path / "link") == ["link/a.toml"]


def test_folders_that_lead_back_to_themselves_come_to_an_end(tmp_path: Path) -> None:
    write(tmp_path / "a.toml")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(tmp_path, tmp_path) == ["a.toml"]


def test_a_link_to_itself_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.toml").symlink_to("x.toml")
    (found,) = find_files([tmp_path / "x.toml"])
    assert isinstance(found, Problem)
    assert found.code == "cannot-read"
    assert found.code in UNREADABLE


def test_a_missing_path_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert names(tmp_path, tmp_path / "nothing.toml", empty) == ["no-such-path", "no-files"]


def test_a_path_with_a_null_byte_cannot_be_read() -> None:
    (found,) = find_files([Path("a\0b")])
    assert isinstance(found, Problem)
    assert found.code == "cannot-read"


def test_a_pipe_is_left_to_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert names(tmp_path, tmp_path) == ["pipe.toml"]


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.toml", tmp_path / "closed" / "b.toml")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(tmp_path, tmp_path) == ["cannot-read", "a.toml"]


def test_a_broken_link_in_a_folder_is_left_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "gone.toml").symlink_to("nothing.toml")
    assert names(tmp_path, tmp_path) == ["gone.toml"]


def test_an_ending_in_capitals_is_read_too(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", tmp_path / "B.TOML", tmp_path / "c.Toml", tmp_path / "d.TXT")
    assert names(tmp_path, tmp_path) == ["B.TOML", "a.toml", "c.Toml"]


TOOLS = ("taplo.toml", ".taplo.toml", "pyproject.toml", "Cargo.toml", "ruff.toml", "uv.toml")


def test_the_settings_of_tools_are_passed_over_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", *(tmp_path / "sub" / name for name in TOOLS))
    assert names(tmp_path, tmp_path) == ["a.toml"]
    seen = {path.name for path in skipped_files([tmp_path])}
    assert seen == {name for name in TOOLS if not name.startswith(".")}
    assert names(tmp_path, tmp_path / "sub" / "taplo.toml") == ["sub/taplo.toml"]


@pytest.mark.parametrize("text", ["[[sources]]\n", '[dataset]\ntitle = "x"\n', "sources = []\n"])
def test_a_dataset_that_is_called_like_the_settings_of_a_tool_is_read(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "Project.toml").write_text(f"# ours\n{text}")
    assert names(tmp_path, tmp_path) == ["Project.toml"]
    assert not list(skipped_files([tmp_path]))


def test_a_folder_of_settings_alone_holds_no_dataset(tmp_path: Path) -> None:
    write(tmp_path / "Cargo.toml")
    assert names(tmp_path, tmp_path) == ["no-files"]
