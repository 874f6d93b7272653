"""Forms of drafts: what the lines hold of a proposal, and what a person has to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dipview.capture.draft import Draft, Mention
from dipview.capture.form_lines import Line
from dipview.capture.printed_words import with_printed
from dipview.capture.statement_form import Hint, StatementForm
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind

_LINES: Mapping[str, Line] = {
    "speakers": Line.WHO,
    "unnamed_speakers": Line.WHO,
    "on_behalf_of": Line.BEHALF,
    "form": Line.FORM,
    "date": Line.DATE,
    "date_inferred": Line.DATE,
    "issues": Line.ISSUE,
    "stance": Line.STANCE,
    "quotes": Line.WORDS,
}
"""The line on which a field of a draft stands."""


def form_of(
    draft: Draft, text: str, dataset: Dataset, source: str = "", locator: str = ""
) -> StatementForm:
    """Make the form of a draft.

    Args:
        draft: What is proposed.
        text: The stored text of its source.
        dataset: Where the actors and issues are that it names.
        source: The id of its source.
        locator: Where in the source it stands.
    """
    hints = {
        line: hint
        for line, hint in (
            (Line.WHO, _hint(draft.speakers, text)),
            (Line.BEHALF, _hint(draft.on_behalf_of, text)),
            (Line.ISSUE, Hint(ids=draft.issues) if len(draft.issues) > 1 else None),
        )
        if hint is not None
    }
    doubts = {_LINES[name] for name in draft.doubts if name in _LINES} | hints.keys()
    made = StatementForm(
        source=source,
        speakers=_actors(draft.speakers),
        unnamed_speakers=draft.unnamed_speakers,
        on_behalf_of=_actors(draft.on_behalf_of),
        form=draft.form,
        date=draft.date,
        date_inferred=draft.date_inferred,
        words=tuple(text[start:end] for start, end in draft.quotes) if draft.form.exact else (),
        passage=draft.passage,
        locator=locator,
        positions=_positions(draft, dataset),
        doubts=frozenset(doubts),
        hints=hints,
        draft=draft.id,
        base=_besides(draft),
    )
    return with_printed(made, text)


def _actors(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.actor for each in mentions if each.actor))


def _hint(mentions: Sequence[Mention], text: str) -> Hint | None:
    """Say who may be meant by words that name nobody surely; None where all are known."""
    open_ = [each for each in mentions if not each.actor]
    if not open_:
        return None
    words = ", ".join(each.words or text[each.start : each.end] for each in open_)
    return Hint(words, tuple(dict.fromkeys(id for each in open_ for id in each.offered)))


def _positions(draft: Draft, dataset: Dataset) -> tuple[dict[str, object], ...]:
    """Give the position on the likeliest issue, with the stance if such an issue can have it."""
    if not draft.issues or dataset.kind_of(draft.issues[0]) is not Kind.ISSUE:
        return ()
    table: dict[str, object] = {"issue": draft.issues[0]}
    if draft.stance is not None and draft.stance.fits(dataset.issue(draft.issues[0]).kind):
        table["stance"] = draft.stance.value
    if draft.relayed_by is not None and draft.relayed_by.actor:
        table["attributed_by"] = draft.relayed_by.actor
    return (table,)


def _besides(draft: Draft) -> dict[str, object]:
    """Give what a draft says that has no line."""
    capacity = draft.capacity.actor if draft.capacity else None
    found: dict[str, object] = {
        "capacity": capacity,
        "acts": [act.value for act in draft.acts],
        "targets": list(_actors(draft.targets)),
    }
    return {key: value for key, value in found.items() if value}
