"""``dipview add source``: what is stored, what is told, and how each bad file ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pytest
import tomli
from tests.capture.articles.making import META, PAGE, docx, pdf, run

from dipview.capture.articles import reading
from dipview.processes import limited_process
from dipview.processes.bounds import Bounds
from dipview.processes.limited_process import Outcome, run_limited

Run = Any
Put = Callable[[str, bytes], Path]


@pytest.fixture(autouse=True)
def _roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test fails where the machine is slow."""

    def roomy(module: str, file: BinaryIO, words: Sequence[str], bounds: Bounds) -> Outcome:
        return run_limited(module, file, words, bounds._replace(seconds=100))

    monkeypatch.setattr(reading, "run_limited", roomy)


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file that is to be added, beside the dataset."""
    folder = tmp_path / "articles"
    folder.mkdir()

    def called(name: str, content: bytes) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return called


def sources(harbour: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomli.loads(harbour.read_text("utf-8"))["sources"]
    return found


def test_a_page_is_added_and_its_quotations_can_be_verified(
    cli: Run, harbour: Path, put: Put
) -> None:
    page = put("tolls.html", PAGE.format(head=META).encode())
    result = cli("add", "source", page, "-d", harbour)
    text = harbour.parent / "texts" / "tolls-divide-the-league.txt"
    record, stored = result.out.splitlines()
    assert record.startswith(f"{harbour}:")
    assert stored == str(text)
    assert result.code == 0
    told = result.err.splitlines()
    counted = f"4 paragraphs, {len(text.read_text('utf-8')):,} characters, stored"
    assert told[0] == f"dipview: {page} is source 'tolls-divide-the-league': {counted}"
    assert "title (og:title), publisher (og:site_name)" in told[1]
    assert told[2] == f"  not found in it: author; write into {harbour} what is printed of that"
    assert "taken for webpage" in told[3]
    assert "harbour.toml now says schema = 2" in told[4]
    assert "dipview draft tolls-divide-the-league -d" in told[5]
    quoted = harbour.read_text("utf-8").replace(
        'source = "gazette"\nlocator', 'source = "tolls-divide-the-league"\nlocator'
    )
    quoted = quoted.replace("does.", "does,")
    harbour.write_text(quoted, encoding="utf-8")
    assert "1 quotation: 1 exact" in cli("verify", harbour).err
    assert cli("check", harbour).code == 0


def test_options_say_what_the_file_does_not(cli: Run, harbour: Path, put: Put) -> None:
    result = cli(
        *("add", "source", put("note.txt", b"The tolls will go."), "-d", harbour),
        *("--title", "A  note", "--publisher", "Ministry", "--author", "A. Vale"),
        *("--issued", "2 May 2017", "--url", "https://x.example/n", "--kind", "press-release"),
        *("--symbol", "N/17", "--language", "en", "--id", "note"),
    )
    assert result.code == 0
    source = sources(harbour)[-1]
    assert source["issued"].isoformat() == "2017-05-02"
    assert {key: source[key] for key in ("id", "title", "type", "symbol", "language")} == {
        "id": "note",
        "title": "A note",
        "type": "press-release",
        "symbol": "N/17",
        "language": "en",
    }
    assert source["extra"] == {"author": "A. Vale"}
    assert "not found" not in result.err
    assert "taken for" not in result.err


@pytest.mark.parametrize("id", ["a" + 30 * "-long" + "-id", "v1.2_final"])
def test_an_id_that_is_given_is_taken_to_the_letter(
    cli: Run, harbour: Path, put: Put, id: str
) -> None:
    result = cli("add", "source", put("note.txt", b"Tolls go."), "-d", harbour, "--id", id)
    assert result.code == 0
    assert f"is source '{id}'" in result.err
    assert sources(harbour)[-1]["id"] == id
    assert (harbour.parent / "texts" / f"{id}.txt").exists()
    assert "taken already" not in result.err


def test_an_id_that_another_has_gets_a_number_and_that_is_told(
    cli: Run, harbour: Path, put: Put
) -> None:
    note = put("note.txt", b"The tolls will go.")
    result = cli("add", "source", note, "-d", harbour, "--id", "gazette")
    assert result.code == 0
    assert sources(harbour)[-1]["id"] == "gazette-2"
    assert "  'gazette' is taken already: it has the id 'gazette-2'" in result.err


def test_what_a_symbol_says_is_told_and_not_written(cli: Run, harbour: Path, put: Put) -> None:
    note = put("note.txt", b"The meeting was called to order.")
    result = cli("add", "source", note, "-d", harbour, "--symbol", "S/PV.7919")
    assert "Security Council, verbatim record of meeting 7919" in result.err
    assert 'write type = "meeting-record" if that is so' in result.err
    assert {key: sources(harbour)[-1][key] for key in ("type", "symbol")} == {
        "type": "document",
        "symbol": "S/PV.7919",
    }


def test_a_symbol_that_went_wrong_is_told_with_the_one_that_is_meant(
    cli: Run, harbour: Path, put: Put
) -> None:
    note = put("note.txt", b"The meeting was called to order.")
    result = cli("add", "source", note, "-d", harbour, "--symbol", "s/pv 7919")
    assert result.code == 0
    assert "did you mean 'S/PV.7919'" in result.err


def test_what_is_pasted_is_stored(cli: Run, harbour: Path) -> None:
    result = cli("add", "source", "-", "-d", harbour, stdin=b"Pasted \x1b[2J\xe2\x80\xaewords.\r\n")
    stored = harbour.parent / "texts" / "new-source.txt"
    assert stored.read_bytes() == "Pasted \ufffd[2Jwords.\n".encode()
    assert result.code == 0
    assert "the pasted text is source 'new-source'" in result.err
    assert "1 control character became \ufffd" in result.err
    assert "1 unseen or reordering character taken out" in result.err


def test_nothing_that_a_file_holds_acts_on_a_terminal_or_in_the_data(
    cli: Run, harbour: Path, put: Put
) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202e\u2066\x9b2J[@click=app.quit]\x00'\""
    head = f'<meta property="og:title" content="Tolls {evil}"><meta name="author" content="{evil}">'
    page = PAGE.format(head=head).replace("Anna Vale", f"Anna{evil} Vale")
    files = (
        put("page.html", page.encode()),
        put("note.md", f"# {evil}\n\n{evil} words".encode()),
        put("plain\x1b[2J\u202e.txt", f"{evil} plain".encode()),
        put("word.docx", docx(f"<w:p>{run('Anna &#x202e;&#x9b; Vale')}</w:p>")),
    )
    before = len(sources(harbour))
    result = cli("add", "source", *files, "-d", harbour)
    assert result.code == 0
    texts = [path.read_text("utf-8") for path in (harbour.parent / "texts").iterdir()]
    assert len(texts) == len(sources(harbour)) - before == 4
    for text in (result.out, result.err, harbour.read_text("utf-8"), *texts):
        assert text.replace("\n", "").isprintable(), ascii(text)
    assert cli("check", harbour).code == 0


def test_each_file_is_told_of_and_a_bad_one_costs_itself(cli: Run, harbour: Path, put: Put) -> None:
    files = (
        put("one.txt", b"One."),
        put("locked.pdf", pdf([[(72, 72, "x")]], encrypted=True)),
        put("two.md", b"# Two\n\nWords."),
        put("again.txt", b"One.\r\n"),
        put("a\x1b[31m.doc", b""),
        put("empty.txt", b" \n"),
    )
    result = cli("add", "source", *files, "-d", harbour)
    assert result.code == 2
    assert [source["id"] for source in sources(harbour)[1:]] == ["one", "two"]
    assert "locked.pdf: it is encrypted; save a copy without a password" in result.err
    assert "again.txt is stored already, as source 'one'; nothing is added" in result.err
    assert "a␛[31m.doc: '.doc' files are not read" in result.err
    assert "empty.txt: it holds no text" in result.err
    assert len(result.out.splitlines()) == 4


def test_what_is_stored_already_ends_with_1(cli: Run, harbour: Path, put: Put) -> None:
    one = put("one.txt", b"One.")
    assert cli("add", "source", one, one, "-d", harbour).code == 0
    before = harbour.read_text("utf-8")
    result = cli("add", "source", one, "-d", harbour)
    assert (result.code, result.out) == (1, "")
    assert harbour.read_text("utf-8") == before


def test_a_withheld_text_is_verified_against_a_copy(
    cli: Run, harbour: Path, put: Put, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    one = put("one.docx", docx(f"<w:p>{run('The tolls will go before the summer does.')}</w:p>"))
    result = cli("add", "source", one, "-d", harbour, "--withheld", "-o", copy)
    assert result.code == 0
    assert "withheld: its SHA-256 alone is kept" in result.err
    assert f"dipview verify -d {harbour} --text one={copy}" in result.err
    assert sources(harbour)[-1]["text"] == "withheld"
    assert not (harbour.parent / "texts").exists()
    quoted = harbour.read_text("utf-8").replace('source = "gazette"\nloc', 'source = "one"\nloc')
    harbour.write_text(quoted, encoding="utf-8")
    result = cli("verify", "-d", harbour, "--text", f"one={copy}")
    assert (result.code, result.out) == (0, "")
    assert "1 exact" in result.err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--id", "No slug"), "'No slug' cannot be an id"),
        (("--type", "artcle"), "did you mean 'article'?"),
        (("--type", "xqzvwk"), "'xqzvwk' is no type of source; write one of CSL"),
        (("--issued", "3/4/2017"), "3 April 2017 or 4 March 2017"),
        (("--issued", "2 May"), "'2 May' has no year"),
        (
            ("--issued", "yesterday"),
            "'yesterday' is told from another day; if that is",
        ),
        (("--url", "javascript:alert(1)"), "is no address of http or https"),
        (("-o", "x.txt"), "-o goes with --withheld"),
        (("b.txt", "--title", "x"), "--title can be that of one FILE only"),
        (("b.txt", "--withheld", "-o", "x"), "and one FILE"),
        (("-f", "json"), "no such option '-f'"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    cli: Run, harbour: Path, args: tuple[str, ...], told: str
) -> None:
    before = harbour.read_text("utf-8")
    result = cli("add", "source", "a.txt", "-d", harbour, *args)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert told in result.err
    assert harbour.read_text("utf-8") == before


def test_a_dataset_of_ones_own_is_named(cli: Run, put: Put, tmp_path: Path) -> None:
    one = put("one.txt", b"One.")
    for options in ((), ("-d", "un-votes"), ("-d", tmp_path, "-d", "g7-lucca")):
        result = cli("add", "source", one, *options)
        assert (result.code, result.out) == (2, "")
        assert "name yours with -d FOLDER" in result.err
    assert "there is no such file or folder" in cli("add", "source", one, "-d", tmp_path / "no").err


def test_a_file_that_does_not_parse_is_told_of_and_another_is_written_to(
    cli: Run, harbour: Path, broken: Path, put: Put
) -> None:
    result = cli("add", "source", put("one.txt", b"One."), "-d", harbour, "-d", broken)
    assert result.code == 0
    assert "a text or an id may stand in that file already" in result.err
    assert broken.read_text("utf-8") == "[[actors\n"


def test_an_interruption_leaves_nothing_behind(
    cli: Run, harbour: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(limited_process, "_all_of", interrupted)
    before = harbour.read_text("utf-8")
    page = put("tolls.html", PAGE.format(head=META).encode())
    assert cli("add", "source", page, "-d", harbour).code == 130
    assert harbour.read_text("utf-8") == before
    assert sorted(path.name for path in harbour.parent.iterdir()) == ["articles", "harbour.toml"]


@pytest.mark.parametrize("closed", [True, False])
def test_where_nothing_can_be_pasted_that_is_told(
    cli: Run, harbour: Path, closed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if closed:
        monkeypatch.setattr(sys, "stdin", None)
        from dipview.cli.exits import guarded  # noqa: PLC0415 - the fixture gives an input
        from dipview.cli.running import run as run_line  # noqa: PLC0415

        assert guarded(lambda: run_line(["add", "source", "-", "-d", str(harbour)])) == 2
    else:
        result = cli("add", "source", "-", "-d", harbour)
        assert result.code == 2
        assert "the pasted text: it holds no text" in result.err


def test_a_statement_says_on_which_page_its_words_stand(cli: Run, harbour: Path, put: Put) -> None:
    text = put("talks.txt", b"The talks began.\n\n\x0cThe tolls will go.\n\n\x0cAll left.\n\x0c")
    added = cli("add", "source", text, "-d", harbour, "--id", "talks")
    assert "3 paragraphs on 3 pages, " in added.err
    said = ("--by", "anna-vale", "--text", "The tolls will go.", "--source", "talks")
    result = cli("add", "statement", *said, "-d", harbour)
    assert "locator page 2, where the words stand" in result.err
    assert cli("verify", harbour).code == 0
