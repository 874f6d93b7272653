"""The writer: puts changes of records into the files of a dataset, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from dipview.dataset.bundled import BUNDLED, candidates
from dipview.dataset.editions import SECOND
from dipview.dataset.limits import Limits
from dipview.dataset.placing import Placer
from dipview.dataset.records import HEADER, TABLES, Origin
from dipview.formats.output_file import ChangedError, OutputError
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.writing.catalogue import Catalogue, FileRecords, is_same_file
from dipview.writing.change import Change
from dipview.writing.file_text import FileText
from dipview.writing.journal import Entry, Journal
from dipview.writing.locking import alone
from dipview.writing.places_of_new import place_of_new
from dipview.writing.planning import planned
from dipview.writing.reading_back import check_read_back
from dipview.writing.schema_raising import header_behind, header_raised
from dipview.writing.splicing import spliced_file
from dipview.writing.steps import Step, step_between, take_back, write_text
from dipview.writing.table_edit import Table
from dipview.writing.write_error import WriteError


@frozen
class Written:
    """What was written."""

    paths: tuple[Path, ...]
    """The files that say what was asked, that of the first change first."""
    line: int | None
    """The line of the first record in the first file; None where it was taken out."""
    what: str
    """In words: ``statement 'a' added``."""
    steps: tuple[Step, ...]
    """What was done to files, in order; nothing where all was as it should be already."""
    raised: Path | None = None
    """The file whose header names a later version of the format since; None for none."""

    @property
    def remark(self) -> str:
        """What has to be told besides; empty for nothing."""
        if self.raised is None:
            return ""
        return f"{self.raised.name} now says schema = {SECOND}: what is written came with that"


class Writer:
    """Writes records into the files of one dataset."""

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits | None = None,
        journal: Journal | None = None,
    ) -> None:
        """Prepare; nothing is read yet.

        Args:
            paths: The files and folders of the dataset; none for the bundled one.
            limits: How much to read.
            journal: Keeps what is written; None for one of its own.
        """
        self._paths = tuple(paths)
        self._limits = limits or Limits()
        self.journal = Journal(self._limits) if journal is None else journal
        """What was written, to be taken back."""
        self.remark = ""
        """What has to be told of what was written last; empty for nothing."""
        self._catalogue = Catalogue(self._paths, self._limits)

    def place_of_new(self, kind: Kind, source: str = "") -> Path:
        """Say which file a new record goes to.

        Args:
            kind: Its kind.
            source: The id of the source that prints it, or of the source that it is.

        Raises:
            WriteError: The dataset is one that comes with dipview.
        """
        self._refuse_bundled()
        return place_of_new(kind, source, list(self._catalogue.files()), self._paths)

    def write(
        self,
        changes: Sequence[Change],
        to: Path | None = None,
        about_to: Callable[[Sequence[Step]], None] | None = None,
    ) -> Written:
        """Make changes: within a file all or none, and of several files all or none too.

        Args:
            changes: One for each record.
            to: The file that new records go to; None for where such records stand.
            about_to: Told what is about to be done to files, before any is touched; once more
                where somebody else wrote meanwhile.

        Raises:
            WriteError: They were refused, or could not be made; every file is as it was.
        """
        self._refuse_bundled()
        seen: dict[str, Table | None] = {}
        self.remark = ""
        try:
            with alone(self._paths[0]):
                try:
                    written = self._write(changes, seen, to, about_to)
                except ChangedError:  # Somebody else wrote: what they wrote is read, once.
                    written = self._write(changes, seen, to, about_to)
        except WriteError:
            raise
        except OutputError as error:
            raise WriteError(error.path, error.what, error.remedy) from error
        self.journal.add(Entry(written.what, written.steps))
        self.remark = written.remark
        return written

    def _write(
        self,
        changes: Sequence[Change],
        seen: MutableMapping[str, Table | None],
        to: Path | None,
        about_to: Callable[[Sequence[Step]], None] | None,
    ) -> Written:
        changes = _each_once(changes, self._paths[0])
        by_file = self._by_file(changes, to)
        header = header_behind(self._catalogue.files(), changes)
        of_file = {**by_file, **({header: by_file.get(header, [])} if header else {})}
        made = {
            path: self._made(path, ours, seen, raises=path == header)
            for path, ours in of_file.items()
        }
        written = [(old, new) for old, new in made.values() if new.raw != old.raw]
        if about_to is not None:
            about_to([step_between(old, new.raw) for old, new in written])
        steps = self._put_down(written)
        for _, new in written:
            self._catalogue.note(new.path, new.tables)
        if not changes:
            return Written((), None, "", ())
        home = next(path for path, ours in by_file.items() if changes[0] in ours)
        paths = sorted(made, key=lambda path: path != home)
        line = _line_of(made[home][1], changes[0])
        old, new = made[header] if header else made[home]
        raised = header if new.tables.get(HEADER) != old.tables.get(HEADER) else None
        return Written(tuple(paths), line, _in_words(changes, seen), steps, raised)

    def _made(
        self,
        path: Path,
        changes: Sequence[Change],
        seen: MutableMapping[str, Table | None],
        *,
        raises: bool,
    ) -> tuple[FileText, FileText]:
        """Give a file as it is, and as it is to be."""
        file = FileText.read(path, self._limits)
        try:
            header = header_raised(file) if raises else None
            new = spliced_file(file, planned(file, changes, seen), header)
        except (TypeError, UnicodeError, RecursionError) as error:
            what = f"TOML cannot hold this: {error}"
            raise WriteError(path, what, "nothing was written; give it another value") from error
        if new.file.raw != file.raw:
            check_read_back(file, new)
        return file, new.file

    def _put_down(self, made: Sequence[tuple[FileText, FileText]]) -> tuple[Step, ...]:
        """Write files one after the other; where one fails, those before it are put back."""
        steps: list[Step] = []
        try:
            for old, new in made:
                steps.append(write_text(old, new.raw))
        except BaseException as error:
            try:
                take_back(steps, self._limits)
            except WriteError as other:
                what = f"{error}; {other.path} has its part of the change already: {other.what}"
                raise WriteError(other.path, what, other.remedy) from error
            raise
        return tuple(steps)

    def _by_file(self, changes: Sequence[Change], to: Path | None) -> dict[Path, list[Change]]:
        """Say which file each change concerns; what is referred to comes before what refers."""
        files = list(self._catalogue.files())
        stands = _places(files)
        order = {kind: rank for rank, kind in enumerate(TABLES.values())}
        place = cache(partial(place_of_new, files=files, opened=self._paths))
        by_file: dict[Path, list[Change]] = {}
        for change in sorted(changes, key=lambda each: order[each.kind]):
            found = stands.get(change.id, ())
            if len(found) > 1:
                what = f"'{change.id}' stands in {found[1][0]} too"
                raise WriteError(found[0][0], what, "give one of the two another id")
            if found and found[0][1] != change.kind.plural:
                what = f"'{change.id}' is the id of one of its {found[0][1]}"
                raise WriteError(found[0][0], what, "choose another id")
            if found:
                path = found[0][0]
            elif to is not None:
                path = self._catalogue.path_of(to)
            elif change.kind is Kind.SOURCE:
                path = place(change.kind, change.id)
            else:
                path = place(change.kind, str((change.table or {}).get("source", "")))
            _refuse_taken(change, stands)
            by_file.setdefault(path, []).append(change)
        for path in by_file:
            _refuse_bundled(path)
        return by_file

    def _refuse_bundled(self) -> None:
        if not self._paths:
            raise _bundled(candidates()[0])
        for path in self._paths:
            _refuse_bundled(path)


def _refuse_bundled(path: Path) -> None:
    """Refuse to write to a file that comes with dipview, by whatever name."""
    bundled = (place for each in BUNDLED for place in candidates(each.file))
    if any(is_same_file(path, place) for place in bundled):
        raise _bundled(path)


def _bundled(path: Path) -> WriteError:
    what = "it comes with dipview, and the next version takes its place"
    return WriteError(path, what, "make a dataset of your own with 'dipview init', or copy it")


def _each_once(changes: Sequence[Change], path: Path) -> list[Change]:
    """Give each change once; refuses two that make something else of one record."""
    once: dict[str, Change] = {}
    for change in changes:
        if once.setdefault(change.id, change) != change:
            what = f"'{change.id}' is to be changed in two ways at once"
            raise WriteError(path, what, "make one change after the other")
    return list(once.values())


Places: TypeAlias = Mapping[str, Sequence[tuple[Path, str]]]
"""The files in which there is a record, each with the record's table, by id."""


