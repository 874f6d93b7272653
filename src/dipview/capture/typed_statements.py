"""Typed statements: the form that is made of what somebody typed for each line, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, field

from dipview.capture.exact_names import Named, named
from dipview.capture.form_lines import Line
from dipview.capture.shown_lines import carried, issue_kind, missing_in, shown_lines
from dipview.capture.statement_form import StatementForm, Value
from dipview.capture.typed_lines import read_line
from dipview.dataset.dataset import Dataset
from dipview.dataset.nearest import did_you_mean
from dipview.dataset.texts.comparing import SourceText
from dipview.model.kinds import Kind
from dipview.model.stances import STANCES_OF, Stance
from dipview.model.statements import Form
from dipview.model.values import frozen
from dipview.search.searching import SearchIndex

TYPED: Mapping[str, Line] = {
    line.option: line
    for line in (
        *(Line.SUMMARY, Line.WHO, Line.BEHALF, Line.FORM, Line.DATE, Line.SOURCE, Line.LOCATOR),
        *(Line.EVENT, Line.ISSUE, Line.STANCE, Line.VALUE, Line.CONDITION, Line.WORDS),
    )
}
"""What can be typed, by the name of its option or column."""
UNNAMED = "unnamed"
"""Who spoke, as a text, where no actor is named."""
# The source comes first, since dates and exact words are read by it; then the form, which says
# whether who is named spoke; the issue, to which the stance has to fit.
_ORDER = (
    *(Line.SOURCE, Line.FORM, Line.DATE, Line.WORDS, Line.WHO, Line.BEHALF, Line.EVENT),
    *(Line.LOCATOR, Line.ISSUE, Line.STANCE, Line.VALUE, Line.CONDITION, Line.SUMMARY),
)
_READ = (Line.DATE, Line.LOCATOR)
"""Lines of which it is told how they were read."""


@frozen(kw_only=True)
class TypedStatement:
    """A statement as it was typed."""

    form: StatementForm = field(factory=StatementForm)
    faults: tuple[str, ...] = ()
    """Why it cannot be written, each with what to do; none where it can."""
    told: tuple[str, ...] = ()
    """How something was read."""


@frozen
class Typing:
    """Reads statements that are typed about one dataset."""

    _index: SearchIndex
    _text_of: Callable[[str], SourceText | None]
    """Reads the stored text of a source; None where it has none."""
    _given_of: Callable[[str], Mapping[str, object]]
    """Gives what the file of a new statement of a source gives to all of its statements."""
    _unchecked: bool = field(default=False, kw_only=True)
    """Take exact words that the stored text does not have."""

    @property
    def _dataset(self) -> Dataset:
        return self._index.dataset

    def read(self, typed: Mapping[str, Sequence[str]]) -> TypedStatement:
        """Make the form of a statement.

        Args:
            typed: What was typed, by the names of ``TYPED`` and ``UNNAMED``; several for who is
                named and for passages of exact words.
        """
        given = {TYPED[name]: values for name, values in typed.items() if name in TYPED}
        made = TypedStatement(form=self._begun(given))
        for line in _ORDER:
            if values := [each for each in given.get(line, ()) if each.strip()]:
                made = self._filled(made, line, values)
        if Line.LOCATOR in made.form.assumed:
            said = f"{Line.LOCATOR.option} {made.form.locator}, where the words stand"
            made = evolve(made, told=(*made.told, said))
        if unnamed := " ".join(" ".join(typed.get(UNNAMED, ())).split()):
            made = evolve(made, form=made.form.with_unnamed(unnamed))
        if made.form.source:
            made = self._completed(made)
        if made.form.form is None:
            made = evolve(made, form=made.form.with_value(Line.FORM, Form.REPORTED))
        if not made.faults:
            made = evolve(made, faults=tuple(self._missing(made.form)))
        return made

    def _completed(self, made: TypedStatement) -> TypedStatement:
        """Fill in what its file gives to all of its statements, and tell what that is."""
        given = self._given_of(made.form.source)
        form = made.form.with_given(given)
        filled = [line for line in form.assumed if not made.form.value_of(line)]
        shown = shown_lines(form, self._dataset, [line for line in Line if line in filled])
        told = [f"{each.line.option} {each.text}" for each in shown]
        if unseen := carried(form):
            told.append(unseen.removeprefix("from its file: "))
        said = (f"as its file gives it to all of its statements: {', '.join(told)}",)
        return evolve(made, form=form, told=(*made.told, *(said if told else ())))

    def _begun(self, given: Mapping[Line, Sequence[str]]) -> StatementForm:
        """Begin with the only source, where none is named and there is one alone."""
        sources = self._dataset.ids(Kind.SOURCE)
        only = sources[0] if len(sources) == 1 and not given.get(Line.SOURCE) else ""
        return StatementForm(source=only)

    def _filled(self, made: TypedStatement, line: Line, values: Sequence[str]) -> TypedStatement:
        if line.kind is not None:
            return self._named(made, line, line.kind, values)
        if line in (Line.FORM, Line.STANCE):
            return self._word(made, line, values[-1])
        typed = " // ".join(values) if line is Line.WORDS else values[-1]
        text = self._text_of(made.form.source) if line is Line.WORDS and made.form.source else None
        read = read_line(made.form, line, typed, self._dataset, text)
        if read.refused or (line in read.form.doubts and not self._unchecked):
            hint = "" if read.refused else "; correct it, or write it all the same with --unchecked"
            return _at_fault(made, f"{line.option}: {read.told}{hint}")
        told = (f"{line.option} {read.told}",) if line in _READ and read.told else ()
        if line in read.form.doubts:
            told = (f"{line.option}: {read.told}",)
        return evolve(made, form=read.form, told=(*made.told, *told))

    def _named(
        self, made: TypedStatement, line: Line, kind: Kind, values: Sequence[str]
    ) -> TypedStatement:
        ids: list[str] = []
        for typed in values:
            found = named(self._index, typed, kind)
            if not found.id:
                return _at_fault(made, f"{line.option}: {_refusal(found, typed, kind)}")
            ids.append(found.id)
        value: Value = tuple(ids) if kind is Kind.ACTOR else ids[-1]
        return evolve(made, form=made.form.with_value(line, value))

    def _word(self, made: TypedStatement, line: Line, typed: str) -> TypedStatement:
        word = typed.strip().lower().replace(" ", "-")
        known = [each.value for each in (Form if line is Line.FORM else self._stances(made.form))]
        if word not in known:
            hint = did_you_mean(word, known, f"write one of {', '.join(known)}")
            kind = issue_kind(made.form, self._dataset, made.form.issue)
            on = f" on a {kind}" if line is Line.STANCE and kind is not None else ""
            return _at_fault(made, f"{line.option}: {typed!r} is no {line.option}{on}; {hint}")
        value = Form(word) if line is Line.FORM else Stance(word)
        return evolve(made, form=made.form.with_value(line, value))

    def _stances(self, form: StatementForm) -> Sequence[Stance]:
        kind = issue_kind(form, self._dataset, form.issue) if form.issue else None
        return STANCES_OF[kind] if kind is not None and STANCES_OF[kind] else tuple(Stance)

    def _missing(self, form: StatementForm) -> Iterator[str]:
        for line, said in missing_in(form, self._dataset).items():
            yield f"{line.option}: {said}"


def _at_fault(made: TypedStatement, fault: str) -> TypedStatement:
    return evolve(made, faults=(*made.faults, fault))


def _refusal(found: Named, typed: str, kind: Kind) -> str:
    offered = ", ".join(found.offered)
    if found.several:
        return f"several are called {typed!r}: {offered}; write the id of one"
    otherwise = f"add it first, with 'dipview new {kind.value}'"
    hint = f"did you mean {offered}?" if offered else otherwise
    return f"no {kind.value} is called {typed!r}; {hint}"
