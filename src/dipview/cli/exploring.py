"""Opens the explorer without click, which the first frame of plain paths need not wait for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dipview.cli.exits import FailureError
from dipview.cli.paths import is_there
from dipview.dataset.bundled import dataset_path, hint_for
from dipview.dataset.limits import Limits
from dipview.settings.config import Config
from dipview.settings.config_reading import read_config
from dipview.views.scope import Scope

if TYPE_CHECKING:
    from dipview.commands.deciding import Deciding

_TAKEN_AWAY = frozenset(
    (
        *("COLUMNS", "LINES"),  # what a shell saw once: the terminal tells better, editors too
        *("TEXTUAL", "TEXTUAL_ALLOW_SIGNALS", "TEXTUAL_DEBUG", "TEXTUAL_DEVTOOLS_HOST"),
        *("TEXTUAL_DEVTOOLS_PORT", "TEXTUAL_DIM_FACTOR", "TEXTUAL_DRIVER", "TEXTUAL_FILTERS"),
        *("TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_FILENAME"),
        *("TEXTUAL_SCREENSHOT_LOCATION", "TEXTUAL_SHOW_RETURN", "TEXTUAL_SLOW_THRESHOLD"),
        *("TEXTUAL_SMOOTH_SCROLL", "TEXTUAL_SPEEDUPS", "TEXTUAL_THEME"),
    )
)
"""Variables that would give the explorer a false size, or command it."""
_HEEDED = {
    "TEXTUAL_COLOR_SYSTEM": "auto|standard|256|truecolor",
    "TEXTUAL_ANIMATIONS": "(?i:none|basic|full)",
    "TEXTUAL_DISABLE_KITTY_KEY": "[01]",
    "TEXTUAL_FPS": "[1-9][0-9]{0,2}",
    "ESCDELAY": "[0-9]{1,4}",
}
"""Variables of the library that tell of the terminal, and what they may say."""


def only_paths(args: Sequence[str]) -> tuple[Path, ...] | None:
    """Give the files and folders to open, where the words of a command line are nothing else.

    Returns:
        None where they have an option, or do not begin with ``open``: then click reads them.
    """
    if any(word.startswith("-") for word in args) or (args and args[0] != "open"):
        return None
    return tuple(map(dataset_path, args[1:]))


def leave_what_is_heeded(environment: MutableMapping[str, str]) -> None:
    """Take away what the library that draws would be led astray by.

    Textual would import what ``TEXTUAL_DRIVER`` names, press the keys of ``TEXTUAL_PRESS``, write
    every key to a file for ``TEXTUAL_DEBUG``, and break on a colour system that it does not know.
    """
    wrong = [
        name
        for name, allowed in _HEEDED.items()
        if name in environment and not re.fullmatch(allowed, environment[name])
    ]
    for name in (*_TAKEN_AWAY, *wrong):
        environment.pop(name, None)


def explore(
    paths: Sequence[Path],
    scope: Scope | None = None,
    limits: Limits | None = None,
    config: Config | None = None,
    *,
    force: bool = False,
    mouse: bool = True,
    fresh: bool = False,
    watch: bool = True,
    review: str | Deciding = "",
) -> int:
    """Open the explorer, and wait until the user leaves it.

    Args:
        paths: Files and folders to open; none for the bundled dataset.
        scope: What to look through at first; None for everything.
        limits: How many bytes may be read; None for what dipview reads by default.
        config: What the user has set; None where it is still to be read.
        force: Try even on a terminal that calls itself dumb.
        mouse: Heed the mouse; else it is the terminal's.
        fresh: Begin anew, not where the user left off.
        watch: Read the files again when they change.
        review: The id of a source, whose review is opened, and is all that is wanted, or that it is
            decided whose coding stands.

    Raises:
        FailureError: A path leads nowhere, or there is no terminal.
    """
    for path in paths:
        if not is_there(path):
            hint = f"{hint_for(path)}; options of a verb go after it"
            raise FailureError(f"there is no file or folder '{path}'; {hint}")
    if reason := _no_terminal(force=force):
        raise FailureError(
            f"the explorer needs a terminal, and {reason}; "
            "'dipview list actors' and 'dipview search QUERY' print without one"
        )
    leave_what_is_heeded(os.environ)  # before Textual is imported, which reads them once
    from dipview.tui.app import DipviewApp, run_explorer  # noqa: PLC0415 - Textual

    if hasattr(sys.stderr, "reconfigure"):  # Textual draws there; terminals know no other encoding
        sys.stderr.reconfigure(encoding="utf-8")
    config = config if config is not None else read_config()
    app = DipviewApp(paths, scope, limits, config, fresh=fresh, watch=watch, review=review)
    return run_explorer(app, mouse=mouse)


def _no_terminal(*, force: bool) -> str:
    """Say why the explorer cannot be drawn here; empty where it can."""
    for name, stream in (("input", sys.stdin), ("output", sys.stdout), ("error", sys.stderr)):
        if stream is None or stream.closed or not stream.isatty():
            return f"standard {name} is none"
    terminal = os.environ.get("TERM", "")
    if force or sys.platform == "win32" or terminal not in ("", "dumb"):
        return ""
    return "TERM is dumb" if terminal else "TERM is not set"
