"""Paths that lead out, round in circles, or to what is no file: told, and never waited for."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.generating import HEAD
from tests.hostile.judging import judge_text

Run = Callable[..., Any]
"""Runs a command line; see the fixtures."""

POSIX = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of POSIX")
SECRET = HEAD.replace("Vesta", "A secret").replace("good-", "secret-")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound file in it, beside a file that it is not to lead to."""
    (tmp_path / "secret.toml").write_text(SECRET, encoding="utf-8")
    inside = tmp_path / "dossier"
    inside.mkdir()
    (inside / "a.toml").write_text(HEAD, encoding="utf-8")
    return inside


def told(result: Any) -> list[tuple[str, str]]:
    """Give code and file name of every problem."""
    judge_text(result.out + result.err)
    assert "Traceback" not in result.err
    rows = json.loads(result.out)["rows"]
    return [(row["code"], Path(row["file"]).name) for row in rows]


@POSIX
@pytest.mark.parametrize("target", ["../secret.toml", "../dossier/../secret.toml"])
def test_a_link_out_of_the_folder_is_not_read(process: Run, folder: Path, target: str) -> None:
    (folder / "link.toml").symlink_to(target)
    result = process("check", folder, "-f", "json")
    assert (result.code, told(result)) == (1, [("outside-folder", "link.toml")])
    listed = process("list", "actors", "-d", folder)
    assert listed.code == 0
    assert "Vesta" in listed.out
    assert "secret" not in listed.out.lower()


@POSIX
def test_a_link_to_a_file_of_the_system_is_not_read(process: Run, folder: Path) -> None:
    (folder / "passwd.toml").symlink_to("/etc/passwd")
    result = process("check", folder)
    assert result.code == 1
    assert "root:" not in result.out


@POSIX
def test_a_folder_that_leads_out_is_not_entered(process: Run, folder: Path) -> None:
    (folder / "up").symlink_to("..")
    (folder / "root").symlink_to("/")
    result = process("check", folder, "-f", "json")
    assert result.code == 1
    assert sorted(told(result)) == [("outside-folder", "root"), ("outside-folder", "up")]


@POSIX
def test_links_that_lead_in_circles_come_to_an_end(process: Run, folder: Path) -> None:
    (folder / "self.toml").symlink_to("self.toml")
    (folder / "one.toml").symlink_to("two.toml")
    (folder / "two.toml").symlink_to("one.toml")
    (folder / "here").symlink_to(".")
    result = process("check", folder, "-f", "json")
    assert result.code == 2
    assert {code for code, _ in told(result)} == {"cannot-read"}
    listed = process("list", "actors", "-d", folder)
    assert listed.code == 2
    assert listed.out.count("Vesta") == 1


@POSIX
def test_a_link_that_leads_nowhere_is_told(process: Run, folder: Path) -> None:
    (folder / "gone.toml").symlink_to("nothing.toml")
    result = process("check", folder, "-f", "json")
    assert (result.code, told(result)) == (2, [("no-such-path", "gone.toml")])


@POSIX
@pytest.mark.parametrize("args", [("check",), ("list", "actors", "-d"), ("show", "x", "-d")])
def test_a_pipe_is_not_waited_for(process: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    for path in (tmp_path / "pipe.toml", tmp_path):
        result = process(*args, path)
        assert result.code == 2
        assert "it is no regular file" in result.out + result.err


@POSIX
def test_a_socket_is_not_opened(
    process: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)  # the names of sockets may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.toml")
        result = process("check", folder, "-f", "json")
    assert (result.code, told(result)) == (2, [("not-a-file", "socket.toml")])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
@pytest.mark.parametrize("args", [("check",), ("list", "actors", "-d")])
def test_a_file_without_end_is_not_read(process: Run, folder: Path, args: tuple[str, ...]) -> None:
    assert process(*args, "/dev/zero").code == 2
    (folder / "zero.toml").symlink_to("/dev/zero")
    result = process(*args, folder)
    assert "outside-folder" in result.out or "1 error in the data" in result.err


@POSIX
def test_what_one_path_hides_does_not_hinder_the_others(process: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    (folder / "link.toml").symlink_to("../secret.toml")
    result = process("list", "actors", "-d", folder)
    assert result.code == 2
    assert "Vesta" in result.out
    assert result.err.count("\n") == 2


def test_files_are_named_in_no_file(cli: Run, folder: Path) -> None:
    """Nothing in the data format leads to another file: what looks like it is an unknown key."""
    text = f'include = "../secret.toml"\n{HEAD}include = ["../secret.toml"]\n'
    (folder / "a.toml").write_text(text, encoding="utf-8")
    result = cli("check", folder, "-f", "json")
    assert sorted(told(result)) == [("unknown-key", "a.toml"), ("unknown-table", "a.toml")]
    assert "secret" not in cli("list", "actors", "-d", folder).out.lower()


NAMES = (
    "a\x1b[31m.toml",
    "a\u202elmot.toml",
    "a\nb.toml",
    "[bold]a[b].toml",
    "=1+1.toml",
    " .toml",
)


@POSIX
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_the_name_of_a_file_does_not_act(cli: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"{HEAD}unknown = 1\n", encoding="utf-8")
    for args in (("check", tmp_path), ("check", tmp_path / name, "-f", "json")):
        result = cli(*args)
        assert result.code == 1
        judge_text(result.out + result.err)
    for format in ("text", "markdown", "csv", "json", "html"):
        result = cli("list", "actors", "-d", tmp_path / name, "-f", format)
        assert result.code == 0
        judge_text(result.out.removeprefix("\ufeff") + result.err)


@POSIX
def test_a_name_that_is_not_utf8_is_told(process: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff.toml")
    (tmp_path / name).write_text(f"{HEAD}unknown = 1\n", encoding="utf-8")
    for args in (("check", tmp_path), ("check", tmp_path / name, "-f", "json")):
        result = process(*args)
        assert result.code == 1
        judge_text(result.out + result.err)
