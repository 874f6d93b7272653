"""Importing: files of other programs become a dataset, or bring one up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from dipview.dataset.limits import Limits
from dipview.dataset.problems import Severity
from dipview.dataset.reading import read_paths
from dipview.dataset.records import HEADER, TABLES
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat, Reading, Values
from dipview.exchange.identities import Identities
from dipview.exchange.import_memory import ImportMemory, keep, remembered
from dipview.exchange.imported import Imported, Table
from dipview.exchange.layout import laid_out
from dipview.exchange.updating import Update, updated
from dipview.formats.folder import write_folder
from dipview.formats.output import write_file
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.writing.change import Change
from dipview.writing.writer import Writer


@frozen(kw_only=True)
class Import:
    """What an import would write: to be shown, and then carried out."""

    target: Path
    """A file of TOML, or a folder."""
    there: bool
    """Whether the target is there already."""
    imported: Imported
    update: Update
    memories: Mapping[str, ImportMemory]
    """What is remembered once it is carried out."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many records of which kind the files give, in the order of a dataset's tables."""
        kinds = [kind for kind, _ in self.imported]
        return Counter(kind.plural for kind in kinds)

    def carry_out(self, limits: Limits) -> tuple[Path, ...]:
        """Write it.

        Returns:
            The files that were written, but for what is remembered.

        Raises:
            OutputError: Nothing could be written.
            WriteError: As above, of a dataset that was there.
        """
        if not self.there:
            files = laid_out(self.imported, whole=self.target.suffix == ".toml")
            written = self._write_new(files)
        else:
            written = self._write_changes(limits)
        keep(self.target, self.memories)
        return written

    def _write_new(self, files: Mapping[str, str]) -> tuple[Path, ...]:
        if self.target.suffix != ".toml":
            return write_folder(self.target, files)
        main, *others = files
        beside = {name: files[name] for name in others}
        made = write_folder(self.target.parent, beside) if beside else ()
        try:
            write_file(self.target, (files[main],))
        except BaseException:
            for path in made:
                path.unlink(missing_ok=True)
            raise
        return (self.target, *made)

    def _write_changes(self, limits: Limits) -> tuple[Path, ...]:
        folder = self.target.parent if self.target.suffix == ".toml" else self.target
        texts = {
            name: text for name, text in self.imported.texts.items() if not (folder / name).exists()
        }
        made = write_folder(folder, texts) if texts else ()
        changes = [Change(kind, id, table) for (kind, id), table in self.update.tables.items()]
        try:
            written = Writer((self.target,), limits).write(changes) if changes else None
        except BaseException:
            for path in made:
                path.unlink(missing_ok=True)
            raise
        return (*(written.paths if written else ()), *made)


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
    if format.reads is None:
        raise ExchangeError(f"{format.title} is written, not read: 'dipview export {format.name}'")
    limits = limits or Limits()
    there = _records_of(target, limits) if target.exists() else {}
    memories = remembered(target)
    name = " ".join((format.name, *sorted(path.name for path in paths)))
    memory = memories.get(name, ImportMemory())
    known = {key: id for each in memories.values() for key, id in each.ids.items()}
    identities = Identities({**known, **memory.ids}, {id for _, id in there})
    imported = format.reads(
        Reading(paths=paths, identities=identities, values=values, limits=limits, beside=target)
    )
    _refuse_taken(imported, there)
    update = updated(imported, there, memory)
    now = {**memories, name: ImportMemory.of(imported, identities.known)}
    return Import(
        target=target, there=target.exists(), imported=imported, update=update, memories=now
    )


def _records_of(target: Path, limits: Limits) -> dict[tuple[Kind, str], Table]:
    """Give the records of a dataset as they are written.

    Raises:
        ExchangeError: A file of it cannot be read.
    """
    reading = read_paths((target,), limits)
    wrong = [each for each in reading.problems if each.severity is Severity.ERROR]
    if wrong:
        raise ExchangeError(f"{wrong[0].place}: {wrong[0].message}; mend it, then import again")
    return {
        (TABLES[name], str(table["id"])): table
        for file in reading.files
        for name, table in _tables_in(file.tables)
    }


def _tables_in(tables: Mapping[str, object]) -> Iterator[tuple[str, Table]]:
    for name, records in tables.items():
        if name == HEADER or name not in TABLES or not isinstance(records, list):
            continue
        yield from ((name, each) for each in records if isinstance(each, dict) and "id" in each)


def _refuse_taken(imported: Imported, there: Mapping[tuple[Kind, str], Table]) -> None:
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
