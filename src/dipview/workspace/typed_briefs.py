"""Typed briefs: the file beside a dataset in which the words of a brief that is seen are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.placing import Placer
from dipview.dataset.problems import Place, Problem
from dipview.dataset.reading import read_text
from dipview.dataset.records import Origin
from dipview.views.brief.brief_text import BriefText
from dipview.views.brief.kinds import BriefKind
from dipview.views.parts.labels import label_cell
from dipview.workspace.brief_file import ENDING, LARGEST, BriefFileError, read_brief_file

TYPED = (BriefKind.STEERING.value, BriefKind.LINES.value)
"""The whole views whose words are typed."""
_MOST = 200
"""Files that are looked at."""
_ROW = re.compile(r"(objective|point)-(\d+)")
"""The id of a row of typed words: which they are, and their number from 1."""


class TypedBrief(NamedTuple):
    """What is typed for a brief, and where."""

    path: Path
    text: BriefText


def typed_brief(
    paths: Sequence[Path], dataset: Dataset, kind: str, subjects: Sequence[str]
) -> TypedBrief | None:
    """Find the file in which the words of a brief are typed: one of its kind that is about it.

    Args:
        paths: The files and folders that are open.
        dataset: What is in them.
        kind: What kind of brief it is.
        subjects: The ids of what it is about.

    Returns:
        None where there is none that can be read. Of several it is the first by its name.
    """
    wanted = {name.casefold() for id in subjects for name in (id, label_cell(dataset, id).text)}
    for path in _files(paths):
        try:
            file = read_brief_file(path)
        except BriefFileError:
            continue  # 'dipview brief' tells what is wrong in it.
        about = {each.casefold() for each in file.text.about}
        if file.kind == kind and about & wanted:
            return TypedBrief(path, file.text)
    return None


def place_of_words(path: Path, row: str) -> Place:
    """Give the place of typed words: of a row of the brief, else of the first that can be typed.

    Args:
        path: The file.
        row: The id of the row.
    """
    read = read_text(path, LARGEST)
    text = "" if isinstance(read, Problem) else read.replace("\r\n", "\n")
    found = _ROW.fullmatch(row)
    origin, way = Origin(path, "brief"), ("objective",)
    if found is not None and found[1] == "point":
        origin, way = Origin(path, "points", int(found[2]) - 1), ("text",)
    return Placer(path, lambda _: text).place(origin, way)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    for folder in folders:
        try:
            named = sorted(each for each in folder.iterdir() if each.name.endswith(ENDING))
        except OSError:
            continue
        yield from named[:_MOST]
