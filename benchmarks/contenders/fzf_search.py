"""``fzf --filter``: a whole process a query, over the lines on its standard input."""

from __future__ import annotations

import shutil
import subprocess
import sys
from time import perf_counter

from benchmarks.contenders.serving import Answer, best, read_lines, serve


def filtered(program: str, path: str, query: str) -> list[int]:
    """Give the numbers of the lines that fzf finds, its best first.

    Args:
        program: fzf itself.
        path: A file of which each line begins with its number and a tab.
        query: What to look for.
    """
    with open(path, "rb") as lines:  # noqa: PTH123 (as quick as it can be)
        done = subprocess.run(  # noqa: S603 (the program that is measured)
            [program, "--delimiter", "\t", "--nth", "2..", "--filter", query],
            stdin=lines,
            capture_output=True,
            check=False,
        )
    return [int(line[: line.index(b"\t")]) for line in done.stdout.splitlines()]


def main(path: str, numbered: str) -> None:
    """Number the lines of a file, and serve.

    Args:
        path: A file of ids and texts.
        numbered: Where the numbered lines go.
    """
    begun = perf_counter()
    program = shutil.which("fzf")
    if program is None:
        raise SystemExit("fzf is not installed")
    ids, texts = read_lines(path)
    with open(numbered, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.writelines(f"{number}\t{text}\n" for number, text in enumerate(texts))

    def answer(query: str) -> Answer:
        found = filtered(program, numbered, query)
        return Answer(best([ids[at] for at in found]), len(found))

    serve(answer, perf_counter() - begun)


if __name__ == "__main__":
    main(*sys.argv[1:])
