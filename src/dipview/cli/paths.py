"""Paths on the command line, and the variables of the environment that it heeds."""

from __future__ import annotations

import os
from pathlib import Path

from dipview.cli.exits import report
from dipview.dataset.bundled import dataset_path
from dipview.settings.config import Config
from dipview.settings.config_reading import read_config

VARIABLE = "DIPVIEW_DATASET"
"""The environment variable that names datasets, separated like the paths of ``PATH``."""
COMPLETE = "_DIPVIEW_COMPLETE"
"""The variable with which a shell asks for completions."""


def is_there(path: Path) -> bool:
    """Tell whether a path leads to something; one that the system refuses does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def paths_from_environment() -> tuple[Path, ...]:
    """Give the files and folders that the environment names, or names of bundled datasets."""
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    return tuple(dataset_path(each) for each in named if each)


def default_paths() -> tuple[Path, ...]:
    """Give what a verb reads where no path is given: what the environment names, else the config.

    What is wrong in the config file about it is told on standard error.
    """
    if named := paths_from_environment():
        return named
    config = read_config()
    report_mistakes(config)
    return config.dataset


def report_mistakes(config: Config) -> None:
    """Tell what is wrong with a config file as far as it concerns verbs."""
    for mistake in config.mistakes:
        if mistake.key in ("", "dataset"):
            report(mistake.in_words(config.path))
