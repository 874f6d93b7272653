"""Two coders' files to decide on: copies of those of ``tests/worlds/two_coders``."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from dipview.capture.adjudication.adjudication import Adjudication
from dipview.capture.adjudication.opening import open_adjudication
from dipview.dataset.opening import open_dataset

FERRY = Path(__file__).parents[1] / "worlds" / "two_coders"
DIFFERING = ("01", "02", "03", "04", "06", "08")
"""The utterances on which they differ, in the order of the text, as their ids end."""


def copied(folder: Path) -> Path:
    """Copy the files; gives the folder of the dataset."""
    return Path(copytree(FERRY, folder / "ferry"))


def opened_adjudication(data: Path) -> Adjudication:
    """Open the adjudication of a dataset, by Cleo."""
    return open_adjudication([data], open_dataset([data]), "cleo")
