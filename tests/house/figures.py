"""Figures of the house: lines, files, circles of imports, imports that are deferred.

``python -m tests.house.figures`` prints them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import grimp

SOURCE = Path(__file__).parents[2] / "src"
DEFERRED = re.compile(r"#\s*noqa:.*\bPLC0415\b")


def sources() -> Iterator[Path]:
    """Give every file of the package."""
    return (path for path in sorted(SOURCE.rglob("*.py")))


def lines() -> int:
    """Count the lines of the package."""
    return sum(path.read_text("utf-8").count("\n") for path in sources())


def deferred() -> dict[str, int]:
    """Count the imports within functions, by file."""
    found = {
        str(path.relative_to(SOURCE)): len(DEFERRED.findall(path.read_text("utf-8")))
        for path in sources()
    }
    return {name: count for name, count in found.items() if count}


def circles() -> list[list[str]]:
    """Find modules that import one another, straight or round about, for types alone too."""
    graph = grimp.build_graph("dipview", cache_dir=None)
    imported = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    return [sorted(each) for each in _bound_together(imported) if len(each) > 1]


def _bound_together(imported: Mapping[str, Iterable[str]]) -> Iterator[set[str]]:
    """Give the strongly connected parts of a graph (Kosaraju's algorithm)."""
    importers: dict[str, set[str]] = {name: set() for name in imported}
    for name, others in imported.items():
        for other in others:
            importers[other].add(name)
    left: list[str] = []
    seen: set[str] = set()
    for name in sorted(imported):
        left.extend(_reached(name, imported, seen))
    seen = set()
    for name in reversed(left):
        if part := set(_reached(name, importers, seen)):
            yield part


def _reached(start: str, edges: Mapping[str, Iterable[str]], seen: set[str]) -> list[str]:
    """Walk from a node in depth-first order; gives each new node once it is left."""
    if start in seen:
        return []
    seen.add(start)
    done, way = [], [(start, iter(sorted(edges[start])))]
    while way:
        node, others = way[-1]
        following = next((each for each in others if each not in seen), None)
        if following is None:
            way.pop()
            done.append(node)
        else:
            seen.add(following)
            way.append((following, iter(sorted(edges[following]))))
    return done


def main() -> None:
    """Print the figures."""
    by_file, bound = deferred(), circles()
    sys.stdout.write(f"lines             {lines():>7,}\n")
    sys.stdout.write(f"files             {sum(1 for _ in sources()):>7,}\n")
    sys.stdout.write(f"circles           {len(bound):>7,}\n")
    for circle in bound:
        sys.stdout.write(f"    {', '.join(circle)}\n")
    sys.stdout.write(f"deferred imports  {sum(by_file.values()):>7,}\n")


if __name__ == "__main__":
    main()
