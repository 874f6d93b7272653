"""The form of a statement: what its lines hold, and the records that come of it.

A form is a value: each change gives another one. What no line shows is carried along as it was.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import evolve, field

from dipview.capture.form_lines import Line
from dipview.capture.new_records import NewRecord, TakenIds
from dipview.dataset.dataset import Dataset
from dipview.dataset.skeletons import fresh_id
from dipview.model.kinds import Kind
from dipview.model.spans import Span, SpanError, read_span
from dipview.model.stances import Stance
from dipview.model.statements import Form
from dipview.model.values import frozen
from dipview.search.folding import fold

Table: TypeAlias = Mapping[str, object]
Value: TypeAlias = "str | tuple[str, ...] | Form | Stance | Span | None"
"""What a line holds: ids, an id, a form, a stance, a date or words."""

_NOTHING: Table = MappingProxyType({})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@frozen
class Hint:
    """What is known of a line whose value a person has to choose."""

    words: str = ""
    """As the text has them."""
    ids: tuple[str, ...] = ()
    """Records that may be meant, the likeliest first."""


@frozen(kw_only=True)
class StatementForm:
    """A statement as it stands in the form."""

    id: str = ""
    """Empty for one that has none yet."""
    source: str = ""
    speakers: tuple[str, ...] = ()
    unnamed_speakers: str = ""
    on_behalf_of: tuple[str, ...] = ()
    form: Form | None = None
    date: Span | None = None
    date_inferred: bool = False
    summary: str = ""
    words: tuple[str, ...] = ()
    """The exact words, a passage each."""
    printed: tuple[str, ...] = ()
    """The source's own sentences of what it reports or describes, a passage each."""
    passage: tuple[int, ...] = ()
    """Start and end in the stored text of the source; else empty."""
    locator: str = ""
    event: str = ""
    status: str = ""
    coded_by: str = ""
    positions: tuple[Table, ...] = field(default=(), hash=False)
    """As they are written, the keys that no line shows included."""
    at: int = 0
    """Which position the lines show: at most one more than there are."""
    new: tuple[NewRecord, ...] = ()
    """Records that were made on the way, those that are no longer named included."""
    doubts: frozenset[Line] = frozenset()
    """Lines that a person has to look at."""
    assumed: frozenset[Line] = frozenset()
    """Lines that were filled from where one stood, and that nobody has touched."""
    hints: Mapping[Line, Hint] = field(factory=dict, hash=False)
    draft: str = ""
    """The id of the draft that it began as."""
    base: Table = field(default=_NOTHING, hash=False, repr=False)
    """The record's table as it was; what no line changes stays so."""
    own: Table = field(default=_NOTHING, hash=False, repr=False)
    """What of that its record said itself; empty for a statement that is new."""
    shared: Table = field(default=_NOTHING, hash=False, repr=False)
    """What the statements of its file share, and it need not say."""
    given: Table = field(default=_NOTHING, hash=False, repr=False)
    """What the file to which a new statement goes gives to all of its statements."""
    given_of: str | None = None
    """The source for which that is known; None before it is."""

    # ---- the lines -----------------------------------------------------------------------------

    @property
    def position(self) -> Table:
        """The position that the lines show; empty where it is a new one."""
        return self.positions[self.at] if self.at < len(self.positions) else _NOTHING

    @property
    def who(self) -> tuple[str, ...]:
        """The ids on the first line: the speakers; of a described statement, the holders."""
        if self.form is Form.DESCRIBED:
            return _texts(self.position.get("holders"))
        return self.speakers

    @property
    def issue(self) -> str:
        """The id of the issue of the position that is shown; empty for none."""
        return str(self.position.get("issue") or "")

    @property
    def stance(self) -> Stance | None:
        """Its stance; None where none is chosen, or it is none."""
        written = self.position.get("stance")
        return Stance(str(written)) if written in set(Stance) else None

    def value_of(self, line: Line) -> Value:
        """Give what a line holds; None or something empty where it holds nothing."""
        if line in _OF_POSITION:
            return str(self.position.get(_OF_POSITION[line]) or "")
        if line is Line.WHO:
            return self.who
        if line is Line.STANCE:
            return self.stance
        held: Value = getattr(self, _HELD[line])
        return held

    def with_value(self, line: Line, value: Value) -> StatementForm:
        """Change what a line holds; it is then no longer doubtful.

        Args:
            line: Which.
            value: Ids for who and on behalf of, passages for the exact words, a form, a stance, a
                date, or a text; None or something empty to empty it.
        """
        made = self._changed(line, value)
        hints = {each: hint for each, hint in self.hints.items() if each is not line}
        return evolve(made, doubts=made.doubts - {line}, assumed=made.assumed - {line}, hints=hints)

    def with_unnamed(self, words: str) -> StatementForm:
        """Say who spoke where no actor is named: ``three delegations``."""
        return evolve(self.with_value(Line.WHO, ()), unnamed_speakers=words)

    def with_date(self, span: Span | None, *, inferred: bool) -> StatementForm:
        """Set the date, and whether it is worked out and not printed."""
        return evolve(self.with_value(Line.DATE, span), date_inferred=inferred)

    def with_given(self, given: Table) -> StatementForm:
        """Fill the lines that are empty with what its file gives to all of its statements."""
        made = evolve(self, given=given, given_of=self.source)
        file = _read(given)
        for line in Line:
            if (value := file.value_of(line)) and not made.value_of(line):
                made = made.with_value(line, value)
                if line is Line.DATE:
                    made = made.with_date(file.date, inferred=file.date_inferred)
                made = evolve(made, assumed=made.assumed | {line})
        return made

    def given_keys(self) -> Mapping[str, object]:
        """Give what its file says for it unless it says something else itself."""
        return {**self.shared, **self.given}

    def with_new(self, record: NewRecord) -> StatementForm:
        """Note a record that was made on the way; it is written if a line names it."""
        return evolve(self, new=(*(each for each in self.new if each.id != record.id), record))

    def _changed(self, line: Line, value: Value) -> StatementForm:
        match line:
            case Line.WHO:
                return self._with_who(_texts(value))
            case Line.BEHALF:
                return evolve(self, on_behalf_of=_texts(value))
            case Line.FORM:
                return self._with_form(value if isinstance(value, Form) else None)
            case Line.DATE:
                span = value if isinstance(value, Span) else None
                return evolve(self, date=span, date_inferred=False)
            case Line.WORDS:
                return evolve(self, words=_texts(value))
            case Line.STANCE:
                return self._with_key("stance", str(value or ""))
            case Line.ISSUE | Line.CONDITION | Line.VALUE:
                return self._with_key(_OF_POSITION[line], str(value or ""))
            case _:
                held: dict[str, Any] = {_HELD[line]: str(value or "")}
                return evolve(self, **held)

    def _with_who(self, ids: tuple[str, ...]) -> StatementForm:
        if self.form is Form.DESCRIBED:
            return self._with_key("holders", list(ids))
        return evolve(self, speakers=ids, unnamed_speakers="" if ids else self.unnamed_speakers)

    def _with_form(self, form: Form | None) -> StatementForm:
        """Change the form; whose position it is stays on the line, wherever it is written."""
        who = self.who
        printed = self.printed if form is not None and form.retold else ()
        made = evolve(self, form=form, printed=printed)
        if (form is Form.DESCRIBED) is (self.form is Form.DESCRIBED) or not who:
            return made
        if form is not Form.DESCRIBED:
            return evolve(made._with_key("holders", []), speakers=who)
        held = tuple(
            each if "holders" in each else {**each, "holders": list(who)} for each in self.positions
        )
        made = evolve(made, speakers=(), positions=held)
        return made if made.position else made._with_key("holders", list(who))

    def _with_key(self, key: str, value: object) -> StatementForm:
        """Change a key of the position that is shown; empty takes it out."""
        table = {name: each for name, each in self.position.items() if name != key}
        if value:
            table = {**self.position, key: value}
        if not table and self.at == len(self.positions):
            return self
        before, after = self.positions[: self.at], self.positions[self.at + 1 :]
        return evolve(self, positions=(*before, table, *after))

    # ---- several positions ---------------------------------------------------------------------

    def at_position(self, number: int) -> StatementForm:
        """Show another position, counted from 0; one behind the last is a new one."""
        return evolve(self, at=min(max(number, 0), len(self.positions)))

    def next_position(self) -> StatementForm:
        """Show the next position, a new one behind the last, and then the first."""
        last = len(self.positions) - (not self.position)
        return self.at_position(self.at + 1 if self.at < last else 0)

    def without_position(self) -> StatementForm:
        """Take the position out that is shown."""
        left = (*self.positions[: self.at], *self.positions[self.at + 1 :])
        return evolve(self, positions=left, at=min(self.at, max(len(left) - 1, 0)))

    # ---- what is written -----------------------------------------------------------------------

    def identified(self, dataset: Dataset, besides: Collection[str] = ()) -> StatementForm:
        """Give it an id that no record has yet, where it has none: of who, on what.

        Args:
            dataset: Where the id has to be new.
            besides: Other ids that are taken.
        """
        if self.id:
            return self
        who = self.who or self.on_behalf_of
        told = f"{who[0]}-on-{self.issue}" if who and self.issue else self.summary
        taken = TakenIds(dataset, {*besides, *(each.id for each in self.new)})
        return evolve(self, id=fresh_id(Kind.STATEMENT, fold(told), taken))

    def table(self) -> dict[str, object]:
        """Give the statement as it is written: what no line changed is as it was."""
        was, now = self._lines_of(_read(self.base)), self._lines_of(self)
        table = dict(self.base)
        # A date of its own that is printed is not one that its file says is worked out.
        own = self.date is not None and not self.date_inferred
        printed = "date_inferred" if own and self.given_keys().get("date_inferred") else ""
        for key, value in now.items():
            if value == was[key] and (key in self.base or not (value or key == printed)):
                continue
            table.pop(key, None)
            if value or key in self.shared or key == printed:
                table[key] = value
        return {
            key: value
            for key, value in table.items()
            if key not in self.shared or self.shared[key] != value
        }

    def records(self) -> tuple[NewRecord, ...]:
        """Give the records made on the way that some line names."""
        named = {self.source, self.event, *self.speakers, *self.on_behalf_of}
        for each in self.positions:
            named |= {str(each.get("issue")), *_texts(each.get("holders"))}
        return tuple(record for record in self.new if record.id in named)

    def new_called(self, id: str) -> NewRecord | None:
        """Give the record made on the way that has an id; None where there is none."""
        return next((record for record in self.new if record.id == id), None)

    @staticmethod
    def _lines_of(form: StatementForm) -> dict[str, Any]:
        """Give the keys of a statement that lines stand for, as they are written."""
        return {
            "id": form.id,
            "source": form.source,
            "locator": form.locator,
            "passage": list(form.passage),
            "speakers": list(form.speakers),
            "unnamed_speakers": form.unnamed_speakers,
            "on_behalf_of": list(form.on_behalf_of),
            "form": form.form.value if form.form else "",
            "text": _one_or_several(form.words),
            "printed": _one_or_several(form.printed),
            "summary": form.summary,
            "date": written_date(form.date) if form.date else "",
            "date_inferred": form.date_inferred,
            "event": form.event,
            "positions": [dict(each) for each in form.positions if each],
            "status": form.status,
            "coded_by": form.coded_by,
        }


