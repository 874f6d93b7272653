"""Writes a generated dataset into files below 64 MiB, once; afterwards it is taken as it stands."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attrs import frozen

from benchmarks.generating.world import Record, World, header

LARGEST = 48 * 1024 * 1024
"""Bytes after which another file is begun."""
_LINES = "records.tsv"
_NAMES = "names.tsv"


@frozen
class Data:
    """A generated dataset on the disk."""

    folder: Path
    records: int

    @property
    def toml(self) -> list[Path]:
        """Its TOML files, in order."""
        return sorted(self.folder.glob("*.toml"))

    @property
    def size(self) -> int:
        """Bytes of TOML."""
        return sum(path.stat().st_size for path in self.toml)

    @property
    def lines(self) -> Path:
        """A line a record: id, kind and its own texts, with tabs between them."""
        return self.folder / _LINES

    @property
    def names(self) -> Path:
        """A line a name of an actor: id, a tab, the name."""
        return self.folder / _NAMES


def default_folder() -> Path:
    """Give the folder that generated data are kept in."""
    return Path(tempfile.gettempdir()) / "dipview-benchmarks"


def generated(kept_in: Path, records: int, seed: int) -> Data:
    """Give a dataset, generating it if it is not kept yet.

    Args:
        kept_in: The folder of all generated datasets.
        records: How many records, positions not counted.
        seed: What chance begins with.

    Returns:
        The dataset. A change in the generator gives it another folder, so that nothing old is used.
    """
    data = located(kept_in, records, seed)
    if data.folder.is_dir():
        return data
    kept_in.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="writing-", dir=kept_in))
    try:
        write(fresh, records, World(records, seed).build())
        fresh.rename(data.folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return data


def located(kept_in: Path, records: int, seed: int) -> Data:
    """Say where a dataset is kept, or would be."""
    return Data(kept_in / f"{records}-{seed}-{_key()}", records)


def write(folder: Path, count: int, records: Iterable[Record], largest: int = LARGEST) -> None:
    """Write records as TOML files, and their texts beside them.

    Args:
        folder: Where to; it must be there.
        count: How many records the header speaks of.
        records: What to write.
        largest: Bytes after which another file is begun.
    """
    lines_path, names_path = folder / _LINES, folder / _NAMES
    with (
        lines_path.open("w", encoding="utf-8") as lines,
        names_path.open("w", encoding="utf-8") as names,
    ):
        pieces = _noted(records, lines.write, names.write)
        for number, content in enumerate(_files(header(count), pieces, largest)):
            (folder / f"world-{number:02}.toml").write_text(content, encoding="utf-8")


def _noted(
    records: Iterable[Record], line: Callable[[str], object], name: Callable[[str], object]
) -> Iterator[str]:
    for record in records:
        line("\t".join((record.id, record.kind, *record.texts)) + "\n")
        for called in record.names:
            name(f"{record.id}\t{called}\n")
        yield record.toml


def _files(head: str, pieces: Iterable[str], largest: int) -> Iterator[str]:
    """Join pieces until they are a file."""
    parts, size = [head], len(head)
    for piece in pieces:
        parts.append(piece)
        size += len(piece.encode()) + 1
        if size >= largest:
            yield "\n".join(parts)
            parts, size = [], 0
    if parts:
        yield "\n".join(parts)


def _key() -> str:
    """Give a short name to the generator as it is now."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
