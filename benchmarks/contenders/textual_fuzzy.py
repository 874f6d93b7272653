"""Textual's own fuzzy matcher, over every name: what its command palette does."""

from __future__ import annotations

import sys
from time import perf_counter

from textual.fuzzy import Matcher

from benchmarks.contenders.serving import Answer, best, read_lines, serve


def main(path: str) -> None:
    """Read lines and serve."""
    begun = perf_counter()
    ids, texts = read_lines(path)

    def answer(query: str) -> Answer:
        matcher = Matcher(query.lower())
        scores = ((matcher.match(text), at) for at, text in enumerate(texts))
        found = sorted(((score, at) for score, at in scores if score > 0), reverse=True)
        return Answer(best([ids[at] for _, at in found]), len(found))

    serve(answer, perf_counter() - begun)


if __name__ == "__main__":
    main(*sys.argv[1:])
