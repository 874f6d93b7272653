"""Keys of the form of a statement: the one table that its bindings, footer and help come from."""

from __future__ import annotations

from enum import StrEnum

from dipview.capture.form_lines import Line
from dipview.commands.command import key_name
from dipview.model.values import frozen


class When(StrEnum):
    """When a key does what it does."""

    CLOSED = "closed"
    """No line is open."""
    OPEN = "open"
    """Something is typed into a line."""


@frozen
class FormKey:
    """What some keys do in the form."""

    keys: tuple[str, ...]
    action: str
    """The name of what is done; a key of a line opens it."""
    title: str
    """Two words at most, for the footer; empty to leave it out."""
    help: str
    when: When


_CLOSED = (
    FormKey(
        ("enter",),
        "accept",
        "writes it",
        "write the statement; where something is missing, open its line",
        When.CLOSED,
    ),
    FormKey(("tab",), "next_line", "next", "open the first line that is missing", When.CLOSED),
    FormKey(
        ("plus",),
        "next_position",
        "position",
        "go to the next position, a new one behind the last",
        When.CLOSED,
    ),
    FormKey(("minus",), "drop_position", "", "take this position out", When.CLOSED),
    FormKey(("question_mark",), "keys", "keys", "show these keys, or the rest again", When.CLOSED),
    FormKey(
        ("escape",),
        "leave",
        "leaves",
        "leave without writing; if something was typed, twice",
        When.CLOSED,
    ),
)
_OPEN = (
    FormKey(("enter",), "take", "takes it", "take the row, or what is typed", When.OPEN),
    FormKey(("tab",), "take_and_next", "and on", "take it, and open the next line", When.OPEN),
    FormKey(("up",), "move(-1)", "", "go up in the rows", When.OPEN),
    FormKey(("down",), "move(1)", "", "go down in the rows", When.OPEN),
    FormKey(tuple("123456789"), "digit", "", "take that row, while nothing is typed", When.OPEN),
    FormKey(("f2",), "turn", "other kind", "make the new record one of another kind", When.OPEN),
    FormKey(("escape",), "give_up", "as before", "leave the line as it was", When.OPEN),
)
FORM_KEYS: tuple[FormKey, ...] = (
    *(
        FormKey((line.value,), f"line('{line.value}')", "", f"open {line.word}", When.CLOSED)
        for line in Line
    ),
    *_CLOSED,
    *_OPEN,
)
"""All keys, in the order of the help."""


MAKING = frozenset((Line.WHO, Line.BEHALF, Line.ISSUE, Line.EVENT))
"""The lines on which a new record can be made."""


def footer(when: When, line: Line | None = None) -> tuple[tuple[str, str], ...]:
    """Give the keys of the footer, each with what it does.

    Args:
        when: Whether a line is open.
        line: Which; a new record has another kind only where a line makes any.
    """
    turns = line is None or line in MAKING
    return tuple(
        (written_key(each.keys[0]), each.title)
        for each in FORM_KEYS
        if each.title and each.when is when and (turns or each.action != "turn")
    )


def keys_in_words() -> tuple[tuple[str, str], ...]:
    """Give all keys but those of the lines, which stand before them, each with its help."""
    return tuple(
        (_written(each.keys), each.help) for each in FORM_KEYS if not each.action.startswith("line")
    )


def written_key(key: str) -> str:
    """Write a key as a reader knows it."""
    return _NAMES.get(key) or key_name(key)


def _written(keys: tuple[str, ...]) -> str:
    return written_key(keys[0]) if len(keys) == 1 else f"{keys[0]}–{keys[-1]}"


_NAMES = {"f2": "F2", "plus": "+", "minus": "-", "question_mark": "?"}
"""Names of keys beside those that commands have."""
