"""Makes the table of states anew, from country-codes of datasets and the demonyms here."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.states.table import written

FILE = Path(__file__).parents[2] / "src" / "dipview" / "capture" / "drafting" / "states.tsv"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m scripts.states")
    parser.add_argument("file", type=Path, help="country-codes.csv, which is in the public domain")
    FILE.write_text(written(parser.parse_args().file), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
