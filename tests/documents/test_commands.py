"""Every command that a document shows does what it says, in an empty folder, and ends with 0."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click
import pytest
from tests.documents.reading import DOCUMENTS, ROOT, Block, blocks, spoken

from dipview.cli.exits import guarded
from dipview.cli.running import run
from dipview.cli.verbs import VERBS, module_of
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.starter import starter_files
from dipview.exchange.exchange_format import Writing
from dipview.exchange.formats.dna.writing import write as write_dna
from dipview.exchange.formats.spreadsheets import FORMATS
from dipview.exchange.importing import planned
from dipview.formats.folder import write_folder

CSV, _ = FORMATS
LEFT_OUT: Mapping[str, str] = {
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/dipview": (
        "makes an environment, from a package index; tests/packaging tries the wheel in one"
    ),
    "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest": (
        "makes an environment, from a package index; .ci/run runs it"
    ),
    "python -m venv .venv": "makes an environment",
    ".venv/bin/pip install -e '.[dev]'": "takes packages from an index",
    ".venv/bin/pytest": "runs this suite",
    ".venv/bin/pytest --no-cov -n0 tests/search": "runs a part of this suite",
    **dict.fromkeys(
        (
            *("bash .ci/run", "bash .ci/run fast", "bash .ci/run newest"),
            "bash .ci/run shipping",
        ),
        "runs this suite in an environment of its own",
    ),
    ".venv/bin/pip install cosmic-ray": "takes a package from an index",
    **dict.fromkeys(
        (
            ".venv/bin/cosmic-ray init mutants.toml mutants.sqlite",
            ".venv/bin/cosmic-ray exec mutants.toml mutants.sqlite",
            ".venv/bin/cr-report mutants.sqlite",
        ),
        "changes the sources, for half an hour a module",
    ),
    "python -m tests.house.figures": "reads the whole checkout, as tests/house does",
    '.venv/bin/pytest --no-cov -m "" tests/tui/test_snapshots.py --snapshot-update': (
        "writes pictures into the checkout, which this suite holds"
    ),
    "DIPVIEW_GOLDEN=write .venv/bin/pytest --no-cov tests/formats/test_golden.py": (
        "writes golden files, which this suite holds"
    ),
    "python screenshots/make.py": "writes pictures into the checkout, which this suite holds",
    "python tests/views/regenerate.py": "writes golden files, which this suite holds",
    "python tests/dataset/regenerate.py": "writes golden files, which this suite holds",
    "python -m tests.dataset.snapshot.holding": "writes a sum, which this suite holds",
    "python man/make.py": "writes the manual page, which this suite holds",
    "python docs/make.py": "writes documents, which this suite holds",
    "python tests/fuzz/fuzz.py --seconds 1800": "half an hour; tests/fuzz runs it for less",
    "python tests/fuzz/fuzz_terminal.py --seconds 600": "ten minutes; tests/fuzz runs it for less",
    "python tests/fuzz/fuzz_terminal.py --terminal --cases 50": (
        "starts 50 programs; tests/fuzz runs it for less"
    ),
    ".venv/bin/pytest --no-cov -m hypothesis --hypothesis-profile=all": (
        "runs a part of this suite, with more examples"
    ),
    "python -m benchmarks --check": "an hour and more",
}
"""Commands that no test runs, and why."""
OPENS_THE_EXPLORER = (
    "dipview",
    "dipview dossier/ extra.toml",
    "dipview positions",
    "dipview seminar.toml",
)
"""Commands that need a terminal; ``tests/terminal/test_documents.py`` gives them one."""
NAMES = "tilerson\nlavrov\n"
LISTED = """\
source\tby\tissue\tstance\tsummary
harbour-post-2024-03-02\tBrenn\tnight-ferry\topen\tIs asked for an answer
"""
EXTRA = """\
[[sources]]
id = "extra-note"
type = "contact-note"
title = "A note beside the dossier"
publisher = "The desk"
issued = 2024-03-06
"""
ARTICLE = """\
# No decision on the night boat

