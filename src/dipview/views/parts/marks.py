"""Marks: how a stance is drawn as a glyph, in ASCII, and in words."""

from __future__ import annotations

from functools import cached_property, lru_cache

from dipview.model.positions import Basis, Position, PositionEntry
from dipview.model.stances import Stance
from dipview.model.values import frozen

_KEPT = 512
"""How many marks are kept once they are made: there are few but for values."""


@frozen
class Mark:
    """What a glyph shows of a position or a standing."""

    stance: Stance | None = None
    """None where nothing was found, the standing is mixed or superseded, or codings differ on it.
    """
    basis: Basis = Basis.STATED
    second_hand: bool = False
    conditional: bool = False
    fallback: bool = False
    value: str = ""
    """Of a quantity: what is drawn itself."""
    mixed: bool = False
    differing: bool = False
    """Codings differ on it: the holder did not waver, coders did."""
    superseded: bool = False
    """A later statement supersedes it, and takes no position in its place."""
    earlier: bool = False
    """It is of a text of a series on a later one of which the holder stands too."""

    @property
    def glyph(self) -> str:
        """The mark in Unicode, a few cells wide: ``▲``, ``△``, ``(▲)``, ``▼if``, ``▲was``."""
        return self._followed(self._drawn(_FILLED, _HOLLOW, _OTHER, "·", "±", "≷", "†"))

    @property
    def ascii(self) -> str:
        """The mark in ASCII: ``+``, ``[+]``, ``(+)``, ``-if``."""
        ascii_glyph = self._drawn(_ASCII_FILLED, _ASCII_HOLLOW, _ASCII_OTHER, ".", "+-", "<>", "s")
        return self._followed(ascii_glyph)

    @property
    def found(self) -> bool:
        """Whether anything was found, be it no stance."""
        return self.stance is not None or self.mixed or self.differing or self.superseded

    @property
    def side(self) -> str:
        """``for``, ``against`` or ``none``: what a colour repeats, ``conditional`` before these."""
        if self.conditional:
            return "conditional"
        score = self.stance.score if self.stance and not self.mixed else None
        if not score:
            return "none"
        return "for" if score > 0 else "against"

    @property
    def verb(self) -> str:
        """What the holder does, without what that rests on: ``supports``."""
        if self.mixed:
            return "mixed"
        if self.differing:
            return "codings differ"
        if self.superseded:
            return "superseded"
        if self.stance is Stance.VALUE and self.value:
            return self.value
        return VERBS[self.stance] if self.stance else "nothing found"

    @cached_property
    def words(self) -> str:
        """The mark in words: ``supports, on a condition (described)``."""
        earlier = ", on an earlier text" if self.earlier else ""
        if self.stance is None and not self.mixed:  # nothing was found, or nothing is settled
            return f"{self.verb}{earlier}"
        condition = ", on a condition" if self.conditional else ""
        condition += ", as a second choice" if self.fallback else ""
        condition += earlier
        asides = [] if self.basis is Basis.STATED else [self.basis.value]
        if self.second_hand:
            asides.append("second-hand")
        aside = f" ({', '.join(asides)})" if asides else ""
        return f"{self.verb}{condition}{aside}"

    def _drawn(
        self,
        filled: dict[Stance, str],
        hollow: dict[Stance, str],
        other: dict[Stance, str],
        nothing: str,
        mixed: str,
        differing: str,
        superseded: str,
    ) -> str:
        if self.stance is None and not self.mixed:
            return differing if self.differing else superseded if self.superseded else nothing
        stated = self.basis is Basis.STATED
        sides = filled if stated else hollow
        if self.stance in sides and not self.mixed:
            glyph = sides[self.stance]
        else:
            glyph = mixed if self.stance is None or self.mixed else other[self.stance]
            if self.value and self.stance is Stance.VALUE and not self.mixed:
                glyph = _shortened(self.value)
            # Divided is always as described, so that its glyph says so already.
            hollow_too = not stated and self.stance is not Stance.DIVIDED and not self.second_hand
            glyph = f"[{glyph}]" if hollow_too else glyph
        return f"({glyph})" if self.second_hand else glyph

    def _followed(self, glyph: str) -> str:
        """Add what follows a glyph: the words for what it does not draw itself."""
        glyph = f"{glyph}if" if self.conditional else glyph
        glyph = f"{glyph}else" if self.fallback else glyph
        return f"{glyph}was" if self.earlier else glyph


