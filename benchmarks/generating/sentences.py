"""Makes sentences by a small grammar of its own; the things that they speak of are invented."""

from __future__ import annotations

import random

from attrs import frozen

from benchmarks.generating.words import distinct, favoured, latin_word

_WHO = (
    "We",
    "They",
    "Our neighbours",
    "All members",
    "The delegations",
    "Nobody here",
    "Some of us",
)
_CAN = ("will", "must", "cannot", "should", "may yet", "shall never", "ought to", "are ready to")
_DO = (
    *("accept", "refuse", "renew", "suspend", "publish", "discuss", "defend", "withdraw", "extend"),
    *("sign", "delay", "abandon", "reopen", "monitor", "support", "condemn", "revise", "finance"),
)
_HOW = ("joint", "secret", "northern", "temporary", "revised", "binding", "maritime", "public")
_WHAT = (
    *(
        "agreement",
        "embargo",
        "inspection",
        "corridor",
        "tariff",
        "ceasefire",
        "pipeline",
        "report",
    ),
    *(
        "border post",
        "fishing quota",
        "water treaty",
        "hearing",
        "harbour toll",
        "observer mission",
    ),
)
_WHEN = ("before winter", "until the vote", "this year", "at once", "after the talks", "in time")
_IF = ("if the others do so too", "unless it is broken", "once the count is known", "without delay")
_VERB = ("Calls for", "Rejects", "Welcomes", "Doubts", "Wants", "Warns against", "Offers")


@frozen
class Sentences:
    """A grammar with its invented nouns."""

    rng: random.Random
    nouns: list[str]
    """Invented words, the frequent ones first; they grow with the dataset."""

    @classmethod
    def of(cls, rng: random.Random, records: int) -> Sentences:
        """Make the grammar for a dataset of so many records."""
        count = max(60, round(records**0.7))
        return cls(rng, distinct(count, lambda: latin_word(rng, rng.randint(2, 4))))

    def noun(self) -> str:
        """Give an invented noun, in lower case."""
        return favoured(self.rng, self.nouns)

    def thing(self) -> str:
        """Give something that can be agreed on or refused: *binding water treaty of Troukal*."""
        rng = self.rng
        return f"{rng.choice(_HOW)} {rng.choice(_WHAT)} of {self.noun().capitalize()}"

    def sentence(self) -> str:
        """Give a sentence as it is spoken."""
        rng = self.rng
        clause = f"{rng.choice(_WHO)} {rng.choice(_CAN)} {rng.choice(_DO)} the {self.thing()}"
        ending = rng.choice(_WHEN) if rng.random() < 0.6 else rng.choice(_IF)
        return f"{clause} {ending}, and the {self.noun()} with it"

    def fragment(self) -> str:
        """Give words short of a sentence."""
        rng = self.rng
        return f"{rng.choice(_HOW)} {self.noun()} {rng.choice(_WHEN)}"

    def summary(self) -> str:
        """Give a line in the words of whoever reports it."""
        rng = self.rng
        return f"{rng.choice(_VERB)} the {self.thing()} {rng.choice(_WHEN)}"

    def condition(self) -> str:
        """Give a condition."""
        return self.rng.choice(_IF)
