"""The index: for every folded word the records that have it, by weight of the field.

It answers with sets of record numbers; what a query means and what ranks first is not known here.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dipview.model.kinds import Kind
from dipview.search.documents import Trait
from dipview.search.fields import Group
from dipview.search.number_sets import Numbers, intersection, union
from dipview.search.postings import Aliases, CarriedPostings, Postings
from dipview.search.texts import Texts
from dipview.search.vocabulary import Vocabulary

DEARER = 32
"""To look at the ties of a record takes as long as to put so many numbers into a set."""


class Index(NamedTuple):
    """An inverted index over documents; not changed once it is built.

    Records are numbered in the dataset's order, kind by kind: the static order.
    """

    ids: Sequence[str]
    kinds: Mapping[Kind, range]
    """The numbers of each kind."""
    texts: Texts
    """The texts of each record, folded when they are asked for."""
    vocabulary: Vocabulary
    postings: Mapping[Group, Postings]
    """For each group of fields but ``LINKED``."""
    linked: CarriedPostings
    aliases: Mapping[Group, Aliases]
    initials: Aliases
    """The records of which a name of several words has these initials."""
    traits: Mapping[Trait, Numbers]
    numbers: Mapping[str, int]
    """The number of each id."""
    everything: Numbers
    """The numbers of all records."""

    def kind_of(self, number: int) -> Kind:
        """The kind of the record with that number."""
        return next(kind for kind, numbers in self.kinds.items() if number in numbers)

    def with_range(self, group: Group, places: range) -> Numbers:
        """The records that have, in a field of ``group``, any word of a range of places."""
        return self._of(group).of_range(places)

    def with_places(self, group: Group, places: Numbers) -> Numbers:
        """The records that have, in a field of ``group``, any of the words at ``places``."""
        return self._of(group).of_places(places)

    def anywhere(self, places: Numbers, within: Numbers | None = None) -> Numbers:
        """The records that have, in any field, any of the words at ``places``.

        Args:
            places: The places of the words.
            within: The only records that are asked for; None for all. Of few, each is looked at.
        """
        if not places:
            return places
        asked = self.everything if within is None else within
        own = asked & union(postings.of_places(places) for postings in self.postings.values())
        left = asked - own
        if not left:
            return own
        most = len(left) * DEARER
        if most < len(self.linked.numbers) and most < self.linked.pieced_together(places):
            carriers = self.linked.names.of_places(places)
            return own | self.texts.ties.tied_to_any(carriers, left)
        return own | left & self.linked.of_places(places)

    def carriers_of(self, places: Sequence[Numbers]) -> Numbers:
        """The records by whose names others are found, with a word out of each of ``places``."""
        names = self.linked.names
        return intersection([names.of_places(each) for each in places])

    def tied_to(self, carriers: Numbers) -> Numbers:
        """The records that are tied to any of ``carriers``."""
        return self.linked.tied_to(carriers)

    def _of(self, group: Group) -> Postings | CarriedPostings:
        return self.linked if group is Group.LINKED else self.postings[group]
