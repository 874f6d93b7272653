"""Purposes: why a holder takes a position, on what else it depends, and how much it matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dipview.dataset.dataset import Dataset
from dipview.model.positions import Position, Priority

if TYPE_CHECKING:
    from dipview.views.parts.facts import Facts

PRIORITIES = {
    Priority.RED_LINE: "a red line",
    Priority.HIGH: "of high priority",
    Priority.LOW: "of low priority",
}
"""How much a position matters to its holder, in words."""


def purposes_in_words(dataset: Dataset, position: Position) -> Iterator[str]:
    """Say in short how much a position matters, on what it depends, and why it is taken."""
    if position.priority is not None:
        yield PRIORITIES[position.priority]
    if position.depends_on:
        issues = "; ".join(dataset.issue(id).label for id in position.depends_on)
        yield f"depends on: {issues}"
    if position.reason:
        yield f"because {position.reason}"
    if position.because:
        claims = "; ".join(dataset.issue(id).label for id in position.because)
        yield f"gives as a reason: {claims}"


def add_purposes(facts: Facts, dataset: Dataset, position: Position) -> None:
    """Add to a card how much a position matters, on what it depends, and why it is taken."""
    if position.priority is not None:
        facts.add("Priority", PRIORITIES[position.priority], "as the source says")
    for place, id in enumerate(position.depends_on):
        label = "" if place else "Depends on"
        facts.add(label, dataset.issue(id).sentence, leads_to=id)
    facts.add("Reason", position.reason)
    for place, id in enumerate(position.because):
        label = "" if place else "Because"
        facts.add(label, dataset.issue(id).sentence, "the holder's reason", leads_to=id)
