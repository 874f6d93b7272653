"""Kinds of briefs: what each is called, what it can be about, and where it is made."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from dipview.model.kinds import Kind
from dipview.model.values import frozen

if TYPE_CHECKING:
    from dipview.views.brief.brief_text import BriefText
    from dipview.views.selection import Maker


class BriefKind(StrEnum):
    """What a brief is for."""

    POSITION = "position"
    STEERING = "steering"
    LINES = "lines"
    TABLE = "table"
    ANNEX = "annex"
    READOUT = "readout"
    DELEGATION = "delegation"


@frozen(kw_only=True)
class BriefForm:
    """What is known of a kind of brief before one is made."""

    maker: str
    """Where the function is that makes it: its module in this folder, and its name."""
    title: str
    about: str
    """What it is, in a few words."""
    kinds: tuple[Kind, ...]
    """The kinds of record that it can be about, the likelier first."""
    many: bool = False
    """It can be about several records."""
    everything: bool = False
    """It can be about no record: then it is about all of them."""
    typed: bool = False
    """Its objective, points or instructions are typed, in a file of its own."""

    def make(self, text: BriefText | None = None) -> Maker:
        """Give the function that makes it, with what was typed for it.

        Args:
            text: What was typed; None for nothing. A kind without words of its own heeds none.
        """
        module, _, name = self.maker.partition(":")
        maker = getattr(import_module(f"dipview.views.brief.{module}"), name)
        return cast("Maker", partial(maker, text=text) if self.typed and text else maker)


_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)

BRIEFS: Mapping[BriefKind, BriefForm] = MappingProxyType(
    {
        BriefKind.POSITION: BriefForm(
            maker="brief_view:brief_view",
            title="Brief",
            about="where they stand, who moved, in which words",
            kinds=_SUBJECTS,
        ),
        BriefKind.STEERING: BriefForm(
            maker="steering:steering_view",
            title="Steering brief",
            about="objective, points to make and background, on two sides",
            kinds=_SUBJECTS,
            many=True,
            typed=True,
        ),
        BriefKind.LINES: BriefForm(
            maker="lines:lines_view",
            title="Lines to take",
            about="points to make, and what the other side says on each",
            kinds=_SUBJECTS,
            many=True,
            typed=True,
        ),
        BriefKind.TABLE: BriefForm(
            maker="table:table_view",
            title="Table of positions",
            about="parties by issues, with red lines and conditions",
            kinds=_SUBJECTS,
            many=True,
            everything=True,
        ),
        BriefKind.ANNEX: BriefForm(
            maker="annex:annex_view",
            title="Annex",
            about="an entry for each actor: what it said, with its sources",
            kinds=(Kind.ACTOR,),
            many=True,
            everything=True,
        ),
        BriefKind.READOUT: BriefForm(
            maker="readout:readout_view",
            title="Readout",
            about="of an event: who took part, what was said and agreed",
            kinds=(Kind.EVENT,),
        ),
        BriefKind.DELEGATION: BriefForm(
            maker="delegation:delegation_view",
            title="Delegation sheet",
            about="one actor's sheet: its positions, who is near, whom it lacks",
            kinds=(Kind.ACTOR,),
            typed=True,
        ),
    }
)
"""Every kind of brief, in the order in which they are offered."""
