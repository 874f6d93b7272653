"""Makes the bundled dataset of votes anew: ``python -m scripts.un_votes FOLDER``."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.un_votes.dataset import written

FILE = Path(__file__).parents[2] / "data" / "un-votes.toml"


def main() -> None:
    """Write the dataset."""
    parser = argparse.ArgumentParser(prog="python -m scripts.un_votes")
    parser.add_argument("folder", type=Path, help="the data of unvotes, as CSV or in xz")
    FILE.write_text(written(parser.parse_args().folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
