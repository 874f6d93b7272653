"""Converts one corpus: ``python -m benchmarks.converting CORPUS FOLDER FILE.toml``.

A process of its own, so that the one that measures stays small.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.converting.corpora import CORPORA


def main() -> None:
    """Write a corpus as one file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.converting")
    parser.add_argument("corpus", choices=list(CORPORA))
    parser.add_argument("folder", type=Path, help="the folder of all corpora")
    parser.add_argument("file", type=Path, help="where to write")
    asked = parser.parse_args()
    folder, convert = CORPORA[asked.corpus]
    with asked.file.open("w", encoding="utf-8") as file:
        file.writelines(f"{piece}\n" for piece in convert(asked.folder / folder))


if __name__ == "__main__":
    main()
