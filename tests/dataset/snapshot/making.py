"""Making: what the modules come to that decide what a snapshot holds.

Run as a module, it writes that into ``snapshot/made.py``.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[3] / "src"
MADE = SOURCES / "dipview" / "dataset" / "snapshot" / "made.py"
ROOTS = (
    "dipview.dataset.opening",
    "dipview.dataset.snapshot.writing",
    "dipview.search.storing",
    "dipview.views.stored_orders",
)
"""What reads files and writes records, the index and orders into a snapshot."""
_WRITTEN = '''"""Made: what the modules come to that decide what a snapshot holds."""

MADE = "{digest}"
"""Another one once any of them does anything else, so that no snapshot of before is opened.

``python -m tests.dataset.snapshot.making`` writes it."""
'''


def making_modules() -> dict[str, ast.Module]:
    """Give the modules that decide what a snapshot holds, by name: all that these import."""
    found: dict[str, ast.Module] = {}
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        path = SOURCES / Path(*name.split(".")).with_suffix(".py")
        if name not in found and path.is_file() and path != MADE:
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
            waiting.extend(_imported(found[name]))
    return dict(sorted(found.items()))


def _imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dipview"):
            yield node.module or ""
            yield from (f"{node.module}.{each.name}" for each in node.names)


def digest_of(modules: dict[str, ast.Module]) -> str:
    """Give what some modules come to: the same whatever comments and docstrings say.

    It is the same for each version of Python.
    """
    written = "\n".join(f"{name} {_said(module)}" for name, module in modules.items())
    return hashlib.blake2b(written.encode(), digest_size=8).hexdigest()


def _said(node: object) -> str:
    """Write a node of a syntax tree without what is empty, what only loads, and docstrings."""
    if isinstance(node, list):
        return f"[{' '.join(filter(None, map(_said, node)))}]"
    if not isinstance(node, ast.AST):
        return repr(node)
    parts = (
        f"{name}={_said(each)}"
        for name, each in ast.iter_fields(node)
        if each not in (None, []) and not isinstance(each, ast.expr_context)
    )
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return ""
    return f"{type(node).__name__}({' '.join(parts)})"


if __name__ == "__main__":
    MADE.write_text(_WRITTEN.format(digest=digest_of(making_modules())), encoding="utf-8")
