"""The bundled dataset: where the data that comes with dipview lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def candidates() -> tuple[Path, ...]:
    """Give the places where the bundled dataset may lie: inside the package, then in a checkout."""
    package = Path(__file__).resolve().parents[1]
    return tuple(folder / "data" / "actors.toml" for folder in (package, package.parents[1]))


def bundled_path(places: Sequence[Path] | None = None) -> Path:
    """Find the bundled dataset.

    Args:
        places: Where to look, in order; by default :func:`candidates`.

    Raises:
        FileNotFoundError: The dataset is in none of these places.
    """
    looked = candidates() if places is None else places
    for place in looked:
        if place.is_file():
            return place
    listed = ", ".join(str(place) for place in looked)
    raise FileNotFoundError(
        f"the bundled dataset is missing (looked for {listed}); install dipview again,"
        " or name a dataset of your own"
    )
