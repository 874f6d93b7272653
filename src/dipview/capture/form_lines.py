"""Lines of a statement's form: the eight that are always there, and the five about its place."""

from __future__ import annotations

from enum import StrEnum

from dipview.model.kinds import Kind


class Line(StrEnum):
    """One line of the form, by the key that opens it."""

    word: str
    """What the line is called."""
    option: str
    """What its option is called where statements are typed, and its column."""
    kind: Kind | None
    """The kind of record that it names; None where it names none."""

    def __new__(cls, key: str, word: str = "", option: str = "", kind: Kind | None = None) -> Line:
        """Make a line of what is known of it."""
        line = str.__new__(cls, key)
        line._value_ = key
        line.word, line.option, line.kind = word, option, kind
        return line

    WHO = "w", "who", "by", Kind.ACTOR
    """The speakers; of a described statement, whose position it is."""
    BEHALF = "b", "on behalf of", "on-behalf-of", Kind.ACTOR
    FORM = "f", "form", "form"
    DATE = "t", "date", "date"
    ISSUE = "i", "issue", "issue", Kind.ISSUE
    STANCE = "s", "stance", "stance"
    CONDITION = "c", "condition", "condition"
    SUMMARY = "m", "summary", "summary"
    WORDS = "p", "exact words", "text"
    VALUE = "v", "value", "value"
    """Of a quantity."""
    SOURCE = "o", "source", "source", Kind.SOURCE
    EVENT = "e", "event", "event", Kind.EVENT
    LOCATOR = "l", "place in it", "locator"

    @property
    def typed(self) -> bool:
        """Whether it takes what is typed, and not one of several records or words."""
        return self.kind is None and self not in (Line.FORM, Line.STANCE)


EIGHT = tuple(Line)[:8]
"""The lines that every form shows."""
BESIDES = (Line.WORDS, Line.VALUE, Line.SOURCE, Line.LOCATOR, Line.EVENT)
"""The lines that a form by hand shows besides."""
