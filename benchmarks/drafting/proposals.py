"""What is drafted, as a speaker and a passage each: what a label can be compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from benchmarks.drafting.labels import Place, hull
from dipview.capture.draft import Draft, Mention


@frozen
class Proposal:
    """A draft of what one speaker is said to have stated."""

    draft: str
    """The draft's id."""
    cue: str
    form: str
    passage: Place
    speaker: Place | None
    """The words that name who; None where the draft has words that the passage has not."""
    stands_for: Place | None = None
    """Where the words stand for which those are a pronoun."""
    quotes: tuple[Place, ...] = ()
    on_behalf_of: tuple[Place, ...] = ()


def proposals(text: str, drafts: Iterable[Draft], *, jointly: bool = False) -> Iterator[Proposal]:
    """Give a proposal for each speaker of each draft.

    Args:
        text: What the drafts were made of.
        drafts: In any order.
        jointly: Give one a draft, whose speaker reaches from the first to the last.
    """
    for draft in drafts:
        speakers: list[tuple[Place | None, Place | None]] = [
            (_place(each), Place(*each.stands_for) if each.stands_for else None)
            for each in draft.speakers
        ]
        if draft.unnamed_speakers:
            speakers.append((_found(text, draft.unnamed_speakers, Place(*draft.passage)), None))
        places = [each for each, _ in speakers if each is not None]
        if jointly and places:
            speakers = [(hull(places), None)]
        for speaker, stands_for in speakers or [(None, None)]:
            yield Proposal(
                draft=draft.id,
                cue=draft.cue,
                form=draft.form.value,
                passage=Place(*draft.passage),
                speaker=speaker,
                stands_for=stands_for,
                quotes=tuple(Place(*each) for each in draft.quotes),
                on_behalf_of=tuple(_place(each) for each in draft.on_behalf_of),
            )


def _place(mention: Mention) -> Place:
    return Place(mention.start, mention.end)


def _found(text: str, words: str, passage: Place) -> Place | None:
    start = text.find(words, *passage)
    return None if start < 0 else Place(start, start + len(words))
