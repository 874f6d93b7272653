"""Pages: the paper and the template that documents have where nothing else is asked for."""

from __future__ import annotations

from pathlib import Path

from dipview.dataset.typed_paths import typed_path
from dipview.formats.paper import Paper
from dipview.settings.config import Config


def paper_of(config: Config) -> Paper | None:
    """Give the paper that is configured; None for what is usual where the user is."""
    return Paper(config.paper) if config.paper in [*Paper] else None


def template_of(config: Config) -> Path | None:
    """Give the template that is configured; None for none.

    A path that is not absolute starts at the folder of the config file.
    """
    if not config.template:
        return None
    path = typed_path(config.template)
    return config.path.parent / path if config.path else path
