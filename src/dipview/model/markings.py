"""Markings: the levels up to which something may be read, in order, and ground rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import field

from dipview.model.values import frozen

SCHEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "uk": ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"),
        "eu": (
            "PUBLIC",
            "LIMITE",
            "RESTREINT UE/EU RESTRICTED",
            "CONFIDENTIEL UE/EU CONFIDENTIAL",
            "SECRET UE/EU SECRET",
            "TRÈS SECRET UE/EU TOP SECRET",
        ),
        "nato": (
            "NATO UNCLASSIFIED",
            "NATO RESTRICTED",
            "NATO CONFIDENTIAL",
            "NATO SECRET",
            "COSMIC TOP SECRET",
        ),
        "tlp": ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
    }
)
"""The lists of markings that are known by a name, each from the lowest to the highest."""

_OWNERS = "^(?:nato|tlp) "


class GroundRules(StrEnum):
    """On what terms a source was spoken to, or somebody was listened to."""

    ON_RECORD = "on-record"
    BACKGROUND = "background"
    """The words may be used; the speaker is called as was agreed, and not named."""
    DEEP_BACKGROUND = "deep-background"
    """What was said may be used in our own words, without any speaker."""
    OFF_RECORD = "off-record"
    """Nothing of it may be used."""
    CHATHAM_HOUSE = "chatham-house"
    """The words may be used; neither the speaker nor an affiliation may be told."""


@frozen
class Levels:
    """The markings of a dataset, in order; what has none stands at the lowest.

    A marking that is not among them stands above all of them: nobody is cleared for it.
    """

    names: tuple[str, ...] = ()
    """From the lowest to the highest; none where the dataset names none."""
    _ranks: Mapping[str, int] = field(init=False, eq=False, repr=False)
    """The place of each in the order, by every way to write it."""

    @_ranks.default
    def _in_order(self) -> Mapping[str, int]:
        ranks: dict[str, int] = {}
        for rank, name in enumerate(self.names):
            for each in _ways_to_write(name):
                ranks.setdefault(each, rank)
        return ranks

    @classmethod
    def of(cls, markings: tuple[str, ...]) -> Levels:
        """Give the levels that a header names: by the name of a scheme, or one by one."""
        if len(markings) == 1 and (known := SCHEMES.get(markings[0].strip().casefold())):
            return cls(known)
        return cls(markings)

    @property
    def lowest(self) -> str:
        """The name of the lowest; empty where there is none."""
        return self.names[0] if self.names else ""

    def rank(self, marking: str) -> int:
        """Give the place of a marking in the order, from 0; of one that is unknown, one above all.

        Args:
            marking: As it is written, in whatever case; nothing means the lowest.
        """
        if not marking.strip():
            return 0
        return self._ranks.get(_plain(marking), len(self.names) or 1)

    def knows(self, marking: str) -> bool:
        """Tell whether a marking is one of them."""
        return _plain(marking) in self._ranks

    def named(self, rank: int) -> str:
        """Give the name of a level by its place; empty where it has none."""
        return self.names[rank] if 0 <= rank < len(self.names) else ""


def _ways_to_write(name: str) -> Iterator[str]:
    """Give how a marking may be written: whole, in one of its languages, without its owner."""
    yield _plain(name)
    if name in _SCHEMED:
        for part in name.split("/"):
            yield _plain(part)
        yield re.sub(_OWNERS, "", _plain(name))


_SCHEMED = frozenset(name for names in SCHEMES.values() for name in names)


def _plain(marking: str) -> str:
    """Reduce a marking to what tells it from others: letters, digits and ``+``."""
    decomposed = unicodedata.normalize("NFKD", marking)
    kept = "".join(each for each in decomposed if not unicodedata.combining(each))
    return re.sub(r"[\W_]+", " ", kept.replace("+", " plus "), flags=re.UNICODE).strip().casefold()
