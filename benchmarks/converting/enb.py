"""Negotiation bulletins: ``sections-*.jsonl``, a section a line, of the Climate Debate Explorer.

Only sentences that name at their head who speaks are taken, and who it is said to be for: the text
of the Earth Negotiations Bulletin is the reporter's, so that a statement is reported, its side that
of the verb. What was proposed or refused in a sentence is an issue of its own; issues of a section
have its first topic.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.converting.tables import head, slug, table

TITLE = "Negotiation bulletins"
_STANCES = {
    "support": "supported|favored|favoured|proposed|urged|suggested|endorsed|recommended|welcomed",
    "oppose": "opposed|rejected|objected to|cautioned against|disagreed with|resisted",
    "": "said|noted|stated|stressed|expressed|emphasized|reported|requested|highlighted|added",
}
_ACTS = {"support": "support", "oppose": "reject", "": "inform"}
_WHO = r"(?:[Tt]he )?((?:[A-Z][\w.’'/-]*)(?: (?:and |of |the |for )?[A-Z][\w.’'/-]*){0,4})"
_HEAD = re.compile(
    rf"^\W*{_WHO}(?:,? (?:on behalf of|speaking for|for) {_WHO},?)?"
    rf"(?:,? supported by {_WHO},?)?(?:,? opposed by {_WHO},?)? "
    rf"({'|'.join(_STANCES.values())}) (.+)$",
    re.DOTALL,
)
_SHORT = {
    "US": "United States",
    "USA": "United States",
    "UK": "United Kingdom",
    "EU": "European Union",
    "G-77": "Group of 77",
    "G-77/CHINA": "Group of 77 and China",
    "G-77/China": "Group of 77 and China",
    "AOSIS": "Alliance of Small Island States",
    "OPEC": "Organization of Petroleum Exporting Countries",
}
_BLOCS = {name for name in _SHORT.values() if not name.startswith("United ")}


def converted(folder: Path) -> Iterator[str]:
    """Write all sections: their sources first, then actors and issues as they are first named."""
    yield head(TITLE)
    known: set[str] = set()
    for path in sorted(folder.glob("sections-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for id, toml in _Section.read(json.loads(line)).written():
                if id not in known:
                    known.add(id)
                    yield toml


@frozen
class _Section:
    source: str
    issued: dt.date
    title: str
    url: str
    topic: str
    names: Mapping[str, str]
    """The names of the states and blocs in it, by themselves in lower case."""
    blocs: frozenset[str]
    sentences: Sequence[str]

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> _Section:
        """Take what is needed of a section as it is given."""
        names = [*given["countries"], *given["actors"], *_SHORT.values()]
        return cls(
            source=slug(given["id"]),
            issued=dt.datetime.strptime(given["enb_end_date"], "%d-%b-%y").date(),
            title=f"{given['enb_short_title']}: {given['section_title']}",
            url=given["enb_url"],
            topic=next(iter(given["topics"]), ""),
            names={name.lower(): name for name in names},
            blocs=frozenset((*given["actors"], *_BLOCS)),
            sentences=given["sentences"],
        )

    def named(self, text: str | None) -> list[str]:
        """Give the actors that words name; none where one of them is none of the section's."""
        parts = [text] if text in _SHORT else re.split(r",? and |, ", text or "")
        found = [self.names.get(_SHORT.get(part, part).lower(), "") for part in parts if part]
        return found if all(found) else []

    def written(self) -> Iterator[tuple[str, str]]:
        """Write what is found in it, each with its id."""
        yield (
            self.source,
            table(
                "sources",
                id=self.source,
                type="report",
                title=self.title,
                issued=self.issued,
                url=self.url,
            ),
        )
        if self.topic:
            yield self._issue(f"topic-{slug(self.topic)}", kind="topic", title=self.topic)
        for number, sentence in enumerate(self.sentences):
            found = _HEAD.match(sentence)
            if found and self.named(found[1]) and bool(self.named(found[2])) is bool(found[2]):
                yield from self._sentence(f"{self.source}-{number}", found)

    def _issue(self, id: str, **fields: object) -> tuple[str, str]:
        return id, table("issues", id=id, **fields, sources=[self.source])

    def _sentence(self, id: str, found: re.Match[str]) -> Iterator[tuple[str, str]]:
        by, for_, backers, foes = map(self.named, found.groups()[:4])
        for name in (*by, *for_, *backers, *foes):
            kind = "group" if name in self.blocs else "state"
            also = [short for short, full in _SHORT.items() if full == name]
            fields = {"name": name, "other_names": also, "kind": kind, "sources": [self.source]}
            yield slug(name), table("actors", id=slug(name), **fields)
        stance = next(side for side, verbs in _STANCES.items() if re.fullmatch(verbs, found[5]))
        issue = f"on-{id}"
        if stance:
            parent = f"topic-{slug(self.topic)}" if self.topic else None
            proposition = " ".join(found[6].split())
            yield self._issue(issue, kind="policy", proposition=proposition, parent=parent)
        summary = " ".join(found[0].split())
        sides = (("", by, stance), ("-with", backers, "support"), ("-against", foes, "oppose"))
        for ending, speakers, side in sides:
            if speakers:
                yield (
                    f"{id}{ending}",
                    table(
                        "statements",
                        id=f"{id}{ending}",
                        source=self.source,
                        speakers=[slug(each) for each in speakers],
                        on_behalf_of=[] if ending else [slug(each) for each in for_],
                        form="reported",
                        summary=summary,
                        acts=[_ACTS[side]],
                        date=self.issued,
                        date_inferred=True,
                        positions=[{"issue": issue, "stance": side}] if stance else None,
                    ),
                )
