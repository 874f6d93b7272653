"""Reading articles from files: by their endings, within limits, whatever they hold."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.capture.articles.making import META, PAGE, docx, overstated_zip, pdf, run

from dipview.capture.articles import reading
from dipview.capture.articles.article import Article, ArticleError
from dipview.capture.articles.reading import BOUNDS, READERS, read_article, read_text
from dipview.capture.articles.stored_form import stored_form
from dipview.processes.bounds import Bounds
from dipview.processes.limited_process import Ending, Outcome

Read = Callable[..., Article]
ROOMY = BOUNDS._replace(seconds=100)
"""No test fails where the machine is slow."""
LINES = [(72.0, 720.0, "The tolls will go before the summer does.")]
BODY = f"<w:p>{run('The tolls will go before the summer does.')}</w:p>"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file of these bytes, with this ending."""

    def called(ending: str, content: bytes, bounds: Bounds = ROOMY, encoding: str = "") -> Article:
        path = tmp_path / f"article.{ending}"
        path.write_bytes(content)
        return read_article(path, encoding=encoding, bounds=bounds)

    return called


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("txt", b"The tolls will go before the summer does."),
        ("TXT", b"\xef\xbb\xbfThe tolls will go before the summer does."),
        ("text", "The tolls will go before the summer does.".encode("utf-16")),
        ("md", b"The *tolls* will go\nbefore the summer does."),
        ("htm", PAGE.format(head=META).encode()),
        ("pdf", pdf([LINES])),
        ("docx", docx(BODY)),
    ],
)
def test_a_file_is_read_by_its_ending(read: Read, ending: str, content: bytes) -> None:
    text = stored_form(read(ending, content).paragraphs).text
    assert "The tolls will go before the summer does" in text
    assert "never said" not in text
    assert "<" not in text


def test_only_a_page_is_taken_for_one(read: Read) -> None:
    assert read("html", PAGE.format(head="").encode()).type == "webpage"
    assert read("pdf", pdf([LINES])).type == read("txt", b"x").type == "document"


def test_another_encoding_is_named(read: Read) -> None:
    for ending in ("txt", "md"):
        text = "“Tolls”".encode("cp1252")
        assert read(ending, text, encoding="windows-1252").paragraphs[0].strip() == "“Tolls”"
        with pytest.raises(ArticleError, match="encoding"):
            read(ending, text)
        with pytest.raises(ArticleError, match="in none that is known here"):
            read(ending, text, encoding="none-such")


def test_where_text_is_not_utf8_is_told(read: Read) -> None:
    with pytest.raises(ArticleError, match="byte 4 is not UTF-8; save it as UTF-8"):
        read("txt", b"abc\x93")


@pytest.mark.parametrize(
    ("ending", "content", "told"),
    [
        ("doc", b"x", "'.doc' files are not read; save it as one of .txt"),
        ("", b"x", "its name has no ending"),
        ("txt", pdf([LINES]), "it is no text but a PDF; name it with .pdf"),
        ("txt", docx(BODY), "it is no text but a zip archive or DOCX"),
        (
            "txt",
            b"{\\rtf1 x}",
            "it is no text but RTF; save it as .docx or .txt in its own program",
        ),
        ("docx", overstated_zip(), "far larger than it is itself"),
        ("pdf", pdf([LINES], encrypted=True), "it is encrypted"),
    ],
)
def test_what_cannot_be_read_is_told(read: Read, ending: str, content: bytes, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        read(ending, content)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_only_regular_files_are_read_and_none_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "endless.txt"):
        with pytest.raises(ArticleError, match="it is no regular file"):
            read_article(tmp_path / name)
    for name in ("folder", "folder.txt"):
        (tmp_path / name).mkdir()
        with pytest.raises(ArticleError, match="it is a folder; name a file in it"):
            read_article(tmp_path / name)
    for name in ("gone.txt", "gone.pdf"):
        with pytest.raises(ArticleError, match="there is no such file"):
            read_article(tmp_path / name)


def test_no_address_is_opened() -> None:
    for name in ("https://gazette.example/tolls.html", "http:/gazette.example"):
        with pytest.raises(ArticleError, match="this is an address, and dipview opens none"):
            read_article(Path(name))


