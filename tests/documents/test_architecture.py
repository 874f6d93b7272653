"""What ARCHITECTURE.md names is there: every folder, file, function, class and constant."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from tests.documents.reading import ROOT, spoken, text

DOCUMENT = "ARCHITECTURE.md"
SOURCES = ROOT / "src" / "dipview"
_PATH = re.compile(r"(?:[a-z_]+/)*[a-z_]+(?:\.py)?/?")


def _named() -> Iterator[tuple[str, str]]:
    """Give each file or folder that is named, and the name in it, empty for none."""
    folders = {path.name for path in SOURCES.iterdir() if path.is_dir()}
    for token in spoken(DOCUMENT):
        if token.type != "code_inline":
            continue
        path, _, name = token.content.partition("::")
        if name or path.endswith(".py") or "/" in path or path in folders:
            yield path, name


NAMED = sorted(set(_named()) - {("file.py", "name")})


def _names_in(tree: ast.Module | ast.ClassDef) -> dict[str, ast.stmt]:
    found: dict[str, ast.stmt] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = node
        elif isinstance(node, ast.Assign):
            found |= {each.id: node for each in node.targets if isinstance(each, ast.Name)}
    return found


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda each: each or "whole")
def test_what_is_named_is_there(path: str, name: str) -> None:
    assert _PATH.fullmatch(path) or path.startswith("src/"), path
    file = SOURCES / path if (SOURCES / path).exists() else ROOT / path
    assert file.exists(), path
    if not name:
        return
    inside: ast.Module | ast.ClassDef = ast.parse(file.read_text("utf-8"))
    for part in name.split("."):
        names = _names_in(inside)
        assert part in names, f"{path} has no {part}"
        if isinstance(node := names[part], ast.ClassDef):
            inside = node


def test_every_folder_of_the_house_is_told_of() -> None:
    folders = {path.parent.name for path in SOURCES.glob("*/__init__.py")}
    told = re.findall(r"^\| `([a-z]+)` \|", text(DOCUMENT), re.MULTILINE)
    assert set(told) == folders


def test_there_are_twenty_questions() -> None:
    questions = text(DOCUMENT).partition("## Twenty questions")[2]
    assert len(re.findall(r"\? \|", questions)) == 20
