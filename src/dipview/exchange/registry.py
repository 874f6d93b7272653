"""Registry: all formats of other programs; each is whole in a module of ``exchange.formats``."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from dipview.exchange import formats
from dipview.exchange.exchange_format import ExchangeFormat

_LOOKED_AT = 8192
"""How many bytes of a file tell its format."""


@cache
def exchange_formats() -> Mapping[str, ExchangeFormat]:
    """Give all formats by name, in alphabetical order.

    A module of ``exchange.formats`` gives its own as ``FORMATS``; nothing else has to name it.
    """
    modules = [
        import_module(f"{formats.__name__}.{each.name}")
        for each in pkgutil.iter_modules(formats.__path__)
    ]
    known = [format for module in modules for format in module.FORMATS]
    return {each.name: each for each in sorted(known, key=lambda each: each.name)}


def are_imported() -> bool:
    """Tell whether the formats are there without being imported first, which takes a while."""
    return exchange_formats.cache_info().currsize > 0


def readable() -> Mapping[str, ExchangeFormat]:
    """Give the formats that can be read, by name."""
    return {name: each for name, each in exchange_formats().items() if each.reads}


def writable() -> Mapping[str, ExchangeFormat]:
    """Give the formats in which a dataset or its network can be written, by name."""
    return {name: each for name, each in exchange_formats().items() if each.writes or each.draws}


def meant_by(path: Path) -> ExchangeFormat | None:
    """Tell which format a file is most likely of, by its ending and how it begins; None for none.

    Only formats that can be read are meant.
    """
    with_ending = _with_ending(path)
    beginning = _beginning(path) if any(each.recognized for each in with_ending) else ""
    recognized = (each for each in with_ending if each.recognized and each.recognized(beginning))
    likely = sorted(with_ending, key=lambda each: not each.explored)
    return next(recognized, None) or next(iter(likely), None)


def read_as(path: Path) -> ExchangeFormat | None:
    """Tell as which format the explorer opens a file; None for none."""
    explored = any(each.explored for each in _with_ending(path))
    return meant_by(path) if explored else None


def _with_ending(path: Path) -> list[ExchangeFormat]:
    ending = path.suffix.lower()
    return [each for each in readable().values() if ending in each.endings]


def _beginning(path: Path) -> str:
    try:
        if not path.is_file():  # to open a pipe would wait for whoever writes to it
            return ""
        with path.open("rb") as file:
            return file.read(_LOOKED_AT).decode("utf-8-sig", "replace")
    except OSError:
        return ""
