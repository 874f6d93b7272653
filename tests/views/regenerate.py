"""Write the golden files of the bundled dataset's views anew: ``python tests/views/regenerate.py``.

Read the difference before you keep it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from dipview.dataset.bundled import bundled_path
from dipview.formats.writers import Format, write
from dipview.views.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.CSV: "csv", Format.JSON: "json"}
SHOWN = (
    "boris-johnson",
    "donald-trump",
    "bashar-al-assad",
    "g7",
    "mays-office-on-trump-call",
    "spokeswoman-settlement-hope#negotiated-settlement@donald-trump",
    "khan-sheikhun-attack",
    "tighter-sanctions",
    "rferl-2017-04-11",
)


def views(bundled: Workspace) -> Iterator[tuple[str, View]]:
    """Make every view that has golden files, each with its name."""
    for name in CATALOGUES:
        yield f"list-{name}", bundled.catalogue(name, Scope())
    for id in SHOWN:
        yield f"show-{id.replace('#', '-').replace('@', '-')}", bundled.card(id, Scope())
    yield "show-united-kingdom-rolled-up", bundled.card("united-kingdom", Scope(roll_up=True))
    yield "search-sanctions", bundled.found(Scope(query="sanctions"))
    yield "stats", bundled.stats(Scope())
    early = Scope(as_of=dt.date(2017, 4, 5))
    yield "list-events-early", bundled.catalogue("events", early)
    yield "overview", bundled.overview(Scope())


def files(bundled: Workspace) -> dict[str, bytes]:
    """Write every view in every format; the contents by the file's name."""
    return {
        f"{name}.{ending}": "".join(write(view, format)).encode()
        for name, view in views(bundled)
        for format, ending in ENDINGS.items()
    }


def main() -> None:
    """Write every golden file, and take away those that nothing makes any more."""
    GOLDEN.mkdir(exist_ok=True)
    made = files(Workspace.open([bundled_path()]))
    for path in GOLDEN.iterdir():
        if path.name not in made:
            path.unlink()
    for name, contents in made.items():
        (GOLDEN / name).write_bytes(contents)


if __name__ == "__main__":
    main()
