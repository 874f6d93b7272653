"""Votes: what was put to the vote, how it was counted, and how each option bears on an issue."""

from enum import StrEnum

from attrs import field

from dipview.model.fields import counting, key, optional, turning
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import Stance
from dipview.model.values import frozen


class Option(StrEnum):
    """How one voted, or that one did not."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    NOT_VOTING = "not-voting"
    """Present, or recorded so, without a vote."""
    ABSENT = "absent"


class Result(StrEnum):
    """What came of a vote."""

    ADOPTED = "adopted"
    REJECTED = "rejected"


class Direction(StrEnum):
    """What a yes means for the issue."""

    FOR = "for"
    AGAINST = "against"
    """The motion was to refuse, delete or postpone what the issue says."""


class Part(StrEnum):
    """How much of a text was voted on."""

    WHOLE = "whole"
    AMENDMENT = "amendment"
    PARAGRAPH = "paragraph"


@frozen(kw_only=True)
class Counts:
    """How many chose each option, as the record prints it; None where it does not say."""

    yes: int | None = field(default=None, metadata=counting("votes in favour"))
    no: int | None = field(default=None, metadata=counting("votes against"))
    abstain: int | None = field(default=None, metadata=counting("abstentions"))
    not_voting: int | None = field(
        default=None, metadata=counting("those recorded as not voting or absent")
    )

    def of(self, option: Option) -> int | None:
        """Give how many chose an option; those who did not vote are told as one number."""
        match option:
            case Option.YES:
                return self.yes
            case Option.NO:
                return self.no
            case Option.ABSTAIN:
                return self.abstain
            case Option.NOT_VOTING | Option.ABSENT:
                return self.not_voting


@frozen(kw_only=True)
class Vote:
    """What was put to the vote at an event."""

    body: str | None = optional(
        None, "the body that voted", refers_to=Kind.ACTOR, link=Link.VOTES_IN
    )
    """Id of an actor."""
    number: str = optional("", "of the text, or of the roll call: A/RES/2031/4", recurs=False)
    result: Result | None = optional(None, "what came of it")
    counts: Counts | None = optional(None, "as the record prints them: { yes = 59, no = 3 }")
    on: str | None = optional(
        None,
        "the policy on which the options are positions; none follow without it",
        refers_to=Kind.ISSUE,
        link=Link.VOTES_ON,
    )
    """Id of a policy."""
    direction: Direction = field(
        default=Direction.FOR,
        metadata=turning("on", key("whether a yes is for the policy, or against it")),
    )
    part: Part = field(
        default=Part.WHOLE,
        metadata=turning(
            "on", key("the whole text, or an amendment or paragraph with a policy of its own")
        ),
    )

    def stance_of(self, option: Option) -> Stance | None:
        """Give the stance on the policy that an option is; None where it is no vote."""
        for_it = self.direction is Direction.FOR
        match option:
            case Option.YES:
                return Stance.SUPPORT if for_it else Stance.OPPOSE
            case Option.NO:
                return Stance.OPPOSE if for_it else Stance.SUPPORT
            case Option.ABSTAIN:
                return Stance.ABSTAIN
            case Option.NOT_VOTING | Option.ABSENT:
                return None
