"""A Python that drops docstrings and assertions (``-OO``) loses neither help nor behaviour."""

from __future__ import annotations

import ast
import inspect
import os
import subprocess
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from tests.tiers import slow_but

from dipview.cli.verbs import VERBS, module_of

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
SOURCE = Path(__file__).parents[2] / "src"


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_is_no_docstring(verb: str) -> None:
    command = import_module(module_of(verb)).command
    assert command.help
    assert command.help.strip() != inspect.cleandoc(inspect.unwrap(command.callback).__doc__)
    assert len(command.help) > len(command.short_help)


@pytest.mark.parametrize(
    "args",
    slow_but([("shifts", "--help"), ("schema",), ("check", "--explain"), ("keys",)], ("schema",)),
)
def test_what_is_printed_is_the_same_without_docstrings(
    process: Process, args: tuple[str, ...]
) -> None:
    there = process(*args)
    without = process(*args, env=os.environ | {"PYTHONOPTIMIZE": "2"})
    assert there.returncode == without.returncode == 0
    assert there.stdout == without.stdout


def test_no_assertion_does_anything_that_is_missed_where_it_is_dropped() -> None:
    harmless = {"isinstance", "len", "all", "any"}
    doing = [
        f"{path.name}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert)
        for part in ast.walk(node.test)
        if isinstance(part, ast.NamedExpr | ast.Await | ast.Yield)
        or (isinstance(part, ast.Call) and getattr(part.func, "id", "") not in harmless)
    ]
    assert doing == []


def test_no_docstring_is_read_for_what_it_says() -> None:
    reading = [
        path.name
        for path in SOURCE.rglob("*.py")
        if any(
            word in path.read_text(encoding="utf-8")
            for word in ("__doc__", "getdoc(", "getsource(")
        )
    ]
    assert reading == []
