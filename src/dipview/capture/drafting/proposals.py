"""Proposals: statements that anybody proposes as JSON, each held against the text to the letter.

``docs/drafting.md`` tells the shape. Whatever is not where it is said to be costs its proposal, and
is told with its place; what is not said is filled in as for a draft by rules.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from attrs import define, field

from dipview.capture.draft import Draft, Mention
from dipview.capture.drafting.drafter import Known, doubted
from dipview.capture.drafting.headings import headings_in, is_worded
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import MIB
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_text
from dipview.dataset.texts.comparing import Fit, SourceText
from dipview.dataset.value_conversion import shortened
from dipview.model.kinds import Kind
from dipview.model.spans import Span, SpanError, read_span
from dipview.model.stances import Stance
from dipview.model.statements import Act, Form
from dipview.model.values import frozen

LARGEST = 64 * MIB
"""In bytes."""
PREFIX = "json-"
"""Begins the ids of drafts that were proposed so."""
_KEYS = frozenset(
    (
        *("passage", "quotes", "form", "speakers", "unnamed_speakers", "on_behalf_of", "capacity"),
        *("relayed_by", "date", "date_inferred", "acts", "targets", "issues", "stance", "cue"),
    )
)
Place = tuple[int, int]
Value = TypeVar("Value", bound=StrEnum)


class ProposalError(Exception):
    """A file of proposals, or one of them, cannot be taken; the message says where and why."""


@frozen
class Proposals:
    """A file of proposals as it is read."""

    path: Path
    source: str
    """Id of the source; empty where the file does not say."""
    by: str
    """Who or what made them; empty where it does not say."""
    rows: Sequence[object]


@frozen
class Taken:
    """What was made of proposals."""

    drafts: tuple[Draft, ...]
    refused: tuple[str, ...] = field(default=())
    """What is wrong with each of the others, and where."""


def read_proposals(path: Path) -> Proposals:
    """Read a file.

    Raises:
        ProposalError: It cannot be read, or has another shape.
    """
    text = read_text(path, LARGEST)
    if isinstance(text, Problem):
        raise ProposalError(f"{text.place}: {text.message}")
    try:
        plain = json.loads(text)
    except json.JSONDecodeError as error:
        raise ProposalError(f"{path}:{error.lineno}:{error.colno}: no JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise ProposalError(f"{path}: no JSON that can be read: it is too deep or large") from error
    if not isinstance(plain, dict) or not isinstance(plain.get("drafts"), list):
        raise ProposalError(f'{path}: no proposals; write {{"source": "…", "drafts": [ … ]}}')
    source, by = plain.get("source", ""), plain.get("by", "")
    if not isinstance(source, str) or not isinstance(by, str):
        raise ProposalError(f"{path}: source and by are texts")
    if not _is_whole(source + by):
        raise ProposalError(f"{path}: half a character, a lone surrogate, stands in source or by")
    return Proposals(path, source, by, plain["drafts"])


def taken(proposals: Proposals, text: str, dataset: Dataset, known: Known) -> Taken:
    """Make drafts of proposals, as far as the text has what they say.

    Args:
        proposals: As they were read.
        text: The stored text of the source.
        dataset: In which actors and issues are looked up.
        known: What else is known of it.
    """
    drafts: dict[str, Draft] = {}
    refused = []
    looked_in, headings = SourceText(text), headings_in(text, known.title)
    for number, row in enumerate(proposals.rows):
        where = f"{proposals.path}: drafts[{number}]"
        try:
            reader = _Reader(where, looked_in, headings, dataset, known, proposals.by, row)
            draft = reader.draft()
        except ProposalError as error:
            refused.append(str(error))
        else:
            drafts.setdefault(draft.id, draft)
    return Taken(tuple(sorted(drafts.values(), key=lambda each: each.passage)), tuple(refused))


@define
class _Reader:
    """Reads one proposal."""

    _where: str
    _text: SourceText
    _headings: Sequence[Place]
    _dataset: Dataset
    _known: Known
    _by: str
    _row: Any
    _span: Place = (0, 0)
    """Where its passage stands, once that is read."""

    def draft(self) -> Draft:
        """Make a draft of it; raises what ``_wrong`` gives where it is none."""
        row = self._row
        if not isinstance(row, dict):
            raise self._wrong("", "is no object")
        if unknown := sorted(set(row) - _KEYS):
            raise self._wrong(unknown[0], "is no key of a proposal")
        self._span = self._passage(row.get("passage"))
        quotes = tuple(
            self._inside(each, f"quotes[{number}]")
            for number, each in enumerate(self._several("quotes"))
        )
        words = self._text.text[slice(*self._span)]
        issues = tuple(self._ids("issues", Kind.ISSUE)) or self._known.issues.of(words)
        draft = Draft(
            id=_id(words, row),
            passage=self._span,
            quotes=quotes,
            form=self._form(quotes),
            speakers=self._mentions("speakers"),
            unnamed_speakers=self._words("unnamed_speakers"),
            on_behalf_of=self._mentions("on_behalf_of"),
            capacity=self._mention("capacity"),
            relayed_by=self._mention("relayed_by"),
            date=self._date(),
            date_inferred=self._truth("date_inferred"),
            acts=tuple(self._value(Act, "acts", each) for each in self._several("acts")),
            targets=self._mentions("targets"),
            issues=issues,
            stance=None
            if row.get("stance") is None
            else self._value(Stance, "stance", row["stance"]),
            cue=self._plain("cue") or self._by or "proposed",
        )
        text, headings = self._text.text, self._headings
        worded = any(is_worded(text, *place, headings) for place in (self._span, *quotes))
        return doubted(draft, worded=worded)

    def _wrong(self, key: str, said: str) -> ProposalError:
        return ProposalError(f"{self._where}{f'.{key}' if key else ''}: {said}")

    def _several(self, key: str) -> list[Any]:
        value = self._row.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "is no list")
        return value

    def _plain(self, key: str) -> str:
        value = self._row.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(key, "is no text")
        if not _is_whole(value):
            raise self._wrong(key, "half a character, a lone surrogate, stands in it")
        return value

    def _truth(self, key: str) -> bool:
        value = self._row.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, "is neither true nor false")
        return value

    def _passage(self, value: object) -> Place:
        if isinstance(value, str):
            return self._found(value, (0, len(self._text.text)), "passage")
        place = self._place(value, "passage")
        if place[1] > len(self._text.text):
            raise self._wrong("passage", f"the text ends at {len(self._text.text):,}")
        return place

    def _place(self, value: object, key: str) -> Place:
        if (
            not isinstance(value, list)
            or len(value) != 2
            or not all(type(each) is int for each in value)
            or not 0 <= value[0] < value[1]
        ):
            raise self._wrong(key, "is no [start, end], in characters of the text from 0")
        return value[0], value[1]

    def _inside(self, value: object, key: str) -> Place:
        """Find words, or a place, inside the passage."""
        if isinstance(value, str):
            return self._found(value, self._span, key)
        place = self._place(value, key)
        if not self._span[0] <= place[0] < place[1] <= self._span[1]:
            raise self._wrong(key, f"{list(place)} is not inside the passage {list(self._span)}")
        return place

    def _found(self, words: str, within: Place, key: str) -> Place:
        """Find words to the letter; where they are not, say what stands there."""
        start = self._text.text.find(words, *within) if words else -1
        if start >= 0:
            return start, start + len(words)
        whole = within == (0, len(self._text.text))
        said = f"'{shortened(words)}' does not stand in the {'text' if whole else 'passage'}"
        near = self._text.nearest(words) if words else None
        if near is not None and near.fit is not Fit.ABSENT:
            there = shortened(self._text.text[near.start : near.end])
            said += f"; at [{near.start}, {near.end}] stands '{there}'"
        raise self._wrong(key, said)

    def _mentions(self, key: str) -> tuple[Mention, ...]:
        return tuple(
            self._read_mention(each, f"{key}[{number}]")
            for number, each in enumerate(self._several(key))
        )

    def _mention(self, key: str) -> Mention | None:
        value = self._row.get(key)
        return None if value is None else self._read_mention(value, key)

    def _read_mention(self, value: object, key: str) -> Mention:
        given = value if isinstance(value, dict) else {"words": value}
        words, actor = given.get("words"), given.get("actor")
        if not isinstance(words, str) or not words or set(given) - {"words", "start", "actor"}:
            raise self._wrong(key, 'is no words, and no {"words": …, "start": …, "actor": …}')
        if "start" in given:
            start = given["start"]
            if type(start) is not int or start < 0 or not self._text.text.startswith(words, start):
                raise self._wrong(key, f"'{shortened(words)}' does not stand at {start}")
        else:
            start, _ = self._found(words, self._span, key)
        if actor is None:
            named = self._known.gazetteer.named(words)
            return Mention(words, start, start + len(words), named.actor, named.offered)
        if not isinstance(actor, str) or self._dataset.kind_of(actor) is not Kind.ACTOR:
            raise self._wrong(key, f"there is no actor '{shortened(str(actor))}'")
        # What somebody else linked is offered; a person takes it.
        return Mention(words, start, start + len(words), None, (actor,))

    def _words(self, key: str) -> str:
        words = self._plain(key)
        if words:
            self._found(words, self._span, key)
        return words

    def _ids(self, key: str, kind: Kind) -> Iterator[str]:
        for number, each in enumerate(self._several(key)):
            if not isinstance(each, str) or self._dataset.kind_of(each) is not kind:
                said = f"there is no {kind.value} '{shortened(str(each))}'"
                raise self._wrong(f"{key}[{number}]", said)
            yield each

    def _value(self, values: type[Value], key: str, value: object) -> Value:
        try:
            return values(str(value))
        except ValueError:
            possible = ", ".join(each.value for each in values)
            said = f"'{shortened(str(value))}' is none of {possible}"
            raise self._wrong(key, said) from None

    def _form(self, quotes: tuple[Place, ...]) -> Form:
        given = self._row.get("form")
        if given is None:
            return Form.FRAGMENT if quotes else Form.REPORTED
        form = self._value(Form, "form", given)
        if form.exact and not quotes:
            raise self._wrong("form", f"{form.value} needs quotes")
        return form

    def _date(self) -> Span | None:
        text = self._plain("date")
        try:
            return read_span(text) if text else None
        except SpanError as error:
            raise self._wrong("date", error.told) from error


def _is_whole(text: str) -> bool:
    """Tell whether a text can be written: JSON can spell half a character, and no file hold it."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _id(words: str, row: Mapping[str, Any]) -> str:
    """Make an id of the passage's words and of what is proposed."""
    told = json.dumps(
        {key: row[key] for key in sorted(row) if key != "passage"}, default=str, sort_keys=True
    )
    plain = re.sub(r"\s+", " ", words)
    digest = hashlib.sha256("\n".join((plain, told)).encode("utf-8", "surrogatepass"))
    return f"{PREFIX}{digest.hexdigest()[:10]}"
