"""Storing: an index written into the snapshot of its dataset, and opened where it lies."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

from dipview.dataset.dataset import Dataset
from dipview.dataset.snapshot.columns import Columns, ColumnsWriter, SnapshotError
from dipview.dataset.snapshot.file import SnapshotFile, SnapshotWriter
from dipview.dataset.snapshot.names import Texts as StoredTexts
from dipview.dataset.snapshot.version import version_of
from dipview.model.kinds import Kind
from dipview.search.building import Original
from dipview.search.documents import Trait
from dipview.search.fields import Field, Group
from dipview.search.index import Index
from dipview.search.letter_pairs import LetterPairs
from dipview.search.number_sets import Numbers, in_range, numbers_from, packed_numbers
from dipview.search.packing import Lines
from dipview.search.postings import Aliases, CarriedPostings, Postings
from dipview.search.query_fields import FilterField
from dipview.search.records import RecordIds, RecordNumbers
from dipview.search.searching import SearchIndex, originals
from dipview.search.texts import Texts, Ties
from dipview.search.vocabulary import Vocabulary

SECTION = "index"
_BETWEEN = "\0"

K = TypeVar("K", bound=Hashable)


def save_index(index: SearchIndex, writer: SnapshotWriter) -> None:
    """Write an index into a snapshot; raises OSError where it cannot be written."""
    with writer.section(SECTION) as columns:
        _Saving(columns).index(index.index)
    writer.say(SECTION, _version())


def open_index(file: SnapshotFile, dataset: Dataset) -> SearchIndex:
    """Open the index of a dataset.

    Args:
        file: The snapshot that it was written into.
        dataset: The same records that it was built of.

    Returns:
        The index; its arrays are read when they are needed.

    Raises:
        SnapshotError: There is none, it is damaged, or of another version.
    """
    try:
        if file.said(SECTION) != _version():
            raise SnapshotError("its index is of another version")
        opening = _Opening(file.section(SECTION))
        return SearchIndex(dataset, opening.index(dataset, originals(dataset)))
    except SnapshotError:
        raise
    except Exception as error:  # whatever is wrong with it, it is damaged
        raise SnapshotError(str(error)) from error


def _version() -> str:
    """Give the version of an index: another one once fields weigh, or are filtered, otherwise."""
    return version_of((Group, Field, FilterField), [field.group for field in Field])


class _Saving:
    """Names and writes the parts of an index."""

    def __init__(self, writer: ColumnsWriter) -> None:
        self._writer = writer
        self._add = writer.add

    def index(self, index: Index) -> None:
        """Write all parts, each under a name of its own."""
        vocabulary = index.vocabulary
        self.words("words", vocabulary.words)
        pairs = vocabulary.pairs or LetterPairs({}, {})
        self.sets("pairs", {f"{at} {pair}": found for (pair, at), found in pairs.placed.items()})
        self.sets("anywhere", pairs.anywhere)
        self.sets("short", {str(length): n for length, n in vocabulary.by_length.items()})
        for group, postings in index.postings.items():
            self.postings(f"group{int(group)}", postings)
        self.carried(index.linked)
        for group, aliases in index.aliases.items():
            self.aliases(f"aliases{int(group)}", aliases)
        self.aliases("initials", index.initials)
        self.sets("traits", {f"{t.field} {t.value}": found for t, found in index.traits.items()})
        self.texts("lines", index.texts.lines)
        ties = index.texts.ties
        self._add("ties.starts", _as_array(ties.starts))
        self._add("ties.carriers", _as_array(ties.carriers))
        self._add("ties.fields", bytes(ties.fields))
        self._add("ties.named", array("I", ties.names))
        self.words("ties.names", list(ties.names.values()))

    def words(self, name: str, words: Sequence[str]) -> None:
        self._add(f"{name}.count", array("I", [len(words)]))
        self._add(name, _BETWEEN.join(words).encode())

    def texts(self, name: str, texts: Lines) -> None:
        self._add(f"{name}.places", _as_array(texts.places))
        self._writer.add_texts(name, map(texts.texts.__getitem__, range(len(texts.texts))))

    def sets(self, name: str, sets: Mapping[str, Numbers]) -> None:
        self.words(f"{name}.keys", list(sets))
        self.packed(name, sets.values())

    def packed(self, name: str, sets: Iterable[Numbers]) -> None:
        self._writer.add_pieces(name, map(packed_numbers, sets))

    def wide(self, name: str, wide: Mapping[tuple[int, int], Numbers]) -> None:
        self._add(f"{name}.ranges", array("I", [end for ends in wide for end in ends]))
        self.packed(f"{name}.wide", wide.values())

    def postings(self, name: str, postings: Postings) -> None:
        self._add(f"{name}.word", _as_array(postings.starts))
        self._add(f"{name}.numbers", _as_array(postings.numbers))
        self.packed(f"{name}.present", [postings.present])
        self.wide(name, postings.wide)

    def carried(self, carried: CarriedPostings) -> None:
        self.postings("names", carried.names)
        self._add("linked.carriers", array("I", carried.starts))
        self._add("linked.ends", array("I", [end for at in carried.starts.values() for end in at]))
        self._add("linked.numbers", _as_array(carried.numbers))
        self.wide("linked", carried.wide)

    def aliases(self, name: str, aliases: Aliases) -> None:
        self.words(f"{name}.folded", aliases.folded)
        self._add(f"{name}.numbers", _as_array(aliases.numbers))


def _as_array(numbers: Sequence[int]) -> array[int]:
    return numbers if isinstance(numbers, array) else array("I", numbers)


def _trait(key: str) -> Trait:
    field, _, value = key.partition(" ")
    return Trait(FilterField(field), value)


class _Opening:
    """Finds the parts of an index by their names."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._numbers = columns.numbers

    def index(self, dataset: Dataset, original: Original) -> Index:
        """Put the parts together; SnapshotError where they are of other records."""
        counts = dataset.counts()
        ends = list(accumulate((counts[kind] for kind in Kind), initial=0))
        traits = self.sets("traits", _trait)
        lines = Lines(StoredTexts(self._columns, "lines"), self._numbers("lines.places"))
        if len(lines) != ends[-1]:
            raise SnapshotError("its index is of other records")
        return Index(
            ids=RecordIds(dataset),
            kinds={kind: range(*at) for kind, *at in zip(Kind, ends, ends[1:], strict=False)},
            texts=Texts(lines, self.ties(), original),
            vocabulary=self.vocabulary(),
            postings={g: self.postings(f"group{int(g)}") for g in Group if g is not Group.LINKED},
            linked=self.carried(),
            aliases={g: self.aliases(f"aliases{int(g)}") for g in Group if g.holds_aliases},
            initials=self.aliases("initials"),
            traits=traits,
            numbers=RecordNumbers(dataset),
            everything=in_range(range(ends[-1])),
        )

    def vocabulary(self) -> Vocabulary:
        def placed(key: str) -> tuple[str, int]:
            at, _, pair = key.partition(" ")
            return pair, int(at)

        pairs = LetterPairs(self.sets("pairs", placed), self.sets("anywhere", str))
        return Vocabulary(self.words("words"), pairs or None, self.sets("short", int))

    def ties(self) -> Ties:
        starts, carriers = self._numbers("ties.starts"), self._numbers("ties.carriers")
        names = dict(zip(self._numbers("ties.named"), self.words("ties.names"), strict=True))
        return Ties(starts, carriers, self._numbers("ties.fields"), names)

    def words(self, name: str) -> tuple[str, ...]:
        """Read words; the collector looks through a list each time, and never through a tuple."""
        (count,) = self._numbers(f"{name}.count")
        words = bytes(self._numbers(name)).decode().split(_BETWEEN) if count else []
        if len(words) != count:
            raise SnapshotError(f"{name} are not as many as they were")
        return tuple(words)

    def sets(self, name: str, key_of: Callable[[str], K]) -> Mapping[K, Numbers]:
        keys = [key_of(key) for key in self.words(f"{name}.keys")]
        return StoredSets(keys, self._columns, name)

    def wide(self, name: str) -> Mapping[tuple[int, int], Numbers]:
        ends = self._numbers(f"{name}.ranges")
        keys = list(zip(ends[::2], ends[1::2], strict=True))
        return StoredSets(keys, self._columns, f"{name}.wide")

    def postings(self, name: str) -> Postings:
        present = StoredSets([0], self._columns, f"{name}.present")[0]
        numbers = self._numbers(f"{name}.numbers")
        return Postings(self._numbers(f"{name}.word"), numbers, present, self.wide(name))

    def carried(self) -> CarriedPostings:
        ends = self._numbers("linked.ends")
        pairs = zip(ends[::2], ends[1::2], strict=True)
        starts = dict(zip(self._numbers("linked.carriers"), pairs, strict=True))
        numbers = self._numbers("linked.numbers")
        return CarriedPostings(self.postings("names"), starts, numbers, self.wide("linked"))

    def aliases(self, name: str) -> Aliases:
        return Aliases(self.words(f"{name}.folded"), self._numbers(f"{name}.numbers"))


class StoredSets(Mapping[K, Numbers]):
    """Sets of numbers that are read when they are first needed."""

    def __init__(self, keys: Sequence[K], columns: Columns, name: str) -> None:
        self._places = {key: place for place, key in enumerate(keys)}
        self._content = columns.numbers(name)
        self._starts = columns.numbers(f"{name}.starts")
        self._read: dict[K, Numbers] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __getitem__(self, key: K) -> Numbers:
        known = self._read.get(key)
        if known is None:
            place = self._places[key]
            start, end = self._starts[place], self._starts[place + 1]
            known = self._read[key] = numbers_from(bytes(self._content[start:end]))
        return known
