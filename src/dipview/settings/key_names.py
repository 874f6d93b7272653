"""Key names: what a config file may call a key, and what the terminal's library calls it."""

from __future__ import annotations

FIXED = ("enter", "escape", *"1234567")
"""Keys that always do the same: they open and leave, also in inputs, and go to the panes."""
_NAMED = frozenset(
    (
        *("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "space"),
        *("backspace", "delete", "insert", "enter", "escape"),
        *(f"f{number}" for number in range(1, 25)),
    )
)
_ALIASES = {
    "pgup": "pageup",
    "pgdn": "pagedown",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "bksp": "backspace",
    " ": "space",
}
_MODIFIERS = ("ctrl", "alt", "shift", "super")


def key_named(text: str) -> str | None:
    """Read the name of a key: a character for itself, ``PgUp``, ``f2``, ``ctrl+o``.

    Returns:
        Its name as commands have it; None where it is no name of a key.
    """
    if len(text) == 1 and text.isprintable() and text != " ":
        return text
    *modifiers, base = text.lower().replace(" ", "").split("+") if text != " " else [" "]
    base = _ALIASES.get(base, base)
    plain = base in _NAMED or (len(base) == 1 and base.isprintable() and bool(modifiers))
    if not plain or any(each not in _MODIFIERS for each in modifiers):
        return None
    ordered = [each for each in _MODIFIERS if each in modifiers]
    if len(ordered) != len(modifiers) or (ordered == ["shift"] and len(base) == 1):
        return None
    return "+".join((*ordered, base))
