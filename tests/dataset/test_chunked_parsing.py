"""Pieces: a text that is parsed a stretch at a time gives what it gives as a whole, or nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rtoml
import tomli
from hypothesis import given
from hypothesis import strategies as st
from tests.tiers import slow_but

from dipview.dataset import chunked_parsing, reading
from dipview.dataset.bundled import bundled_path
from dipview.dataset.chunked_parsing import NotInChunks, parsed_in_chunks
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

HERE = Path(__file__).parent
SECOND_EDITION = HERE.parent / "worlds" / "second_edition.toml"
GOLDEN = sorted((HERE / "golden").glob("*.toml"))
FILES = [bundled_path(), HERE / "world.toml", SECOND_EDITION, *GOLDEN]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Take any file for a large one, with pieces of a size."""

    def pieces_of(size: int) -> None:
        monkeypatch.setattr(reading, "LARGE", 1)
        monkeypatch.setattr(chunked_parsing, "SIZE", size)

    return pieces_of


def all_of(dataset: MemoryDataset) -> list[object]:
    records = [(id, dataset.record(id)) for kind in Kind for id in dataset.ids(kind)]
    return [dataset.header, dataset.name, dataset.problems, records, dict(dataset.origins)]


@pytest.mark.parametrize("size", slow_but([1, 300], 1))
@pytest.mark.parametrize("file", slow_but(FILES, *FILES[::4]), ids=lambda file: file.stem)
def test_a_file_opens_in_pieces_as_it_does_whole(
    file: Path, size: int, small: Callable[[int], None]
) -> None:
    whole = all_of(open_dataset([file]))
    small(size)
    assert all_of(open_dataset([file])) == whole


def test_a_large_file_is_opened_in_pieces(
    small: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[int] = []
    parse = rtoml.loads

    def parsing(text: str) -> dict[str, object]:
        parsed.append(len(text))
        return parse(text)

    small(200)
    monkeypatch.setattr(rtoml, "loads", parsing)
    file = HERE / "world.toml"
    told: list[tuple[int, int]] = []
    open_dataset([file], progress=lambda done, records: told.append((done, records)))
    assert len(parsed) > 10
    assert max(parsed) < 2000
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][1] == told[-2][1] == 21
    assert told[-1][0] == file.stat().st_size


SNIPPETS = [
    "x = 1\n",
    "a = [{ id = 'r' }]\n",
    "b = [\n[1],\n[[2]],\n]\n",
    "[d]\nt = 1\n",
    "[a.e]\nt = 1\n",
    "[[a]]\nid = 1\n",
    "[[a]]\nid = '''\n[[b]]\n'''\n",
    '[[a]]\nid = """\n[[a]]\n"""\n',
    "[[b]]\nid = 2\n",
    "[[a.c]]\nid = 3\n",
    "[[b]] # with words\nid = [\n[1],\n]\n",
    "[[ b ]]\n",
    "[['b']]\n",
    "# [[a]]\n",
    "[[b\n",
    "id = '''\n",
    "\n",
    "id = 'x' # tab\tand é\r\n",
    'id = """a\\\n  b\r\n"""\r\n',
    "t = [2020-01-01T00:00:00.1234567-00:00, 2020-01-01, 1e400, -0.0]\n",
    "t = 99999999999999999999\n",
    "t = 2020-01-01T24:00:00\n",
    "t = { a.b = 1, 'a'.c = [[]] }\n",
    "t = { a = 1,\n b = 2, }\n",
    "t = 2020-01-01 23:59\n",
    't = "\\e\\x41\\u0041"\n',
    "\ufeffx = 1\n",
    "t = { a\n= 1 }\n",
    "y = '''\r\none\r\n'''\r\n",
    "[[a.b]]\n",
    "[[a.b.c]]\n",
    "[a.b]\n",
    "b.c = 1\n",
    "c.d = 1\n",
]


def joined(found: list[tuple[int, object]]) -> dict[str, object]:
    together: dict[str, object] = {}
    for _, tables in found:
        assert isinstance(tables, dict)
        for name, value in tables.items():
            before = together.get(name)
            together[name] = [*before, *value] if isinstance(before, list) else value
    return together


@given(st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join), st.integers(1, 40))
def test_pieces_are_the_document_or_nothing(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunked_parsing, "SIZE", size)
        try:
            found = list(parsed_in_chunks(text))
        except NotInChunks:
            return
    assert joined(found) == tomli.loads(text)  # type: ignore[arg-type]
    assert [end for end, _ in found][-1:] == ([len(text)] if text else [])


