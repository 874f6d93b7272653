"""The config file: where it is."""

from __future__ import annotations

import os
from pathlib import Path

from dipview.dataset.typed_paths import typed_path
from dipview.settings.folders import OFF, config_folder

VARIABLE = "DIPVIEW_CONFIG"
"""The environment variable that names the config file, or is ``off`` for none."""
FILE = "config.toml"


def config_path() -> Path | None:
    """Say where the config file is, or would be; None where it is turned off."""
    named = os.environ.get(VARIABLE, "")
    if named.lower() in OFF:
        return None
    if named:
        return typed_path(named)
    folder = config_folder()
    return folder / FILE if folder else None
