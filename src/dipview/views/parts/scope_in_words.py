"""A scope in words, and the extent of a list: what stands at the head of a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED
from dipview.model.kinds import Kind
from dipview.model.spans import Shape, Span
from dipview.search.filter_values import date_of, dates_in
from dipview.search.matches import Ids
from dipview.search.query_errors import QueryError
from dipview.search.query_parser import parsed
from dipview.views.parts.counting import count_all_once, count_once, counted
from dipview.views.parts.dates_in_words import day_in_full, from_to, in_full
from dipview.views.parts.labels import label_of
from dipview.views.scope import Scope
from dipview.views.scope_filter import let_through
from dipview.views.selection import span_of
from dipview.views.view import Extent


def scope_in_words(dataset: Dataset, scope: Scope) -> tuple[str, ...]:
    """Write a scope, a phrase for each thing that narrows or changes what is seen."""
    phrases = []
    if scope.as_of:
        phrases.append(f"as of {day_in_full(scope.as_of)}")
    elif dataset.header.as_of:
        phrases.append(f"as of {in_full(dataset.header.as_of)}, the dataset's own date")
    return (*phrases, *scope_without_day(dataset, scope))


def scope_without_day(dataset: Dataset, scope: Scope) -> tuple[str, ...]:
    """Write a scope as ``scope_in_words`` does, but for the day up to which it is told."""
    phrases = []
    if scope.since:
        phrases.append(f"since {day_in_full(scope.since)}")
    phrases.extend(narrowing_in_words(dataset, scope))
    if scope.exact_only:
        phrases.append("exact words only")
    if not scope.second_hand:
        phrases.append("second-hand left out")
    if scope.roll_up:
        phrases.append("officials and bodies rolled up")
    if scope.folded:
        phrases.append("issues with one holder left out")
    if scope.sort:
        phrases.append(f"sorted: {scope.sort}")
    return tuple(phrases)


def narrowing_in_words(dataset: Dataset, scope: Scope) -> tuple[str, ...]:
    """Write the query and the pins of a scope, a phrase each."""
    pins = dict.fromkeys((*scope.pins, *([scope.focus] if scope.focus else [])))
    query: tuple[str, ...] = ()
    if scope.query.strip():
        query = (f"query: {scope.query}{_dates_read(dataset, scope.query)}",)
    return (*query, *(f"with {label_of(dataset, pin)}" for pin in pins))


def known_in_words(dataset: Dataset, scope: Scope, kind: Kind) -> str:
    """Say how many records of a kind a scope's dates and switches let through: ``9 of 25 …``."""
    known = let_through(dataset, scope, kind)
    total = count_all_once(dataset, kind)
    count = total if known is None else len(known) - len(dataset.sets.again(known))
    of = "" if count == total else f"{count:,} of "
    return f"{of}{counted(total, kind.value)}"


def _dates_read(dataset: Dataset, query: str) -> str:
    """Say how the dates of a query are read, where they are not written as the data write them."""
    if ":" not in query and "=" not in query and "<" not in query and ">" not in query:
        return ""
    try:
        dates = {each.value: date_of(dataset, each.value) for each in dates_in(parsed(query).root)}
    except QueryError:
        return ""
    read = (_read_as(typed, span) for typed, span in dates.items())
    phrases = ", ".join(filter(None, read))
    return f" ({phrases})" if phrases else ""


def _read_as(typed: str, span: Span) -> str:
    """Say which date is meant; of a season, in which months it is looked for."""
    if any(part and part.season for part in span.parts):
        days = Span(text="", shape=Shape.LASTING, earliest=span.earliest, latest=span.latest)
        return f"{typed} is {in_full(days)}, as the hemisphere is not known"
    return "" if span.text == typed else f"{typed} is {in_full(span)}"


def extent_of(dataset: Dataset, kind: Kind, ids: Sequence[str], noun: str) -> Extent:
    """Count records and say which days they cover."""
    spans: Iterable[Span | None] = ()
    if kind in DATED:
        if len(ids) == dataset.counts()[kind]:
            spans = dataset.spans(kind)
        elif kind is Kind.POSITION and isinstance(ids, Ids):
            statements = dataset.sets.statements_of(ids.numbers)
            spans = map(dataset.said, dataset.ids_of(Kind.STATEMENT, statements))
        else:
            spans = (span_of(dataset, kind, id) for id in ids)
    return Extent(count=count_once(dataset, ids), noun=noun, span=days_covered(spans))


def days_covered(spans: Iterable[Span | None]) -> str:
    """Write the days from the first to the last that the spans name; open ends are left out."""
    named = [span for span in spans if span and (span.earliest or span.latest)]
    if not named:
        return ""
    return from_to(min(named, key=_first_named), max(named, key=_last_named))


def _first_named(span: Span) -> dt.date:
    """Give the first day that a span names; of a season, which may be any, that of its year."""
    part = span.parts[0] if span.earliest else span.parts[1]
    if part is not None and part.season is not None:
        return dt.date(part.year, 1, 1)
    return span.earliest or span.latest or dt.date.max


def _last_named(span: Span) -> dt.date:
    """As ``_first_named``."""
    part = span.parts[1] if span.latest else span.parts[0]
    if part is not None and part.season is not None:
        return dt.date(part.year, 12, 31)
    return span.latest or span.earliest or dt.date.min
