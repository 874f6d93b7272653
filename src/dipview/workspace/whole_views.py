"""Whole views: the views of a dataset as a whole, and what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from dipview.model.values import frozen

if TYPE_CHECKING:
    from dipview.views.selection import Maker


class Subjects(Enum):
    """What a whole view is about, beside what its scope narrows."""

    NONE = "none"
    """Everybody."""
    ACTORS = "actors"
    """Two actors or more."""
    ACTOR = "actor"
    """One actor among all others; without any, everybody."""
    RECORD = "record"
    """One actor or issue."""
    EVENT = "event"
    """One event."""


@frozen(kw_only=True)
class WholeView:
    """What is known of a whole view before it is made."""

    maker: str
    """Where the function is that makes it: its module below ``dipview.views``, and its name."""
    title: str
    """What it is called before it is made; its own title says more where it can."""
    about: str = ""
    """What it shows, in a sentence; empty where it is not gone to by name."""
    subjects: Subjects = Subjects.NONE
    written_out: bool = False
    """It is read from top to bottom, with all texts in full."""
    wide: bool = False
    """It uses the width of the widest screen: the card stays below it."""
    narrow: bool = False
    """Its lines are no longer than can be read with ease: there is room for the card beside it."""
    in_periods: bool = False
    """It has the strip that counts what stands in each period."""
    by_issue: bool = False
    """Its columns are issues: it can be sorted by them and folded."""

    def make(self) -> Maker:
        """Give the function that makes the view; its module is imported for that."""
        module, _, name = self.maker.partition(":")
        return cast("Maker", getattr(import_module(f"dipview.views.{module}"), name))


MATRIX, TIMELINE = "matrix", "timeline"
"""The views of which a site has pages."""
READER = "reader"
"""The view that rows of sources and of what they print lead to."""
NETWORK, COMPARE, BRIEF = "network", "compare", "brief"
TIES, ALONE, DIRECTED = "ties", "alone", "directed"
"""The views that rows and commands lead to with subjects."""
STEERING, LINES, TABLE = "steering", "lines", "table"
ANNEX, READOUT, DELEGATION = "annex", "readout", "delegation"
"""The other kinds of briefs (see ``views.brief.kinds``)."""

WHOLE_VIEWS: Mapping[str, WholeView] = MappingProxyType(
    {
        MATRIX: WholeView(
            maker="matrix.matrix_view:matrix_view",
            title="Where they stand",
            about="Who stands where: actors by issues.",
            wide=True,
            by_issue=True,
        ),
        TIMELINE: WholeView(
            maker="timeline.timeline_view:timeline_view",
            title="Timeline",
            about="What was said and done, in order.",
            in_periods=True,
        ),
        COMPARE: WholeView(
            maker="comparison.comparison_view:comparison_view",
            title="Comparison",
            about="Two to six actors: compare russia, united states.",
            subjects=Subjects.ACTORS,
            wide=True,
        ),
        "shifts": WholeView(
            maker="shifts.shifts_view:shifts_view",
            title="Shifts",
            about="Who moved: changes of stance, condition or formula.",
        ),
        "votes": WholeView(
            maker="votes.votes_view:votes_view",
            title="Votes",
            about="What was voted on: counts, who stood with whom, who changed.",
        ),
        NETWORK: WholeView(
            maker="network.network_view:network_view",
            title="Ties of agreement and conflict",
            about="Ties of agreement and conflict between actors.",
        ),
        TIES: WholeView(
            maker="network.network_view:network_view",
            title="Ties of agreement and conflict",
            about="Of one actor, who agrees with it and who not: ties russia.",
            subjects=Subjects.ACTOR,
        ),
        ALONE: WholeView(
            maker="comparison.alone_view:alone_view",
            title="Who stands alone",
            about="Who stands alone on issues, and for how long: alone russia.",
            subjects=Subjects.ACTOR,
        ),
        DIRECTED: WholeView(
            maker="network.directed_view:directed_view",
            title="Who criticizes, asks or threatens whom",
            about="Who criticizes, asks or threatens whom: directed russia.",
            subjects=Subjects.ACTOR,
        ),
        "agree": WholeView(
            maker="coders.coder_agreement_view:coder_agreement_view",
            title="Agreement of coders",
            about="How alike coders are: what both found, and how they coded it.",
        ),
        "disagreements": WholeView(
            maker="coders.disagreements_view:disagreements_view",
            title="Where coders differ",
            about="Where coders differ on one utterance, and which coding stands.",
        ),
        BRIEF: WholeView(
            maker="brief.brief_view:brief_view",
            title="Brief",
            about="A document on one issue or actor: brief sanctions.",
            subjects=Subjects.RECORD,
            written_out=True,
        ),
        STEERING: WholeView(
            maker="brief.steering:steering_view",
            title="Steering brief",
            about="A brief of two sides, on one issue or actor: steering sanctions.",
            subjects=Subjects.RECORD,
            written_out=True,
        ),
        LINES: WholeView(
            maker="brief.lines:lines_view",
            title="Lines to take",
            about="Lines to take, with the other side's words: lines russia.",
            subjects=Subjects.RECORD,
            written_out=True,
        ),
        TABLE: WholeView(
            maker="brief.table:table_view",
            title="Table of positions",
            about="A table to hand over: parties by issues, red lines, conditions.",
            wide=True,
        ),
        ANNEX: WholeView(
            maker="brief.annex:annex_view",
            title="Annex",
            about="An entry for each actor: what it said, with its sources.",
            written_out=True,
        ),
        READOUT: WholeView(
            maker="brief.readout:readout_view",
            title="Readout",
            about="Of one event: who took part, what was said and agreed: readout lucca.",
            subjects=Subjects.EVENT,
            written_out=True,
        ),
        DELEGATION: WholeView(
            maker="brief.delegation:delegation_view",
            title="Delegation sheet",
            about="One actor's sheet: who is near it, whom it lacks: delegation russia.",
            subjects=Subjects.ACTOR,
            written_out=True,
        ),
        READER: WholeView(
            maker="reading.reading_view:reading_view",
            title="Reader",
            subjects=Subjects.RECORD,
            narrow=True,
        ),
        "long-matrix": WholeView(
            maker="matrix.matrix_view:long_matrix_view", title="Where they stand"
        ),
    }
)
"""Every whole view by its name, in the order in which they are offered."""
