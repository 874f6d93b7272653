"""Write the golden files of both datasets' views anew: ``python tests/views/regenerate.py``.

Read the difference before you keep it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from dipview.dataset.bundled import bundled_path
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.brief_file import read_brief_file
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of, whole_of
from dipview.workspace.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
SHA_256 = "the SHA-256 of the data"
"""What golden files have in place of it: else one line of a world would change all of them."""
TALKS = Path(__file__).parent / "talks.brief.toml"
STRAIT = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.CSV: "csv", Format.JSON: "json"}
WITH_PAGE = ENDINGS | {Format.HTML: "html"}
"""What the views of a whole dataset are written in: as pages too."""
SECOND_ENDINGS = {Format.TEXT: "txt", Format.CSV: "csv"}
"""What shows what a dataset of schema 2 alone can say is written in."""
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
EARLY = Scope(as_of=dt.date(2017, 4, 5))
Whole = tuple[str, str, Scope]
"""A golden file's name, the name of the whole view, and what that is looked at through."""
WHOLE: tuple[Whole, ...] = (
    ("matrix", "matrix", Scope()),
    ("matrix-rolled-up", "matrix", Scope(roll_up=True)),
    ("matrix-likeness", "matrix", Scope(sort="likeness", folded=True)),
    ("matrix-long", "long-matrix", Scope()),
    ("compare", "compare", Scope(subjects=("united-states", "russia"))),
    ("compare-three", "compare", Scope(subjects=("united-kingdom", "canada", "russia"))),
    ("timeline", "timeline", Scope()),
    ("timeline-early", "timeline", EARLY),
    ("shifts", "shifts", Scope()),
    ("network", "network", Scope()),
    ("ties", "ties", Scope(subjects=("united-states",))),
    ("alone", "alone", Scope()),
    ("alone-one", "alone", Scope(subjects=("united-states",))),
    ("directed", "directed", Scope()),
    ("steering", "steering", Scope(subjects=("tighter-sanctions",))),
    ("lines", "lines", Scope(subjects=("russia",))),
    ("table", "table", Scope()),
    ("annex", "annex", Scope()),
    ("readout", "readout", Scope(subjects=("g7-lucca-meeting",))),
    ("delegation", "delegation", Scope(subjects=("united-states",))),
    ("brief-issue", "brief", Scope(subjects=("tighter-sanctions",))),
    ("brief-actor", "brief", Scope(subjects=("united-states",), roll_up=True)),
)
EARLIER = dt.date(2032, 5, 13)
STRAIT_WHOLE: tuple[Whole, ...] = (
    ("matrix", "matrix", Scope()),
    ("matrix-rolled-up", "matrix", Scope(roll_up=True)),
    ("matrix-likeness", "matrix", Scope(sort="likeness", folded=True)),
    ("matrix-early", "matrix", Scope(as_of=EARLIER)),
    ("matrix-long", "long-matrix", Scope()),
    ("compare", "compare", Scope(subjects=("ostrel", "kelmora", "ozernia"))),
    ("timeline", "timeline", Scope()),
    ("timeline-years", "timeline", Scope(zoom="year", subjects=("brine-cap",))),
    ("shifts", "shifts", Scope()),
    ("shifts-since", "shifts", Scope(since=dt.date(2033, 1, 1), roll_up=True)),
    ("network", "network", Scope()),
    ("ties", "ties", Scope(subjects=("ostrel",))),
    ("alone", "alone", Scope()),
    ("alone-one", "alone", Scope(subjects=("ilse-marrowin",))),
    ("directed", "directed", Scope()),
    ("directed-one", "directed", Scope(subjects=("ostrel",))),
    ("steering", "steering", Scope(subjects=("topic-brine", "ostrel", "dar-marjan"))),
    ("lines", "lines", Scope(subjects=("kelmora",), as_of=EARLIER)),
    ("table", "table", Scope(subjects=("topic-brine",))),
    ("annex", "annex", Scope(subjects=("kelmora", "outer-isles-league"), roll_up=True)),
    ("readout", "readout", Scope(subjects=("round-1",))),
    ("readout-cancelled", "readout", Scope(subjects=("plant-visit",))),
    ("delegation", "delegation", Scope(subjects=("ostrel",))),
    ("brief-proposal", "brief", Scope(subjects=("brine-cap",))),
    ("brief-topic", "brief", Scope(subjects=("topic-fishery",), since=dt.date(2032, 1, 1))),
    ("brief-actor", "brief", Scope(subjects=("ostrel",), roll_up=True)),
)
STRAIT_CARDS: tuple[tuple[str, str, Scope], ...] = (
    ("proposal", "brine-cap", Scope()),
    ("proposal-early", "brine-cap", Scope(as_of=dt.date(2031, 9, 16))),
    ("claim", "brine-cause", Scope()),
    ("contested-claim", "night-discharge", Scope()),
    ("standing", "#brine-cap@ostrel", Scope()),
    ("standing-mixed", "#joint-inspection@dar-marjan", Scope()),
    ("standing-rolled-up", "#third-plant@ostrel", Scope(roll_up=True)),
    ("standing-retracted", "#night-discharge@bettany-quorle", Scope()),
)

