"""Opening: from paths to a dataset and all that is wrong in it, never raising on user data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from attrs import evolve

from dipview.dataset.checks import (
    alike,
    characters,
    cycles,
    dates,
    editions,
    ids,
    markings,
    offices,
    passages,
    positions,
    references,
    registers,
    sources,
    votes,
    words,
)
from dipview.dataset.chunked_parsing import NotInChunks, parsed_in_chunks
from dipview.dataset.codes import CODES, problem
from dipview.dataset.collector_pause import collector_paused
from dipview.dataset.conversion import converter
from dipview.dataset.data_hash import DataHash
from dipview.dataset.defaults import Defaults, defaults_of, told_once
from dipview.dataset.entries import ById, Entries
from dipview.dataset.files import called
from dipview.dataset.findings import ELSEWHERE, Entry, Finding, Records
from dipview.dataset.limits import Limits
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.ordering import in_order
from dipview.dataset.origins import PackedOrigins
from dipview.dataset.placing import Placer
from dipview.dataset.problems import LateProblems, Problem, Severity, Way
from dipview.dataset.reading import FileTables, parsed, stream_paths, text_of
from dipview.dataset.records import CLASSES, DEFAULTS, TABLES, Origin, Written
from dipview.dataset.structure import NONE_BEFORE, HeaderEntry, Lost, SoundRun, entries_of
from dipview.dataset.table_repair import RepairedRecord
from dipview.dataset.unloaded_checks import Check, tried
from dipview.model.header import Header
from dipview.model.kinds import Kind
from dipview.model.statements import Statement

_CHECKS = (
    positions.check,
    dates.check,
    words.check,
    alike.check,
    offices.check,
    sources.check,
    passages.check,
    votes.check,
    editions.check,
    registers.check,
    markings.check,
)
"""The checks that change nothing."""


Progress = Callable[[int, int], None]
"""Told how many bytes are read, and how many records they gave."""

Structured: TypeAlias = SoundRun | Entry | HeaderEntry | Lost | Finding
"""What a table gives."""
Seen: TypeAlias = Callable[[Sequence[Written]], None]
"""Given records of a kind as soon as they are read, before they are checked."""


def open_dataset(
    paths: Sequence[Path],
    limits: Limits | None = None,
    progress: Progress | None = None,
    seen: Seen | None = None,
    also: Check | None = None,
) -> MemoryDataset:
    """Open files and folders as one dataset.

    Args:
        paths: TOML files, or folders of them, in order.
        limits: How many bytes may be read; None for what dipview reads by default.
        progress: Told after each file, and each piece of a large one.
        seen: Given all records, as soon as they are read, before they are checked.
        also: Looks through all that loaded once more, for what reading alone does not ask.

    Returns:
        The dataset with every record that could be loaded, and every problem in order of file and
        line. A path that could not be read at all gives a problem whose code is in ``UNREADABLE``.
    """
    limits = limits or Limits()
    with collector_paused():
        loading = _Loading(limits, progress, seen)
        data = DataHash()
        for outcome in stream_paths(paths, limits, whole=False, seen=data.add):
            if isinstance(outcome, Problem):
                loading.problems.append(outcome)
                loading.files.setdefault(outcome.place.file, len(loading.files))
            else:
                loading.take(outcome)
            del outcome
        records = loading.records(also)
        problems = loading.placed()
        origins = loading.origins(records)
        # What the records were before they were checked is not needed any more.
        records = evolve(records, origins={}, written={})
        del loading
        name = called(paths)
        return MemoryDataset(
            records, problems, name, limits.file, origins, paths, sha256=data.sha256
        )


class _Read:
    """What a table of a file gave."""

    def __init__(self) -> None:
        self.entries = Entries()
        self.others: list[HeaderEntry | Lost | Finding] = []

    def take(self, structured: Iterable[Structured]) -> _Read:
        """Add what comes next."""
        for outcome in structured:
            if isinstance(outcome, SoundRun):
                self.entries.add_all(*outcome)
            elif isinstance(outcome, Entry):
                self.entries.add(outcome)
            else:
                self.others.append(outcome)
        return self


class _Loading:
    """What has been read so far."""

    def __init__(
        self,
        limits: Limits,
        progress: Progress | None = None,
        seen: Seen | None = None,
    ) -> None:
        self.limits = limits
        self.progress = progress
        self.seen = seen
        self.converter = converter()
        self.size = 0
        self.headers: list[HeaderEntry] = []
        self.entries = Entries()
        self.lost: dict[str, Origin] = {}
        self.trials: list[RepairedRecord] = []
        self.findings: list[Finding] = []
        self.problems: list[Problem] = []
        self.files: dict[Path, int] = {}
        self.shared: dict[Path, Defaults] = {}
        self.places: Mapping[str, int] = {}
        """The places among the entries of the records that are kept, once they are settled."""

    def take(self, file: FileTables) -> None:
        """Structure one file."""
        self.files.setdefault(file.path, len(self.files))
        pieces = self._in_pieces(file) if file.text else None
        if pieces is None and file.text:
            whole = parsed(file.path, file.text, file.size)
            if isinstance(whole, Problem):
                self.problems.append(whole)
                return
            file = whole
        self.problems.extend(file.problems)
        if file.odd:
            self.findings.extend(characters.check(file.tables, Origin(file.path, "")))
        if pieces is None:
            self._share(file)
        for each in [_Read().take(self._structured(file))] if pieces is None else pieces:
            self._add(each)
        self.size += file.size
        self._tell(0, len(self.entries))

    def _add(self, read: _Read) -> None:
        self.entries.extend(read.entries)
        for outcome in read.others:
            match outcome:
                case HeaderEntry():
                    self.headers.append(outcome)
                case Lost(id, origin):
                    self.lost.setdefault(id, origin)
                case Finding():
                    self.findings.append(outcome)

    def _in_pieces(self, file: FileTables) -> Iterable[_Read] | None:
        """Structure a large file piece by piece; None where it is to be parsed as a whole."""
        found: dict[str, _Read] = {}
        first: dict[str, int] = {}
        tried, told = len(self.trials), len(self.findings)
        try:
            for end, tables in parsed_in_chunks(file.text):
                if DEFAULTS in tables and Kind.STATEMENT.plural in found:
                    raise NotInChunks  # they are of the statements before them too
                self._share(FileTables(file.path, tables))
                for name, table in tables.items():
                    piece = FileTables(file.path, {name: table})
                    found.setdefault(name, _Read()).take(self._structured(piece, first))
                    first[name] = first.get(name, 0) + (
                        len(table) if isinstance(table, list) else 1
                    )
                done = file.size * end // len(file.text)
                self._tell(done, len(self.entries) + sum(first.get(name, 0) for name in TABLES))
        except NotInChunks:
            del self.trials[tried:], self.findings[told:]
            self.shared.pop(file.path, None)
            return None
        return found.values()

    def _share(self, file: FileTables) -> None:
        """Read what the statements of a file share, where it says so."""
        if DEFAULTS in file.tables:
            shared, found = defaults_of(file.tables[DEFAULTS], file.path)
            self.shared[file.path] = shared
            self.findings.extend(found)

    def _structured(
        self, file: FileTables, first: Mapping[str, int] = NONE_BEFORE
    ) -> Iterator[Structured]:
        """Structure a file or a piece of one; all records are seen as they pass."""
        shared = self.shared.get(file.path)
        for outcome in entries_of(file, first, self.converter, self.trials, shared):
            if self.seen is not None:
                if isinstance(outcome, SoundRun):
                    self.seen(outcome.records)
                elif isinstance(outcome, Entry):
                    self.seen([outcome.record])
            yield outcome

    def _tell(self, done: int, records: int) -> None:
        if self.progress:
            self.progress(self.size + done, records)

    def records(self, also: Check | None = None) -> Records:
        """Settle and check everything that has been read."""
        first, found = ids.prune(self.entries)
        self.places = first
        self.findings.extend(found)
        if len(first) < len(self.entries):
            for entry in self.entries:
                if entry.record.id not in first:
                    self.lost.setdefault(entry.record.id, entry.origin)
        gathered = self._gathered(first)
        records, found = references.prune(gathered, self.lost)
        self.findings.extend(found)
        for settle in (cycles.prune, positions.prune):
            records, found = settle(records)
            self.findings.extend(found)
        changed = list(_changed(gathered, records))
        records, found = votes.prune(records)
        self.findings.extend(found)
        self.findings.extend(chain.from_iterable(check(records) for check in _CHECKS))
        self.findings = votes.fit_to_count(self.findings, self._lost_in(gathered, records, first))
        self.findings.extend(self._tried(changed, records, first))
        if also is not None:
            self.findings.extend(also(records))
        if self.shared:
            self.findings = told_once(self.findings, self.shared)
        return records

    def origins(self, records: Records) -> Mapping[Kind, PackedOrigins]:
        """Give where the records of each kind were written."""
        places = self.places.__getitem__
        return {
            kind: self.entries.origins(list(map(places, group)))
            for kind, group in records.groups.items()
        }

    def _lost_in(
        self, gathered: Records, records: Records, first: Mapping[str, int]
    ) -> Iterator[Statement]:
        """Give the statements that did not load, as far as they can be read."""
        if len(gathered.statements) > len(records.statements):
            for id in gathered.statements.keys() - records.statements.keys():
                yield gathered.statements[id]
        if len(first) < len(self.entries):
            kept = set(first.values())
            for at, record in enumerate(self.entries.records):
                if at not in kept and isinstance(record, Statement):
                    yield record
        for record, origin, *_ in self.trials:
            if isinstance(record, Statement) and records.origins.get(record.id) != origin:
                yield record

    def _tried(
        self, changed: Iterable[tuple[str, Way]], records: Records, first: Mapping[str, int]
    ) -> Iterable[Finding]:
        """Find what else is wrong with records that are faulty, left out, or given again."""
        whole = {each.origin for each in self.trials}
        faults = [(first[id], way) for id, way in changed]
        if len(first) < len(self.entries):
            kept = set(first.values())
            faults += [
                (at, ("id",))
                for at, record in enumerate(self.entries.records)
                if at not in kept and record != records.written.get(record.id, (None,))[0]
            ]
        if not (faults or self.trials):
            return ()
        for at, way in faults:
            record, origin, numbers = self.entries[at]
            if origin not in whole:
                self.trials.append(RepairedRecord(record, origin, frozenset((way,)), numbers))
        return tried(self.trials, records, self.lost, _CHECKS, self.findings)

    def placed(self) -> Sequence[Problem]:
        """Give all problems in order of file, line and column.

        Where any is an error they are placed at once, as long as the files are those that were
        read. Warnings alone, which most verbs do not tell, are placed once they are asked for.
        """
        placing = _Placing(self.problems, self.findings, self.files, self.limits.file)
        codes = placing.codes()
        if any(CODES[code].severity is Severity.ERROR for code in codes):
            return placing.problems()
        return LateProblems(codes, placing.problems)

    def _gathered(self, places: Mapping[str, int]) -> Records:
        groups: Mapping[type, dict[str, object]] = {cls: {} for cls in CLASSES.values()}
        for id, place in places.items():
            record = self.entries.records[place]
            groups[type(record)][id] = record
        ordered = in_order({kind: groups[cls] for kind, cls in CLASSES.items()})
        header = self.headers[0] if self.headers else None
        for other in self.headers[1:]:
            message = f"this second [dataset] is not read: {self.headers[0].origin.file} has one"
            hint = "keep [dataset] in one file"
            self.findings.append(
                Finding(code="extra-header", message=message, origin=other.origin, hint=hint)
            )
        return Records(
            header=header.header if header else Header(),
            header_origin=header.origin if header else None,
            origins=ById(self.entries.origin, places),
            written=ById(self.entries.__getitem__, places),
            **{kind.plural: records for kind, records in ordered.items()},  # type: ignore[arg-type]
        )


class _Placing:
    """All that was found wrong in the files, on its way to its lines."""

    def __init__(
        self,
        placed: list[Problem],
        findings: list[Finding],
        files: Mapping[Path, int],
        limit: int,
    ) -> None:
        self._placed = placed
        self._findings = findings
        self._files = files
        self._limit = limit
        self._placers: dict[Path, Placer] = {}

    def codes(self) -> list[str]:
        """Give the code of each."""
        return [*(each.code for each in self._placed), *(each.code for each in self._findings)]

    def problems(self) -> list[Problem]:
        """Give each with its place, in order of file, line and column."""
        by_origin: dict[Origin, list[Finding]] = defaultdict(list)
        for finding in self._findings:
            by_origin[finding.origin].append(finding)
        problems = [*self._placed]
        for findings in by_origin.values():
            problems.extend(self._found(finding) for finding in findings)
        return sorted(problems, key=self._order)

    def _order(self, found: Problem) -> tuple[int, int, int]:
        place = found.place
        return self._files.get(place.file, 0), place.line or 0, place.column or 0

    def _found(self, finding: Finding) -> Problem:
        place = self._placer(finding.origin).place(
            finding.origin, finding.path, finding.record, finding.character
        )
        message = finding.message
        if finding.other is not None:
            elsewhere = self._placer(finding.other).place(finding.other, (), finding.record)
            message = message.replace(ELSEWHERE, str(elsewhere))
        if place.line is None and finding.origin.table:
            called = f", id '{finding.record}'" if finding.record else ""
            message += f" (record #{finding.origin.number + 1} of {finding.origin.table}{called})"
        return problem(finding.code, message, place, hint=finding.hint, record=finding.record)

    def _placer(self, origin: Origin) -> Placer:
        if origin.file not in self._placers:
            load = partial(text_of, limit=self._limit)
            self._placers[origin.file] = Placer(origin.file, load)
        return self._placers[origin.file]


def _changed(gathered: Records, records: Records) -> Iterator[tuple[str, Way]]:
    """Give the statements that were left out, or lost positions, and the way to the reason."""
    if records.statements is gathered.statements:
        return
    for id, read in gathered.statements.items():
        kept = records.statements.get(id)
        if kept is None:
            yield id, ("source",)
        elif kept is not read and len(kept.positions) < len(read.positions):
            yield id, ()
