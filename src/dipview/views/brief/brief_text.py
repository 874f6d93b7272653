"""Brief text: what is typed once for a brief and kept, as a value; all else follows the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from dipview.model.tables import EMPTY
from dipview.model.values import frozen


@frozen(kw_only=True)
class Point:
    """A point to make, or a line to take if something is raised."""

    text: str
    issue: str = ""
    """Id of the issue on which it is; what the other side says on that stands under it."""
    question: str = ""
    """What may be raised, in words, where that is not an issue of the dataset."""


@frozen(kw_only=True)
class BriefText:
    """What is typed for one brief."""

    title: str = ""
    about: tuple[str, ...] = ()
    """Ids or names of what it is about."""
    symbol: str = ""
    date: dt.date | None = None
    copy: str = ""
    visit: str = ""
    """The visit or meeting that it is for."""
    department: str = ""
    """Whose brief it is."""
    objective: str = ""
    points: tuple[Point, ...] = ()
    raised: tuple[Point, ...] = ()
    """Lines to take if something is raised."""
    instructions: Mapping[str, str] = EMPTY
    """Of a seminar: what each delegation alone is told, by the actor's id."""


NO_TEXT = BriefText()
"""Of a brief for which nothing is typed."""