SETHRA = Path(__file__).parents[1] / "worlds" / "second_edition.toml"
SETHRA_CARDS: tuple[tuple[str, str], ...] = (
    ("accept", "#gravel-ban@myrrin"),
    ("withhold", "#gravel-ban@tholmere"),
    ("note", "ulvaine-notes-ban"),
    ("fallback", "peshkar-ban-or-else-licences"),
    ("fallback-on-the-same", "#paragraph-7@dorrow"),
    ("fallback-alone", "#gravel-licences@peshkar"),
    ("value-or-else", "#base-year@peshkar"),
    ("package", "karsolde-cut-is-a-package#water-cut@karsolde"),
    ("depended-on", "base-year"),
    ("reason", "veldrane-ban-for-the-trout#gravel-ban@veldrane"),
    ("given-as-reason", "gravel-kills-spawn"),
    ("red-line", "#paragraph-7@lannick"),
    ("quantity-with-a-range", "water-cut"),
    ("value-changed", "#water-cut@tholmere"),
    ("procedure", "karsolde-point-of-order"),
    ("rule", "chair-rules-text-in-order"),
    ("challenge", "karsolde-challenges-ruling"),
    ("printed", "dorrow-on-trading-as-printed"),
    ("printed-described", "headwater-mood-as-printed"),
    ("topics", "gravel-ban"),
    ("series", "hollin-sluice"),
    ("text-of-a-series", "hollin-sluice-2043"),
    ("constituency", "brede-halloran-voss"),
    ("outcomes", "round-2"),
    ("vote", "sluice-vote-2042"),
    ("vote-to-delete", "paragraph-7-vote"),
    ("option", "sluice-2042-yes"),
    ("absent", "sluice-2042-absent"),
    ("correction", "ulvaine-meant-to-abstain"),
)
"""Of each thing that only a dataset of schema 2 can say, the card that shows it."""
SETHRA_WHOLE: tuple[Whole, ...] = (
    ("matrix", "matrix", Scope()),
    ("matrix-long", "long-matrix", Scope()),
    ("compare", "compare", Scope(subjects=("karsolde", "tholmere"))),
    ("shifts", "shifts", Scope()),
    ("network", "network", Scope()),
    ("steering", "steering", Scope(subjects=("gravel-ban", "water-cut"))),
    ("lines", "lines", Scope(subjects=("water-cut",))),
    ("table", "table", Scope()),
    ("annex", "annex", Scope()),
    ("readout", "readout", Scope(subjects=("round-2",))),
    ("readout-vote", "readout", Scope(subjects=("paragraph-7-vote",))),
    ("delegation", "delegation", Scope(subjects=("karsolde",))),
    ("brief-quantity", "brief", Scope(subjects=("water-cut",))),
    ("brief-actor", "brief", Scope(subjects=("karsolde",))),
)

SALTWAY = Path(__file__).parents[1] / "worlds" / "votes.toml"
SALTWAY_WHOLE: tuple[Whole, ...] = (
    ("all", "votes", Scope()),
    ("on-an-issue", "votes", Scope(subjects=("lift-blockade",))),
    ("on-a-series", "votes", Scope(subjects=("test-halt",))),
    ("of-a-voter", "votes", Scope(pins=("hesper",))),
    ("of-two", "votes", Scope(subjects=("hesper", "calder"))),
    ("of-a-bloc", "votes", Scope(subjects=("northern-pact",))),
    ("of-another-bloc", "votes", Scope(subjects=("sea-lanes", "river-league"))),
    ("early", "votes", Scope(as_of=dt.date(2008, 10, 20))),
    ("matrix-of-older-texts", "matrix", Scope(query="issue:test-halt-2008")),
    ("compare", "compare", Scope(subjects=("hesper", "calder"))),
    ("shifts-on-a-series", "shifts", Scope(subjects=("test-halt",))),
)

LAGOON = Path(__file__).parents[1] / "worlds" / "lagoon"
LAGOON_WHOLE: tuple[Whole, ...] = (
    ("text", "reader", Scope(subjects=("council-summary",))),
    ("text-exact", "reader", Scope(subjects=("council-summary",), exact_only=True)),
    ("text-withheld", "reader", Scope(subjects=("tide-post",))),
)
FERRY = Path(__file__).parents[1] / "worlds" / "two_coders"
FERRY_WHOLE: tuple[Whole, ...] = (
    ("agree", "agree", Scope()),
    ("disagreements", "disagreements", Scope()),
    ("disagreements-on-an-issue", "disagreements", Scope(query="issue:ice-thickens")),
)


