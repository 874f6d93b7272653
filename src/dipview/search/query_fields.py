"""The fields of the query language, and of each, said once, what is known of it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from dipview.model.actors import ActorKind
from dipview.model.events import EventKind, EventStatus
from dipview.model.issues import ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Basis, Priority
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Act, Form, RecordStatus
from dipview.model.votes import Option
from dipview.search.fields import Field


class FilterField(StrEnum):
    """A field that a query can ask for by name."""

    WITH = "with"
    BY = "by"
    HOLDER = "holder"
    FOR = "for"
    VIA = "via"
    ABOUT = "about"
    ROLE = "role"
    ISSUE = "issue"
    TOPIC = "topic"
    STANCE = "stance"
    FORMULA = "formula"
    REASON = "reason"
    VALUE = "value"
    PRIORITY = "priority"
    OPTION = "option"
    ACT = "act"
    BASIS = "basis"
    EVENT = "event"
    PLACE = "place"
    SOURCE = "source"
    KIND = "kind"
    FORM = "form"
    STATUS = "status"
    TAG = "tag"
    CODER = "coder"
    REVIEWER = "reviewer"
    EXTRA = "extra"
    ID = "id"
    DATE = "date"


class Asks(StrEnum):
    """What of positions a field asks for, where it asks for them as such."""

    HOW = "how"
    """How they are taken: a statement that takes several may take another besides."""
    ON_WHAT = "on what"
    """What they are on; and for the statements that take them."""


class QueryField(NamedTuple):
    """What is known of a field."""

    example: str
    """As somebody may type it."""
    kinds: frozenset[Kind]
    """The kinds of record that it can ask for; of others, it asks for what goes with these. None
    where its value says."""
    asks: Asks | None = None
    keys: tuple[str, ...] = ()
    """Keys of the data, other than its name, that say what it asks for."""
    values: tuple[tuple[Iterable[str], frozenset[Kind]], ...] = ()
    """All values that it can have, and the kinds of record that have those."""
    text: Field | None = None
    """The text of a record in which its value is searched."""
    label: str = ""
    """What it is that people wrote on records to find them again, in a word."""
    names: tuple[Kind, ...] = ()
    """The kinds of record that its value names."""
    statements: tuple[Link, ...] = ()
    """Links from what is named to the statements that it asks for, with what is taken in them."""
    others: tuple[Link, ...] = ()
    """Links from what is named to what else it asks for, and no more."""


EVERY = frozenset(Kind)
SAID = frozenset((Kind.STATEMENT, Kind.POSITION))
SIDES = ("for", "against")
"""Values of ``stance:`` that stand for every stance of one side."""
_ACTORS = frozenset((Kind.ACTOR,))
_EVENTS = frozenset((Kind.EVENT,))
_ISSUES = frozenset((Kind.ISSUE,))
_ON = (Link.POSITIONS_ON, Link.STATEMENTS_ON)

QUERY_FIELDS: Mapping[FilterField, QueryField] = {
    FilterField.WITH: QueryField('with:russia or with:"saudi arabia"', EVERY, names=tuple(Kind)),
    FilterField.BY: QueryField(
        "by:johnson",
        SAID,
        keys=("speaker", "speakers"),
        names=(Kind.ACTOR,),
        statements=(Link.STATEMENTS_BY,),
    ),
    FilterField.HOLDER: QueryField(
        "holder:italy",
        SAID,
        asks=Asks.HOW,
        keys=("holders",),
        names=(Kind.ACTOR,),
        others=(Link.POSITIONS_HELD, Link.STATEMENTS_HOLDING),
    ),
    FilterField.FOR: QueryField(
        "for:g7",
        SAID,
        keys=("on_behalf_of",),
        names=(Kind.ACTOR,),
        statements=(Link.STATEMENTS_FOR,),
    ),
    FilterField.VIA: QueryField(
        "via:white-house",
        SAID,
        asks=Asks.HOW,
        keys=("attributed_by",),
        names=(Kind.ACTOR,),
        others=(Link.POSITIONS_ASCRIBED, Link.STATEMENTS_RELAYED),
    ),
    FilterField.ABOUT: QueryField(
        "about:syria",
        SAID,
        keys=("targets",),
        names=(Kind.ACTOR,),
        others=(Link.STATEMENTS_ABOUT, Link.STATEMENTS_TARGETING),
    ),
    FilterField.ROLE: QueryField('role:"foreign minister"', _ACTORS, text=Field.ROLE),
    FilterField.ISSUE: QueryField(
        "issue:sanctions",
        SAID | _ISSUES,
        asks=Asks.ON_WHAT,
        keys=("issues",),
        names=(Kind.ISSUE,),
        others=_ON,
    ),
    FilterField.TOPIC: QueryField(
        "topic:disarmament", SAID | _ISSUES, asks=Asks.ON_WHAT, names=(Kind.ISSUE,), others=_ON
    ),
    FilterField.STANCE: QueryField(
        "stance:oppose or stance:for",
        SAID,
        asks=Asks.HOW,
        values=((Stance, SAID), (SIDES, SAID)),
    ),
    FilterField.FORMULA: QueryField(
        'formula:"takes note"', SAID, asks=Asks.HOW, text=Field.FORMULA
    ),
    FilterField.REASON: QueryField("reason:jobs", SAID, asks=Asks.HOW, text=Field.REASON),
    FilterField.VALUE: QueryField("value:1990", SAID, asks=Asks.HOW, text=Field.VALUE),
    FilterField.PRIORITY: QueryField(
        "priority:red-line", SAID, asks=Asks.HOW, values=((Priority, SAID),)
    ),
    FilterField.OPTION: QueryField("option:abstain", SAID, values=((Option, SAID),)),
    FilterField.ACT: QueryField("act:propose", SAID, keys=("acts",), values=((Act, SAID),)),
    FilterField.BASIS: QueryField("basis:implied", SAID, asks=Asks.HOW, values=((Basis, SAID),)),
    FilterField.EVENT: QueryField(
        "event:summit",
        SAID | _EVENTS,
        keys=("events",),
        names=(Kind.EVENT,),
        statements=(Link.STATEMENTS_AT, Link.STATEMENTS_ON_EVENT),
        others=(Link.PART_EVENTS, Link.EVENT_ISSUES),
    ),
    FilterField.PLACE: QueryField("place:geneva", _EVENTS, text=Field.PLACE),
    FilterField.SOURCE: QueryField(
        "source:reuters",
        EVERY,
        keys=("sources",),
        names=(Kind.SOURCE,),
        others=(Link.RESTS_ON,),
    ),
    FilterField.KIND: QueryField(
        "kind:statement",
        frozenset(),
        values=(
            (Kind, EVERY),  # which asks for nothing that goes with these
            (ActorKind, _ACTORS),
            (IssueKind, _ISSUES),
            (EventKind, _EVENTS),
        ),
    ),
    FilterField.FORM: QueryField("form:verbatim", SAID, values=((Form, SAID),)),
    FilterField.STATUS: QueryField(
        "status:disputed",
        frozenset(),
        values=((RecordStatus, SAID), (EventStatus, _EVENTS), (ProposalStatus, _ISSUES)),
    ),
    FilterField.TAG: QueryField("tag:urgent", EVERY, keys=("tags",), label="tag"),
    FilterField.CODER: QueryField("coder:anna", SAID, keys=("coded_by",), label="coder"),
    FilterField.REVIEWER: QueryField(
        "reviewer:anna", SAID, keys=("reviewed_by",), label="reviewer"
    ),
    FilterField.EXTRA: QueryField("extra:campaign or extra:campaign=2014", EVERY),
    FilterField.ID: QueryField("id:boris-johnson", EVERY),
    FilterField.DATE: QueryField("date:2017-04 or date>=2017-04-07", SAID | _EVENTS),
}
"""Every field; the queries that can be asked, their help and their completion follow from it."""
