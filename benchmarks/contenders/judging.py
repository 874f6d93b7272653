"""The judged set, answered by dipview, by fzf or by rapidfuzz's WRatio."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import astuple
from rapidfuzz import fuzz, process

from benchmarks.contenders.fzf_search import filtered
from benchmarks.contenders.rapidfuzz_search import CUTOFF
from benchmarks.contenders.serving import tell
from benchmarks.judged import TOP, WORLD, judged, scores
from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.search.documents import document
from dipview.search.fields import Group
from dipview.search.folding import words
from dipview.search.searching import SearchIndex, search

Answer = Callable[[str], Sequence[str]]
"""Gives the ids of the best records for a query, best first."""


def dipview(dataset: Dataset, _scratch: Path) -> Answer:
    """Give dipview's search over a dataset: records of every kind."""
    index = SearchIndex.build(dataset)
    return lambda query: [match.id for match in search(index, query).ranked[:TOP]]


def weighted_ratio(dataset: Dataset, _scratch: Path) -> Answer:
    """Give rapidfuzz's ``WRatio`` over the texts of a dataset, the best text of each record."""
    pairs = list(_texts(dataset))
    texts = [text for _, text in pairs]

    def answer(query: str) -> list[str]:
        folded = " ".join(words(query)) or query
        found = process.extract(
            folded, texts, scorer=fuzz.WRatio, score_cutoff=CUTOFF, limit=len(texts)
        )
        return list(dict.fromkeys(pairs[at][0] for _, _, at in found))

    return answer


def fzf(dataset: Dataset, scratch: Path) -> Answer:
    """Give ``fzf --filter`` over the texts of a dataset, a line a text."""
    program = shutil.which("fzf") or "fzf"
    pairs = list(_texts(dataset))
    lines = "".join(f"{number}\t{text}\n" for number, (_, text) in enumerate(pairs))
    scratch.write_text(lines, encoding="utf-8")

    def answer(query: str) -> list[str]:
        folded = " ".join(words(query)) or query
        found = filtered(program, str(scratch), folded)
        return list(dict.fromkeys(pairs[at][0] for at in found))

    return answer


def _texts(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Give each record's own texts, folded as dipview folds them, so that accents are no hurdle."""
    for kind in Kind:
        for id in dataset.ids(kind):
            for text in document(dataset, kind, id).texts:
                if text.field.group < Group.LINKED:
                    yield id, " ".join(words(text.text))


MAKERS: Mapping[str, Callable[[Dataset, Path], Answer]] = {
    "dipview": dipview,
    "fzf": fzf,
    "WRatio": weighted_ratio,
}


def main(contender: str, scratch: str) -> None:
    """Answer the set, and tell each kind's count, share first and share among five.

    Args:
        contender: A key of ``MAKERS``.
        scratch: A file that may be written to.
    """
    told = []
    asked = judged()
    for name, path in (("bundled", bundled_path()), ("invented", WORLD)):
        answer = MAKERS[contender](open_dataset([path]), Path(scratch))
        told += [(each, answer(each.query)[:TOP]) for each in asked if each.world == name]
    tell({kind: astuple(score) for kind, score in scores(told).items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
