"""Write the expected problems of every golden file anew: ``python tests/dataset/regenerate.py``.

Read the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from dipview.dataset.file_lines import Lines
from dipview.dataset.opening import open_dataset
from dipview.dataset.reading import text_of
from dipview.dataset.texts.verifying import Verification
from dipview.formats.problems_writer import problems_as_text

GOLDEN = Path(__file__).parent / "golden"


def told(file: Path) -> str:
    """Give all problems of a file as they are printed, under the file's bare name."""
    problems = []
    for problem in open_dataset([file], also=Verification([file]).check).problems:
        place = attrs.evolve(problem.place, file=Path(file.name))
        message = problem.message.replace(f"{file.parent}/", "")
        problems.append(attrs.evolve(problem, place=place, message=message))
    return "".join(problems_as_text(problems, Lines(lambda _: text_of(file))))


def main() -> None:
    """Write every expectation."""
    for file in sorted(GOLDEN.glob("*.toml")):
        file.with_suffix(".txt").write_text(told(file), encoding="utf-8")


if __name__ == "__main__":
    main()
