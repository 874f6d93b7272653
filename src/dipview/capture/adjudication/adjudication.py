"""An adjudication: the utterances on which coders differ, and whose coding is made to stand.

The coding that is chosen becomes reviewed, by whom; the others are set aside for it, and kept as
they are. A decision is in the log before the files of the dataset are written; whoever is killed
between the two, or between two files, finds the files whole again at the next start.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from dipview.capture.adjudication.settlements import Keys, Settled, Settlement
from dipview.capture.review.decision_log import DecisionLog, ReviewError
from dipview.capture.writing_forms import written_form
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.statements import RecordStatus
from dipview.model.values import frozen
from dipview.standing.coder_differences import Disagreement, disagreements
from dipview.standing.coders import codings_of
from dipview.writing.change import Change
from dipview.writing.write_error import WriteError
from dipview.writing.writer import Writer

STATUS, REVIEWED_BY, SET_ASIDE = "status", "reviewed_by", "set_aside_for"
_KEYS = (STATUS, REVIEWED_BY, SET_ASIDE)
"""The keys of a statement that a decision sets."""


@frozen(kw_only=True)
class AdjudicationProgress:
    """How far it is."""

    total: int
    decided: int = 0
    later: int = 0
    flagged: int = 0


@frozen
class PutBack:
    """A decision that was undone."""

    settlement: Settlement
    changed: tuple[str, ...] = ()
    """Ids of codings of which somebody else changed what the decision had set; they stay so."""


class Adjudication:
    """One person's work on the disagreements of a dataset.

    Every method that decides returns once that is on the disk; call them in a thread.

    Args:
        dataset: The dataset as it is open.
        log: What was decided before; where it can be read alone, nothing can be decided here.
        paths: The files and folders that are open, which are written to.
        by: Who decides.
        limits: How many bytes may be read.
    """

    def __init__(
        self,
        dataset: Dataset,
        log: DecisionLog[Settlement],
        paths: Sequence[Path],
        by: str,
        limits: Limits | None = None,
    ) -> None:
        self.by = by
        self._log = log
        self._paths, self._limits = tuple(paths), limits
        self._writer = Writer(paths, limits)
        self._begun = len(log.decided.every)
        self.renew(dataset)
        if not log.read_only:
            self._mend()

    # What is known

    def renew(self, dataset: Dataset) -> None:
        """Take over the files as they were read again."""
        self.dataset = dataset
        every = codings_of(dataset)
        found = sorted(disagreements(dataset, every), key=_in_text_order)
        self.disagreements: Mapping[tuple[str, ...], Disagreement] = {
            each.ids: each for each in found
        }
        """Those that were decided too, by their codings, in the order of the texts."""

    @property
    def remark(self) -> str:
        """What has to be known of what was written last; empty for nothing."""
        return self._writer.remark

    @property
    def read_only(self) -> bool:
        """Whether somebody else is deciding."""
        return self._log.read_only

    def settled(self, disagreement: Disagreement) -> Settlement | None:
        """Give what stands of a disagreement in the log."""
        return self._log.decided.of_each.get(disagreement.ids)

    def is_decided(self, disagreement: Disagreement) -> bool:
        """Tell whether a coding stands: as the files say, or as was decided a moment ago."""
        return self._decided(disagreement, self._of_now())

    def _decided(self, disagreement: Disagreement, of_now: Mapping[object, Settled]) -> bool:
        last = of_now.get(disagreement.ids)
        return last is Settled.CHOSEN if last is not None else bool(disagreement.chosen)

    def _of_now(self) -> Mapping[object, Settled]:
        """Give what was decided last of each utterance since this was opened."""
        of_now = self._log.decided.every[self._begun :]
        return {
            each.codings: each.settled for each in of_now if each.settled is not Settled.WRITTEN
        }

    def _left(self) -> list[Disagreement]:
        """Give those that are not decided, in the order of the texts."""
        of_now = self._of_now()
        return [each for each in self.disagreements.values() if not self._decided(each, of_now)]

    @property
    def waiting(self) -> tuple[Disagreement, ...]:
        """Those that are to be decided, the next one first: put off and flagged ones come last."""
        settled, left = self._log.decided.of_each, self._left()

        def rank(each: Disagreement) -> tuple[int, int]:
            found = settled.get(each.ids)
            if found is None or found.settled is Settled.CHOSEN:
                return 0, 0
            return (1 if found.settled is Settled.LATER else 2), found.number

        return tuple(sorted(left, key=rank))

    @property
    def progress(self) -> AdjudicationProgress:
        """How far it is."""
        settled, left = self._log.decided.of_each, self._left()
        kinds = [found.settled for each in left if (found := settled.get(each.ids)) is not None]
        total = len(self.disagreements)
        return AdjudicationProgress(
            total=total,
            decided=total - len(left),
            later=kinds.count(Settled.LATER),
            flagged=kinds.count(Settled.FLAGGED),
        )

    def close(self) -> None:
        """Let others decide."""
        self._log.close()

    # Deciding

    def choose(self, disagreement: Disagreement, coder: str) -> Settlement:
        """Let the coding of a coder stand, and set the others aside for it.

        Raises:
            ReviewError: It could not be written.
        """
        self._may_decide()
        chosen = disagreement.codings[coder].id
        owns = {id: self._own(id) for id in disagreement.ids}
        before = {id: _keys_of(own) for id, own in owns.items()}
        after = {
            id: {STATUS: RecordStatus.REVIEWED.value, REVIEWED_BY: self.by}
            if id == chosen
            else {**before[id], SET_ASIDE: chosen}
            for id in owns
        }
        kept = self._log.append(
            Settlement(
                settled=Settled.CHOSEN,
                codings=disagreement.ids,
                by=self.by,
                chosen=chosen,
                before=before,
                after=after,
            )
        )
        try:
            self._write(kept, {id: (owns[id], after[id]) for id in owns})
        except WriteError as error:
            self._log.append(_undoing(kept))
            raise ReviewError(str(error)) from error
        return kept

    def put_off(self, disagreement: Disagreement) -> Settlement:
        """Let a disagreement come again behind all others."""
        self._may_decide()
        return self._log.append(
            Settlement(settled=Settled.LATER, codings=disagreement.ids, by=self.by)
        )

    def flag(self, disagreement: Disagreement, line: str) -> Settlement:
        """Let a colleague look at a disagreement.

        Args:
            disagreement: The disagreement.
            line: What about.
        """
        self._may_decide()
        return self._log.append(
            Settlement(settled=Settled.FLAGGED, codings=disagreement.ids, by=self.by, line=line)
        )

    def undo(self) -> PutBack | None:
        """Take back the last decision that stands, of this session or of an earlier one.

        Returns:
            What came back; None where nothing was decided.

        Raises:
            ReviewError: It could not be taken back.
        """
        self._may_decide()
        last = self._log.decided.last
        if last is None:
            return None
        changes, changed = {}, []
        for id in last.after:
            own = self._found(id)
            if own is not None and _keys_of(own) == last.after[id]:
                changes[id] = (own, last.before.get(id, {}))
            else:
                changed.append(id)
        undoing = self._log.append(_undoing(last))
        try:
            self._write(undoing, changes)
        except WriteError as error:
            self._log.append(evolve(last, at=""))
            raise ReviewError(str(error)) from error
        return PutBack(last, tuple(changed))

    def _may_decide(self) -> None:
        if self.read_only:
            raise ReviewError("Somebody else is deciding on these codings: here they can be read.")

    # Files

    def _own(self, id: str) -> Mapping[str, Any]:
        """Give the table of a statement as its file has it now.

        Raises:
            ReviewError: It is not there any more, or has no id of its own.
        """
        own = self._found(id)
        if own is None:
            raise ReviewError(
                f"'{id}' is not found in its file: begin again; 'dipview fmt' gives ids."
            )
        return own

    def _found(self, id: str) -> Mapping[str, Any] | None:
        form = written_form(self.dataset, id, self._limits) if self.dataset.kind_of(id) else None
        return form.own if form is not None else None

    def _write(
        self, decided: Settlement, changes: Mapping[str, tuple[Mapping[str, Any], Keys]]
    ) -> None:
        """Write what codings are to say, those that say it already aside; then take note of it."""
        to_write = [
            Change(Kind.STATEMENT, id, _with_keys(own, keys), own)
            for id, (own, keys) in changes.items()
            if _keys_of(own) != keys
        ]
        if to_write:
            self._writer.write(to_write)
            self._log.append(
                Settlement(settled=Settled.WRITTEN, codings=decided.codings, undoes=decided.number)
            )

    def _mend(self) -> None:
        """Bring the files and the last line of the log together, after a writer that was killed.

        What half of the files say is finished; what none of them says was not decided.
        """
        last = next(reversed(self._log.decided.every), None)
        if last is None or last.settled is Settled.WRITTEN:
            return
        undone = last.settled is Settled.UNDONE
        meant = self._log.decided.numbered(last.undoes) if undone else last
        if meant is None or meant.settled is not Settled.CHOSEN:
            return
        old, new = (meant.after, meant.before) if undone else (meant.before, meant.after)
        owns = {id: own for id in new if (own := self._found(id)) is not None}
        moved = [id for id in owns if old.get(id, {}) != new[id]]
        done = [id for id in moved if _keys_of(owns[id]) == new[id]]
        waiting = [id for id in moved if _keys_of(owns[id]) == old.get(id, {})]
        if not waiting or len(done) + len(waiting) < len(moved):
            return
        if not done:
            self._log.append(evolve(meant, at="") if undone else _undoing(meant))
            return
        try:
            self._write(last, {id: (owns[id], new[id]) for id in waiting})
        except WriteError as error:
            raise ReviewError(str(error)) from error
        self.renew(open_dataset(self._paths, self._limits))


def _undoing(settlement: Settlement) -> Settlement:
    return Settlement(settled=Settled.UNDONE, codings=settlement.codings, undoes=settlement.number)


def _keys_of(own: Mapping[str, Any] | None) -> Keys:
    return {key: str(own[key]) for key in _KEYS if own and key in own}


def _with_keys(own: Mapping[str, Any], keys: Keys) -> dict[str, Any]:
    return {**{key: value for key, value in own.items() if key not in _KEYS}, **keys}


def _in_text_order(disagreement: Disagreement) -> tuple[str, tuple[int, ...]]:
    first = next(iter(disagreement.codings.values()))
    return first.source, first.passage