_OF_POSITION = {Line.ISSUE: "issue", Line.CONDITION: "condition", Line.VALUE: "value"}
_HELD = {
    Line.BEHALF: "on_behalf_of",
    Line.FORM: "form",
    Line.DATE: "date",
    Line.SUMMARY: "summary",
    Line.WORDS: "words",
    Line.SOURCE: "source",
    Line.EVENT: "event",
    Line.LOCATOR: "locator",
}


def form_of_record(table: Table, shared: Table = _NOTHING) -> StatementForm:
    """Make the form of a statement that is written already.

    Args:
        table: Its table as the TOML reader gives it.
        shared: What the statements of its file share.
    """
    whole = {**shared, **table}
    own_as_shared = {key for key in table if key in shared and shared[key] == table[key]}
    return evolve(
        _read(whole),
        base=whole,
        own=dict(table),
        shared={key: value for key, value in shared.items() if key not in own_as_shared},
    )


def modelled_on(form: StatementForm) -> StatementForm:
    """Make the form of another statement like one.

    Its own words, its remarks and all that no line shows are left out, and all positions but the
    first: what is written is what is seen. That somebody else tells of the position stays, since
    without it the holder would be taken for the teller.
    """
    holders = ("holders",) if form.form is Form.DESCRIBED else ()
    kept = ("issue", "stance", "attributed_by", *holders)
    positions = tuple(
        {key: each[key] for key in kept if key in each} for each in form.positions[:1] if each
    )
    made = StatementForm(
        source=form.source,
        speakers=form.speakers,
        unnamed_speakers=form.unnamed_speakers,
        on_behalf_of=form.on_behalf_of,
        form=form.form,
        date=form.date,
        date_inferred=form.date_inferred,
        locator=form.locator,
        event=form.event,
        positions=positions,
    )
    return evolve(made, assumed=frozenset(line for line in Line if made.value_of(line)))


