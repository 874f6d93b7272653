"""Verifying: whether exact words stand in the stored text of their source, and passages too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from dipview.dataset.checks.passages import is_passage
from dipview.dataset.findings import Finding, Records
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Way
from dipview.dataset.texts.anchoring import Anchor, Rest, anchors_in
from dipview.dataset.texts.anchoring_anew import AnchoredAnew, anchored_anew
from dipview.dataset.texts.comparing import Fit, Found, SourceText
from dipview.dataset.texts.exact_words import words_of
from dipview.dataset.texts.stored import LARGEST, Refused, Stored, root_of, stored_text
from dipview.dataset.value_conversion import shortened
from dipview.model.sources import WITHHELD, Source
from dipview.model.statements import Statement

CODES_OF_TEXTS = frozenset(
    (
        *("passage-misfit", "text-outside", "text-unreadable", "text-changed"),
        *("passage-stale", "words-differ", "words-absent"),
    )
)
"""The codes of what stored texts tell."""

_NONE: Mapping[str, Stored] = MappingProxyType({})


class Verification:
    """Holds the exact words of statements against the texts of their sources."""

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits | None = None,
        given: Mapping[str, Stored] = _NONE,
        *,
        anew: bool = False,
    ) -> None:
        """Prepare.

        Args:
            paths: The files and folders that are opened, out of which no text is read.
            limits: How many bytes may be read of a file.
            given: Copies of texts by the id of their source, which go before what is stored; that
                of the only source that has none stored may have an empty id.
            anew: Tell what is to be written where passages stand elsewhere by now.
        """
        self._paths = paths
        self._limit = min(LARGEST, (limits or Limits()).file)
        self._given = dict(given)
        self._anew = anew
        self.counts: Counter[Fit] = Counter()
        """How many passages of exact words stand how."""
        self.anchored: list[AnchoredAnew] = []
        """Of each text that was read, what became of its passages, where that is asked for."""
        self.unmatched: tuple[str, ...] = ()
        """The ids of texts that are given of no source of the dataset; empty for an unclear one."""

    def check(self, records: Records) -> Iterator[Finding]:
        """Find texts that cannot be read or have changed, and words and passages not in them."""
        self._match(records)
        resting: dict[str, list[Statement]] = defaultdict(list)
        for statement in records.statements.values():
            if statement.passage or words_of(statement):
                resting[statement.source].append(statement)
        for id, source in records.sources.items():
            if source.text or id in self._given:
                yield from self._source(records, source, resting.pop(id, []))
        for statements in resting.values():
            self._untold(statements)

    def _match(self, records: Records) -> None:
        """Tell of which sources the given texts are."""
        if "" in self._given:
            withheld = [id for id, each in records.sources.items() if each.text == WITHHELD]
            of = withheld or list(records.sources)
            if len(of) == 1:
                self._given[of[0]] = self._given.pop("")
        self.unmatched = tuple(id for id in self._given if id not in records.sources)

    def _source(
        self, records: Records, source: Source, statements: Sequence[Statement]
    ) -> Iterator[Finding]:
        stored = self._given.get(source.id)
        if stored is None and source.text == WITHHELD:
            self._untold(statements)
            return
        if stored is None:
            file = records.origins[source.id].file
            root = root_of(file, self._paths)
            read = stored_text(source.text, file, root, self._limit)
            if isinstance(read, Refused):
                yield records.find(source.id, source, ("text",), read.code, read.said, read.hint)
                self._untold(statements)
                return
            stored = read
        changed = bool(source.text_sha256) and source.text_sha256.lower() != stored.sha256
        if changed:
            said = ": the text is another than the one from which the source was coded"
            hint = (
                "'dipview verify --anchor' finds its passages anew; "
                f'then it is text_sha256 = "{stored.sha256}"'
            )
            yield records.find(source.id, source, ("text_sha256",), "text-changed", said, hint)
        text = SourceText(stored.text)
        anchors = anchors_in(text, statements, changed=changed)
        if self._anew:
            anew = anchored_anew(
                source.id, stored.sha256, text, statements, anchors, changed=changed
            )
            self.anchored.append(anew)
        for statement in statements:
            yield from self._statement(records, statement, text, anchors[statement.id])

    def _untold(self, statements: Sequence[Statement]) -> None:
        self.counts[Fit.NO_TEXT] += sum(len(words_of(each)) for each in statements)

    def _statement(
        self, records: Records, statement: Statement, text: SourceText, anchor: Anchor
    ) -> Iterator[Finding]:
        passage = statement.passage if is_passage(statement.passage) else ()
        beyond = bool(passage) and passage[1] > len(text.text)
        places: list[Found] = []
        astray = False
        words = words_of(statement)
        for number, (way, piece) in enumerate(words):
            inside = text.found(piece, *passage) if passage and not beyond else None
            anchored = anchor.words[number] if anchor.words else None
            found = inside or anchored or _found_near(text, piece, passage) or text.nearest(piece)
            self.counts[found.fit] += 1
            places.append(found)
            astray = astray or (inside is None and _elsewhere(found, passage))
            if found.fit in (Fit.DIFFERS, Fit.ABSENT):
                yield _misquoted(records, statement, way, piece, found)
        stale = beyond or (astray if words else anchor.passage != passage)
        if passage and stale:
            end = len(text.text) if beyond else None
            yield _stale(records, statement, anchor, places, beyond=end)


def _found_near(text: SourceText, piece: str, passage: tuple[int, ...]) -> Found | None:
    """Find words anywhere; where they recur, rather behind a passage at which they stood."""
    behind = text.found(piece, passage[0]) if passage else None
    return behind or text.found(piece)


def _elsewhere(found: Found, passage: tuple[int, ...]) -> bool:
    """Tell whether words stand somewhere else than at a passage: a misprint in it is none."""
    if found.fit is Fit.ABSENT or not passage:
        return False
    return found.fit is not Fit.DIFFERS or found.end <= passage[0] or found.start >= passage[1]


def _misquoted(
    records: Records, statement: Statement, way: Way, piece: str, found: Found
) -> Finding:
    if found.fit is Fit.DIFFERS:
        said = f": the text of '{statement.source}' differs in {found.differences}"
        hint = "write the words as they are printed, or give another form"
        return records.find(statement.id, statement, way, "words-differ", said, hint)
    said = f": '{shortened(piece)}' does not stand in the text of '{statement.source}'"
    hint = "correct the words or the source, or give another form"
    return records.find(statement.id, statement, way, "words-absent", said, hint)


def _stale(
    records: Records,
    statement: Statement,
    anchor: Anchor,
    places: Sequence[Found],
    *,
    beyond: int | None,
) -> Finding:
    if beyond is not None:
        said = f": the text of '{statement.source}' ends at {beyond:,}"
    elif places or anchor.rest is Rest.FOUND:
        said = ": the words do not stand there"
    else:
        said = ": it was of another text, and nothing tells whether it still stands there"
    if anchor.rest is Rest.FOUND:
        hint = f"write passage = [{anchor.start}, {anchor.end}]"
    elif places and all(found.fit is not Fit.ABSENT for found in places):
        start, end = min(each.start for each in places), max(each.end for each in places)
        hint = f"write passage = [{start}, {end}]"
    else:
        hint = "look for it in the text"
    return records.find(statement.id, statement, ("passage",), "passage-stale", said, hint)
