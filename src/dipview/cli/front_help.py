"""The first page of help: what dipview is, examples, the verbs, on one screen of 80×24."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from click import wrap_text

EXAMPLES = (
    ("dipview", "look around in the data that comes with it"),
    ("dipview search tighter sanctions", "find records, the best match first"),
    ("dipview matrix --as-of 2017-04-10", "see who stood where on a day"),
)
"""Command lines that work as they stand, and what each is for."""

_WIDTH = 80
_COLUMN = 24


def front_help(groups: Mapping[str, Sequence[str]]) -> str:
    """Write the page.

    Args:
        groups: The verbs to list, under what they are for.
    """
    return "\n".join(_lines(groups))


def _lines(groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield "Usage: dipview [PATH... | VERB ...] [OPTIONS]"
    yield "Who stands where: who said so, for whom, in which words, when, on whose report."
    yield "Without a verb, it opens the explorer: on files or folders, or on its own data."
    yield ""
    yield from (f"  {line:<36}{purpose}" for line, purpose in EXAMPLES)
    yield ""
    yield "Verbs ('dipview VERB --help' tells all about one):"
    for purpose, verbs in groups.items():
        yield from _group(purpose, verbs)
    yield ""
    yield "Most verbs take -d PATH (what to read), -q QUERY, --as-of DATE, --since DATE,"
    yield "-f FORMAT, -o FILE, before the verb or after it.   -h, --help   -V, --version"


def _group(purpose: str, verbs: Sequence[str]) -> Iterator[str]:
    """Write what some verbs are for, and beside it the verbs."""
    first = f"  {purpose}".ljust(_COLUMN)
    lines = wrap_text(", ".join(verbs), _WIDTH, first, " " * _COLUMN)
    return iter(lines.split("\n"))
