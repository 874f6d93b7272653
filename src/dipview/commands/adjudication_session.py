"""The session of an adjudication: what lies before whoever decides; no screen, no Textual."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from dipview.capture.adjudication.adjudication import Adjudication, PutBack
from dipview.capture.writing_forms import source_text
from dipview.model.values import frozen
from dipview.standing.coder_differences import Disagreement
from dipview.workspace.workspace import Workspace


@frozen(kw_only=True)
class ShownText:
    """The text in which an utterance stands, and where."""

    text: str
    passages: tuple[tuple[int, int], ...] = ()
    """Of each coding that has one; empty where the text is but what the codings have of it."""

    @property
    def whole(self) -> tuple[int, int] | None:
        """From where any of them begins to where the last one ends."""
        if not self.passages:
            return None
        return min(start for start, _ in self.passages), max(end for _, end in self.passages)

    @property
    def shared(self) -> tuple[int, int] | None:
        """What all of them have; None where there is nothing."""
        if not self.passages:
            return None
        start = max(start for start, _ in self.passages)
        end = min(end for _, end in self.passages)
        return (start, end) if start < end else None


@define(kw_only=True, eq=False, repr=False, slots=False)
class AdjudicationSession:
    """One person's adjudication of a dataset."""

    adjudication: Adjudication
    workspace: Workspace
    at: Disagreement | None = None
    """What lies before whoever decides; None where nothing is left."""

    def next(self) -> None:
        """Lay out what comes next."""
        waiting = self.adjudication.waiting
        self.at = waiting[0] if waiting else None

    def decided(self, settlement: object) -> str:
        """Lay out what comes next after a decision; gives whose coding stands, if any does now."""
        self.next()
        return str(getattr(settlement, "chosen", ""))

    def back(self, put_back: PutBack) -> str:
        """Lay out what was taken back; says so."""
        self.at = self.adjudication.disagreements.get(put_back.settlement.codings)
        if self.at is None:
            self.next()
        kept = ", ".join(put_back.changed)
        return f"Taken back{f'; {kept} was changed by somebody since, and stays so' * bool(kept)}."

    def renew(self, workspace: Workspace) -> None:
        """Take over the files as they were read again; what lies there stays, where it still is."""
        self.workspace = workspace
        self.adjudication.renew(workspace.dataset)
        here = self.adjudication.disagreements.get(self.at.ids) if self.at is not None else None
        if here is not None and not self.adjudication.is_decided(here):
            self.at = here
        else:
            self.next()

    @property
    def coders(self) -> Sequence[str]:
        """Who coded it, in order."""
        return tuple(self.at.codings) if self.at is not None else ()

    @property
    def place(self) -> int:
        """Which of all disagreements that is, from 1."""
        ids = list(self.adjudication.disagreements)
        return ids.index(self.at.ids) + 1 if self.at is not None and self.at.ids in ids else 0

    @property
    def title(self) -> str:
        """Says which of all lies there."""
        total = self.adjudication.progress.total
        return f"Disagreement {self.place:,} of {total:,}" if self.at is not None else "Done"

    @property
    def counts(self) -> Sequence[tuple[int, str]]:
        """How much has been decided, each count with what that is."""
        progress = self.adjudication.progress
        named = ((progress.decided, "decided"), (progress.later, "later"))
        return (*named, (progress.flagged, "flagged"))

    @property
    def remark(self) -> str:
        """What a colleague was to look at; empty for nothing."""
        settled = self.adjudication.settled(self.at) if self.at is not None else None
        return settled.line if settled is not None else ""

    def text(self) -> ShownText:
        """Give the text of the source with what they rest on, or else what they have of it."""
        if self.at is None:
            return ShownText(text="")
        codings = list(self.at.codings.values())
        passages = [each.passage for each in codings if len(each.passage) == 2]
        text = self._text_of(codings[0].source) if passages else ""
        if passages and max(end for _, end in passages) <= len(text):
            return ShownText(text=text, passages=tuple((start, end) for start, end in passages))
        words = dict.fromkeys(
            " … ".join(each.text or each.printed or (each.summary,)) for each in codings
        )
        return ShownText(text="\n\n".join(filter(None, words)))

    def _text_of(self, source: str) -> str:
        found = source_text(self.workspace.dataset, source)
        return found.text if found is not None else ""