def test_the_parsers_are_loaded_in_processes_of_their_own_alone() -> None:
    code = (
        "import sys, dipview.cli.add_source\n"
        "heavy = {'trafilatura', 'lxml', 'pypdfium2', 'docx', 'markdown_it', 'textual'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("ending", READERS)
def test_a_file_larger_than_the_limit_is_not_even_opened(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"large.{ending}"
    with path.open("wb") as file:
        file.truncate(50 * 2**20 + 1)
    with pytest.raises(ArticleError, match="it is larger than 50 MiB"):
        read_article(path)


def test_what_is_pasted_has_a_limit_too() -> None:
    with pytest.raises(ArticleError, match="it is larger than"):
        read_text(b"x" * 101, 100)


@pytest.mark.parametrize("ending", ["html", "pdf", "docx"])
def test_without_the_parsers_what_to_install_is_told(
    read: Read, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda _: None)
    with pytest.raises(ArticleError) as raised:
        read(ending, b"x")
    assert f"{ending.upper()} needs what is not installed here" in str(raised.value)
    assert "pip install 'dipview[articles]'" in str(raised.value)
    assert read("txt", b"x").paragraphs == ("x",)


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        (Ending.SLOW, "it takes longer to read than 10 seconds"),
        (Ending.NO_MEMORY, "it takes more than 512 MiB of memory to read"),
        (Ending.VERBOSE, "it gives more text than may be stored"),
        (Ending.BROKEN, "what reads it broke off"),
        (Ending.NOT_STARTED, "no process can be started"),
    ],
)
def test_each_way_to_fail_is_a_sentence(
    read: Read, ending: Ending, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "run_limited", lambda *_: Outcome(ending))
    with pytest.raises(ArticleError, match=told):
        read("pdf", b"", BOUNDS)


def test_nonsense_from_a_reader_is_passed_over(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    said: tuple[dict[str, object], ...] = (
        {"paragraph": 1},
        {"paragraph": "Words."},
        {"fact": "title", "value": ["x"], "origin": "there"},
        {"remark": "none-such", "numbers": []},
        {"remark": "pictures", "numbers": []},
        {"refused": "none-such"},
        {},
    )
    monkeypatch.setattr(reading, "run_limited", lambda *_: Outcome(Ending.DONE, said))
    assert read("pdf", b"") == Article(("Words.",))


def many(count: int) -> bytes:
    """Make a page of short paragraphs."""
    paragraphs = "".join(f"<p>Paragraph {number} of many.</p>\n" for number in range(count))
    return f"<html><body><article>{paragraphs}</article></body></html>".encode()


@pytest.mark.skipif(sys.platform != "linux", reason="no limit on memory is kept here")
def test_what_takes_too_much_memory_costs_a_sentence(read: Read) -> None:
    content = docx("<w:p/>" * 500_000)
    assert len(content) < 10_000
    with pytest.raises(ArticleError, match="more than 90 MiB of memory"):
        read("docx", content, ROOMY._replace(memory=90 * 2**20))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="no limit on memory is kept here")
@pytest.mark.parametrize(
    ("ending", "make"),
    [
        ("html", lambda: b"<html><body><article>" + b"<p>" + b"words " * (8 * 2**20)),
        ("html", lambda: b"<html><body>" + b"<div>" * (5 * 2**20)),
        ("html", lambda: many(1_000_000)),
        ("html", lambda: many(200_000)),
        ("docx", lambda: docx(f"{'<w:p/>' * 2_600_000}")),
        ("docx", lambda: docx(f"<w:p/>{' ' * 300_000_000}")),
        ("md", lambda: b"word *word* " * 2_000_000),
        ("md", lambda: b"[" * 5_000_000),
        ("pdf", lambda: b"%PDF-1.4\n" + b"1 0 obj\n<<" * 4_000_000),
    ],
    ids=range(9),
)
def test_what_is_huge_costs_a_sentence_within_the_limits(
    read: Read, ending: str, make: Callable[[], bytes]
) -> None:
    content = make()
    assert len(content) <= 50 * 2**20
    with pytest.raises(ArticleError):
        read(ending, content, BOUNDS)


def test_two_hundred_thousand_paragraphs_of_plain_text_are_read(read: Read) -> None:
    content = "\n\n".join(f"Paragraph {number}." for number in range(200_000)).encode()
    assert stored_form(read("txt", content).paragraphs).paragraphs == 200_000
