"""Importing: files of other programs become a dataset, or bring one up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from dipview.dataset.bundled import name_of
from dipview.dataset.collector_pause import collector_paused
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Severity
from dipview.dataset.reading import read_paths
from dipview.dataset.records import TABLES
from dipview.exchange.exchange_format import (
    ExchangeError,
    ExchangeFormat,
    Reader,
    Reading,
    UnmappedError,
    Values,
)
from dipview.exchange.identities import Identities
from dipview.exchange.import_memory import (
    ImportMemory,
    keep,
    memory_path,
    memory_text,
    remembered,
)
from dipview.exchange.imported import Imported
from dipview.exchange.layout import (
    Homes,
    drafts_to_write,
    folder_of,
    homes_of,
    laid_out,
    text_from_home,
)
from dipview.exchange.unfinished import digest, digest_of, noted, taken_back
from dipview.exchange.updating import Standing, Update, updated
from dipview.formats.folder import write_folder
from dipview.formats.output_file import OutputError, write_file
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.writing.catalogue import shared_by
from dipview.writing.change import Change
from dipview.writing.writer import Writer
from dipview.writing.written_table import records_in


@frozen(kw_only=True)
class Import:
    """What an import would write: to be shown, and then carried out."""

    target: Path
    """A file of TOML, or a folder."""
    there: bool
    """Whether the target is there already."""
    imported: Imported
    outcome: Update
    homes: Homes
    """The file in which each source stands, or will."""
    memories: Mapping[str, ImportMemory]
    """What is remembered once it is carried out."""

    @collector_paused()
    def carry_out(
        self, limits: Limits, tell: Callable[[str], object] = lambda _: None
    ) -> tuple[Path, ...]:
        """Write it: all of it or, where that fails or is broken off, nothing.

        Args:
            limits: How many bytes may be read.
            tell: Told what has to be known of the writing besides.

        Returns:
            The files that were written, but for what is remembered.

        Raises:
            OutputError: Nothing could be written.
            WriteError: As above, of a dataset that was there.
            ExchangeError: There are drafts of another text.
        """
        memory, kept = memory_path(self.target), memory_text(self.memories)
        beside = self.imported.beside
        new = self._new_files()
        if not self.there and self.target.suffix != ".toml":
            files = {**new, **beside, memory: kept}
            return tuple(each for each in self._write(files) if each != memory)
        fresh = {*self.outcome.new}
        changes = [
            Change(kind, id, table, new=id in fresh)
            for (kind, id), table in self.outcome.tables.items()
        ]
        changes = changes if self.there else []
        if not new and not changes and not beside and digest_of(memory) == digest(kept):
            return ()
        with noted(self.target, memory, digest(kept)) as note:
            note.add({**new, **beside})
            made = self._write(new) if new else ()
            if changes:
                writer = Writer((self.target,), limits)
                changed = writer.write(changes, about_to=note.add_steps)
                made = (*changed.paths, *made)
                if changed.remark:
                    tell(changed.remark)
            for path, text in beside.items():
                write_file(path, (text,), force=True)
            keep(memory, kept)
        return (*made, *beside)

    def _write(self, files: Mapping[Path, str | list[str]]) -> tuple[Path, ...]:
        folder = folder_of(self.target)
        return write_folder(
            folder, {path.relative_to(folder).as_posix(): text for path, text in files.items()}
        )

    def _new_files(self) -> dict[Path, str | list[str]]:
        """Give the files that are made: of records, of texts, and of drafts.

        Raises:
            OutputError: Another text is there under the name of one.
            ExchangeError: There are drafts of another text.
        """
        folder = folder_of(self.target)
        files: dict[Path, str | list[str]] = {}
        if not self.there:
            whole = self.target.suffix == ".toml"
            written = laid_out(self.imported, whole=whole)
            files = {
                self.target if whole else folder / name: text for name, text in written.items()
            }
        for name, text in self.imported.texts.items():
            path = folder / name
            if not path.is_file():
                files[path] = text
            elif path.read_bytes() != text.encode("utf-8"):
                what = "another text is there already"
                raise OutputError(path, what, "nothing was written; name another folder")
        return {**files, **drafts_to_write(self.imported, self.homes)}


@collector_paused()
def planned(
    format: ExchangeFormat,
    paths: tuple[Path, ...],
    target: Path,
    values: Values,
    limits: Limits | None = None,
) -> Import:
    """Read files of another program, and work out what is to be written.

    Args:
        format: Their format.
        paths: The files.
        target: A file of TOML or a folder, which may be there already.
        values: What was asked for besides, by the name of each choice.
        limits: How much may be read.

    Raises:
        ExchangeError: Nothing of the files can be read, or the target is no sound dataset.
    """
    reads = _reader_of(format, target)
    limits = limits or Limits()
    again = taken_back(target)
    there = _records_of(target, limits) if target.exists() else {}
    memories = remembered(target)
    name = " ".join((format.name, *sorted(path.name for path in paths)))
    memory = memories.get(name, ImportMemory())
    known = {key: id for each in memories.values() for key, id in each.ids.items()}
    identities = Identities({**known, **memory.ids}, {id for _, id in there})
    imported = reads(
        Reading(paths=paths, identities=identities, values=values, limits=limits, beside=target)
    )
    if not imported and not target.exists():
        raise ExchangeError(_nothing_of(imported, paths))
    imported.header.setdefault("title", " and ".join(path.stem for path in paths))
    if again:
        imported.remarks.insert(0, "an import that was broken off was taken back first")
    _refuse_taken(imported, there)
    homes = homes_of(imported, target, _homes_in(there), limits)
    if target.exists():
        _name_texts(imported, homes, folder_of(target))
    before = _remembered_by(imported, memory)
    # Of a dataset that is gone altogether nobody has taken a record out.
    outcome = updated(imported, there, before if target.exists() else ImportMemory())
    now = _to_remember(imported, identities, memories.get(name, before))
    return Import(
        target=target,
        there=target.exists(),
        imported=imported,
        outcome=outcome,
        homes=homes,
        memories={**memories, name: now},
    )


def begun_mapping(error: UnmappedError) -> Path | None:
    """Write a mapping of a table for somebody to correct, where an import will look for it.

    Args:
        error: Says of the table what it lacks.

    Returns:
        The file; None where there is one already, or it cannot be written.
    """
    if error.path is None or error.path.exists():
        return None
    try:
        write_file(error.path, (error.mapping,))
    except OutputError:
        return None
    return error.path


def _reader_of(format: ExchangeFormat, target: Path) -> Reader:
    """Give what reads a format; raise where it has none, or nothing may be written to a target."""
    if format.reads is None:
        raise ExchangeError(f"{format.title} is written, not read: 'dipview export {format.name}'")
    if name_of((target,)):
        said = f"{target}: it comes with dipview, and nothing is written to it"
        raise ExchangeError(f"{said}; name another file")
    return format.reads


def _name_texts(imported: Imported, homes: Homes, folder: Path) -> None:
    """Have sources name their texts from where they stand in a dataset that is there."""
    for id, table in imported.of(Kind.SOURCE).items():
        if "text" in table:
            table["text"] = text_from_home(homes[id], folder, table["text"])


def _remembered_by(imported: Imported, memory: ImportMemory) -> ImportMemory:
    """Give what is known of the last import: by the file itself, where it says so."""
    if imported.before is None:
        return memory
    told = ImportMemory(memory.ids)
    for id, digests in imported.before.items():
        told.remember(id, digests)
    return told


def _to_remember(imported: Imported, identities: Identities, then: ImportMemory) -> ImportMemory:
    """Give what the next import is to know of this one."""
    if imported.before is None:
        return ImportMemory.of(imported, identities.known)
    # What is changed alone was read: what was imported before is still what it was.
    return ImportMemory(identities.known, then.records, then.shapes)


def _nothing_of(imported: Imported, paths: Iterable[Path]) -> str:
    """Say why no dataset can be made."""
    told = [f"{each.place}: {each.message}" for each in imported.misread[:3]]
    why = "; ".join(told) or f"{', '.join(map(str, paths))}: there is nothing to import in it"
    return f"{why}; nothing is written, so check that it is the right file and format"


def _records_of(target: Path, limits: Limits) -> dict[tuple[Kind, str], Standing]:
    """Give the records of a dataset as they are written.

    Raises:
        ExchangeError: A file of it cannot be read.
    """
    reading = read_paths((target,), limits)
    wrong = [each for each in reading.problems if each.severity is Severity.ERROR]
    if wrong:
        raise ExchangeError(f"{wrong[0].place}: {wrong[0].message}; mend it, then import again")
    there = {}
    for file in reading.files:
        shared = shared_by(file.path, file.tables)
        for kind in TABLES.values():
            for each in records_in(file.tables, kind):
                if "id" in each:
                    of_file = shared if kind is Kind.STATEMENT else {}
                    there[kind, str(each["id"])] = Standing(each, of_file, file.path)
    return there


def _homes_in(there: Mapping[tuple[Kind, str], Standing]) -> Homes:
    """Give the files of the sources of a dataset."""
    return {
        id: standing.path
        for (kind, id), standing in there.items()
        if kind is Kind.SOURCE and standing.path is not None
    }


def _refuse_taken(imported: Imported, there: Mapping[tuple[Kind, str], Standing]) -> None:
    """Refuse records of an id that another kind of record has.

    Raises:
        ExchangeError: There is one.
    """
    kinds = {id: kind for kind, id in there}
    for kind, table in imported:
        other = kinds.get(str(table["id"]), kind)
        if other is not kind:
            said = f"'{table['id']}' is {other.value} in the dataset, and {kind.value} in the files"
            raise ExchangeError(f"{said}; give one of them another id")
