"""Exchange options: what can be asked of a format's reader or writer, as options of the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dipview.cli.words import TypedPath
from dipview.exchange.exchange_format import Choice

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def option_of(choice: Choice) -> Decorator:
    """Make the option of a choice."""
    name = choice.name.replace("-", "_")
    if choice.type is bool:
        return click.option(f"--{choice.name}", name, is_flag=True, help=choice.about)
    if choice.type is Path:
        return click.option(
            f"--{choice.name}", name, type=TypedPath(), metavar="FILE", help=choice.about
        )
    return click.option(f"--{choice.name}", name, metavar="TEXT", help=choice.about)
