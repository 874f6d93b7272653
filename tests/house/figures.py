"""The figures of the house: how large it is, and what in it is crooked.

Run it from the top of the repository: ``python -m tests.house.figures``. The bounds are what the
house is on its way to.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import grimp
import networkx as nx

from dipview.workspace.whole_views import WHOLE_VIEWS

SOURCES = Path(__file__).parents[2] / "src" / "dipview"
VIEWS = tuple(WHOLE_VIEWS)
"""The views of a whole dataset, as they are called from outside."""
BOUNDS: Mapping[str, int] = {"circles": 0, "deferred imports": 12, "places of a view's name": 3}
"""How much of each figure is allowed."""


@cache
def trees() -> Mapping[str, ast.Module]:
    """Parse every module of the package, by its path below the package."""
    return {
        path.relative_to(SOURCES).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCES.rglob("*.py"))
    }


def circles() -> list[list[str]]:
    """Find modules that import each other, directly or around, for the type checker alone too."""
    graph = grimp.build_graph("dipview", cache_dir=None)
    arrows: nx.DiGraph = nx.DiGraph()
    for module in graph.modules:
        arrows.add_edges_from(
            (module, other) for other in graph.find_modules_directly_imported_by(module)
        )
    found = (sorted(circle) for circle in nx.strongly_connected_components(arrows))
    return sorted(circle for circle in found if len(circle) > 1)


def deferred() -> list[str]:
    """Find the imports within functions, each as ``file:line``."""
    return [
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def private_parts() -> list[str]:
    """Find the modules that import private names of Textual or Rich, outside the guarded one."""
    return [
        f"{module}: {name}"
        for module, tree in trees().items()
        if module != "tui/textual_private.py"
        for name in _imported(tree)
        if name.split(".")[0] in ("textual", "rich")
        and any(part.startswith("_") for part in name.split("."))
    ]


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


OTHER_MEANINGS: Mapping[str, tuple[str, ...]] = {
    "agree": (
        *("capture/drafting/complements.py", "model/statements.py", "standing/relation.py"),
        "exchange/sheets/guessing.py",
    ),
    "brief": ("capture/drafting/passives.py", "cli/diff.py", "workspace/brief_file.py"),
    "lines": (
        *("exchange/formats/json_lines.py", "search/storing.py", "tui/screens/adjudication.py"),
        *("tui/screens/review.py", "tui/screens/statement.py"),
    ),
    "table": (
        *("capture/articles/markdown_text.py", "capture/review/decisions.py"),
        *("dataset/snapshot/encoding.py", "dataset/structure.py", "formats/docx/styles.py"),
        "formats/html_words.py",
    ),
    "votes": ("exchange/formats/roll_calls/writing.py",),
}
"""Where the name of a view is the word for something else: a verb, a widget, a key, an element."""


def places_of(view: str) -> list[str]:
    """Find the files outside ``views/`` that have the name of a view as a literal."""
    return [
        module
        for module, tree in trees().items()
        if not module.startswith("views/")
        and module not in OTHER_MEANINGS.get(view, ())
        and any(isinstance(each, ast.Constant) and each.value == view for each in ast.walk(tree))
    ]


def figures() -> dict[str, int]:
    """Count everything."""
    texts = [path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py")]
    return {
        "lines": sum(text.count("\n") for text in texts),
        "files": len(texts),
        "circles": len(circles()),
        "deferred imports": len(deferred()),
        "private parts": len(private_parts()),
        "places of a view's name": max(len(places_of(view)) for view in VIEWS),
    }


def main() -> None:
    """Print each figure with its bound, and where what is counted stands."""
    for name, count in figures().items():
        bound = f" (at most {BOUNDS[name]})" if name in BOUNDS else ""
        sys.stdout.write(f"{name}: {count:,}{bound}\n")
    if "-v" in sys.argv[1:]:
        listed = [" ".join(circle) for circle in circles()]
        listed += deferred() + private_parts()
        listed += [f"{view}: {' '.join(places_of(view))}" for view in VIEWS]
        sys.stdout.write("\n".join((*listed, "")))


if __name__ == "__main__":
    main()
