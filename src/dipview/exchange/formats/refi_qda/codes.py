"""Codes: what a code says of a passage: who speaks, for whom, or on what and on which side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dipview.exchange.exchange_format import ExchangeError, toml_of
from dipview.exchange.sheets.guessing import STANCES
from dipview.model.stances import Stance
from dipview.model.values import frozen
from dipview.search.folding import fold
from dipview.writing.toml_text import inline_text, key_text

FOR = "for "
"""What stands before the name of those on whose behalf somebody speaks, who may speak too."""
PART = " > "
"""What stands between a code and the codes below it."""

_SPEAKERS = frozenset(
    (
        *("speakers", "speaker", "actors", "actor", "who", "persons", "people", "person"),
        *("delegations", "countries", "states", "parties", "sources of statements"),
    )
)
_BEHALF = frozenset(("on behalf of", "for", "organizations", "organisations", "groups", "blocs"))
_BEFORE = {"pro ": "support", "for ": "support", "against ": "oppose", "contra ": "oppose"}


@frozen
class Meant:
    """What a code means."""

    speaker: str = ""
    on_behalf_of: str = ""
    issue: str = ""
    stance: str = ""


def guessed(path: Sequence[str]) -> Meant | None:
    """Guess what a code means from its name and those above it; None where nothing tells.

    Args:
        path: The names of the codes above it, from the top, and its own.
    """
    *above, name = path
    top = fold(above[0]) if above else ""
    if top in _SPEAKERS:
        return Meant(speaker=name)
    if top in _BEHALF:
        return Meant(on_behalf_of=name.removeprefix(FOR) or name)
    stance, _, sentence = name.partition(": ")
    if above and sentence == above[-1] and stance in list(Stance):
        return Meant(issue=sentence, stance=stance)
    if above and (stance := STANCES.get(name.casefold(), "")):
        return Meant(issue=above[-1], stance=stance)
    if above and name in list(Stance):
        return Meant(issue=above[-1], stance=name)
    for word, stance in _BEFORE.items():
        if name.casefold().startswith(word):
            return Meant(issue=name[len(word) :].strip(), stance=stance)
    return None


def codes_path(target: Path) -> Path:
    """Give the file in which it is kept what the codes of a dataset mean, beside its records."""
    if target.suffix == ".toml":
        return target.with_name(f"{target.stem}.codes.mapping")
    return target / "codes.mapping"


def read_codes(path: Path) -> Mapping[str, Meant]:
    """Read what codes mean, by their paths.

    Raises:
        ExchangeError: The file does not say so.
    """
    codes = toml_of(path, 1 << 22).get("codes", {})
    if not isinstance(codes, dict):
        raise ExchangeError(f"{path}: [codes] is a table; write a line for each code")
    return {name: _meant(path, name, said) for name, said in codes.items()}


def _meant(path: Path, name: str, said: object) -> Meant:
    known = ("speaker", "on_behalf_of", "issue", "stance")
    hint = f"write a table with {', '.join(known)}"
    if not isinstance(said, dict) or not all(isinstance(each, str) for each in said.values()):
        raise ExchangeError(f"{path}: [codes] '{name}' is no table of texts; {hint}")
    if wrong := [key for key in said if key not in known]:
        raise ExchangeError(f"{path}: [codes] '{name}' has no key '{wrong[0]}'; {hint}")
    if said.get("stance") and said["stance"] not in list(Stance):
        stances = ", ".join(Stance)
        raise ExchangeError(f"{path}: [codes] '{name}': no such stance; there are {stances}")
    return Meant(**said)


def codes_text(meant: Mapping[str, Meant], unknown: Sequence[str]) -> str:
    """Write what codes mean, with those in comments of which that is not known."""
    lines = [
        "# What the codes of a project say of a passage. Correct what is wrong, then import again.",
        "[codes]",
    ]
    for name, each in meant.items():
        told = {
            key: value
            for key in ("speaker", "on_behalf_of", "issue", "stance")
            if (value := getattr(each, key))
        }
        lines.append(f"{key_text(name)} = {inline_text(told)}")
    if unknown:
        lines += ["", "# Not understood; they are left out unless you say what they mean, like"]
        lines.append('#   "Code" = { issue = "Nets may be used at night", stance = "support" }')
        lines += [f"# {key_text(name)} = {{ }}" for name in unknown]
    return "".join(f"{line}\n" for line in lines)
