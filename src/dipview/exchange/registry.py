"""Registry: all formats of other programs; each is whole in a module of ``exchange.formats``."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from dipview.exchange import formats
from dipview.exchange.exchange_format import ExchangeFormat


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


def read_as(path: Path) -> ExchangeFormat | None:
    """Tell which format a file's ending means, among those that can be read; None for none."""
    ending = path.suffix.lower()
    readable = (each for each in exchange_formats().values() if each.reads and each.explored)
    return next((each for each in readable if ending in each.endings), None)
