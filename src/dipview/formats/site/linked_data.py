"""Linked data: what a page says to programs, in the words of https://schema.org, as JSON-LD.

Only what the data says to the letter: a date that is sure, exact words as a quotation of whoever
spoke them. What is reported, described or translated is nobody's quotation, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.formats.safe_text import show
from dipview.formats.site.addresses import said_at
from dipview.formats.site.cells import is_address
from dipview.model.actors import Actor, ActorKind
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.spans import Precision, Shape, Span
from dipview.model.statements import RecordStatus, Statement
from dipview.views.citing.bibliography import authors_of
from dipview.views.view import RestsOn, View

Data = Mapping[str, object]

_CONTEXT = "https://schema.org"
_ACTORS = {
    ActorKind.STATE: "Country",
    ActorKind.ORGANIZATION: "Organization",
    ActorKind.BODY: "Organization",
    ActorKind.GROUP: "Organization",
    ActorKind.PERSON: "Person",
}
_SOURCES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "agency": "NewsArticle",
    "book": "Book",
    "dataset": "Dataset",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
    "legislation": "Legislation",
    "map": "Map",
}
_ISO = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


def of_dataset(dataset: Dataset, rests_on: RestsOn | None) -> Data:
    """Say what a dataset is."""
    header = dataset.header
    sha256 = rests_on.sha256 if rests_on else ""
    return _filled(
        "Dataset",
        name=dataset.name,
        description=header.description,
        license=header.licence,
        inLanguage=header.language,
        keywords=list(header.tags),
        identifier=f"sha256:{sha256}" if sha256 else "",
    )


def of_record(dataset: Dataset, id: str, view: View) -> Sequence[Data]:
    """Say what a record is that has a page.

    Args:
        dataset: Where it is from.
        id: Its id.
        view: Its card: no statement is quoted that is not on it.
    """
    match dataset.record(id):
        case Actor() as actor:
            return (_of_actor(actor),)
        case Issue() as issue:
            return (_filled("DefinedTerm", name=issue.sentence, description=issue.description),)
        case Event() as event:
            return (_of_event(event),)
        case Source() as source:
            return (_of_source(dataset, source, view),)
        case _:
            return ()


def _of_actor(actor: Actor) -> Data:
    return _filled(
        _ACTORS[actor.kind],
        name=actor.name,
        alternateName=[each.name for each in actor.other_names],
        description=actor.description,
        identifier=[f"{scheme}:{code}" for scheme, code in actor.identifiers.items()],
    )


def _of_event(event: Event) -> Data:
    start, end = _days(event.date)
    return _filled(
        "Event",
        name=event.title,
        description=event.summary,
        startDate=start,
        endDate=end,
        location=event.place,
    )


def _of_source(dataset: Dataset, source: Source, view: View) -> Data:
    issued, _ = _days(source.issued)
    publisher = {"@type": "Organization", "name": show(source.publisher)}
    return _filled(
        _SOURCES.get(source.type, "CreativeWork"),
        name=source.title or source.publisher or source.symbol,
        author=[{"@type": "Person", "name": show(name)} for name in authors_of(source)],
        publisher=publisher if source.publisher else "",
        datePublished=issued,
        identifier=source.symbol,
        inLanguage=source.language,
        url=source.url if is_address(source.url) else "",
        hasPart=list(_quotations(dataset, source.id, view)),
    )


def _quotations(dataset: Dataset, source: str, view: View) -> Iterator[Data]:
    """Give the exact words that stand on a source's page, each with whoever spoke them."""
    for section in view.sections:
        if section.key != Kind.STATEMENT.plural:
            continue
        for id in _ids(section.rows):
            statement = dataset.statement(id)
            if statement.source != source or not _is_quotation(statement):
                continue
            names = [dataset.actor(each).name for each in statement.speakers]
            yield {
                "@type": "Quotation",
                "@id": f"#{said_at(id)}",
                "text": show(" … ".join(statement.text)),
                "creator": [{"@type": "Thing", "name": show(name)} for name in names],
                **({"inLanguage": show(statement.language)} if statement.language else {}),
            }


def _ids(rows: object) -> Iterator[str]:
    known = getattr(rows, "ids", None)
    if known is not None:
        yield from known
    elif isinstance(rows, Sequence):
        yield from (row.id for row in rows)


def _is_quotation(statement: Statement) -> bool:
    doubtful = (RecordStatus.DISPUTED, RecordStatus.RETRACTED, RecordStatus.DRAFT)
    return statement.quotable and bool(statement.speakers) and statement.status not in doubtful


def _days(span: Span | None) -> tuple[str, str]:
    """Give the first and the last day of a date in ISO 8601, where they are known and sure."""
    if span is None or not span.sure or any(span.parts) or span.precision not in _ISO:
        return "", ""
    length = _ISO[span.precision]
    first = span.earliest.isoformat()[:length] if span.earliest else ""
    last = span.latest.isoformat()[:length] if span.latest else ""
    if span.shape is Shape.ONE_OF:
        return "", ""
    return first, last if span.shape is Shape.LASTING else first


def _filled(type: str, **said: object) -> Data:
    """Give what is said, display-safe, without what says nothing."""
    data: dict[str, object] = {"@context": _CONTEXT, "@type": type}
    data |= {key: _safe(value) for key, value in said.items() if value}
    return data


def _safe(value: object) -> object:
    if isinstance(value, str):
        return show(value).strip()
    if isinstance(value, list):
        return [_safe(each) for each in value]
    return value
