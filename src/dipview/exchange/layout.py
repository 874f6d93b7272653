"""Layout: in which file of a dataset each record that is imported stands, or will stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from os.path import relpath
from pathlib import Path, PurePosixPath

from dipview.capture.drafts_file import drafts_path, read_drafts, written
from dipview.computing import steps
from dipview.dataset.limits import Limits
from dipview.dataset.records import HEADER
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.imported import Imported, Table
from dipview.model.header import SCHEMA, Header
from dipview.model.ids import is_slug
from dipview.model.kinds import Kind
from dipview.writing.catalogue import SOURCES, Catalogue
from dipview.writing.places_of_new import place_of_new
from dipview.writing.record_text import in_order, record_text
from dipview.writing.toml_text import line_text

_MAIN = "dataset.toml"


def laid_out(imported: Imported, *, whole: bool) -> dict[str, list[str]]:
    """Write the files of a dataset that have records.

    Args:
        imported: Its records.
        whole: Put all records into one file, the first; else a source with statements goes into a
            file of its own with them, ``sources/ID.toml``.

    Returns:
        The text of each file, in pieces, by its path from the dataset.
    """
    own = frozenset() if whole else sources_apart(imported)
    parts: dict[str, list[str]] = {_MAIN: [_header_text(imported.header)]}
    for kind, table in steps(list(imported), "records"):
        name = file_of(kind, table, own) if own else _MAIN
        stored = kind is Kind.SOURCE and "text" in table
        written = {**table, "text": text_from(name, table)} if stored else table
        pieces = parts.setdefault(name, [])
        pieces += ("\n", record_text(kind, written)) if pieces else (record_text(kind, written),)
    return parts


def text_from(file: str, source: Table) -> object:
    """Give the path of a source's stored text from the file that has the source.

    Args:
        file: The path of that file from the dataset.
        source: The source; the path in it is one from the dataset.
    """
    text = source["text"]
    if not isinstance(text, str) or "/" not in text:
        return text
    return PurePosixPath(relpath(text, PurePosixPath(file).parent)).as_posix()


def _header_text(header: Mapping[str, object]) -> str:
    table: Table = {"schema": SCHEMA, **header}
    lines = [line_text(name, table[name]) for name in in_order(Header, table)]
    return "".join(f"{line}\n" for line in (f"[{HEADER}]", *lines))


def sources_apart(imported: Imported) -> frozenset[str]:
    """Give the ids of the sources that have a file of their own in a folder."""
    named = (each.get("source") for each in imported.of(Kind.STATEMENT).values())
    return frozenset(each for each in named if isinstance(each, str) and is_slug(each))


def file_of(kind: Kind, table: Table, own: Collection[str]) -> str:
    """Say which file of a new dataset a record goes to.

    Args:
        kind: Its kind.
        table: The record.
        own: The sources that have a file of their own.
    """
    source = table["id"] if kind is Kind.SOURCE else table.get("source")
    if kind in (Kind.SOURCE, Kind.STATEMENT) and isinstance(source, str) and source in own:
        return f"{SOURCES}/{source}.toml"
    return _MAIN


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
