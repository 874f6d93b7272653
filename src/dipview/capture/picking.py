"""Picking: what a line of the form offers for what is typed, and what choosing it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field

from dipview.capture.form_lines import Line
from dipview.capture.last_used import MOST, last_used
from dipview.capture.new_records import SORTS, NewRecord, new_record
from dipview.capture.printed_offices import office_beside
from dipview.capture.shown_lines import issue_kind, name_in
from dipview.capture.statement_form import StatementForm, Value
from dipview.model.actors import ActorKind
from dipview.model.kinds import Kind
from dipview.model.stances import STANCES_OF, IssueKind, Stance
from dipview.model.statements import Form
from dipview.model.values import frozen
from dipview.search.called import called
from dipview.search.folding import fold
from dipview.search.searching import SearchIndex

SEVERAL = (Line.WHO, Line.BEHALF)
"""The lines that may name several."""
AND = "+"
"""Typed first, it adds to those who are named."""
_SHOWN = 9
_EVERY = 1 << 30
_OFFERED = 3
"""So many records are offered for words of a text that name nobody surely."""
_BETWEEN_NAMES = ","
_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their"))
"""Words before what somebody is, which is no name."""
_MEANINGS: Mapping[Form, str] = {
    Form.VERBATIM: "whole sentences in the exact words",
    Form.FRAGMENT: "exact words short of a sentence",
    Form.REPORTED: "somebody's speech, paraphrased",
    Form.RECORDED: "a vote or a signature",
    Form.DESCRIBED: "the source's own voice: who holds it did not speak",
}


@frozen(kw_only=True)
class Choice:
    """One row of a picker."""

    value: Value
    """What the line holds if it is chosen."""
    label: str
    detail: str = ""
    key: str = ""
    """The digit that chooses it at once; empty for none."""
    new: NewRecord | None = None
    """What is written if it is chosen."""
    unnamed: str = ""
    """Who spoke, as a text, if it is chosen."""


@frozen(kw_only=True)
class Picker:
    """What is typed into a line, and what there is to choose."""

    line: Line
    typed: str = ""
    sort: int = 0
    """Of which kind a new record is to be, by its place in ``SORTS``."""
    choices: tuple[Choice, ...] = ()
    text: str = field(default="", repr=False)
    """The stored text of the source."""
    beyond: int = 0
    """How many more records are called so than have a row."""

    @property
    def adds(self) -> bool:
        """Whether what is chosen joins those who are named."""
        return self.line in SEVERAL and self.typed.startswith(AND)

    @property
    def searched(self) -> str:
        """What is looked for."""
        return self.typed[1:] if self.adds else self.typed

    def at_key(self, key: str) -> Choice | None:
        """Give what a digit chooses; None where it is something typed."""
        return next((each for each in self.choices if key and each.key == key), None)


def picker(
    form: StatementForm,
    line: Line,
    index: SearchIndex,
    typed: str = "",
    *,
    sort: int = 0,
    written: Sequence[str] = (),
    text: str = "",
) -> Picker:
    """Make the picker of a line.

    Nothing is chosen by likeness: the likeliest row comes first, and a person takes it or not.

    Args:
        form: The form as it stands.
        line: The line that is open.
        index: The dataset and its index.
        typed: What is typed so far.
        sort: Of which kind a new record is to be: turned round by a key.
        written: The ids of the statements written in this session, the last one last.
        text: The stored text of the source, which may print the office of somebody who is new.
    """
    made = Picker(line=line, typed=typed, sort=sort, text=text)
    if line is Line.FORM:
        return evolve(made, choices=_words(typed, _MEANINGS))
    if line is Line.STANCE:
        return evolve(made, choices=_words(typed, dict.fromkeys(_stances(form, index), "")))
    if line.kind is None:
        return made
    return _Records(made, line.kind, form, index, written).offered()


def chosen(form: StatementForm, picker: Picker, choice: Choice) -> StatementForm:
    """Put what was chosen into the line."""
    if choice.unnamed:
        return form.with_unnamed(choice.unnamed)
    if choice.new is not None:
        form = form.with_new(choice.new)
    if picker.line in SEVERAL and isinstance(choice.value, str):
        before = form.value_of(picker.line) if picker.adds else ()
        ids = (*(before if isinstance(before, tuple) else ()), choice.value)
        return form.with_value(picker.line, tuple(dict.fromkeys(ids)))
    return form.with_value(picker.line, choice.value)


def _stances(form: StatementForm, index: SearchIndex) -> Sequence[Stance]:
    """Give the stances that fit the issue; without an issue, those of a policy or a claim."""
    kind = issue_kind(form, index.dataset, form.issue) if form.issue else None
    if kind is not None:
        return STANCES_OF[kind]
    both = (*STANCES_OF[IssueKind.POLICY], *STANCES_OF[IssueKind.CLAIM])
    return tuple(dict.fromkeys(both))


def _words(typed: str, meanings: Mapping[Form, str] | Mapping[Stance, str]) -> tuple[Choice, ...]:
    """Offer the words that begin as typed, then those of which a part does; all for nothing."""
    asked = fold(typed).strip().replace(" ", "-")
    begun = [each for each in meanings.items() if each[0].value.startswith(asked)]
    inside = [each for each in meanings.items() if f"-{asked}" in each[0].value]
    return tuple(
        Choice(value=word, label=word.value, detail=meaning, key=_digit(at))
        for at, (word, meaning) in enumerate(dict([*begun, *inside]).items(), 1)
    )


def _digit(number: int) -> str:
    return str(number) if number <= MOST else ""


@frozen
class _Records:
    """What a line offers that names records of a kind."""

    picker: Picker
    kind: Kind
    form: StatementForm
    index: SearchIndex
    written: Sequence[str]

    def offered(self) -> Picker:
        """Offer the records that are meant by what is typed, and a new one; else the last used."""
        words = self.picker.searched.strip()
        if not words:
            return evolve(self.picker, choices=tuple(self._last_used()))
        made = [each for each in self.form.new if each.kind is self.kind]
        own = [each for each in made if fold(words) in fold(each.name)]
        found = called(self.index, words, self.kind, _EVERY)
        listed = found[: max(0, _SHOWN - len(own))]
        choices = (
            *(
                Choice(value=each.id, label=each.name, detail="new, made on the way")
                for each in own
            ),
            *map(self._record, listed),
            *self._fresh(words),
        )
        return evolve(self.picker, choices=choices, beyond=len(found) - len(listed))

    def _last_used(self) -> Iterator[Choice]:
        """Give the records that are hinted at, and the last used; the first have digits."""
        line = self.picker.line
        hint = self.form.hints.get(line)
        hinted = hint.ids if hint is not None else ()
        if hint is not None and not hinted and hint.words:
            hinted = called(self.index, hint.words, self.kind, _OFFERED)
        used = last_used(self.index.dataset, line, self.form.source, self.written)
        known = [self._record(id) for id in dict.fromkeys((*hinted, *used))]
        fresh = [] if hint is None or hint.ids else self._of_words(hint.words)
        rows = (*known[: len(hinted)], *fresh, *known[len(hinted) :])[:MOST]
        yield from (evolve(each, key=_digit(at)) for at, each in enumerate(rows, 1))

    def _record(self, id: str) -> Choice:
        return Choice(value=id, label=name_in(self.form, self.index.dataset, id), detail=id)

    def _of_words(self, words: str) -> Sequence[Choice]:
        """Give the rows of words that name nobody known; as a name first if they are like one."""
        if not words or _BETWEEN_NAMES in words:
            return ()
        rows = list(self._fresh(words))
        first = words.split(maxsplit=1)[0]
        if first[:1].isupper() and fold(first) not in _ARTICLES:
            rows.sort(key=lambda each: bool(each.unnamed))
        return rows

    def _fresh(self, typed: str) -> Iterator[Choice]:
        """Give the rows for who or what is not there yet; a new source comes by another way."""
        if self.kind not in SORTS:
            return
        picker, form = self.picker, self.form
        if picker.line is Line.WHO and form.form is not Form.DESCRIBED and not picker.adds:
            said = "no actor, told as text: three delegations, a spokeswoman"
            yield Choice(value=(), label=f"unnamed: {typed}", detail=said, unnamed=typed)
        sorts = SORTS[self.kind]
        sort = sorts[picker.sort % len(sorts)]
        taken = {*(each.id for each in form.new), form.id}
        record = new_record(self.kind, typed, sort, self.index.dataset, taken)
        others = ", ".join(each for each in sorts if each != sort)
        yield Choice(
            value=record.id,
            label=f"new: {sort} {record.name}",
            detail=f"written as {record.id}; or {others}",
            new=record,
        )
        office = office_beside(typed, picker.text, self.index) if sort == ActorKind.PERSON else None
        if office is not None:
            yield Choice(
                value=record.id,
                label=f"new: {sort} {record.name}, {office.words}",
                detail="with the office as the text prints it beside the name",
                new=evolve(record, office=office),
            )