def written_date(span: Span) -> dt.date | str:
    """Give a date as it is written: a day as TOML's own date, anything else as a text."""
    return dt.date.fromisoformat(span.text) if _DAY.fullmatch(span.text) else span.text


def _read(table: Table) -> StatementForm:
    """Read what lines show out of a table; what is not as it should be is left out."""
    written = table.get("form")
    positions = table.get("positions")
    passage = table.get("passage")
    return StatementForm(
        id=_text(table.get("id")),
        source=_text(table.get("source")),
        speakers=_texts(table.get("speakers")),
        unnamed_speakers=_text(table.get("unnamed_speakers")),
        on_behalf_of=_texts(table.get("on_behalf_of")),
        form=Form(str(written)) if written in set(Form) else None,
        date=_span(table.get("date")),
        date_inferred=table.get("date_inferred") is True,
        summary=_text(table.get("summary")),
        words=_texts(table.get("text")),
        printed=_texts(table.get("printed")),
        passage=tuple(passage) if isinstance(passage, list) else (),
        locator=_text(table.get("locator")),
        event=_text(table.get("event")),
        status=_text(table.get("status")),
        coded_by=_text(table.get("coded_by")),
        positions=tuple(positions) if isinstance(positions, list) else (),
    )


def _one_or_several(texts: tuple[str, ...]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    """Give the texts of a list, or of one text alone."""
    if isinstance(value, str):
        return (value,) if value else ()
    listed = value if isinstance(value, list | tuple) else ()
    return tuple(each for each in listed if isinstance(each, str))


def _span(value: object) -> Span | None:
    if value in (None, ""):
        return None
    try:
        return read_span(value)
    except SpanError:
        return None
