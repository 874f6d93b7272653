"""The front: the first word decides, options stand anywhere, mistakes are told with a way on."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.shell_completion import ShellComplete

from dipview.cli.app import VERBS, app
from dipview.cli.exploring import leave_what_is_heeded
from dipview.cli.front_help import EXAMPLES, front_help
from dipview.cli.verbs import ABOUT, GROUPS
from dipview.dataset.limits import Limits
from dipview.settings.config import Config
from dipview.views.scope import Scope

Run = Callable[..., Any]
"""Runs a command line in this process; see the fixture."""
Opened = list[tuple[tuple[Path, ...], Scope]]
"""What the explorer was opened on."""


@pytest.fixture
def explorer(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Put a stand-in for the explorer in place, on what says that it is a terminal."""
    opened: Opened = []

    def made(
        paths: Sequence[Path],
        scope: Scope | None,
        limits: Limits,
        config: Config,
        *,
        fresh: bool,
        watch: bool,
        review: str,
    ) -> None:
        opened.append((tuple(paths), scope or Scope()))

    module = ModuleType("dipview.tui.app")
    module.DipviewApp = made  # type: ignore[attr-defined]
    module.run_explorer = lambda _app, *, mouse: 7  # type: ignore[attr-defined] # noqa: ARG005
    monkeypatch.setitem(sys.modules, "dipview.tui.app", module)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("dipview.cli.exploring.sys", _Terminals())
    return opened


class _Terminals:
    """Stands for ``sys`` with standard streams that are terminals."""

    platform = "linux"

    class stdin:  # noqa: N801
        closed = False

        @staticmethod
        def isatty() -> bool:
            return True

    stdout = stderr = stdin


def test_no_word_at_all_opens_the_explorer(cli: Run, explorer: Opened) -> None:
    assert cli().code == 7
    assert explorer == [((), Scope())]


def test_a_file_opens_the_explorer_on_it(cli: Run, explorer: Opened, harbour: Path) -> None:
    assert cli(harbour).code == 7
    assert explorer[0][0] == (harbour,)


def test_a_folder_opens_the_explorer_on_it(cli: Run, explorer: Opened, harbour: Path) -> None:
    assert cli("open", harbour.parent).code == 7
    assert explorer[0][0] == (harbour.parent,)


def test_options_before_a_file_reach_the_explorer(
    cli: Run, explorer: Opened, harbour: Path
) -> None:
    cli("-q", "tolls", harbour, "--as-of", "2017-05")
    scope = explorer[0][1]
    assert scope.query == "tolls"
    assert scope.as_of is not None
    assert scope.as_of.isoformat() == "2017-05-31"


def test_options_alone_open_the_explorer(cli: Run, explorer: Opened, harbour: Path) -> None:
    cli("-d", harbour, "--since", "2017")
    paths, scope = explorer[0]
    assert paths == (harbour,)
    assert str(scope.since) == "2017-01-01"


def test_a_verb_wins_over_a_file_of_its_name(
    cli: Run, explorer: Opened, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbour.rename(harbour.parent / "stats")
    monkeypatch.chdir(harbour.parent)
    assert cli("stats").out.startswith(("Counts", "Stat"))
    assert cli("./stats").code == 7


def test_the_explorer_is_not_opened_on_a_path_that_is_not_there(
    cli: Run, explorer: Opened, harbour: Path
) -> None:
    result = cli(harbour, "list")
    assert result.code == 2
    assert "no file or folder 'list'" in result.err
    assert not explorer


def test_the_explorer_takes_no_format(cli: Run, explorer: Opened) -> None:
    result = cli("-f", "json")
    assert result.code == 2
    assert "takes no --format" in result.err


@pytest.mark.parametrize(
    ("terminal", "reason"), [("dumb", "TERM is dumb"), ("", "TERM is not set")]
)
def test_a_dumb_terminal_is_refused_unless_forced(
    cli: Run, explorer: Opened, monkeypatch: pytest.MonkeyPatch, terminal: str, reason: str
) -> None:
    monkeypatch.setenv("TERM", terminal)
    result = cli("open")
    assert result.code == 2
    assert reason in result.err
    assert "dipview list" in result.err
    assert cli("open", "--force-tui").code == 7


def test_without_a_terminal_one_line_names_the_verbs_that_print(cli: Run) -> None:
    result = cli()
    assert result.code == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "dipview list actors" in result.err
    assert "dipview search" in result.err


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("serch", "did you mean 'search'?"),
        ("lists", "did you mean 'list'?"),
        ("xqzvwk", f"the verbs are {', '.join(VERBS)}"),
        ("harbor.toml", "there is no file or folder 'harbor.toml'"),
        ("some/where", "there is no file or folder 'some/where'"),
        ("a\x00b", "neither a verb nor a file"),
        ("long" * 100, "neither a verb nor a file"),
    ],
)
def test_a_word_that_is_neither_verb_nor_file_is_told_what_it_may_mean(
    cli: Run, word: str, told: str
) -> None:
    result = cli(word, "actors")
    assert result.code == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert told in result.err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("list",), "missing argument"),
        (("list", "actor", "--fomat", "csv"), "--format"),
        (("list", "actros"), "did you mean 'actors'?"),
        (("list", "xqzvwk"), "there are actors, statements"),
        (("list", "actors", "-n", "0"), "0 is not in the range"),
        (("list", "actors", "--cite", "apa"), "'numbered', 'inline', 'footnote'"),
        (("check", "-f", "html"), "text or json"),
        (("list", "actors", "-f", "docm"), "no format 'docm'"),
        (("list", "actors", "-o", "x.docm"), "'.docm'"),
        (("list", "actors", "--as-of", "2017-02-30"), "2017-02-30"),
        (("list", "actors", "--as-of", "soon"), "is not a date"),
        (("list", "actors", "--as-of", "[2017-04-11..]"), "is open"),
        (("search",), "search needs a query"),
        (("-n", "3", "brief", "russia"), "'brief' takes no --limit"),
        (("-q", "x", "check"), "'check' takes no --query"),
        (("--csv-raw", "check"), "'check' takes no --csv-raw"),
        (("check", "-f", "csv"), "text or json"),
        (("search", "--stdin", "x"), "from standard input alone"),
        (("search", "--stdin", "-f", "csv"), "prints JSON"),
    ],
)
def test_wrong_usage_is_told_in_one_line_and_ends_with_2(
    cli: Run, args: tuple[str, ...], told: str
) -> None:
    result = cli(*args)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("dipview: ")
    assert result.err.count("\n") == 1
    assert told in result.err


