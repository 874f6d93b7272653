"""Keys by which one thing after another is decided: of drafts, of what coders made of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from dipview.commands.effects import Effect, Effects
from dipview.commands.form_keys import written_key
from dipview.commands.review_effects import AskColleague, LeaveReview, Scroll, ShowKeys, Undo
from dipview.model.values import frozen

S = TypeVar("S")
"""The session in which it is decided."""
Handler: TypeAlias = Callable[[S, str], Effects]
"""Says what a key does."""


def always(_session: object) -> bool:
    """Possible at any time."""
    return True


@frozen
class DecisionKey(Generic[S]):
    """What some keys do."""

    keys: tuple[str, ...]
    """Names of keys; a character stands for itself."""
    help: str
    """One line of the help."""
    run: Handler[S]
    title: str = ""
    """Two words at most: what the footer shows; empty to leave it out."""
    when: Callable[[S], bool] = always
    footer: int = 0
    """Its rank in the footer, 1 for what must stay where room is scarce."""
    written: int = 1
    """How many of its keys the footer shows."""

    @property
    def in_words(self) -> str:
        """Its keys, as a reader knows them."""
        return " ".join(map(written_key, self.keys))


def pressed(keys: Sequence[DecisionKey[S]], session: S, key: str) -> Effects:
    """Give the effects of a key; none where it does nothing now."""
    for each in keys:
        if key in each.keys:
            return each.run(session, key) if each.when(session) else ()
    return ()


def keys_in_words(keys: Sequence[DecisionKey[Any]]) -> list[tuple[str, str]]:
    """Give keys as a reader knows them, each with its line of the help."""
    return [(each.in_words, each.help) for each in keys]


def _asks_for(effect: Effect) -> Handler[Any]:
    return lambda _session, _key: (effect,)


def flag_key(when: Callable[[S], bool]) -> DecisionKey[S]:
    """Make the key that flags what is at hand, where there is anything."""
    told = "Flag it for a colleague, with a line of what about."
    return DecisionKey(("g",), told, _asks_for(AskColleague()), "flag", when, footer=5)


UNDO: DecisionKey[Any] = DecisionKey(
    ("u",), "Take back the last decision, then those before.", _asks_for(Undo()), "undo", footer=3
)
SCROLL: DecisionKey[Any] = DecisionKey(
    ("pagedown", "pageup"),
    "Scroll the text.",
    lambda _session, key: (Scroll(-1 if key == "pageup" else 1),),
)
SHOW_KEYS: DecisionKey[Any] = DecisionKey(
    ("?",), "Show these keys.", _asks_for(ShowKeys()), "keys", footer=4
)
LEAVE: DecisionKey[Any] = DecisionKey(
    ("q",),
    "Leave; all is kept, and it begins here next time.",
    _asks_for(LeaveReview()),
    "leave",
    footer=1,
)
