"""The example of a config file, made from the settings, so that it never goes out of date."""

from __future__ import annotations

import json
from collections.abc import Iterable
from textwrap import wrap

from dipview.settings.definitions import KEYS, SETTINGS, Setting

_WIDTH = 96


def example_config(commands: Iterable[tuple[str, tuple[str, ...], str]]) -> str:
    """Write a config file that sets nothing and says what could be set.

    Args:
        commands: Id, keys and help of every command.
    """
    parts = [
        "# Settings of dipview. All of them are defaults: take the # away from what you change."
    ]
    parts += ["", *(line for setting in SETTINGS for line in _setting(setting))]
    parts += [
        f"[{KEYS}]",
        "# A command, and the key or keys that call it in place of its own: matrix = ['m', 'f2'].",
        "# [] leaves it without a key. Enter, Esc and 1 to 7 always do the same; some key quits.",
        *(
            line
            for id, keys, help in commands
            for line in (f"# {help}", f"# {id} = {written(keys)}")
        ),
    ]
    return "\n".join(parts) + "\n"


def _setting(setting: Setting) -> list[str]:
    lines = [f"# {line}" for line in setting.help.split("\n")]
    if len(setting.choices) > 4:
        several = wrap(", ".join(setting.choices), _WIDTH - 2, break_on_hyphens=False)
        lines += [f"# {line}" for line in several]
    return [*lines, f"# {setting.key} = {written(setting.default)}", ""]


def written(value: object) -> str:
    """Write a value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        if len(value) == 1:
            return written(value[0])
        return f"[{', '.join(map(written, value))}]"
    return json.dumps(str(value), ensure_ascii=False)
