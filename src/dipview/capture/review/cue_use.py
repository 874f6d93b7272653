"""How cues do in use: what was decided of the drafts that each found, and which are given up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from attrs import field

from dipview.capture.review.decision_log import read_log
from dipview.capture.review.decisions import ENDING, Decision, Verdict
from dipview.dataset.problems import Problem
from dipview.model.values import frozen

TOO_OFTEN = 3
"""A cue of which so many drafts were no statement, and none was one, is not used any more."""


@frozen(kw_only=True)
class CueUse:
    """What was decided of the drafts of a cue."""

    cue: str
    unchanged: int = 0
    """Accepted as they were proposed."""
    changed: int = 0
    """Accepted with other values."""
    rejected: int = 0
    fields: Mapping[str, int] = field(factory=dict, hash=False)
    """How often each field was changed."""

    @property
    def accepted(self) -> int:
        """How many became statements."""
        return self.unchanged + self.changed

    @property
    def decided(self) -> int:
        """How many were accepted or rejected."""
        return self.accepted + self.rejected

    @property
    def dropped(self) -> bool:
        """Whether the cue is not used any more."""
        return self.rejected >= TOO_OFTEN and not self.accepted


def cue_uses(decisions: Iterable[Decision]) -> tuple[CueUse, ...]:
    """Count what was decided, by cue.

    Args:
        decisions: Those that stand, of any sources.

    Returns:
        The cues of which the most was decided first.
    """
    by_cue: dict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        if not each.by_hand and each.verdict in (Verdict.ACCEPTED, Verdict.REJECTED):
            by_cue[each.cue].append(each)
    uses = (_use(cue, each) for cue, each in by_cue.items())
    return tuple(sorted(uses, key=lambda use: (-use.decided, use.cue)))


def _use(cue: str, decisions: Sequence[Decision]) -> CueUse:
    accepted = [each for each in decisions if each.verdict is Verdict.ACCEPTED]
    changed = [each for each in accepted if each.changed]
    fields = Counter(name for each in changed for name in each.changed)
    return CueUse(
        cue=cue,
        unchanged=len(accepted) - len(changed),
        changed=len(changed),
        rejected=len(decisions) - len(accepted),
        fields=dict(fields.most_common()),
    )


def decided_in(folders: Iterable[Path]) -> tuple[Decision, ...]:
    """Read what stands of all decisions beside drafts; a log that cannot be read is read over.

    Args:
        folders: Where drafts lie.
    """
    found: list[Decision] = []
    for folder in folders:
        for log in sorted(folder.glob(f"*{ENDING}")):
            if not isinstance(decisions := read_log(log, Decision), Problem):
                found += decisions.of_each.values()
    return tuple(found)


def dropped_cues(folder: Path) -> Collection[str]:
    """Give the cues that are not used any more.

    Args:
        folder: Where the drafts of a dataset lie, and what was decided of them.
    """
    return frozenset(use.cue for use in cue_uses(decided_in([folder])) if use.dropped)
