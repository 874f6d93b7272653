"""The bundled datasets: what each is called, and where the data that comes with dipview lies."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dipview.dataset.typed_paths import typed_path


class Bundled(NamedTuple):
    """A dataset that comes with dipview."""

    name: str
    """What to call it in place of a path."""
    file: str
    title: str
    """As in its header."""


BUNDLED = (
    Bundled("g7-lucca", "actors.toml", "The G7 in Lucca, April 2017"),
    Bundled("un-votes", "un-votes.toml", "Recurring votes of the UN General Assembly, 1990–2019"),
)
"""The first one is what opens where nothing is named."""
NAMES = tuple(each.name for each in BUNDLED)


_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = (_PACKAGE / "data", _PACKAGE.parents[1] / "data")


def candidates(file: str = BUNDLED[0].file) -> tuple[Path, ...]:
    """Give the places where a bundled dataset may lie: inside the package, then in a checkout."""
    return tuple(folder / file for folder in _FOLDERS)


def bundled_path(name: str = NAMES[0], places: Sequence[Path] | None = None) -> Path:
    """Find a bundled dataset.

    Args:
        name: What it is called.
        places: Where to look, in order; by default :func:`candidates`.

    Raises:
        FileNotFoundError: The dataset is in none of these places.
    """
    looked = candidates(BUNDLED[NAMES.index(name)].file) if places is None else places
    for place in looked:
        if place.is_file():
            return place
    listed = ", ".join(str(place) for place in looked)
    raise FileNotFoundError(
        f"the bundled dataset {name} is missing (looked for {listed}); install dipview again,"
        " or name a dataset of your own"
    )


def dataset_path(text: str) -> Path:
    """Read what names a dataset: a path, or where nothing is there, the name of a bundled one."""
    path = typed_path(text)
    if text in NAMES and not os.path.lexists(path):
        return bundled_path(text)
    return path


def name_of(paths: Sequence[Path]) -> str:
    """Give the name of the bundled dataset that some paths are; empty for any others.

    Args:
        paths: Files and folders; none for what opens where nothing is named.
    """
    if not paths:
        return NAMES[0]
    if len(paths) > 1 or paths[0].parent not in _FOLDERS:
        return ""
    return next((each.name for each in BUNDLED if paths[0].name == each.file), "")


def hint_for(path: Path) -> str:
    """Say what to do where there is nothing at a path: a single word may be meant for a name."""
    if path.name != str(path) or path.suffix == ".toml":
        return "check the path"
    return f"check the path, or name a dataset that comes with dipview: {', '.join(NAMES)}"
