"""The manual page: made from the commands, up to date, and sound roff."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from dipview.cli.front_help import EXAMPLES
from dipview.cli.options import OPTIONS
from dipview.cli.verbs import VERBS, module_of

_MAKER = runpy.run_path(str(Path(__file__).parents[2] / "man" / "make.py"))
PAGE: Path = _MAKER["PAGE"]
manual: Callable[[], Iterator[str]] = _MAKER["manual"]
is_shared: Callable[[click.Option], bool] = _MAKER["_is_shared"]


def test_the_page_that_is_packed_is_the_one_that_the_commands_make() -> None:
    assert "\n".join((*manual(), "")) == PAGE.read_text("utf-8"), "run: python man/make.py"


ESCAPES = re.compile(r"\\(f[BIR]|-|&|\((rs|aq|ga|ha|ti)|\[u[0-9A-F]{4,}\])")


def read() -> str:
    """Give the page as a reader sees it, as far as plain replacing can."""
    text = "\n".join(manual()).replace(r"\-", "-").replace(r"\(aq", "'").replace("\\&", "")
    return re.sub(r"\\f[BIR]", "", text)


def test_every_verb_and_every_option_is_told() -> None:
    text = read()
    for name in VERBS:
        assert f"\n.SS {name}" in text
        command = import_module(module_of(name)).command
        for param in command.params:
            if isinstance(param, click.Option):
                assert all(option in text for option in param.opts)
    assert all(line in text for line, _ in EXAMPLES)


def options_in(command: click.Command) -> Iterator[click.Option]:
    """Give the options of a verb, and of the commands below it."""
    yield from (param for param in command.params if isinstance(param, click.Option))
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from options_in(below)


def test_a_shared_option_is_explained_once_and_where_a_verb_has_its_own() -> None:
    explained = re.findall(r"^.TP\n(-.*)$", read(), flags=re.MULTILINE)
    commands = [import_module(module_of(verb)).command for verb in VERBS]
    own = [param for each in commands for param in options_in(each) if not is_shared(param)]
    for name in OPTIONS:
        option = f"--{name.replace('_', '-')}".replace("--exact-only", "--exact-words")
        others = sum(option in param.opts for param in own)
        told = [line for line in explained if option in re.split(r"[ ,]+", line)]
        assert len(told) == 1 + others


def test_nothing_in_the_page_is_an_escape_or_request_that_was_not_meant() -> None:
    requests = {"TH", "SH", "SS", "PP", "TP", "B", "br", "nf", "fi"}
    for line in manual():
        assert line.isascii()
        assert line.isprintable()
        assert line
        if line.startswith((".", "'")):
            assert line[1:].split()[0] in requests
        assert not re.sub(r"\\(f[BIR]|-|&|\((rs|aq|ga|ha|ti)|\[u[0-9A-F]{4,}\])", "", line).count(
            "\\"
        )


@pytest.mark.parametrize(
    ("checker", "harmless"),
    [
        (("mandoc", "-T", "lint", "-W", "warning"), "missing date"),
        (("groff", "-man", "-ww", "-z"), ""),
    ],
    ids=["mandoc", "groff"],
)
def test_readers_of_roff_have_nothing_to_say(checker: tuple[str, ...], harmless: str) -> None:
    if shutil.which(checker[0]) is None:
        pytest.skip(f"there is no {checker[0]} here")
    done = subprocess.run([*checker, PAGE], capture_output=True, text=True, timeout=60, check=False)
    told = (done.stdout + done.stderr).splitlines()
    assert [line for line in told if not harmless or harmless not in line] == []
