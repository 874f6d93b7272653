"""The commands that every shape is put through: whole views, cards, exports, lists, searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

LISTS = ("actors", "statements", "positions", "issues", "sources")


@frozen
class About:
    """What the commands on a dataset are about: ids in it."""

    actors: tuple[str, str, str]
    issue: str
    topic: str
    source: str
    statement: str
    query: str
    """Finds some of its statements."""
    words: str = "agreement"
    """Words to search for."""
    as_of: str = "1990"
    """A day in the middle, or a year."""


def commands(about: About) -> Mapping[str, Sequence[str]]:
    """Give the commands, each under a name."""
    one, other, third = about.actors
    csv = ("-f", "csv")
    some = ("-n", "50")
    return {
        "stats": ["stats"],
        **{f"list {kind}, whole, CSV": ["list", kind, *csv] for kind in LISTS},
        "list statements, whole, JSON": ["list", "statements", "-f", "json"],
        "list positions, whole, JSON": ["list", "positions", "-f", "json"],
        "list positions, first 50": ["list", "positions", *some],
        "list statements of a query, first 50": ["list", "statements", "-q", about.query, *some],
        "list positions as of a day, first 50": [
            "list",
            "positions",
            "--as-of",
            about.as_of,
            *some,
        ],
        "show an actor": ["show", one],
        "show an issue": ["show", about.issue],
        "show a topic": ["show", about.topic],
        "show a source": ["show", about.source],
        "show a statement": ["show", about.statement],
        "matrix, first 45": ["matrix", "-n", "45"],
        "matrix, whole, CSV": ["matrix", *csv],
        "matrix, long, CSV": ["matrix", "--long", *csv],
        "matrix, folded, CSV": ["matrix", "--folded", *csv],
        "matrix of a topic, CSV": ["matrix", about.topic, *csv],
        "compare two": ["compare", one, other],
        "compare three, JSON": ["compare", one, other, third, "-f", "json"],
        "timeline, first 50": ["timeline", *some],
        "timeline, whole, CSV": ["timeline", *csv],
        "timeline of an actor": ["timeline", one],
        "shifts, CSV": ["shifts", *csv],
        "shifts of an actor": ["shifts", one],
        "network, CSV": ["network", *csv],
        "network of a topic, CSV": ["network", about.topic, *csv],
        "brief of an actor, HTML": ["brief", one, "-f", "html"],
        "brief of an issue, Markdown": ["brief", about.issue, "-f", "markdown"],
        "brief of a topic, Markdown": ["brief", about.topic, "-f", "markdown"],
        "search words, first 50": ["search", about.words, *some],
        "search a query, first 50": ["search", about.query, *some],
        "export, two modes": ["export", "graphml"],
        "export, one mode": ["export", "gexf", "--mode", "one"],
    }


FIRST_ROWS = (
    *("list positions, first 50", "list statements of a query, first 50"),
    *("list positions as of a day, first 50", "show an actor", "show an issue", "show a topic"),
    *("show a source", "show a statement", "compare two", "timeline, first 50"),
    *("timeline of an actor", "brief of an actor, HTML", "brief of an issue, Markdown"),
    *("brief of a topic, Markdown", "matrix, first 45"),
)
"""What is to begin to show within a second."""
SECONDS: Mapping[str, float] = {
    "matrix, whole, CSV": 10,
    "shifts, CSV": 5,
    "network, CSV": 5,
    "search words, first 50": 0.5,
    "search a query, first 50": 0.5,
}
"""How long others may take, until they end."""
ROWS: Sequence[str] = (
    *(f"list {kind}, whole, CSV" for kind in LISTS),
    *("list statements, whole, JSON", "list positions, whole, JSON", "timeline, whole, CSV"),
)
"""Those of which rows a second are counted."""
