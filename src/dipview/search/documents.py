"""What is searched of each record: its own texts, and the names of the records it is tied to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple, TypeAlias

from dipview.dataset.dataset import Dataset, Record
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.ids import position_id
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, Position, PositionEntry, Priority
from dipview.model.sources import Source
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Act, Form, RecordStatus, Statement
from dipview.model.votes import Option
from dipview.search.extras import extras_of, keys_in, texts_in
from dipview.search.fields import Field
from dipview.search.query_fields import FilterField


class FieldText(NamedTuple):
    """A text, and as what a record has it."""

    field: Field
    text: str


class FieldLinks(NamedTuple):
    """Records by whose names another is found, and as what it has them."""

    field: Field
    ids: tuple[str, ...]


class Trait(NamedTuple):
    """A value that many records share: of a fixed set, ``stance:oppose``; a tag, a coder."""

    field: FilterField
    value: str


class Document(NamedTuple):
    """A record as it is searched."""

    id: str
    kind: Kind
    texts: tuple[FieldText, ...] = ()
    """Its own, none of them empty."""
    links: tuple[FieldLinks, ...] = ()
    """The records that it is tied to, none twice as the same."""
    called: tuple[str, ...] = ()
    """The names by which the records that are tied to it are found."""
    traits: frozenset[Trait] = frozenset()


class Shared(NamedTuple):
    """Positions as they are searched, which follow one another, alike but for their holders."""

    document: Document
    """That of the first, without its holder."""
    holders: tuple[str, ...]
    """The holder of each; none of them is tied to the document besides."""


class Run(NamedTuple):
    """Positions as they are searched, which follow one another, each alike to many others.

    Each has one holder, and is tied to that and its issue alone.
    """

    sorts: list[Document]
    """Each sort of them once, of the first position, without its ties; further ones come later."""
    which: list[int]
    """The place of the sort of each."""
    holders: list[str]
    issues: list[str]


Searched: TypeAlias = Document | Shared | Run
"""One record as it is searched, or several that follow one another."""


def documents(dataset: Dataset) -> Iterator[Searched]:
    """Tell what is searched of every record.

    Args:
        dataset: The records.

    Yields:
        A document a record, kind by kind, in the dataset's order; one for all that hold the same
        position in a statement; one for some hundred positions of whose sort there are many.
    """
    for kind in Kind:
        if kind is Kind.POSITION:
            yield from _of_positions(map(dataset.statement, dataset.ids(Kind.STATEMENT)))
        else:
            make = _MAKERS[kind]
            for id in dataset.ids(kind):
                yield make(dataset, id)


_IN_A_RUN = 500
"""How many positions are told of together, so that whoever waits for them can be heard."""


def _of_positions(statements: Iterable[Statement]) -> Iterator[Searched]:
    sorts: list[Document] = []
    known: dict[tuple[object, ...], int] = {}
    run = Run(sorts, [], [], [])
    for statement in statements:
        own = (statement.status, statement.form, statement.acts, statement.option)
        signed = (statement.tags, statement.coded_by, statement.reviewed_by)
        for entry in statement.positions:
            holders = statement.holders_of(entry)
            if holders[0] is None or len(holders) > 1 or _is_rare(entry):
                if run.which:
                    yield run
                    run = Run(sorts, [], [], [])
                yield from _of_entry(statement, entry)
                continue
            basis = statement.basis_of(entry)
            sort = (entry.stance, basis, entry.priority, entry.tags, own, signed)
            place = known.get(sort)
            if place is None:
                place = known[sort] = len(sorts)
                sorts.append(_of_position("", statement, entry, None, basis)._replace(links=()))
            run.which.append(place)
            run.holders.append(holders[0])
            run.issues.append(entry.issue)
        if len(run.which) >= _IN_A_RUN:
            yield run
            run = Run(sorts, [], [], [])
    if run.which:
        yield run


def _is_rare(entry: PositionEntry) -> bool:
    """Tell whether a position has ties or texts that few have."""
    return bool(entry.attributed_by or entry.target or _own_texts(entry))


def _of_entry(statement: Statement, entry: PositionEntry) -> Iterator[Document | Shared]:
    basis, (first, *others) = statement.basis_of(entry), statement.holders_of(entry)
    id = position_id(statement.id, entry.issue, first, fallback=entry.fallback)
    if first is not None and others and not (entry.attributed_by or entry.target):
        shared = _of_position(id, statement, entry, None, basis)
        yield Shared(shared, (first, *filter(None, others)))
        return
    yield _of_position(id, statement, entry, first, basis)
    for holder in others:
        id = position_id(statement.id, entry.issue, holder, fallback=entry.fallback)
        yield _of_position(id, statement, entry, holder, basis)


def document(dataset: Dataset, kind: Kind, id: str) -> Document:
    """Tell what is searched of one record.

    Args:
        dataset: Where the record is, and those it is tied to.
        kind: The record's kind.
        id: The record's id.

    Returns:
        Its document.

    Raises:
        KeyError: There is no such record.
    """
    if kind is not Kind.POSITION:
        return _MAKERS[kind](dataset, id)
    position = dataset.position(id)
    statement = dataset.statement(position.statement)
    return _of_position(id, statement, position, position.holder, position.basis)


def names_of(record: Record | None) -> tuple[str, ...]:
    """Give the names by which what is tied to a record is found."""
    match record:
        case Actor():
            return (record.name, *(other.name for other in record.other_names))
        case Issue():
            return (record.label, record.proposition)
        case Event():
            return (record.title,)
    return ()


# What most records have is bound here: Python 3.11 takes long to find a member of a class.
_SPEAKER, _ISSUE, _HOLDER = Field.SPEAKER, Field.ISSUE, Field.HOLDER
_WORDS, _SUMMARY, _PRINTED = Field.WORDS, Field.SUMMARY, Field.PRINTED
_OF_AN_ISSUE = (
    *(Field.TITLE, Field.SHORT, Field.PROPOSITION),
    *(Field.QUESTION, Field.DESCRIPTION),
)
_A_STATEMENT, _A_POSITION, _AN_ISSUE = Kind.STATEMENT, Kind.POSITION, Kind.ISSUE
_QUANTITY = IssueKind.QUANTITY

_text = partial(tuple.__new__, FieldText)
_link = partial(tuple.__new__, FieldLinks)


def _texts(pairs: Iterable[tuple[Field, str]]) -> tuple[FieldText, ...]:
    """Give texts, each once, without those that are empty."""
    pairs = [pair for pair in pairs if pair[1] and not pair[1].isspace()]
    return tuple(map(_text, pairs if len(pairs) < 2 else dict.fromkeys(pairs)))


def _links(pairs: Iterable[tuple[Field, Iterable[str | None]]]) -> tuple[FieldLinks, ...]:
    """Give links, each once, where they lead anywhere."""
    found: dict[Field, tuple[str, ...]] = {}
    for field, ids in pairs:
        if each := tuple(filter(None, ids)):
            if len(each) > 1 or field in found:
                each = tuple(dict.fromkeys((*found.get(field, ()), *each)))
            found[field] = each
    return tuple(map(_link, found.items()))


def _of_actor(dataset: Dataset, actor: Actor) -> Document:
    texts = [(Field.NAME, actor.name), (Field.NAME, actor.sort_name)]
    texts += ((Field.OTHER_NAME, other.name) for other in actor.other_names)
    texts += ((Field.CODE, code) for code in actor.identifiers.values())
    for role in actor.roles:
        texts += _role_texts(dataset, role.title, role.of)
    texts += ((Field.ROLE, each.constituency) for each in actor.memberships)
    texts.append((Field.DESCRIPTION, actor.description))
    texts += _remarks(actor.notes, actor.tags)
    texts += _extra_texts(actor)
    member_of = [membership.of for membership in actor.memberships]
    links = _links([(Field.PART_OF, (actor.part_of,)), (Field.MEMBER_OF, member_of)])
    traits = _traits(Kind.ACTOR, actor.kind) | _labels(actor.tags) | _extra_keys(actor)
    return Document(actor.id, Kind.ACTOR, _texts(texts), links, names_of(actor), traits)


def _role_texts(dataset: Dataset, title: str, of: str) -> Iterator[tuple[Field, str]]:
    """Give a role with and without its state, and all names of the state."""
    yield Field.ROLE, title
    office = dataset.record(of)
    if not isinstance(office, Actor):
        return
    yield Field.ROLE, f"{title}, {office.name}"
    for id in (of, office.part_of):
        for name in names_of(dataset.record(id)) if id else ():
            yield Field.OFFICE, name


def _of_statement(statement: Statement) -> Document:
    # The most numerous records, and they have little of what they could have.
    texts = [(_WORDS, passage) for passage in statement.text]
    if statement.original_text:
        texts += ((Field.ORIGINAL, passage) for passage in statement.original_text)
    if statement.printed:
        texts += ((_PRINTED, passage) for passage in statement.printed)
    if statement.summary:
        texts.append((_SUMMARY, statement.summary))
    if statement.unnamed_speakers:
        texts.append((Field.UNNAMED, statement.unnamed_speakers))
    if statement.notes or statement.tags:
        texts += _remarks(statement.notes, statement.tags)
    stances, priorities, has_extra = [], [], bool(statement.extra)
    for entry in statement.positions:
        if own := _own_texts(entry):
            texts += own
        stances.append((entry.stance, statement.basis_of(entry)))
        priorities.append(entry.priority)
        if entry.extra:
            has_extra = True
    sorts = (statement.status, statement.form, statement.acts, statement.option)
    traits = _stated(_A_STATEMENT, *sorts, tuple(stances), tuple(priorities))
    if labels := _labels_of(statement):
        traits |= labels
    if has_extra:
        texts += _extra_texts(statement)
        traits |= _extra_keys(statement)
    links = _links(_ties_of(statement))
    return Document(statement.id, _A_STATEMENT, _texts(texts), links, (), traits)


def _ties_of(statement: Statement) -> Iterator[tuple[Field, Iterable[str | None]]]:
    """Give those with whom a statement has to do, and what its positions are on."""
    if statement.speakers:
        yield _SPEAKER, statement.speakers
    if statement.on_behalf_of:
        yield Field.SPOKEN_FOR, statement.on_behalf_of
    if statement.targets:
        yield Field.TARGET, statement.targets
    if statement.about:
        yield Field.ABOUT, statement.about
    if statement.event is not None:
        yield Field.EVENT, (statement.event,)
    for entry in statement.positions:
        if entry.holders:
            yield _HOLDER, entry.holders
        if entry.attributed_by or entry.target:
            yield Field.RELAYED_BY, (entry.attributed_by,)
            yield Field.TARGET, (entry.target,)
        yield _ISSUE, (entry.issue,)


def _of_position(
    id: str,
    statement: Statement,
    written: PositionEntry | Position,
    holder: str | None,
    basis: Basis,
) -> Document:
    """Give a position its own texts and traits, and the form and status of its statement."""
    texts = _stance_texts(written.stance)
    if own := _own_texts(written):
        texts = (*_texts(own), *texts)
    links: tuple[FieldLinks, ...] = (FieldLinks(_ISSUE, (written.issue,)),)
    if written.attributed_by or written.target:
        relayed = (Field.RELAYED_BY, (written.attributed_by,))
        links = (*_links([relayed, (Field.TARGET, (written.target,))]), *links)
    if holder is not None:
        links = (FieldLinks(_HOLDER, (holder,)), *links)
    sorts = (statement.status, statement.form, statement.acts, statement.option)
    traits = _stated(_A_POSITION, *sorts, ((written.stance, basis),), (written.priority,))
    if labels := _labels_of(statement, written.tags):
        traits |= labels
    return Document(id, _A_POSITION, texts, links, (), traits)


def _own_texts(written: PositionEntry | Position) -> tuple[tuple[Field, str], ...]:
    """Give the texts of a position itself, which most have none of."""
    if not (written.condition or written.formula or written.reason or written.value):
        return ()
    return (
        (Field.CONDITION, written.condition),
        (Field.FORMULA, written.formula),
        (Field.REASON, written.reason),
        (Field.VALUE, written.value),
    )


@cache
def _stance_texts(stance: Stance) -> tuple[FieldText, ...]:
    return (FieldText(Field.STANCE, stance),)


def _of_event(event: Event) -> Document:
    texts = [
        (Field.TITLE, event.title),
        (Field.CODE, event.vote.number if event.vote else ""),
        (Field.PLACE, event.place),
        (Field.SUMMARY, event.summary),
        *((Field.SUMMARY, outcome.text) for outcome in event.outcomes),
        *_remarks(event.notes, event.tags),
        *_extra_texts(event),
    ]
    participants = [participant.actor for participant in event.participants]
    tied = _links([(Field.PARTICIPANT, participants), (Field.PART_OF, (event.part_of,))])
    traits = _traits(Kind.EVENT, event.kind, event.status) | _labels(event.tags)
    traits |= _extra_keys(event)
    return Document(event.id, Kind.EVENT, _texts(texts), tied, names_of(event), traits)


def _of_issue(issue: Issue) -> Document:
    own = (issue.title, issue.short, issue.proposition, issue.question, issue.description)
    texts = [pair for pair in zip(_OF_AN_ISSUE, own, strict=True) if pair[1]]
    if issue.kind is _QUANTITY:
        texts += ((Field.VALUE, each) for each in (*issue.options, issue.lowest, issue.highest))
    texts += _remarks(issue.notes, issue.tags)
    if issue.extra:
        texts += _extra_texts(issue)
    links = () if issue.parent is None else (FieldLinks(Field.PART_OF, (issue.parent,)),)
    traits = _traits(_AN_ISSUE, issue.kind, issue.status or "")
    if issue.tags:
        traits |= _labels(issue.tags)
    if issue.extra:
        traits |= _extra_keys(issue)
    return Document(issue.id, _AN_ISSUE, _texts(texts), links, names_of(issue), traits)


def _of_source(source: Source) -> Document:
    texts = [
        (Field.TITLE, source.title),
        (Field.PUBLISHER, source.publisher),
        (Field.SYMBOL, source.symbol),
        *((Field.AGENCY, agency) for agency in source.agencies),
        *_remarks(source.notes, source.tags),
        *_extra_texts(source),
    ]
    traits = _traits(Kind.SOURCE) | _labels(source.tags) | _extra_keys(source)
    return Document(source.id, Kind.SOURCE, _texts(texts), traits=traits)


_MAKERS: Mapping[Kind, Callable[[Dataset, str], Document]] = {
    Kind.ACTOR: lambda dataset, id: _of_actor(dataset, dataset.actor(id)),
    Kind.STATEMENT: lambda dataset, id: _of_statement(dataset.statement(id)),
    Kind.EVENT: lambda dataset, id: _of_event(dataset.event(id)),
    Kind.ISSUE: lambda dataset, id: _of_issue(dataset.issue(id)),
    Kind.SOURCE: lambda dataset, id: _of_source(dataset.source(id)),
}
"""Makes the document of a record of each kind that is written as such."""
_NO_LABELS: frozenset[Trait] = frozenset()


@lru_cache(maxsize=4096)
def _labels(tags: tuple[str, ...], coder: str = "", reviewer: str = "") -> frozenset[Trait]:
    """Give what people wrote on a record to find it again: its tags, and who coded it."""
    pairs = [
        *((FilterField.TAG, tag) for tag in tags),
        (FilterField.CODER, coder),
        (FilterField.REVIEWER, reviewer),
    ]
    cleaned = ((name, " ".join(value.split())) for name, value in pairs)
    return frozenset(Trait(name, value) for name, value in cleaned if value)


def _labels_of(statement: Statement, tags: tuple[str, ...] = ()) -> frozenset[Trait]:
    if not (tags or statement.tags or statement.coded_by or statement.reviewed_by):
        return _NO_LABELS
    return _labels((*statement.tags, *tags), statement.coded_by, statement.reviewed_by)


def _extra_texts(record: Record) -> list[tuple[Field, str]]:
    """Give what is written beyond the keys that are known: its texts and numbers, however deep."""
    return [(Field.EXTRA, text) for extra in extras_of(record) for text in texts_in(extra)]


def _extra_keys(record: Record) -> frozenset[Trait]:
    """Give the keys under which that is written."""
    keys = {key for extra in extras_of(record) for key in keys_in(extra)}
    return frozenset(Trait(FilterField.EXTRA, key) for key in keys if key)


def _remarks(notes: str, tags: Sequence[str]) -> Sequence[tuple[Field, str]]:
    if not (notes or tags):
        return ()
    return [(Field.NOTES, notes), *((Field.TAG, tag) for tag in tags)]


@lru_cache(maxsize=4096)
def _traits(kind: Kind, sort: str = "", status: str = "", form: str = "") -> frozenset[Trait]:
    pairs = [
        (FilterField.KIND, kind.value),
        (FilterField.KIND, sort),
        (FilterField.STATUS, status),
        (FilterField.FORM, form),
    ]
    return frozenset(Trait(name, str(value)) for name, value in pairs if value)


@lru_cache(maxsize=4096)
def _stated(
    kind: Kind,
    status: RecordStatus | None,
    form: Form,
    acts: tuple[Act, ...],
    option: Option | None,
    stances: tuple[tuple[Stance, Basis], ...],
    priorities: tuple[Priority | None, ...],
) -> frozenset[Trait]:
    """Give the traits of a statement or a position: of few kinds, so that most share theirs."""
    own = [Trait(FilterField.ACT, act.value) for act in acts]
    if option is not None:
        own.append(Trait(FilterField.OPTION, option.value))
    own += (Trait(FilterField.PRIORITY, each.value) for each in priorities if each is not None)
    traits = _traits(kind, status=status or "", form=form.value)
    return traits.union(own, *(_stance_traits(*each) for each in stances))


@cache
def _stance_traits(stance: Stance, basis: Basis) -> frozenset[Trait]:
    score = stance.score or 0
    side = {Trait(FilterField.STANCE, "for" if score > 0 else "against")} if score else set()
    own = {Trait(FilterField.STANCE, stance.value), Trait(FilterField.BASIS, basis.value)}
    return frozenset(side | own)
