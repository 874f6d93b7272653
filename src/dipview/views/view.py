"""View: what is seen, as data, with no terminal and no file in it.

A view is made of sections, a section of rows, a row of cells. Rows are a sequence that is built
when looked at. A widget draws a view and a writer prints it; neither knows the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import (
    TYPE_CHECKING,
    Generic,
    NamedTuple,
    Protocol,
    TypeVar,
    overload,
    runtime_checkable,
)

from attrs import field

from dipview.computing import check, steps
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.views.parts.remedies import Remedy
from dipview.views.scope import Scope

if TYPE_CHECKING:
    from dipview.model.sources import Citation, Source
    from dipview.views.parts.marks import Mark


class Meaning(StrEnum):
    """What a piece of text is, so that a face can choose its look."""

    TEXT = "text"
    NAME = "name"
    WORDS = "words"
    """Exact words, in quotation marks."""
    SUMMARY = "summary"
    """Our own words for what was said or done."""
    DATE = "date"
    STANCE = "stance"
    CHANGE = "change"
    """A stance before, and the one after."""
    CONDITION = "condition"
    COUNT = "count"
    QUIET = "quiet"
    """Details that stand back: form, place, basis."""
    WARNING = "warning"
    """Something to be careful with: disputed, retracted, draft, second-hand."""
    SOURCE = "source"
    BAR = "bar"
    """Counts drawn to scale: a stretch of the same glyph for each."""
    FOR = "for"
    """Of votes: those in favour."""
    AGAINST = "against"
    NEITHER = "neither"
    """Of votes: abstentions."""
    LIT = "lit"
    """Of the text of a source: exact words that a statement quotes."""
    PASSAGE = "passage"
    """Of the text of a source: what else a statement rests on."""


class Place(StrEnum):
    """Where a column stands when a row is drawn on two lines."""

    MARGIN = "margin"
    """In a narrow column at the left: dates, marks."""
    MARK = "mark"
    """Drawn as glyphs in the margin of a screen; in a document, in words on the line below."""
    MAIN = "main"
    """On the first line."""
    UNDER = "under"
    """On the line below."""
    END = "end"
    """At the right end of the first line: counts."""
    SCREEN = "screen"
    """In the margin of a screen, and in no document: a number that only screens share."""
    HIDDEN = "hidden"
    """Not on a screen, and not in a text document; in CSV and JSON."""


UNSEEN = (Place.SCREEN, Place.HIDDEN)
"""Places of columns that a document for readers leaves out."""


class Part(NamedTuple):
    """A stretch of a cell's text, characters ``start`` up to ``end``, with its own meaning."""

    start: int
    end: int
    meaning: Meaning


@runtime_checkable
class Findable(Protocol):
    """Rows that know themselves where a record stands, whatever their ids say."""

    def place_of(self, id: str, hint: int) -> int | None:
        """Find the place of a record's row; None where it has none.

        Args:
            id: The record.
            hint: The place to look at first.
        """


class Cell(NamedTuple):
    """One piece of a row."""

    text: str = ""
    meaning: Meaning = Meaning.TEXT
    value: object = None
    """What a program reads: a string, number, boolean or list of these; None for ``text``."""
    short: str = ""
    """What to draw where room is scarce, a list on a screen; empty for ``text``."""
    ascii_short: str = ""
    """What to draw for ``short`` where glyphs are lacking; empty where it is none."""
    marks: tuple["Mark", ...] = ()
    """Of a stance: how it is drawn; ``text`` then says the same in words."""
    citations: tuple["Citation", ...] = ()
    """Of a source: where to look; a face numbers them, ``text`` holds them written out."""
    parts: tuple[Part, ...] = ()
    """Stretches of ``text`` with a meaning of their own, in order, without overlap."""
    leads_to: str = ""
    """Id of what opens from this cell; empty where that is what the row is about."""
    beside: str = ""
    """Name of a file beside the document that the cell names; a document links to it."""
    repeated: bool = False
    """The first line of its row says it already: left out where a row is read as lines of text."""
    needed: int = 0
    """Characters at its beginning that stay where there is no room for all of it, as a name does:
    for whom somebody speaks."""

    @property
    def brief(self) -> str:
        """What to draw where room is scarce."""
        return self.short or self.text

    @property
    def plain(self) -> object:
        """What a program reads."""
        return self.text if self.value is None else self.value


class Column(NamedTuple):
    """A column of a section."""

    key: str
    """Its name for programs."""
    title: str
    place: Place = Place.MAIN
    leads_to: str = ""
    """Id of the record that the column is about; empty where it is about none."""
    short: str = ""
    """What to draw above it where room is scarce, on a screen; empty for ``title``."""
    group: str = ""
    """Of a sheet: under which heading it stands with those beside it; empty for none."""


@frozen(kw_only=True)
class Row:
    """One record, as a view shows it."""

    id: str
    """Id of the record that Enter opens; of a row about no record, what it is about."""
    cells: Sequence[Cell]
    """One for each column of the section."""
    kind: Kind | None = None
    """Kind of the record; None of a row about no record."""
    faint: bool = False
    """Nothing was found of it: drawn back."""


