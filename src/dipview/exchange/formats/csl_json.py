"""CSL-JSON: sources as Zotero and other keepers of references exchange them.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dipview.exchange.exchange_format import (
    ExchangeError,
    ExchangeFormat,
    NoJsonError,
    Reading,
    Writing,
    json_of,
)
from dipview.exchange.imported import Imported
from dipview.exchange.references.csl_items import items_of, sources_of


def read(reading: Reading) -> Imported:
    """Read sources.

    Raises:
        ExchangeError: A file is no JSON.
    """
    imported = Imported(reading.identities)
    for path, text in reading.texts():
        try:
            items = json_of(text)
        except NoJsonError as error:
            said = f"{path}: {error}"
            raise ExchangeError(f"{said}; in Zotero, export the library as CSL JSON") from error
        sources_of(items, imported, path.name)
    return imported


def write(writing: Writing) -> Iterator[str]:
    """Write every source."""
    yield f"{json.dumps([*items_of(writing)], ensure_ascii=True, indent=2)}\n"


def is_list(beginning: str) -> bool:
    """Tell whether a file of JSON begins as a list of items."""
    beginning = beginning.lstrip()
    return beginning.startswith("[") or '"items"' in beginning[:200]


FORMATS = (
    ExchangeFormat(
        name="csl",
        title="CSL-JSON (Zotero)",
        endings=(".json",),
        gives="sources; what has no key of its own is kept in extra",
        takes="sources",
        reads=read,
        writes=write,
        definition="https://docs.citationstyles.org/en/stable/specification.html",
        explored=False,
        recognized=is_list,
    ),
)
