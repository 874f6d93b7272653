"""Homes of sources: the file of a dataset in which each stands or will stand."""

from __future__ import annotations

from collections.abc import Mapping
from os.path import relpath
from pathlib import Path

from dipview.capture.drafts_file import drafts_path, read_drafts, written
from dipview.dataset.limits import Limits
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.imported import Imported
from dipview.exchange.layout import file_of, sources_apart
from dipview.model.kinds import Kind
from dipview.writing.catalogue import Catalogue
from dipview.writing.places_of_new import place_of_new

Homes = Mapping[str, Path]
"""The file of each source, by its id."""


def folder_of(target: Path) -> Path:
    """Give the folder of a dataset, from which its texts are named."""
    return target.parent if target.suffix == ".toml" else target


def homes_of(imported: Imported, target: Path, known: Homes, limits: Limits) -> Homes:
    """Say in which file each source stands, or will stand once it is written.

    Args:
        imported: The sources.
        target: The dataset, which may be there already.
        known: The files of the sources that stand in it.
        limits: How much may be read of it.
    """
    sources = imported.of(Kind.SOURCE)
    if not target.exists():
        if target.suffix == ".toml":
            return dict.fromkeys(sources, target)
        apart = sources_apart(imported)
        return {id: target / file_of(Kind.SOURCE, each, apart) for id, each in sources.items()}
    if known.keys() >= sources.keys():
        return {id: known[id] for id in sources}
    files = list(Catalogue((target,), limits).files())
    return {id: known.get(id) or place_of_new(Kind.SOURCE, id, files, (target,)) for id in sources}


def drafts_to_write(imported: Imported, homes: Homes) -> dict[Path, str]:
    """Give the files of drafts that are not there yet, by what they are to say.

    Those of the same text that are there stay as they are, with whatever somebody made of them.

    Raises:
        ExchangeError: There are drafts of another text.
    """
    texts = {}
    for id, drafts in imported.drafts.items():
        path = drafts_path(homes[id], id)
        if not path.exists():
            texts[path] = "".join(written(drafts))
            continue
        read = read_drafts(path)
        if read.drafts is not None and read.drafts.text_sha256 != drafts.text_sha256:
            said = f"{path}: there are drafts of another text of '{id}'"
            raise ExchangeError(f"{said}; take them away, or name another target")
    return texts


def text_from_home(home: Path, folder: Path, path: object) -> object:
    """Name the stored text of a source from the file that the source stands in.

    What is no path, as where a text is withheld, stays what it is.

    Args:
        home: That file.
        folder: The folder of the dataset.
        path: The text's path from there.
    """
    if not isinstance(path, str) or "/" not in path:
        return path
    return Path(relpath(folder / path, home.parent)).as_posix()
