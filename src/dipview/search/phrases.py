"""Phrases: which records have words side by side, verified on their folded texts."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.computing import check
from dipview.search.fields import Group
from dipview.search.index import Index
from dipview.search.number_sets import NONE, Numbers, in_range, numbers_of
from dipview.search.query import Anchor
from dipview.search.texts import IndexedText, unpacked

_BETWEEN_CHECKS = 4_096


def has_phrase(text: IndexedText, joined: str, anchor: Anchor) -> bool:
    """Tell whether a text has the words of a phrase next to each other.

    Args:
        text: The text.
        joined: The folded words of the phrase, a space between them.
        anchor: How they meet the text's words.

    Returns:
        Whether they do.
    """
    if joined not in text.folded:
        return False
    before = "" if anchor is Anchor.END else " "
    after = "" if anchor is Anchor.START else " "
    return f"{before}{joined}{after}" in f" {text.folded} "


def with_phrase(
    index: Index, group: Group, numbers: Numbers, joined: str, anchor: Anchor
) -> Numbers:
    """Keep the records of which a text of a group has the words of a phrase side by side.

    Args:
        index: Where the texts are.
        group: The group of fields.
        numbers: The records to look at; all of them have the words.
        joined: The folded words of the phrase, a space between them.
        anchor: How they meet the text's words.

    Returns:
        Those that have it.
    """
    if not numbers:
        return NONE
    if group is Group.LINKED:
        named = carriers(index, joined, anchor)
        return numbers & index.tied_to(named)
    lines = index.texts.lines
    kept = []
    for at, number in enumerate(numbers):
        if at % _BETWEEN_CHECKS == 0:
            check()
        packed = lines[number]
        if joined in packed and any(
            text.field.group is group and has_phrase(text, joined, anchor)
            for text in unpacked(packed)
        ):
            kept.append(number)
    return numbers_of(kept)


def carriers(index: Index, joined: str, anchor: Anchor) -> Numbers:
    """Find the records that are called so where others are tied to them."""
    names = index.texts.ties.names
    candidates = index.carriers_of(places_of(index, joined.split(), anchor))
    return numbers_of(
        carrier
        for carrier in candidates
        if any(has_phrase(text, joined, anchor) for text in unpacked(names[carrier]))
    )


def places_of(index: Index, typed: Sequence[str], anchor: Anchor) -> list[Numbers]:
    """Give, for each word of a phrase, the words of the vocabulary that it can be.

    Args:
        index: Where the vocabulary is.
        typed: The folded words.
        anchor: Whether the last may go on, or the first have begun before.

    Returns:
        Places, for each word.
    """
    vocabulary = index.vocabulary
    places = [vocabulary.places([word]) for word in typed]
    if typed and anchor is Anchor.START:
        places[-1] = in_range(vocabulary.beginning_with(typed[-1]))
    elif typed and anchor is Anchor.END:
        places[0] = vocabulary.ending_with(typed[0])
    return places