The ministers of both ports met, and parted without a decision.
"""
PAGE = """\
<html><head><meta charset="utf-8"><title>Tolls to end in the League</title></head><body><article>
<p>The ministers of the League agreed on Tuesday that the harbour tolls are to end this year.</p>
</article></body></html>
"""
SEMINAR = """\
speaker,organization,concept,agree,date,source,quote
Anna Vale,Fishers' Union,Nets may be used at night,yes,2031-04-03,The Tide,"We work at night."
Bo Berg,Harbour Office,Nets may be used at night,no,2031-04-13,The Tide,
"""
LIBRARY = '[{"id": "tide", "type": "article-newspaper", "title": "The Tide", "genre": "x"}]'
_OF_A_SHELL = ("|", "&&", "$(", ";")


def make_placeholders(folder: Path) -> None:
    """Make what the commands of the documents name: a dossier, a file beside it, some names."""
    for name in ("dossier", "positions"):
        write_folder(folder / name, starter_files())
    (folder / "extra.toml").write_text(EXTRA, encoding="utf-8")
    (folder / "names.txt").write_text(NAMES, encoding="utf-8")
    (folder / "statements.tsv").write_text(LISTED, encoding="utf-8")
    shutil.copy(ROOT / "docs" / "article.txt", folder)
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "article.html").write_text(PAGE, encoding="utf-8")
    (folder / "seminar.csv").write_text(SEMINAR, encoding="utf-8")
    (folder / "library.json").write_text(LIBRARY, encoding="utf-8")
    sheet = planned(CSV, (folder / "seminar.csv",), folder / "seminar.toml", {})
    sheet.carry_out(Limits())
    study = Writing(dataset=open_dataset([folder / "seminar.toml"]))
    (folder / "study.dna").write_bytes(b"".join(write_dna(study)))


def _run_here(command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run dipview in this process, from and to the files that the command names."""
    words = shlex.split(command)[1:]
    given = b""
    if "<" in words:
        at = words.index("<")
        given = Path(words[at + 1]).read_bytes()
        del words[at : at + 2]
    written = None
    if ">" in words:
        at = words.index(">")
        written = Path(words[at + 1])
        del words[at : at + 2]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    if written is None:
        return guarded(lambda: run(words))
    with written.open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        return guarded(lambda: run(words))


def _run_in_shell(command: str, folder: Path) -> int:
    scripts = sysconfig.get_path("scripts")
    path = os.pathsep.join((scripts, os.environ.get("PATH", "")))
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.returncode


def _left(block: Block) -> list[str]:
    skipped = (*LEFT_OUT, *OPENS_THE_EXPLORER)
    return [command for command in block.commands if command not in skipped]


@pytest.mark.parametrize(
    "block", [each for each in blocks() if _left(each)], ids=lambda block: block.place
)
def test_the_commands_of_a_block_do_what_they_say(
    block: Block,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    make_placeholders(tmp_path)
    if "dipview init positions" in block.commands:
        (tmp_path / "positions").rename(tmp_path / "others-positions")
    if "dipview import csv seminar.csv -o seminar.toml" in block.commands:
        for made in ("seminar.toml", "seminar.mapping", "seminar.imported.json"):
            (tmp_path / made).unlink()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIPVIEW_DATASET", raising=False)
    for command in _left(block):
        if command.startswith("dipview") and not any(each in command for each in _OF_A_SHELL):
            with monkeypatch.context() as patch:
                code = _run_here(command, patch)
        else:
            code = _run_in_shell(command, tmp_path)
        told = capfd.readouterr()
        assert code == 0, f"{command}\n{told.err}"


def test_only_what_is_listed_is_left_out_and_all_of_that_is_shown() -> None:
    shown = {command for block in blocks() for command in block.commands}
    assert set(LEFT_OUT) <= shown
    assert set(OPENS_THE_EXPLORER) <= shown


def test_all_commands_are_those_of_a_shell_block() -> None:
    for document in DOCUMENTS:
        assert "```bash" not in document
        assert "```console" not in document


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_verb_or_an_option_in_the_running_text_is_one(document: str) -> None:
    for token in spoken(document):
        if token.type != "code_inline" or not token.content.startswith("dipview "):
            continue
        words = token.content.split()[1:]
        if words[0] not in VERBS:
            assert not words[0].isalpha(), token.content
            continue
        command: click.Command = import_module(module_of(words[0])).command
        while isinstance(command, click.Group):
            below = command.get_command(click.Context(command), next(iter(words[1:]), ""))
            if below is None:
                break
            command = below
        options = {option for each in command.params for option in each.opts} | {"-h", "--help"}
        for word in words:
            if word.startswith("-"):
                assert word in options, token.content


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_verb_in_the_running_text_is_given_no_more_than_it_takes(document: str) -> None:
    for token in spoken(document):
        if token.type != "code_inline" or not token.content.startswith("dipview "):
            continue
        verb, *words = shlex.split(token.content.partition(" > ")[0])[1:]
        if verb in VERBS:
            with contextlib.suppress(click.exceptions.Exit):
                assert "unexpected extra" not in _refusal(verb, words), token.content


def _refusal(verb: str, words: list[str]) -> str:
    """Say what is wrong with the words after a verb, in small letters; nothing where nothing is."""
    try:
        import_module(module_of(verb)).command.make_context(verb, words)
    except click.UsageError as error:
        return error.message.lower()
    return ""