def _shortened(value: str) -> str:
    return value if len(value) <= _WIDEST_VALUE else f"{value[: _WIDEST_VALUE - 1].rstrip()}…"


_WIDEST_VALUE = 7
"""Columns of a value that is drawn in the place of a glyph."""


def mark_of(position: Position) -> Mark:
    """Make the mark of one position."""
    return mark_like(position, position.basis)


def mark_like(position: Position | PositionEntry, basis: Basis) -> Mark:
    """Make the mark of a position on a basis; those that are drawn alike are one."""
    return _mark(
        position.stance,
        basis,
        position.second_hand,
        bool(position.condition),
        position.fallback,
        position.value,
    )


@lru_cache(maxsize=_KEPT)
def _mark(
    stance: Stance,
    basis: Basis,
    second_hand: bool,
    conditional: bool,
    fallback: bool,
    value: str,
) -> Mark:
    return Mark(
        stance=stance,
        basis=basis,
        second_hand=second_hand,
        conditional=conditional,
        fallback=fallback,
        value=value,
    )


VERBS = {
    Stance.SUPPORT: "supports",
    Stance.LEAN_SUPPORT: "leans towards",
    Stance.NEUTRAL: "neutral",
    Stance.LEAN_OPPOSE: "leans against",
    Stance.OPPOSE: "opposes",
    Stance.ASSERT: "asserts",
    Stance.ACKNOWLEDGE: "acknowledges",
    Stance.SUSPECT: "suspects",
    Stance.UNSURE: "unsure",
    Stance.DOUBT: "doubts",
    Stance.DENY: "denies",
    Stance.OPEN: "open",
    Stance.RESERVED: "reserves its position",
    Stance.ABSTAIN: "abstains",
    Stance.DIVIDED: "divided",
    Stance.UNDECLARED: "undeclared",
    Stance.ACCEPT: "can live with it",
    Stance.WITHHOLD: "withholds support",
    Stance.NOTE: "takes note",
    Stance.VALUE: "names a value",
}
"""What a holder does, in one or a few words."""

_FOR = (Stance.SUPPORT, Stance.ASSERT, Stance.ACKNOWLEDGE)
_RATHER_FOR = (Stance.LEAN_SUPPORT, Stance.SUSPECT)
_RATHER_AGAINST = (Stance.LEAN_OPPOSE, Stance.DOUBT)
_AGAINST = (Stance.OPPOSE, Stance.DENY)


def _sides(best: str, good: str, bad: str, worst: str) -> dict[Stance, str]:
    return (
        dict.fromkeys(_FOR, best)
        | dict.fromkeys(_RATHER_FOR, good)
        | dict.fromkeys(_RATHER_AGAINST, bad)
        | dict.fromkeys(_AGAINST, worst)
    )


_FILLED = _sides("▲", "▴", "▾", "▼")
_HOLLOW = _sides("△", "▵", "▿", "▽")
_ASCII_FILLED = _sides("+", "~+", "~-", "-")
_ASCII_HOLLOW = _sides("[+]", "[~+]", "[~-]", "[-]")
_OTHER = {
    Stance.NEUTRAL: "=",
    Stance.UNSURE: "=",
    Stance.OPEN: "?",
    Stance.RESERVED: "r",
    Stance.ABSTAIN: "∅",
    Stance.DIVIDED: "≠",
    Stance.UNDECLARED: "–",
    Stance.ACCEPT: "≈",
    Stance.WITHHOLD: "⊘",
    Stance.NOTE: "◦",
    Stance.VALUE: "◆",
}
_ASCII_OTHER = _OTHER | {
    Stance.ABSTAIN: "0",
    Stance.DIVIDED: "#",
    Stance.UNDECLARED: "/",
    Stance.ACCEPT: "a",
    Stance.WITHHOLD: "w",
    Stance.NOTE: "t",
    Stance.VALUE: "v",
}