def views(bundled: Workspace) -> Iterator[tuple[str, View]]:
    """Make every view that has golden files, each with its name."""
    for name in CATALOGUES:
        yield f"list-{name}", catalogue_of(bundled, name, Scope())
    for id in SHOWN:
        yield f"show-{id.replace('#', '-').replace('@', '-')}", card_of(bundled, id, Scope())
    yield "show-united-kingdom-rolled-up", card_of(bundled, "united-kingdom", Scope(roll_up=True))
    yield "search-sanctions", bundled.found(Scope(query="sanctions"))
    yield "stats", counts_of(bundled, Scope())
    yield "list-events-early", catalogue_of(bundled, "events", EARLY)
    yield "overview", overview_of(bundled, Scope())


def whole_views(bundled: Workspace, strait: Workspace) -> Iterator[tuple[str, View]]:
    """Make every view of a dataset as a whole, and the cards that go with them, with its name."""
    for name, view, scope in WHOLE:
        yield name, whole_of(bundled, view, scope)
    rolled_up = Scope(roll_up=True)
    yield "standing", card_of(bundled, "#tighter-sanctions@united-kingdom", Scope())
    yield "standing-rolled-up", card_of(bundled, "#tighter-sanctions@united-kingdom", rolled_up)
    yield "claim", card_of(bundled, "rebel-depot-account", Scope())
    for name, view, scope in STRAIT_WHOLE:
        yield f"strait-{name}", whole_of(strait, view, scope)
    for name, id, scope in STRAIT_CARDS:
        yield f"strait-{name}", card_of(strait, id, scope)


def typed_views(strait: Workspace) -> Iterator[tuple[str, View]]:
    """Make the briefs for which words are typed, each with its name."""
    text = read_brief_file(TALKS).text
    about = Scope(subjects=text.about)
    for kind in (BriefKind.STEERING, BriefKind.LINES):
        yield f"strait-{kind}-typed", strait.view(BRIEFS[kind].make(text), about)
    sheet = BRIEFS[BriefKind.DELEGATION].make(text)
    yield "strait-delegation-typed", strait.view(sheet, Scope(subjects=("kelmora",)))


def second_views(sethra: Workspace) -> Iterator[tuple[str, View]]:
    """Make what shows a dataset of schema 2, each with its name."""
    for name, id in SETHRA_CARDS:
        yield f"second-{name}", card_of(sethra, id, Scope())
    for name, view, scope in SETHRA_WHOLE:
        yield f"second-{name}", whole_of(sethra, view, scope)
    for name in ("statements", "positions", "events", "issues"):
        yield f"second-list-{name}", catalogue_of(sethra, name, Scope())


def vote_views(saltway: Workspace) -> Iterator[tuple[str, View]]:
    """Make the views of votes, each with its name."""
    for name, view, scope in SALTWAY_WHOLE:
        yield f"votes-{name}", whole_of(saltway, view, scope)


def text_views(lagoon: Workspace) -> Iterator[tuple[str, View]]:
    """Make the views of sources as their texts, and a card that tells of one, with their names."""
    for name, view, scope in LAGOON_WHOLE:
        yield f"lagoon-{name}", whole_of(lagoon, view, scope)
    yield "lagoon-passage", card_of(lagoon, "chair-on-depth", Scope())


def coder_views(ferry: Workspace) -> Iterator[tuple[str, View]]:
    """Make the views of what coders made of one article, with their names."""
    for name, view, scope in FERRY_WHOLE:
        yield f"coders-{name}", whole_of(ferry, view, scope)


def written(view: View, format: Format) -> bytes:
    """Write a view, with words in place of the SHA-256 of its data."""
    if view.rests_on is not None and view.rests_on.sha256:
        view = evolve(view, rests_on=evolve(view.rests_on, sha256=SHA_256))
    return "".join(write(view, format)).encode()


def files(
    bundled: Workspace,
    strait: Workspace,
    sethra: Workspace,
    saltway: Workspace,
    lagoon: Workspace,
    ferry: Workspace,
) -> dict[str, bytes]:
    """Write every view in every format; the contents by the file's name."""
    made = {
        f"{name}.{ending}": written(view, format)
        for name, view in views(bundled)
        for format, ending in ENDINGS.items()
    }
    made |= {
        f"{name}.{ending}": written(view, format)
        for name, view in (
            *whole_views(bundled, strait),
            *typed_views(strait),
            *vote_views(saltway),
            *text_views(lagoon),
            *coder_views(ferry),
        )
        for format, ending in WITH_PAGE.items()
    }
    return made | {
        f"{name}.{ending}": written(view, format)
        for name, view in second_views(sethra)
        for format, ending in SECOND_ENDINGS.items()
    }


def main() -> None:
    """Write every golden file, and take away those that nothing makes any more."""
    GOLDEN.mkdir(exist_ok=True)
    paths = (bundled_path(), STRAIT, SETHRA, SALTWAY, LAGOON, FERRY)
    made = files(*(read_workspace([path]) for path in paths))
    for path in GOLDEN.iterdir():
        if path.name not in made:
            path.unlink()
    for name, contents in made.items():
        (GOLDEN / name).write_bytes(contents)


if __name__ == "__main__":
    main()
