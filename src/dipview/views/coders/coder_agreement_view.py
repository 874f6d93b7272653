"""The view of how alike coders are: what both found, and how alike they coded that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attrs import evolve

from dipview.dataset.codings import utterances_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.same_utterance import coder_key, coder_of
from dipview.model.kinds import Kind
from dipview.standing.coders import (
    ORDERS,
    Asked,
    Coding,
    Codings,
    Finding,
    coded_alike,
    coders_in,
    codings_of,
    found_by_two,
    found_positions,
)
from dipview.views.parts.counting import counted, number_cell
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.remedies import remedies_in
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

FINDING_COLUMNS = (
    Column(key="coders", title="Coders"),
    Column(key="what", title="What"),
    Column(key="both", title="Both found", place=Place.END, short="Both"),
    Column(key="n", title="Of", place=Place.END),
    Column(key="only_one", title="The first alone", place=Place.END, short="1st alone"),
    Column(key="only_other", title="The second alone", place=Place.END, short="2nd alone"),
    Column(key="sources", title="Sources", place=Place.END),
)
CODING_COLUMNS = (
    Column(key="coders", title="Coders"),
    Column(key="what", title="What"),
    Column(key="alpha", title="Alpha", place=Place.END),
    Column(key="n", title="n", place=Place.END),
    Column(key="alike", title="Pairs alike", place=Place.END),
    Column(key="pairs", title="Of", place=Place.END),
    Column(key="measure", title="Measure", place=Place.HIDDEN),
    Column(key="remark", title="Remark", place=Place.HIDDEN),
)
CODER_COLUMNS = (
    Column(key="coder", title="Coder"),
    Column(key="statements", title="Statements", place=Place.END),
    Column(key="sources", title="Sources", place=Place.END),
)
WITHOUT_TWO = (
    "It takes two coders, and fewer have signed a statement here: coded_by says who wrote it."
)
_HEEDED = ("as_of", "since", "exact_only")
_MOST_PAIRS = 10
"""Pairs of coders that are told each; of more, those that are asked for."""
_FINDING = (
    "Of what either of two coders found in the sources in which both found anything, how many both"
    " did; of positions, those of the statements that both found."
)
_CODING = (
    "Krippendorff’s alpha of what more than one coder coded: 1 where they are alike, 0 where they"
    " are as by chance, below 0 where they are less. n is the number of statements, or positions,"
    " that it rests on."
)
_TABLE = "Each two codings once: {} down, {} across."


def coder_agreement_view(selection: Selection, *, coders: Sequence[str] = ()) -> View:
    """Make the view of how alike coders are.

    Args:
        selection: What is looked through; an utterance is in it where any of its codings is.
        coders: The coders to compare; none for all.
    """
    dataset = selection.dataset
    scope, codings = codings_in(selection, coders)
    found = coders_in(codings)
    named = tuple(found)
    pairs = list(combinations(named, 2))
    sections = tuple(_sections(codings, named, pairs)) if pairs else ()
    return evolve(
        narrowed_view(dataset, scope, name="agree", title="Agreement of coders"),
        sections=sections,
        notes=tuple(_notes(dataset, pairs)) if pairs else (),
        empty=WITHOUT_TWO,
        remedies=remedies_in(scope),
    )


def codings_in(selection: Selection, coders: Sequence[str]) -> tuple[Scope, Sequence[Codings]]:
    """Give what coders made of the utterances of which any coding is in a scope.

    Args:
        selection: What is looked through.
        coders: Names of the coders that are wanted, however they are spelled; none for all.

    Returns:
        The scope as far as it is heeded, and the codings in the order of time.
    """

    def found(each: Selection) -> set[str]:
        """Find the statements that a scope leaves."""
        return set(each.ids(Kind.STATEMENT))

    selection = selection.through(selection.scope.heeding(*_HEEDED)).effective(found)
    dataset, scope = selection.dataset, selection.scope
    if not dataset.sets.features[Feature.SIGNED]:
        return scope, ()
    wanted = found(selection)
    together = {
        id
        for coding, utterance in utterances_of(dataset).items()
        if coding in wanted
        for id in utterance.codings
    }
    named = {coder_key(each) for each in coders}
    every = codings_of(dataset, wanted | together)
    kept = [
        {coder: each for coder, each in codings.items() if not named or coder_of(each) in named}
        for codings in every
    ]
    return scope, sorted(filter(None, kept), key=lambda each: _when(dataset, each))


def _when(dataset: Dataset, codings: Codings) -> int:
    """Give the place of an utterance in the one order of time."""
    return min(dataset.placed(each.id)[1] for each in codings.values())


def _sections(
    codings: Sequence[Codings], named: Sequence[str], pairs: Sequence[tuple[str, str]]
) -> Iterator[Section]:
    yield _coder_section(codings)
    told = pairs[:_MOST_PAIRS] if len(pairs) <= _MOST_PAIRS else ()
    yield Section(
        key="finding",
        title="Finding",
        note=_FINDING,
        columns=FINDING_COLUMNS,
        rows=tuple(row for pair in told for row in _finding_rows(codings, *pair)),
    )
    groups: Mapping[str, Sequence[str]] = {" – ".join(pair): pair for pair in told}
    if len(named) > 2:
        groups = {f"all {len(named)}": named, **groups}
    yield Section(
        key="coding",
        title="Coding",
        note=_CODING,
        columns=CODING_COLUMNS,
        rows=tuple(
            _coding_row(name, coding)
            for name, of in groups.items()
            for coding in coded_alike(codings, of)
        ),
    )
    for coding in coded_alike(codings, named):
        if not coding.ordered and coding.pairs:
            yield _table(coding, named)


def _coder_section(codings: Sequence[Codings]) -> Section:
    sources = {
        coder: len({each[coder].source for each in codings if coder in each})
        for coder in coders_in(codings)
    }
    return Section(
        key="coders",
        title="Coders",
        columns=CODER_COLUMNS,
        rows=tuple(
            Row(
                id=f"coder {coder}",
                cells=(Cell(coder, Meaning.NAME), number_cell(count), number_cell(sources[coder])),
            )
            for coder, count in coders_in(codings).items()
        ),
        tally=True,
    )


def _finding_rows(codings: Sequence[Codings], one: str, other: str) -> Iterator[Row]:
    for what, found in (
        ("statements", found_by_two(codings, one, other)),
        ("positions", found_positions(codings, one, other)),
    ):
        yield _finding_row(what, found)


def _finding_row(what: str, found: Finding) -> Row:
    cells = (
        Cell(f"{found.one} – {found.other}", Meaning.NAME, value=[found.one, found.other]),
        Cell(what),
        *map(
            number_cell,
            (found.both, found.n, found.only_one, found.only_other, found.sources),
        ),
    )
    return Row(id=f"found {what} {found.one} {found.other}", faint=not found.n, cells=cells)


def _coding_row(name: str, coding: Coding) -> Row:
    alpha, pairs = coding.reliability.alpha, sum(coding.pairs.values())
    told = "undefined" if alpha is None else f"{alpha:.3f}".replace("-", "−")
    measure = "ordinal" if coding.ordered else "nominal"
    remarks = [coding.reliability.undefined]
    if coding.without_order:
        left_out = counted(coding.without_order, "position")
        remarks.append(f"{left_out} left out, whose stance has no place in the order")
    remark = "; ".join(each for each in remarks if each)
    aside = f" ({remark})" if remark else ""
    cells = (
        Cell(name, Meaning.NAME),
        Cell(f"{coding.asked.value}, {measure}{aside}", value=coding.asked.value),
        Cell(told, Meaning.COUNT, value=told if alpha is None else round(alpha, 6)),
        number_cell(coding.reliability.units),
        number_cell(coding.alike),
        number_cell(pairs),
        Cell(measure, Meaning.QUIET),
        Cell(remark, Meaning.QUIET),
    )
    return Row(id=f"coded {coding.asked} {measure} {name}", cells=cells)


def _table(coding: Coding, named: Sequence[str]) -> Section:
    given = {value for pair in coding.pairs for value in pair}
    values = [value for value in ORDERS[coding.asked] if value in given]
    first, second = ("the one first by name", "the other") if len(named) > 2 else named
    return Section(
        key=f"table-{coding.asked}",
        title=_TITLES[coding.asked],
        note=_TABLE.format(first, second),
        columns=(
            Column(key="value", title=coding.asked.value.capitalize()),
            *(
                Column(key=value, title=value, place=Place.END, short=_SHORT.get(value, ""))
                for value in values
            ),
        ),
        rows=tuple(
            Row(
                id=f"table {coding.asked} {one}",
                cells=(
                    Cell(one, Meaning.NAME),
                    *(number_cell(coding.pairs.get((one, other), 0)) for other in values),
                ),
            )
            for one in values
        ),
        tally=True,
    )


_TITLES: Mapping[Asked, str] = {
    Asked.FORM: "Forms, coding against coding",
    Asked.BASIS: "Bases, coding against coding",
    Asked.STANCE: "Stances, coding against coding",
}


_SHORT: Mapping[str, str] = {
    "described": "descr.",
    "fragment": "fragm.",
    "presupposed": "presup.",
    "support": "supp.",
    "lean-support": "l-supp.",
    "neutral": "neutr.",
    "lean-oppose": "l-opp.",
    "acknowledge": "ackn.",
    "suspect": "susp.",
    "reserved": "reserv.",
    "abstain": "abst.",
    "divided": "divid.",
    "undeclared": "undecl.",
    "withhold": "withh.",
}
"""Values as they stand above narrow columns of a screen: eight of them have room on eighty."""


def _notes(dataset: Dataset, pairs: Sequence[object]) -> Iterator[str]:
    signed = len(dataset.sets.features[Feature.SIGNED])
    unsigned = dataset.counts()[Kind.STATEMENT] - signed
    yield (
        "Two statements of one source are codings of one utterance where their speakers are the"
        " same and their passages overlap by half or, without passages, place, form and words are"
        " alike. What was set aside in a review still tells how it was coded."
    )
    if unsigned:
        yield f"{counted(unsigned, 'statement')} without coded_by left out."
    if len(pairs) > _MOST_PAIRS:
        yield f"Of {len(pairs):,} pairs of coders none is told alone: name two or more coders."
