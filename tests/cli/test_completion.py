"""Completion: what shells ask, what they are told, and their scripts in the shells themselves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but_of

from dipview.cli.completing import SCRIPTS_CHANGED, script
from dipview.cli.verbs import ABOUT, VERBS
from dipview.cli.words import SHELL

Run = Any
Ask = Callable[..., list[str]]


@pytest.fixture
def ask(cli: Run, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask as a shell does; the last word is the one that is typed."""

    def asked(*words: str, of: str = "bash") -> list[str]:
        monkeypatch.setenv("_DIPVIEW_COMPLETE", f"{of}_complete")
        monkeypatch.setenv("COMP_WORDS", " ".join(("dipview", *words)))
        monkeypatch.setenv("COMP_CWORD", words[-1] if of == "fish" else str(len(words)))
        result = cli()
        assert (result.code, result.err) == (0, "")
        return str(result.out).splitlines()

    return asked


def plain(answers: list[str]) -> list[str]:
    return [answer.partition(",")[2] for answer in answers if answer.startswith("plain,")]


def test_verbs_are_completed_after_the_path_that_bash_would_forget(ask: Ask) -> None:
    assert ask("s") == ["file,s", *(f"plain,{verb}" for verb in VERBS if verb[0] == "s")]


def test_options_kinds_and_shells_are_completed(ask: Ask) -> None:
    assert "--as-of" in plain(ask("--as"))
    assert plain(ask("new", "s")) == ["statement", "source"]
    assert plain(ask("completion", "z")) == ["zsh"]
    assert plain(ask("show", "--f")) == ["--format", "--force"]


def test_bundled_datasets_are_completed_where_one_is_named(ask: Ask) -> None:
    for words in (("open", "un"), ("stats", "-d", "un"), ("check", "un"), ("un",)):
        assert ask(*words) == ["file,un", "plain,un-votes"], words


def test_records_of_the_bundled_dataset_are_completed(ask: Ask) -> None:
    assert plain(ask("show", "boris")) == ["boris-johnson"]
    assert plain(ask("show", "tighter")) == ["tighter-sanctions"]