def test_options_stand_before_the_verb_or_after_it(cli: Run, harbour: Path) -> None:
    after = cli("list", "actors", "-d", harbour, "-f", "csv", "-n", "1")
    before = cli("-d", harbour, "-f", "csv", "-n", "1", "list", "actors")
    assert before == after
    assert before.out.count("\n") == 2


def test_an_option_after_the_verb_wins_over_one_before_it(cli: Run, harbour: Path) -> None:
    result = cli("-f", "csv", "-d", harbour, "list", "actors", "-f", "json")
    assert result.out.startswith("{")


def test_the_environment_names_the_dataset(
    cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPVIEW_DATASET", str(harbour))
    assert "Anna Vale" in cli("list", "actors").out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_page_of_help(cli: Run, verb: str) -> None:
    result = cli(verb, "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: dipview {verb}")


def test_help_lists_every_verb(cli: Run) -> None:
    result = cli("-h")
    assert result.code == 0
    assert set(VERBS) <= set(re.split(r"[\s,]+", result.out))


def test_every_verb_is_told_to_shells_in_a_few_words() -> None:
    assert set(ABOUT) == set(VERBS)


def test_help_fits_a_screen_of_80_by_24() -> None:
    lines = front_help(GROUPS).split("\n")
    assert len(lines) <= 23  # and the line to type on
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)


def test_help_shows_three_examples_that_work(
    cli: Run, explorer: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = cli("--help").out
    assert len(EXAMPLES) == 3
    for line, purpose in EXAMPLES:
        assert line in out
        assert purpose in out
        result = cli(*shlex.split(line)[1:])
        assert result.out if len(line.split()) > 1 else explorer
        assert result.code in (0, 7)


def test_the_help_of_search_has_the_query_language(cli: Run) -> None:
    out = cli("search", "--help").out
    for sign in ('"a phrase"', "^pre", "suf$", "!not", "with:russia", "since:7-April"):
        assert sign in out


def test_the_version_is_told_beside_other_options_too(cli: Run) -> None:
    result = cli("--version", "list")
    assert (result.code, result.out) == (0, "dipview 0.1.0\n")


def completed(*words: str) -> list[str]:
    completion = ShellComplete(app, {}, "dipview", "_DIPVIEW_COMPLETE")
    return [item.value for item in completion.get_completions(list(words[:-1]), words[-1])]


def test_shells_complete_verbs_catalogues_and_formats() -> None:
    assert completed("se") == ["se", "search"]
    assert completed("list", "s") == ["statements", "sources"]
    assert completed("list", "actors", "-f", "m") == ["markdown"]
    assert completed("xqzvwk", "s") != []


def test_a_shell_is_given_its_completion_script(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DIPVIEW_COMPLETE", "zsh_source")
    result = cli()
    assert result.code == 0
    assert "_DIPVIEW_COMPLETE=zsh_complete" in result.out


@pytest.mark.parametrize(
    ("name", "value", "stays"),
    [
        ("COLUMNS", "40", False),
        ("LINES", "10", False),
        ("TEXTUAL", "headless", False),
        ("TEXTUAL_DRIVER", "os:path", False),
        ("TEXTUAL_PRESS", "q", False),
        ("TEXTUAL_COLOR_SYSTEM", "256", True),
        ("TEXTUAL_COLOR_SYSTEM", "rainbow", False),
        ("TEXTUAL_ANIMATIONS", "NONE", True),
        ("TEXTUAL_ANIMATIONS", "some", False),
        ("TEXTUAL_FPS", "15", True),
        ("TEXTUAL_FPS", "0", False),
        ("TEXTUAL_FPS", "9" * 30, False),
        ("TEXTUAL_DISABLE_KITTY_KEY", "1", True),
        ("ESCDELAY", "25", True),
        ("ESCDELAY", "soon", False),
        ("TERM", "xterm", True),
        ("NO_COLOR", "1", True),
    ],
)
def test_variables_of_the_library_that_would_mislead_it_are_taken_away(
    name: str, value: str, stays: bool
) -> None:
    environment = {name: value}
    leave_what_is_heeded(environment)
    assert (name in environment) is stays


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("add",), "missing command"),
        (("add", "sorce"), "did you mean 'source'?"),
        (("add", "xqzvwk"), "'xqzvwk' is nothing that can be added; there is source"),
        (("add", "source"), "missing argument"),
        (("-q", "x", "add", "source", "a.txt"), "'add source' takes no --query"),
    ],
)
def test_what_is_to_be_added_is_named(cli: Run, args: tuple[str, ...], told: str) -> None:
    result = cli(*args)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert told in result.err


def test_what_can_be_added_has_a_page_of_help_each(cli: Run) -> None:
    assert "source     Store the text of an article" in cli("add", "--help").out
    assert cli("add", "source", "--help").out.startswith("Usage: dipview add source")
