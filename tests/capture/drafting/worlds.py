"""A dataset of states and a few persons, and what is drafted from texts with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from dipview.capture.draft import Draft, Mention
from dipview.capture.drafting.drafter import Known, drafts_of
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.capture.drafting.likely_issues import LikelyIssues
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset

DAY = dt.date(2017, 5, 4)
"""A Thursday."""


@frozen
class Said:
    """A draft in words."""

    speakers: tuple[str, ...]
    cue: str
    form: str
    passage: str
    quotes: tuple[str, ...]


@cache
def dataset_of(text: str) -> Dataset:
    """Open a dataset that is written as TOML."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.toml"
        path.write_text(text, encoding="utf-8")
        return open_dataset([path])


def states(*names: str) -> str:
    """Write actors that are states, with ids made of their names."""
    return "".join(
        f'[[actors]]\nid = "{id_of(name)}"\nname = "{name}"\nkind = "state"\n' for name in names
    )


def id_of(name: str) -> str:
    """Make the id of a state."""
    return "-".join(name.lower().replace("'", "").split())


@cache
def _known(toml: str) -> Known:
    return known_to(dataset_of(toml))


def known_to(dataset: Dataset, *, dropped: Iterable[str] = ()) -> Known:
    """Give what a dataset knows on the day of a text."""
    return Known(
        gazetteer=Gazetteer(dataset, DAY),
        issues=LikelyIssues(dataset),
        issued=DAY,
        dropped=tuple(dropped),
    )


def drafted(text: str, toml: str = "") -> tuple[Draft, ...]:
    """Draft from a text with a dataset, and hold all places against the text."""
    found = drafts_of(text, _known(toml))
    for draft in found:
        hold_places(draft, text)
    assert len({draft.id for draft in found}) == len(found)
    return found


def hold_places(draft: Draft, text: str) -> None:
    """Assert that all places of a draft are in the text, and the quotes in the passage."""
    start, end = draft.passage
    assert 0 <= start < end <= len(text)
    assert text[start:end].strip() == text[start:end]
    for first, last in draft.quotes:
        assert start <= first < last <= end
    single = [each for each in (draft.capacity, draft.relayed_by) if each is not None]
    for mention in (*draft.speakers, *draft.on_behalf_of, *draft.targets, *single):
        assert text[mention.start : mention.end] == mention.words
        if mention.stands_for is not None:
            assert text[slice(*mention.stands_for)].strip()
    assert draft.unnamed_speakers in text[start:end]
    assert draft.speakers or draft.unnamed_speakers


def said(text: str, toml: str = "") -> list[Said]:
    """Say in words what is drafted from a text."""
    return [
        Said(
            speakers=_who(draft),
            cue=draft.cue,
            form=draft.form.value,
            passage=text[slice(*draft.passage)],
            quotes=tuple(text[slice(*place)] for place in draft.quotes),
        )
        for draft in drafted(text, toml)
    ]


def _who(draft: Draft) -> tuple[str, ...]:
    named = tuple(mention.words for mention in draft.speakers)
    return (*named, draft.unnamed_speakers) if draft.unnamed_speakers else named


def who(text: str) -> list[tuple[str, ...]]:
    """Say who speaks in each draft."""
    return [each.speakers for each in said(text)]


def linked(mentions: Iterable[Mention]) -> list[str | None]:
    """Give whom mentions are linked to."""
    return [mention.actor for mention in mentions]
