"""Typed choices: what is asked of a format, as options of the command line in one line of text."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from dipview.dataset.nearest import did_you_mean
from dipview.dataset.typed_paths import typed_path
from dipview.exchange.exchange_format import Choice, ExchangeError, Values

_WORDS = {str: "TEXT", Path: "FILE", bool: ""}


def in_words(choice: Choice) -> str:
    """Write how a choice is typed: ``--mapping FILE``."""
    return f"--{choice.name} {_WORDS.get(choice.type, 'TEXT')}".rstrip()


def typed_choices(text: str, choices: Sequence[Choice]) -> Values:
    """Read what is typed.

    Args:
        text: Options with their values, like ``--issue nets --direction against``.
        choices: What can be asked for.

    Returns:
        What is asked for, by the name of each choice, as readers and writers look it up.

    Raises:
        ExchangeError: A word is none of them, or a value is missing.
    """
    try:
        words = iter(shlex.split(text))
    except ValueError as error:
        raise ExchangeError(f"Options: {error}; close what is in quotation marks") from error
    by_name = {each.name: each for each in choices}
    values: dict[str, object] = {}
    for word in words:
        name, sign, value = word.removeprefix("--").partition("=")
        choice = by_name.get(name) if word.startswith("--") else None
        if choice is None:
            raise ExchangeError(f"Options: '{word}' is none of this format; {_hint(word, choices)}")
        if choice.type is not bool and not sign:
            value = next(words, "")
        if choice.type is not bool and not value:
            raise ExchangeError(f"Options: {in_words(choice)} needs a value; write it behind it")
        key = name.replace("-", "_")
        values[key] = _value(choice, value)
    return values


def _value(choice: Choice, value: str) -> object:
    if choice.type is bool:
        return True
    return typed_path(value) if choice.type is Path else value


def _hint(word: str, choices: Sequence[Choice]) -> str:
    if not choices:
        return "it has none, so leave the box empty"
    names = [f"--{each.name}" for each in choices]
    return did_you_mean(word, names, f"there are {', '.join(names)}")
