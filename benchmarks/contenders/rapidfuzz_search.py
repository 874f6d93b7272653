"""rapidfuzz over every line: ``process.extract`` with ``partial_ratio`` or ``WRatio``."""

from __future__ import annotations

import sys
from time import perf_counter

from rapidfuzz import fuzz, process

from benchmarks.contenders.serving import Answer, best, read_lines, serve

LIMIT = 50
CUTOFF = 60
"""The score below which rapidfuzz's own ``extract`` is commonly told to keep nothing."""


def main(path: str, scorer: str) -> None:
    """Read lines and serve.

    Args:
        path: A file of ids and texts.
        scorer: Name of a function of ``rapidfuzz.fuzz``.
    """
    begun = perf_counter()
    ids, texts = read_lines(path)
    score = getattr(fuzz, scorer)

    def answer(query: str) -> Answer:
        found = process.extract(
            query.lower(), texts, scorer=score, score_cutoff=CUTOFF, limit=LIMIT
        )
        return Answer(best([ids[at] for _, _, at in found]), len(found))

    serve(answer, perf_counter() - begun)


if __name__ == "__main__":
    main(*sys.argv[1:])
