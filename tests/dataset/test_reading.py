"""Reading files of every sort, none of which may raise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import tomli

from dipview.dataset.codes import UNREADABLE
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import FileTables, read_file, read_paths, text_of


def problem_of(path: Path) -> Problem:
    outcome = read_file(path)
    assert isinstance(outcome, Problem)
    return outcome


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "x.toml"


def test_a_file_gives_its_tables(file: Path) -> None:
    file.write_text("a = 1\n")
    outcome = read_file(file)
    assert isinstance(outcome, FileTables)
    assert outcome.tables == {"a": 1}
    assert outcome.size == 6


def test_one_byte_order_mark_is_stripped(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert isinstance(read_file(file), FileTables)
    file.write_bytes(b"\xef\xbb\xbf\xef\xbb\xbfa = 1\n")
    assert problem_of(file).code == "bad-toml"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named(file: Path, encoding: str) -> None:
    file.write_bytes("\ufeffa = 1\n".encode(encoding))
    assert "UTF-16" in problem_of(file).message


def test_utf_16_without_a_mark_is_guessed(file: Path) -> None:
    file.write_bytes("a = 1\n".encode("utf-16-le"))
    assert "UTF-16" in problem_of(file).hint


def test_an_archive_is_not_unpacked(file: Path) -> None:
    file.write_bytes(b"\x1f\x8b\x08\x00")
    assert "gzip" in problem_of(file).message


def test_bytes_that_are_not_utf_8_are_counted_from_the_start_of_the_file(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfa = 1\nb = '\xff'\n")
    problem = problem_of(file)
    assert problem.message == "byte 15 (0xff) is not UTF-8"
    assert problem.place.line == 2


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a = 1\nb = \n", "bad-toml", 2),
        ('a = """x\n"""\na = 1\n', "duplicate-key", 3),
        ("[a]\nx = 1\n[b]\n[a]\ny = 2\n", "duplicate-key", 4),
        ("a = { x = 1,\n x = 2 }\n", "duplicate-key", 2),
        ("a = 1\na.b = 2\n", "duplicate-key", 2),
        ("a = 1\nb = " + "9" * 5000 + "\n", "number-too-large", 2),
        ("a = 1\nb = " + "[" * 100_000, "too-deep", 2),
        ("a = 1\n" + "a." * 100_000 + "a = 1", "too-deep", 2),
        ("a = 1\n[" + "a." * 100_000 + "a]", "too-deep", 2),
        ("[a]\nb = { c" + "a." * 1500 + "a = 1 }", "too-deep", 2),
        ('t = """\nx.y"""\n"b" . ' + "'a' . " * 1200 + "a = 1", "too-deep", 3),
        ('a = "' + "x" * 300_000 + "\n" + "b = {", "bad-toml", 1),
        ("\r\r\n", "bad-toml", 1),
        ("a = 1\r\nb = 2\r\r\n", "bad-toml", 2),
        ("a = 1\r\nb = \r\n", "bad-toml", 2),
        ("# \r\n][][ = 1\r\n", "bad-toml", 2),
    ],
    ids=range(16),
)
def test_a_file_that_breaks_toml_is_placed(file: Path, text: str, code: str, line: int) -> None:
    file.write_bytes(text.encode())
    problem = problem_of(file)
    assert (problem.code, problem.place.line) == (code, line)
    assert code not in UNREADABLE


def test_a_repeated_key_is_told_with_the_line_of_the_first(file: Path) -> None:
    file.write_text('a = 1\nb = [\n 1,\n]\nb = [\n 2\n]\nc = """\nb = 3"""\n')
    problem = problem_of(file)
    assert problem.message == "'b' is given twice in one table, first in line 2"
    assert (problem.place.line, problem.place.column) == (5, 1)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_devices_are_not_opened(path: str) -> None:
    assert problem_of(Path(path)).code == "not-a-file"


def test_a_pipe_does_not_block(file: Path) -> None:
    os.mkfifo(file)
    assert problem_of(file).code == "not-a-file"


def test_a_huge_file_is_not_opened(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(10 * 1024**3)
    problem = problem_of(file)
    assert problem.code == "too-large"
    assert "512 MiB" in problem.message


def test_files_that_are_too_large_together_are_told(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.toml").write_text("x = 12345\n")
    reading = read_paths([tmp_path], Limits(file=15, total=25))
    assert [file.path.name for file in reading.files] == ["a.toml", "b.toml"]
    assert [problem.code for problem in reading.problems] == ["too-large"]


def test_paths_that_cannot_be_read_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("x = ")
    reading = read_paths([tmp_path, tmp_path / "none"])
    assert [problem.code in UNREADABLE for problem in reading.problems] == [False, True]


def test_a_file_that_goes_away_is_told(file: Path) -> None:
    assert problem_of(file).code == "no-such-path"
    assert text_of(file) is None


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path).code == "not-a-file"


def test_a_path_with_a_null_byte_cannot_be_read() -> None:
    assert problem_of(Path("a\0b")).code == "cannot-read"


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("a = 'é — ok'\n", False),
        ("a = 'C:\\dir'\n", False),
        ("a = '\u202e'\n", True),
        ('a = "\\u001b"\n', True),
        ('a = "\\e"\n', True),
    ],
)
def test_a_file_that_may_hide_characters_is_marked(file: Path, text: str, odd: bool) -> None:
    file.write_text(text, encoding="utf-8")
    outcome = read_file(file)
    assert isinstance(outcome, FileTables)
    assert outcome.odd is odd


def test_a_file_that_the_system_refuses_is_told_in_its_words(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    file.write_text("a = 1\n")
    monkeypatch.setattr(os, "open", refuse)
    assert problem_of(file).message == "cannot be read: Permission denied"


def test_a_file_beyond_the_memory_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(_: str) -> None:
        raise MemoryError

    file.write_text("a = 1\n")
    monkeypatch.setattr(tomli, "loads", exhaust)
    assert problem_of(file).code == "too-large"
    monkeypatch.setattr(os, "open", exhaust_open)
    assert problem_of(file).code == "too-large"


def exhaust_open(*_: object) -> int:
    raise MemoryError


def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("a = 1\n")
    opened = os.open

    def swapped(path: Path, flags: int) -> int:
        file.unlink()
        os.mkfifo(file)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", swapped)
    assert problem_of(file).code == "not-a-file"


def test_a_file_that_grows_beyond_the_limit_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("a = 1\n")
    opened = os.open

    def grown(path: Path, flags: int) -> int:
        file.write_text("a = 1\n" * 10)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", grown)
    outcome = read_file(file, 10)
    assert isinstance(outcome, Problem)
    assert outcome.code == "too-large"