def _places(files: Sequence[FileRecords]) -> Places:
    places: dict[str, list[tuple[Path, str]]] = {}
    for each in files:
        for id, table in each.ids.items():
            places.setdefault(id, []).append((each.path, table))
    return places


def _refuse_taken(change: Change, stands: Places) -> None:
    """Refuse to give a record an id that another has."""
    id = str((change.table or {}).get("id", change.id))
    if id != change.id and id in stands:
        path, _ = stands[id][0]
        raise WriteError(path, f"'{id}' is the id of another record", "choose another id")


def _line_of(file: FileText, change: Change) -> int | None:
    id = str((change.table or {}).get("id", change.id))
    records = file.tables.get(change.kind.plural)
    numbers = [
        at
        for at, each in enumerate(records if isinstance(records, list) else [])
        if isinstance(each, dict) and each.get("id") == id
    ]
    if not numbers:
        return None
    origin = Origin(file.path, change.kind.plural, numbers[0])
    return Placer(file.path, lambda _: file.text).place(origin).line


def _in_words(changes: Sequence[Change], seen: MutableMapping[str, Table | None]) -> str:
    """Tell what was done: ``statement 'a' and actor 'b' added``."""
    done: dict[str, list[str]] = {}
    for change in changes:
        verb = "taken out" if change.table is None else "changed"
        verb = "added" if seen.get(change.id) is None else verb
        done.setdefault(verb, []).append(change.named)
    return "; ".join(f"{_listed(named)} {verb}" for verb, named in done.items())


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} more"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
