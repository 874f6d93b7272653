"""Lines of a statement's form: the eight that are always there, and the five about its place."""

from __future__ import annotations

from enum import StrEnum


class Line(StrEnum):
    """One line of the form, by the key that opens it."""

    WHO = "w"
    """The speakers; of a described statement, whose position it is."""
    BEHALF = "b"
    FORM = "f"
    DATE = "t"
    ISSUE = "i"
    STANCE = "s"
    CONDITION = "c"
    SUMMARY = "m"
    WORDS = "p"
    """The exact words."""
    VALUE = "v"
    """Of a quantity."""
    SOURCE = "o"
    EVENT = "e"
    LOCATOR = "l"

    @property
    def word(self) -> str:
        """What the line is called."""
        return _WORDS[self]

    @property
    def typed(self) -> bool:
        """Whether it takes what is typed, and not one of several records or words."""
        return self in _TYPED


EIGHT = (
    Line.WHO,
    Line.BEHALF,
    Line.FORM,
    Line.DATE,
    Line.ISSUE,
    Line.STANCE,
    Line.CONDITION,
    Line.SUMMARY,
)
"""The lines that every form shows."""
BESIDES = (Line.WORDS, Line.VALUE, Line.SOURCE, Line.LOCATOR, Line.EVENT)
"""The lines that a form by hand shows besides."""

_WORDS = {
    Line.WHO: "who",
    Line.BEHALF: "on behalf of",
    Line.FORM: "form",
    Line.DATE: "date",
    Line.ISSUE: "issue",
    Line.STANCE: "stance",
    Line.CONDITION: "condition",
    Line.SUMMARY: "summary",
    Line.WORDS: "exact words",
    Line.VALUE: "value",
    Line.SOURCE: "source",
    Line.EVENT: "event",
    Line.LOCATOR: "place in it",
}
_TYPED = frozenset((Line.DATE, Line.CONDITION, Line.SUMMARY, Line.WORDS, Line.VALUE, Line.LOCATOR))
