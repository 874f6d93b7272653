"""Dissent and alignment as rows: who differs from its bloc's line, and who says to agree."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.statements import Statement
from dipview.standing.bloc_lines import Alignment, Dissent, Line
from dipview.views.parts.actor_names import holders_of, name_of, names_of, term_in_words, voice_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.marks import mark_of
from dipview.views.parts.statement_row import condition_in_words, statement_date_cell, words_cell
from dipview.views.shifts.shift_cells import issue_cell, n_cell, name_cell, words_on
from dipview.views.view import Cell, Column, Meaning, Place, Row

DISSENT_COLUMNS = (
    Column(key="when", title="When", place=Place.MARGIN),
    Column(key="holder", title="Member"),
    Column(key="sides", title="Own words and line"),
    Column(key="issue", title="Issue", place=Place.UNDER),
    Column(key="n", title="Statements", place=Place.END),
    Column(key="own", title="In its own words", place=Place.UNDER),
    Column(key="line", title="The line", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="bloc", title="Bloc", place=Place.HIDDEN),
    Column(key="own_stance", title="Own stance", place=Place.HIDDEN),
    Column(key="line_stance", title="Stance of the line", place=Place.HIDDEN),
    Column(key="own_condition", title="Own condition", place=Place.HIDDEN),
    Column(key="line_condition", title="Condition of the line", place=Place.HIDDEN),
    Column(key="line_n", title="Statements of the line", place=Place.HIDDEN),
    Column(key="member_certain", title="Membership certain", place=Place.HIDDEN),
)

ALIGNMENT_COLUMNS = (
    Column(key="when", title="When", place=Place.MARGIN),
    Column(key="holder", title="Who"),
    Column(key="with", title="With"),
    Column(key="issue", title="Issue", place=Place.UNDER),
    Column(key="sides", title="Stance", place=Place.MARK),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="other_words", title="In answer to", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="responds_to", title="Responds to", place=Place.HIDDEN),
)


def dissent_row(dataset: Dataset, dissent: Dissent) -> Row:
    """Show a member whose words are not on the side of its bloc's line."""
    own, line = dissent.own.latest, dissent.line.latest
    marks = (mark_of(own), mark_of(line))
    bloc = name_of(dataset, dissent.bloc)
    statements = [dataset.statement(each.statement) for each in (own, line)]
    later = max(statements, key=lambda each: dataset.placed(each.id)[1])
    cells = (
        statement_date_cell(dataset, later),
        name_cell(dataset, dissent.member),
        Cell(
            f"{marks[0].words}; {bloc}: {marks[1].words}",
            Meaning.STANCE,
            value=[own.stance.value, line.stance.value],
            marks=marks,
        ),
        issue_cell(dataset, own.issue),
        n_cell(dissent.own.n),
        words_on(dataset, own, _voice(dataset, dissent.member, own)),
        words_on(dataset, line, bloc),
        Cell(" · ".join(_details(dataset, dissent)), Meaning.QUIET),
        source_cell(dataset, tuple(dict.fromkeys(each.citation for each in statements))),
        Cell(bloc, Meaning.NAME, value=dissent.bloc),
        Cell(own.stance.value),
        Cell(line.stance.value),
        Cell(own.condition, Meaning.CONDITION),
        Cell(line.condition, Meaning.CONDITION),
        n_cell(dissent.line.n),
        Cell("yes" if dissent.certain else "no", value=dissent.certain),
    )
    return Row(id=standing_id(own.issue, dissent.member), cells=cells)


def _voice(dataset: Dataset, member: str, own: Position) -> str:
    """Name the member, or whose words count for it."""
    holder = own.holder or member
    if holder == member:
        return name_of(dataset, member)
    return f"{name_of(dataset, holder)}, rolled up"


def _details(dataset: Dataset, dissent: Dissent) -> Sequence[str]:
    phrases = [
        condition_in_words(dissent.own.latest),
        _condition_of_line(dissent.line),
        _membership(dissent),
    ]
    if dissent.line.chair is not None:
        chair = name_of(dataset, dissent.line.chair)
        phrases.append(f"the line is what {chair} said in the chair")
    if dissent.own.contributors:
        counts = (f"{name_of(dataset, id)} {n}" for id, n in dissent.own.contributors)
        phrases.append(f"rolled up: {', '.join(counts)}")
    phrases.append(f"the line: n={dissent.line.n}")
    return [each for each in phrases if each]


def _condition_of_line(line: Line) -> str:
    condition = condition_in_words(line.latest)
    return f"the line: {condition}" if condition else ""


def _membership(dissent: Dissent) -> str:
    kind = dissent.membership.kind
    member = "member" if kind in ("", "full") else f"member ({kind})"
    term = term_in_words(dissent.membership)
    doubt = "" if dissent.certain else "not known whether a member then"
    return ", ".join(part for part in (member, term, doubt) if part)


def alignment_row(dataset: Dataset, alignment: Alignment) -> Row:
    """Show who says to be of one mind with whom, on what."""
    reply, other = dataset.statement(alignment.reply), dataset.statement(alignment.to)
    said, answered = statement_date_cell(dataset, reply), statement_date_cell(dataset, other)
    words = words_cell(dataset, other)
    held = [each for each in (alignment.own, alignment.other) if each is not None]
    acts = [act.value for act in reply.acts if act.value in ("agree", "support")]
    cells = (
        said,
        _heard(dataset, reply),
        _heard(dataset, other, "with "),
        issue_cell(dataset, alignment.issue),
        Cell(
            _sides_in_words(alignment),
            Meaning.STANCE,
            value=[each.stance.value for each in held],
            marks=tuple(dict.fromkeys(map(mark_of, held))),
        ),
        words_cell(dataset, reply),
        Cell(f"in answer to, {answered.text}: {words.text}", words.meaning, leads_to=other.id),
        Cell(f"act: {', '.join(acts)}", Meaning.QUIET, value=acts),
        source_cell(dataset, tuple(dict.fromkeys((reply.citation, other.citation)))),
        Cell(other.id),
    )
    return Row(id=reply.id, kind=Kind.STATEMENT, cells=cells)


def parties(statement: Statement) -> tuple[str, ...]:
    """Give those for whom a statement speaks, or who speak in it, or else its holders."""
    return statement.on_behalf_of or statement.speakers or holders_of(statement)


def _heard(dataset: Dataset, statement: Statement, before: str = "") -> Cell:
    ids = parties(statement)
    named = names_of(dataset, ids) if ids else voice_of(dataset, statement)
    lead = ids[0] if ids else statement.id
    return Cell(f"{before}{named}", Meaning.NAME, value=list(ids), leads_to=lead)


def _sides_in_words(alignment: Alignment) -> str:
    """Say where the two stand on the issue; never a stance without whose it is."""
    own, other = (mark_of(p).words if p else "" for p in (alignment.own, alignment.other))
    if own == other:
        return f"both: {own}" if own else ""
    phrases = [f"the answer: {own}"] if own else []
    return "; ".join([*phrases, *([f"what is answered: {other}"] if other else [])])