@frozen(kw_only=True)
class Section:
    """A table with its own columns and, where a view has several, its own title."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    key: str = ""
    """Its name for programs; empty where a view has one section."""
    title: str = ""
    note: str = ""
    """What is to be said under its title: a basis, a count, a caution."""
    sheet: bool = False
    """It is read along both ways: the first column names the rows, each of the others a thing."""
    begin: int = 0
    """Of a sheet: which of its columns is read first, where not all have room; 0 for all of them
    from the first on."""
    tally: bool = False
    """It counts what the other sections list: a limit leaves it whole and does not count it."""


class Reference(NamedTuple):
    """A source as a list of sources gives it."""

    id: str
    number: int
    """Its place among the dataset's sources, from 1: the same in every view."""
    text: str
    """Publisher, title, symbol, date, agencies, address, in one line."""
    short: str = ""
    """Publisher and date, as a text names it in brackets; empty for ``text``."""
    source: "Source | None" = None
    """The source itself, for a face that cites it in a style of its own."""


@frozen(kw_only=True)
class Extent:
    """How much a view covers."""

    count: int
    """Rows, before any limit."""
    noun: str
    """What a row is: ``"statements"``."""
    span: str = ""
    """The dates that the rows cover, in words; empty where none is dated."""


@frozen(kw_only=True)
class RestsOn:
    """What a view rests on: what a document says at its end, so that it can be made again."""

    dataset: str
    """The dataset's name."""
    sha256: str
    """Of the files that it was read from (see ``dataset.data_hash``); empty of none."""
    as_of: str
    """The day up to which it is told, or the dataset's own, in EDTF; empty where there is none."""
    as_of_in_words: str
    scope: tuple[str, ...] = ()
    """The query and what else it is looked at through, a phrase each; empty for all of it."""
    left_out: tuple[str, ...] = ()
    """What is known and not shown, a phrase each."""


@frozen(kw_only=True)
class View:
    """Something to look at or to print."""

    name: str
    """Its name for programs: ``"actors"``, ``"card"``."""
    title: str
    dataset: str = ""
    """The dataset's name; empty where it is of none."""
    scope: Scope = Scope()
    scope_in_words: tuple[str, ...] = ()
    """The scope in words, a phrase each: what a document says at its head."""
    narrowed: tuple[str, ...] = ()
    """Of a view of the whole: the query and pins that leave something out, a phrase each."""
    sections: tuple[Section, ...] = ()
    parted: bool = False
    """Its rows come in sections, so that each says which, even where there is one or none now."""
    notes: tuple[str, ...] = ()
    references: Mapping[str, Reference] = field(factory=dict, eq=False)
    """Every source that the rows may cite, by id; a document lists those that they do cite."""
    along: str = ""
    """How its rows go with what the query matches, where the query cannot ask for them itself."""
    order: str = ""
    """Name of the order that was asked for; empty for the view's own."""
    measure: Callable[[], Extent] | None = field(default=None, eq=False)
    """Counts the rows and their dates; called only by faces that tell them."""
    covers: str = ""
    """How much the view covers, in words, where ``measure`` would take long; empty elsewhere."""
    empty: str = ""
    """What to say where there are no rows."""
    remedies: tuple[Remedy, ...] = ()
    """What could be done then; a face says how."""
    folded: int = 0
    """Of a matrix: how many issues are left out on which one holder alone is found."""
    left_out: tuple[str, ...] = ()
    """What is known and not shown, a phrase each: what a document says at its head."""
    rests_on: RestsOn | None = None
    """What it rests on; None of what is no view of a dataset."""
    heading: tuple[tuple[str, str], ...] = ()
    """What stands at a document's head in place of the dataset, a label and a text each."""
    document: bool = False
    """It is made to be handed over, whole from its head to what it rests on."""
    marking: str = ""
    """The highest marking of what is in it, and caveats: what stands at the head and the foot of
    each of its pages; empty where the dataset names no markings."""
    omitted: str = ""
    """How much was left out because it may not leave; empty where nothing is to be said of it."""
    silent: bool = False
    """Of what may not leave it says nothing, not even that it is nothing."""
    lit: bool = False
    """Stretches of its cells are lit, which a document marks and says how."""
    again: int = 0
    """How many of its rows are counted already as another coding of the same utterance."""
    language: str = ""
    """The language of the dataset's texts, a BCP 47 tag; empty where it is not told."""

    @property
    def count(self) -> int:
        """How many rows there are in all sections."""
        return sum(len(section.rows) for section in self.sections)

    @property
    def counted(self) -> int:
        """How many records its rows are of, codings of one utterance being one."""
        return self.count - self.again

    def rows(self) -> Iterator[tuple[Section, Row]]:
        """Go through all rows in order, each with its section."""
        for section in self.sections:
            for row in steps(section.rows, "rows"):
                yield section, row


T = TypeVar("T")
_KEPT = 512
"""How many built rows a lazy sequence keeps: more than any screen shows."""


class Lazy(Sequence[T], Generic[T]):
    """A sequence of which each item is built from its id when it is looked at.

    Args:
        ids: The id of each.
        build: Builds the item of an id.
        each: Builds all of them, one after the other, where that is quicker than by their ids;
            checks at each that somebody still waits for them.
    """

    __slots__ = ("_build", "_each", "_make", "ids")

    def __init__(
        self,
        ids: Sequence[str],
        build: Callable[[str], T],
        each: Callable[[], Iterable[T]] | None = None,
    ) -> None:
        self.ids = ids
        self._make = build
        self._each = each
        self._build = lru_cache(maxsize=_KEPT)(build)

    def of(self, ids: Sequence[str]) -> "Lazy[T]":
        """Give the items of other ids, built in the same way."""
        return Lazy(ids, self._build)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[T]:
        """Go through all of them once: what is written so is not kept."""
        if self._each is not None:
            yield from self._each()
            return
        for id in self.ids:
            check()
            yield self._make(id)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self._made(each) for each in self.ids[index]]
        return self._made(self.ids[index])

    def _made(self, id: str) -> T:
        check()
        return self._build(id)
