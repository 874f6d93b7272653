"""The first page of help: what dipview is, examples, the verbs, on one screen of 80×24."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dipview.cli.verbs import ABOUT

EXAMPLES = (
    ("dipview", "look around in the data that comes with it"),
    ("dipview search tighter sanctions", "find records, the best match first"),
    ("dipview matrix --as-of 2017-04-10", "see who stood where on a day"),
)
"""Command lines that work as they stand, and what each is for."""

_COLUMN = 40


def front_help(verbs: Collection[str]) -> str:
    """Write the page.

    Args:
        verbs: The verbs to list, in order.
    """
    return "\n".join(_lines(verbs))


def _lines(verbs: Collection[str]) -> Iterator[str]:
    yield "Usage: dipview [PATH... | VERB ...] [OPTIONS]"
    yield "Who stands where: who said so, for whom, in which words, when, on whose report."
    yield "Without a verb, it opens the explorer: on files or folders, or on its own data."
    yield ""
    yield from (f"  {line:<36}{purpose}" for line, purpose in EXAMPLES)
    yield ""
    yield "Verbs ('dipview VERB --help' tells all about one):"
    yield from _two_columns([(verb, ABOUT[verb]) for verb in verbs])
    yield "Most verbs take -d PATH (what to read), -q QUERY, --as-of DATE, --since DATE,"
    yield "-f FORMAT, -o FILE, before the verb or after it.   -h, --help   -V, --version"


def _two_columns(pairs: Collection[tuple[str, str]]) -> Iterator[str]:
    """Write words and what they mean in two columns, down the first and then the second."""
    lines = [f"  {word:<11} {meaning}" for word, meaning in pairs]
    half = (len(lines) + 1) // 2
    for number, left in enumerate(lines[:half]):
        right = lines[half + number] if half + number < len(lines) else ""
        yield f"{left:<{_COLUMN}}{right}".rstrip()