@pytest.mark.parametrize("where", ["before", "after", "environment"])
def test_records_of_the_dataset_that_is_named_are_completed(
    ask: Ask, harbour: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    words = {
        "before": ("-d", str(harbour), "show", "anna"),
        "after": ("show", "-d", str(harbour), "anna"),
        "environment": ("show", "anna"),
    }[where]
    if where == "environment":
        monkeypatch.setenv("DIPVIEW_DATASET", str(harbour))
    assert plain(ask(*words)) == ["anna-vale"]


def test_a_matrix_is_of_issues_and_actors(ask: Ask, harbour: Path) -> None:
    assert plain(ask("-d", str(harbour), "matrix", "o")) == ["otto-vale"]
    assert plain(ask("-d", str(harbour), "matrix", "to")) == ["tolls"]


def test_bash_keeps_what_is_typed_where_several_names_begin_so(ask: Ask, harbour: Path) -> None:
    found = plain(ask("-d", str(harbour), "show", "vale"))
    assert found == ["anna-vale", "otto-vale", "vale-on-tolls", " "]
    assert plain(ask("-d", str(harbour), "show", "ann")) == ["anna-vale"]


def test_names_are_told_beside_ids_where_the_shell_shows_them(ask: Ask, harbour: Path) -> None:
    told = ask("-d", str(harbour), "show", "anna", of="zsh")
    assert told == ["plain", "anna-vale", "Anna Vale"]
    assert ask("-d", str(harbour), "show", "anna", of="fish") == ["plain,anna-vale\tAnna Vale"]


def test_a_name_cannot_act_on_the_terminal_or_on_the_protocol(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    name = "A\\u001b]0;x\\u0007\\nplain,rm\\tb, c"
    path.write_text(f'[[actors]]\nid = "anna"\nname = "{name}"\n', encoding="utf-8")
    shown = "A␛]0;x␇ plain,rm b, c"
    assert ask("-d", str(path), "show", "a") == ["plain,anna"]
    assert ask("-d", str(path), "show", "a", of="zsh") == ["plain", "anna", shown]
    assert ask("-d", str(path), "show", "a", of="fish") == [f"plain,anna\t{shown}"]


def test_what_cannot_be_read_proposes_nothing_and_says_nothing(ask: Ask, tmp_path: Path) -> None:
    assert ask("-d", str(tmp_path / "nowhere"), "show", "a") == []
    assert ask("-d", str(tmp_path), "show", "a") == []
    (tmp_path / "broken.toml").write_bytes(b"[[actors\xff")
    assert ask("-d", str(tmp_path), "show", "a") == []


def test_a_fault_proposes_nothing_and_says_nothing(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("dipview.cli.record_name.known_beginning", fail)
    assert ask("show", "a") == []


@pytest.mark.parametrize("instruction", ["tcsh_complete", "bash_nothing", "nonsense"])
def test_what_no_shell_asks_is_answered_with_1(
    cli: Run, monkeypatch: pytest.MonkeyPatch, instruction: str
) -> None:
    monkeypatch.setenv("_DIPVIEW_COMPLETE", instruction)
    result = cli()
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("dipview: _DIPVIEW_COMPLETE cannot be ")


LOADED = """
import json, sys
from dipview.__main__ import main
sys.argv = ["dipview"]
code = main()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def test_completing_a_verb_loads_no_dataset_and_no_slow_library() -> None:
    asked = {"COMP_WORDS": "dipview se", "COMP_CWORD": "1", "_DIPVIEW_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={**os.environ, **asked},
        capture_output=True,
        timeout=120,
        check=True,
    )
    code, names = json.loads(done.stderr)
    assert (code, done.stdout) == (0, b"file,se\nplain,search\n")
    heavy = {"cattrs", "textual", "rapidfuzz", "dipview.dataset.opening"}
    assert not heavy & set(names)


def test_every_verb_is_told_in_a_few_words() -> None:
    for verb in VERBS:
        assert 0 < len(ABOUT[verb]) <= 27


@pytest.mark.parametrize("shell", SHELL.words)
def test_the_script_is_printed_and_says_where_it_goes(cli: Run, shell: str) -> None:
    result = cli("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"{script(shell)}\n"
    comments = [line for line in result.out.splitlines() if line.startswith("# ")]
    assert len(comments) == 1
    assert f"dipview completion {shell}" in comments[0]
    assert result.out.startswith("#compdef dipview\n") == (shell == "zsh")


def test_each_change_to_the_scripts_takes_effect() -> None:
    scripts = [script(shell) for shell in SHELL.words]
    for after in SCRIPTS_CHANGED.values():
        assert any(after in text for text in scripts)


def test_a_shell_may_be_named_by_its_path(cli: Run) -> None:
    assert cli("completion", "/bin/Bash").out == cli("completion", "bash").out
    result = cli("completion", "tcsh")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "there are bash, zsh and fish" in result.err


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """An environment with a command ``dipview``."""
    command = tmp_path / "bin" / "dipview"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dipview "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{command.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {**os.environ, "PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}


def in_shell(shell: str, commands: str, place: dict[str, str], *options: str) -> list[str]:
    found = shutil.which(shell)
    if found is None or os.name != "posix":
        pytest.skip(f"there is no {shell} here")
    done = subprocess.run(
        [found, *options, "-c", commands],
        env=place,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "found"),
    slow_but_of(
        [
            ("sea", ["search"]),
            ("show boris", ["boris-johnson"]),
            ("show trum", ["donald-trump", "may-trump-call", "trump-agreement", " "]),
            ("list act", ["actors"]),
        ],
        "show boris",
        "list act",
    ),
)
def test_bash_completes(place: dict[str, str], words: str, found: list[str]) -> None:
    commands = f"""
        eval "$(dipview completion bash)"
        complete -p dipview > /dev/null || exit 3
        compopt() {{ :; }}
        COMP_WORDS=(dipview {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _dipview_completion dipview
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    assert in_shell("bash", commands, place, "--norc", "--noprofile") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sea", [f"search:{ABOUT['search']}"]),
        ("show boris", ["boris-johnson:Boris Johnson"]),
        ("show tighter", ["tighter-sanctions:Sanctions"]),
    ],
)
def test_zsh_completes(place: dict[str, str], words: str, found: list[str]) -> None:
    commands = f"""
        compdef() {{ function complete_it {{ $1 }} }}
        _path_files() {{ : }}
        _describe() {{ print -l "${{(@P)3}}" }}
        typeset -A compstate
        eval "$(dipview completion zsh)"
        words=(dipview {words}); CURRENT=${{#words}}
        _dipview_completion
    """
    assert in_shell("zsh", commands, place, "-f") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("show boris", ["boris-johnson\tBoris Johnson"]),
        ("show tighter", ["tighter-sanctions\tSanctions"]),
        ("list act", ["actors"]),
    ],
)
def test_fish_completes(place: dict[str, str], words: str, found: list[str]) -> None:
    commands = f"dipview completion fish | source; complete -C 'dipview {words}'"
    assert in_shell("fish", commands, place, "--no-config") == found


def test_what_can_be_added_and_the_types_of_sources_are_completed(ask: Ask) -> None:
    assert plain(ask("add", "s")) == ["source", "statement"]
    assert "--publisher" in plain(ask("add", "source", "--pub"))
    assert plain(ask("add", "source", "--type", "press")) == ["press-release"]
    assert ask("add", "source", "art")[0] == "file,art"
