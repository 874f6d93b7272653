"""The named texts of a record, in the order in which a match in one outranks another."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import cached_property


class Group(IntEnum):
    """Fields that weigh alike, the weightiest first."""

    NAMES = 0
    """What the record is called."""
    OTHER_NAMES = 1
    ROLES = 2
    """Offices held, and the names of whose offices they are."""
    TEXTS = 3
    """What was said, and what is said of it."""
    LINKED = 4
    """Names of other records that this one is tied to."""

    @cached_property
    def holds_aliases(self) -> bool:
        """Whether a text of this group names its record as a whole."""
        return self <= Group.ROLES


class Field(StrEnum):
    """A text of a record, as a match reports it; in order of weight."""

    NAME = "name"
    TITLE = "title"
    SHORT = "short title"
    OTHER_NAME = "other name"
    CODE = "code"
    ROLE = "role"
    OFFICE = "office of"
    WORDS = "words"
    ORIGINAL = "original words"
    PRINTED = "as printed"
    PROPOSITION = "proposition"
    QUESTION = "question"
    SUMMARY = "summary"
    CONDITION = "condition"
    REASON = "reason"
    VALUE = "value"
    FORMULA = "formula"
    STANCE = "stance"
    PLACE = "place"
    PUBLISHER = "publisher"
    SYMBOL = "symbol"
    AGENCY = "agency"
    DESCRIPTION = "description"
    UNNAMED = "unnamed speakers"
    NOTES = "notes"
    TAG = "tag"
    EXTRA = "extra"
    SPEAKER = "speaker"
    HOLDER = "holder"
    SPOKEN_FOR = "on behalf of"
    RELAYED_BY = "attributed by"
    TARGET = "target"
    PARTICIPANT = "participant"
    ABOUT = "about"
    ISSUE = "issue"
    EVENT = "event"
    PART_OF = "part of"
    MEMBER_OF = "member of"
    SOURCE = "source"
    ID = "id"
    """Matched by the whole id alone."""

    @cached_property
    def group(self) -> Group:
        """The group whose weight the field has."""
        return _GROUPS[self]

    @cached_property
    def rank(self) -> float:
        """The place of the field within its group, from 0 up to but not including 1."""
        return _RANKS[self]

    @property
    def weight(self) -> float:
        """The place of the field among all, the weightiest first."""
        return self.group + self.rank


_FIRST = {
    Group.NAMES: Field.NAME,
    Group.OTHER_NAMES: Field.OTHER_NAME,
    Group.ROLES: Field.ROLE,
    Group.TEXTS: Field.WORDS,
    Group.LINKED: Field.SPEAKER,
}
_ORDER = tuple(Field)
_STARTS = tuple(_ORDER.index(first) for first in _FIRST.values())
_GROUPS = {
    field: Group(sum(start <= place for start in _STARTS) - 1) for place, field in enumerate(_ORDER)
}
_LIKE = {
    Field.EXTRA: Field.TAG,
    Field.PRINTED: Field.SUMMARY,
    Field.REASON: Field.CONDITION,
    Field.VALUE: Field.CONDITION,
    Field.SYMBOL: Field.PUBLISHER,
}
"""Fields that weigh just as another does."""
_MEMBERS = {
    group: [field for field in _ORDER if _GROUPS[field] is group and field not in _LIKE]
    for group in Group
}
_RANKS = {
    field: members.index(field) / len(members) for members in _MEMBERS.values() for field in members
}
_RANKS |= {field: _RANKS[other] for field, other in _LIKE.items()}
