"""Sections of negotiation bulletins: as texts, as a dataset of actors, and which are sampled."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import asdict, frozen

from benchmarks.converting.tables import head, slug, table
from dipview.exchange.formats.enb import sections as bulletins
from dipview.exchange.formats.enb.bulletin_names import SHORT, spelt

A_YEAR = 40
"""How many sentences of each year are labelled."""
_LEFT_OUT = frozenset({"enb1265e_2", "enb1266e_18", "enb1274e_2"})
"""Sections on which rules are tried, so that nothing is measured on them."""
_NO_DISCUSSION = re.compile(r"corridors|history|analysis", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(said|stated|noted|called for|supported|opposed|proposed|stressed|emphasized|suggested"
    r"|expressed|urged|requested|recommended|welcomed|objected|underscored)\b"
)
_STATES = ("Republic of Korea", "Democratic Republic of Congo")


@frozen(kw_only=True)
class Section(bulletins.Section):
    """A section of a bulletin, which may be sampled."""

    year: int

    @property
    def digest(self) -> str:
        """What its text is recognized by."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    @property
    def discusses(self) -> bool:
        """Whether the section reports a discussion.

        It has five sentences, three in ten of which have a verb of saying, and is neither gossip
        nor history.
        """
        if self.id in _LEFT_OUT or _NO_DISCUSSION.search(f"{self.title} {self.kind}"):
            return False
        saying = sum(bool(_SAYS.search(each)) for each in self.sentences)
        return len(self.sentences) >= 5 and saying >= 0.3 * len(self.sentences)


def sections(folder: Path) -> Iterator[Section]:
    """Read all sections, year by year."""
    for path in sorted(folder.glob("sections-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            read = bulletins.section_of(line)
            year = int(path.stem.removeprefix("sections-"))
            yield Section(**asdict(read, recurse=False), year=year)


def sampled(all: Iterable[Section]) -> Iterator[tuple[Section, int]]:
    """Choose the sentences that are labelled, as the guideline tells it."""
    by_year: defaultdict[int, list[tuple[str, Section, int]]] = defaultdict(list)
    for section in all:
        if section.discusses:
            for number in range(len(section.sentences)):
                drawn = hashlib.sha256(f"{section.id}:{number}".encode()).hexdigest()
                by_year[section.year].append((drawn, section, number))
    for year in sorted(by_year):
        seen: set[str] = set()
        for _, section, number in sorted(by_year[year], key=lambda each: each[0]):
            if section.id not in seen and len(seen) < A_YEAR:
                seen.add(section.id)
                yield section, number


def actors(all: Iterable[Section]) -> str:
    """Write the dataset that a delegate would have: the states and blocs of the bulletins."""
    names = dict.fromkeys(_STATES, "state")
    for section in all:
        names.update({spelt(name): "state" for name in section.countries})
        names.update({spelt(name): "group" for name in section.blocs})
    known = "\n".join(
        table("actors", id=slug(name), name=name, kind=names[name], other_names=SHORT.get(name))
        for name in sorted(names)
    )
    return head("Negotiation bulletins") + "\n" + known
