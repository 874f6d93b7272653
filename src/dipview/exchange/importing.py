"""Importing: files of other programs become a dataset, or bring one up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from os.path import relpath
from pathlib import Path

from dipview.dataset.bundled import name_of
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Severity
from dipview.dataset.reading import read_paths
from dipview.dataset.records import TABLES
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat, Reading, Values
from dipview.exchange.identities import Identities
from dipview.exchange.import_memory import ImportMemory, keep, remembered
from dipview.exchange.imported import Imported
from dipview.exchange.layout import laid_out, text_from
from dipview.exchange.updating import Standing, Update, updated
from dipview.formats.folder import write_folder
from dipview.formats.output import OutputError, write_file
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.writing.catalogue import Catalogue, shared_by
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
    outcome: Update
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
        for path, text in self.imported.beside.items():
            write_file(path, (text,), force=True)
        keep(self.target, self.memories)
        return (*written, *self.imported.beside)

    def _write_new(self, files: Mapping[str, str]) -> tuple[Path, ...]:
        if self.target.suffix != ".toml":
            return write_folder(self.target, files)
        main, *_ = files
        made = self._write_texts()
        with _taken_away_on_failure(made):
            write_file(self.target, (files[main],))
        return (self.target, *made)

    def _write_changes(self, limits: Limits) -> tuple[Path, ...]:
        new = {*self.outcome.new}
        changes = [
            Change(kind, id, table, new=id in new)
            for (kind, id), table in self.outcome.tables.items()
        ]
        made = self._write_texts()
        with _taken_away_on_failure(made):
            written = Writer((self.target,), limits).write(changes) if changes else None
        return (*(written.paths if written else ()), *made)

    def _write_texts(self) -> tuple[Path, ...]:
        """Write the texts that are not there yet.

        Raises:
            OutputError: Another text is there under the name of one, or it cannot be written.
        """
        folder = _folder_of(self.target)
        new = {}
        for name, text in self.imported.texts.items():
            path = folder / name
            if not path.is_file():
                new[name] = text
            elif path.read_bytes() != text.encode("utf-8"):
                what = "another text is there already"
                raise OutputError(path, what, "nothing was written; name another folder")
        return write_folder(folder, new) if new else ()


@contextmanager
def _taken_away_on_failure(made: Iterable[Path]) -> Iterator[None]:
    """Take files away again where what follows fails."""
    try:
        yield
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


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
    if name_of((target,)):
        said = f"{target}: it comes with dipview, and nothing is written to it"
        raise ExchangeError(f"{said}; name another file")
    limits = limits or Limits()
    there = _records_of(target, limits) if target.exists() else {}
    files = {id: each.path for each in Catalogue((target,), limits).files() for id in each.ids}
    memories = remembered(target)
    name = " ".join((format.name, *sorted(path.name for path in paths)))
    memory = memories.get(name, ImportMemory())
    known = {key: id for each in memories.values() for key, id in each.ids.items()}
    identities = Identities({**known, **memory.ids}, {id for _, id in there})
    imported = format.reads(
        Reading(paths=paths, identities=identities, values=values, limits=limits, beside=target)
    )
    if not imported and not target.exists():
        raise ExchangeError(_nothing_of(imported, paths))
    imported.header.setdefault("title", " and ".join(path.stem for path in paths))
    _refuse_taken(imported, there)
    folder = _folder_of(target)
    for id, table in imported.of(Kind.SOURCE).items():
        if "text" in table and id in files:
            table["text"] = text_from(relpath(files[id], folder), table)
    if imported.before is not None:
        memory = ImportMemory(memory.ids, imported.before)
    outcome = updated(imported, there, memory)
    if imported.before is None:
        now = ImportMemory.of(imported, identities.known)
    else:  # What is changed alone was read: what was imported before is still what it was.
        now = ImportMemory(identities.known, memories.get(name, memory).digests)
    return Import(
        target=target,
        there=target.exists(),
        imported=imported,
        outcome=outcome,
        memories={**memories, name: now},
    )


def _nothing_of(imported: Imported, paths: Iterable[Path]) -> str:
    """Say why no dataset can be made."""
    told = [f"{each.place}: {each.message}" for each in imported.misread[:3]]
    why = "; ".join(told) or f"{', '.join(map(str, paths))}: there is nothing to import in it"
    return f"{why}; nothing is written, so check that it is the right file and format"


def _folder_of(target: Path) -> Path:
    """Give the folder of a dataset, from which its texts are named."""
    return target.parent if target.suffix == ".toml" else target


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
        for name, kind in TABLES.items():
            records = file.tables.get(name)
            for each in records if isinstance(records, list) else []:
                if isinstance(each, dict) and "id" in each:
                    of_file = shared if kind is Kind.STATEMENT else {}
                    there[kind, str(each["id"])] = Standing(each, of_file)
    return there


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