@pytest.mark.parametrize(
    "text",
    [
        "a = [{}]\n[[a]]\n",
        "a = 1\n[[b]]\n[a]\n",
        "[d]\n[[a]]\n[[a]]\n[d]\n",
        "[[a]]\nx = 1\n[[b]]\n[[b]]\n[a.e]\n",
        "[[a]]\nx = '''\n[[b]]\n'''\n",
        "[[a]]\nx = 1\n[[b\n",
    ],
)
def test_what_would_be_another_document_is_not_taken(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunked_parsing, "SIZE", 1)
    with pytest.raises(NotInChunks):
        list(parsed_in_chunks(text))


def test_records_that_can_be_are_taken_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunked_parsing, "SIZE", 1)
    text = "x = 1\n[d]\n[[a]]\nid = 1\n[a.e]\n[[b]]\n[[a]]\nid = 2\n"
    assert len(list(parsed_in_chunks(text))) == 5


NESTED = ["[", "[\n", "{ b = [", "[{ b = ", '[ "]", ']


@pytest.mark.parametrize("opened", NESTED)
def test_what_is_nested_too_deeply_for_any_parser_is_refused(opened: str) -> None:
    with pytest.raises(NotInChunks):
        list(parsed_in_chunks(f"[[a]]\nx = {opened * 100_000}"))


@pytest.mark.parametrize("deep", [79, 81, 300])
def test_as_deep_as_the_fast_parser_goes_and_deeper_the_same_is_read(deep: int) -> None:
    text = f"[[a]]\nx = {'[' * deep}{']' * deep}\n"
    assert list(parsed_in_chunks(text)) == [(len(text), tomli.loads(text))]


def test_what_only_a_newer_toml_has_is_read_in_pieces_too() -> None:
    text = '[[a]]\nx = { y = 1,\n z = "\\e", }\n[[a]]\nx = 07:32\n'
    assert joined(list(parsed_in_chunks(text))) == tomli.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "[[a]]\r\nx = '''\r\none\r\ntwo'''\r\n",
        '[[a]]\r\nx = """\r\none\\\r\n  two\r\n"""\r\ny = [ # all\r\n1,\r\n]\r\n',
        *(f"[[a]]\nx = {{ b{equals}1 }}\n" for equals in ("\n=", "=\n", "#c\n= ", " = # c\n")),
        *(f"[[a]]\r\nx = {{ b{equals}1 }}\r\n" for equals in ("\r\n\t=", "= #\r\n")),
        "[[a]]\n# =====\nx = '''=\n= 1'''\n",
        "[[a]]\nx = 'a\rb'\n",
        "[[a]]\nx = '''a\r\r\nb'''\n",
        "[[a.b]]\n[a]\nb.c = 1\n",
        "[[a]]\n[[a.b.c]]\n[a.b]\nc.d.e = 1\n",
        "[[a]]\n  [[a.'b'.c]]\nx = 1.5\n[a.b]\n c . d = 1\n",
        "[[a.'=']]\n[a]\n'='.c = 1\n",
        '[[a."\\"="]]\n[a]\n"\\"=" .c = 1\n',
        "[[a]]\nd.e = 1\n[[a.b]]\nx = 1.5\n",
    ],
)
def test_what_the_fast_parser_alone_reads_or_reads_otherwise_is_left_to_the_other(
    text: str,
) -> None:
    try:
        whole = tomli.loads(text)
    except ValueError:
        with pytest.raises(NotInChunks):
            list(parsed_in_chunks(text))
    else:
        assert joined(list(parsed_in_chunks(text))) == whole


@pytest.mark.parametrize(
    "line", ["." * 1_000_000, "=\t" * 500_000, "[[" * 500_000, " " * 1_000_000]
)
def test_a_line_as_long_as_a_file_is_looked_at_once(line: str) -> None:
    with pytest.raises(NotInChunks):
        list(parsed_in_chunks(f"[[a]]\n[[a.b]]\n{line}\n{line}.\n"))


THREADS = """
import threading
from dipview.dataset.chunked_parsing import parsed_in_chunks

def parse():
    assert len(list(parsed_in_chunks("[[a]]\\nx = [1, 2]\\n" * 2000))) > 2

for _ in range(5):
    thread = threading.Thread(target=parse)
    thread.start()
    thread.join()
print("parsed")
"""


def test_files_are_read_in_threads_that_come_and_go() -> None:
    # A library whose allocator belongs to the thread that imported it first would end the process.
    command = [sys.executable, "-c", THREADS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "parsed"), done.stderr
