"""Write the expected problems of every golden file anew: ``python tests/dataset/regenerate.py``.

Read the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Place

GOLDEN = Path(__file__).parent / "golden"


def told(file: Path) -> str:
    """Give all problems of a file as they are printed, under the file's bare name."""
    lines = []
    for problem in open_dataset([file]).problems:
        place = problem.place
        bare = Place(file=Path(place.file.name), line=place.line, column=place.column)
        message = problem.message.replace(str(file.parent) + "/", "")
        lines.append(str(attrs.evolve(problem, place=bare, message=message)))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every expectation."""
    for file in sorted(GOLDEN.glob("*.toml")):
        file.with_suffix(".txt").write_text(told(file), encoding="utf-8")


if __name__ == "__main__":
    main()
