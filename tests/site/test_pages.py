"""Sites: every link resolves, nothing outside is asked for, words stay what they are."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.site.reading_site import ReadPage, lost_links, read_site
from tests.tiers import slow_but

from dipview.computing import Computation, ComputationCancelled
from dipview.dataset.bundled import bundled_path
from dipview.formats.html_style import DARK, LIGHT
from dipview.formats.site.addresses import page_of
from dipview.formats.site.cells import is_address, with_links
from dipview.model.kinds import Kind
from dipview.views.citing.style import Style
from dipview.views.scope import Scope
from dipview.workspace.site import site_files
from dipview.workspace.small_files import read_workspace

WORLDS = Path(__file__).parents[1] / "worlds"
PATHS = {
    "bundled": bundled_path(),
    "archipelago": WORLDS / "archipelago.toml",
    "second edition": WORLDS / "second_edition.toml",
    "votes": WORLDS / "votes.toml",
    "lagoon": WORLDS / "lagoon",
}
_made: dict[str, Mapping[str, str]] = {}


def files_of(name: str, scope: Scope | None = None) -> Mapping[str, str]:
    """Make the files of a world's site; those of the whole of it once."""
    if scope is not None:
        workspace = read_workspace([PATHS[name]])
        return {path: "".join(pieces) for path, pieces in site_files(workspace, scope)}
    if name not in _made:
        _made[name] = files_of(name, Scope())
    return _made[name]


def pages_of(files: Mapping[str, str]) -> Mapping[str, ReadPage]:
    return read_site(files.items())


@pytest.mark.parametrize("name", slow_but(PATHS, "bundled", "second edition"))
def test_every_link_leads_somewhere_and_every_page_is_led_to(name: str) -> None:
    files = files_of(name)
    pages = pages_of(files)
    assert list(lost_links(pages, files)) == []
    reached, left = {"index.html"}, ["index.html"]
    while left:
        path = left.pop()
        for link in pages[path].links:
            target = link.partition("#")[0].replace("../", "")
            if target in pages and target not in reached:
                reached.add(target)
                left.append(target)
    assert reached == set(pages)


@pytest.mark.parametrize("name", slow_but(PATHS, "bundled"))
def test_a_page_can_be_gone_through_by_its_landmarks_and_heads(name: str) -> None:
    for path, page in pages_of(files_of(name)).items():
        for element in ("header", "nav", "main", "footer", "h1"):
            assert page.elements.count(element) == 1, (path, element)
        # The title is the first; all else stands below it.
        assert page.heads[0] == "h1", path
        assert page.links[2:4] or path
        assert len(set(page.ids)) == len(page.ids), path
        assert set(page.heads_of_tables) <= {"col", "row"}, path


@pytest.mark.parametrize("name", slow_but(PATHS, "bundled"))
def test_nothing_outside_of_the_folder_is_asked_for(name: str) -> None:
    files = files_of(name)
    for path, page in pages_of(files).items():
        assert set(page.outside) <= {"data:,"} or path.startswith("sources/"), path
        assert "default-src 'none'" in files[path]
    for path in ("site.css", "search.js", "index.js"):
        assert "http" not in files[path].replace("https://schema.org", "")
        assert "url(" not in files[path]
        assert "@import" not in files[path]
    assert "fetch(" not in files["search.js"]
    assert "XMLHttpRequest" not in files["search.js"]


def test_the_same_dataset_gives_the_same_bytes() -> None:
    assert files_of("bundled") == files_of("bundled", Scope())


@pytest.mark.parametrize("name", slow_but(PATHS, "bundled"))
def test_only_exact_words_are_drawn_as_such_and_told_to_programs(name: str) -> None:
    workspace = read_workspace([PATHS[name]])
    dataset = workspace.dataset
    spoken = [dataset.statement(id) for id in dataset.ids(Kind.STATEMENT)]
    exact = {passage for each in spoken if each.quotable for passage in each.text}
    quotations = 0
    for page in pages_of(files_of(name)).values():
        for words in page.quoted:
            bare = words.strip().strip("\u201c\u201d")
            assert any(
                part.strip("\u201c\u201d ") in exact for part in bare.split("\u201d … \u201c")
            )
        for data in page.linked_data:
            assert data["@context"] == "https://schema.org"
            for part in data.get("hasPart", ()):
                quotations += 1
                assert part["@type"] == "Quotation"
                assert part["@id"].removeprefix("#") in page.ids
                assert all(words in exact for words in part["text"].split(" … "))
    assert quotations or name == "votes"


def test_every_page_ends_with_what_it_rests_on() -> None:
    sha256 = read_workspace([PATHS["bundled"]]).dataset.sha256
    for page in pages_of(files_of("bundled")).values():
        text = "\n".join(page.text)
        assert text.index("What this rests on") < text.index(sha256)


def test_days_hold_for_every_page() -> None:
    early = Scope(as_of=dt.date(2017, 4, 10))
    files = files_of("bundled", early)
    pages = pages_of(files)
    assert list(lost_links(pages, files)) == []
    source = "".join(pages["sources/rferl-2017-04-11.html"].text)
    assert "as of 10 Apr 2017" in source
    whole = pages_of(files_of("bundled"))["sources/rferl-2017-04-11.html"]
    assert len(whole.ids) > len(pages["sources/rferl-2017-04-11.html"].ids)


def test_sources_are_written_in_the_style_that_is_asked_for() -> None:
    workspace = read_workspace([])
    files = dict(site_files(workspace, Scope(), Style.CHICAGO))
    assert "RFE/RL, April 11, 2017" in "".join(files["issues/tighter-sanctions.html"])


def test_the_search_finds_records_by_what_they_are_called() -> None:
    script = files_of("bundled")["index.js"]
    assert script.startswith("window.dipviewIndex = [")
    entries = json.loads(
        script.removeprefix("window.dipviewIndex = ").replace(",\n]", "]").rstrip(";\n")
    )
    called = {name: (kind, page) for kind, page, name, _ in entries}
    assert called["Rex Tillerson"] == ("actor", "actors/rex-tillerson.html")
    assert called["“can play a key role”"] == (
        "statement",
        "sources/rferl-2017-04-11.html#said-ohtaka-key-role",
    )
    kinds = {kind for kind, _, _, _ in entries}
    assert kinds == {"actor", "issue", "event", "source", "statement"}


def test_making_a_site_can_be_left_at_any_page() -> None:
    workspace = read_workspace([])
    computation = Computation()

    def made() -> None:
        for path, _ in site_files(workspace, Scope()):
            if path == "matrix.html":
                assert "site" not in computation.progress
            if path.startswith("issues/"):
                assert computation.progress.endswith("pages")
                computation.cancel()

    with pytest.raises(ComputationCancelled):
        computation.run(made)


# Hostile data

EVIL = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!--",
    "]]>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "&lt;b&gt;&amp;",
    "javascript:alert(1)",
    "\u202egnissim\u202c\u2066\u2069",
    "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m",
    "\u2028\u2029",
    "auto",
    "span",
    "name",
    "amp",
)


def hostile(text: str) -> str:
    """Give a dataset that says a text wherever it can."""
    said = json.dumps(text).replace("\\u2028", "\u2028").replace("\\u2029", "\u2029")
    return f"""
[dataset]
title = {said}
description = {said}
licence = {said}
tags = [{said}]
language = {said}

[[sources]]
id = "source"
type = {said}
title = {said}
publisher = {said}
url = {said}
archive_url = {said}
symbol = {said}
language = {said}
notes = {said}
tags = [{said}]
agencies = [{said}]
extra = {{ author = {said}, "key <b>" = {said} }}

[[actors]]
id = "actor"
name = {said}
kind = "person"
description = {said}
other_names = [{said}]
sources = [{{ source = "source", locator = {said} }}]
roles = [{{ title = {said}, of = "state" }}]

[[actors]]
id = "state"
name = "State"
kind = "state"
identifiers = {{ wikidata = {said} }}
sources = ["source"]

[[issues]]
id = "issue"
kind = "policy"
proposition = {said}
short = {said}
question = {said}
description = {said}
sources = ["source"]

[[events]]
id = "event"
title = {said}
kind = "meeting"
place = {said}
summary = {said}
date = "2017-05"
sources = ["source"]
participants = [{{ actor = "actor", part = {said} }}]

[[statements]]
id = "statement"
source = "source"
locator = {said}
speakers = ["actor"]
targets = ["state"]
form = "verbatim"
text = {said}
language = {said}
event = "event"
positions = [{{ issue = "issue", stance = "support", condition = {said} }}]

[[statements]]
id = "reported"
source = "source"
speakers = ["actor", "state"]
form = "reported"
summary = {said}
positions = [{{ issue = "issue", stance = "oppose" }}]
"""


@pytest.mark.parametrize("text", slow_but(EVIL, *EVIL[1:2], *EVIL[4:5], *EVIL[8:10]))
def test_hostile_data_is_text_and_nothing_else(text: str, tmp_path: Path) -> None:
    path = tmp_path / "evil.toml"
    path.write_text(hostile(text), encoding="utf-8")
    workspace = read_workspace([path])
    files = {name: "".join(pieces) for name, pieces in site_files(workspace, Scope())}
    pages = pages_of(files)
    assert {"actors/actor.html", "issues/issue.html", "sources/source.html"} <= set(pages)
    assert list(lost_links(pages, files)) == []
    for page in pages.values():
        assert set(page.outside) <= {"data:,"}
    for content in files.values():
        for sign in "\x1b\x07\x9b\u202e\u2066\u2028":
            assert sign not in content


def test_ids_that_are_long_or_are_devices_somewhere_are_files_of_their_own(tmp_path: Path) -> None:
    long = "a" * 300
    ids = (f"{long}1", f"{long}2", "con", "nul.x", "com1", "a.b_c-d", "index")
    tables = "".join(
        f'[[actors]]\nid = "{id}"\nname = "N {at}"\nkind = "state"\n' for at, id in enumerate(ids)
    )
    path = tmp_path / "long.toml"
    path.write_text(tables, encoding="utf-8")
    files = {name: "".join(p) for name, p in site_files(read_workspace([path]), Scope())}
    names = [page_of(Kind.ACTOR, id) for id in ids]
    assert len(set(names)) == len(ids)
    assert set(names) <= set(files)
    assert all(len(name) < 140 for name in names)
    assert "actors/con.html" not in names
    assert list(lost_links(pages_of(files), files)) == []


@pytest.mark.parametrize(
    ("address", "led_to"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org:8080/", True),
        ("https://example.org", True),
        ("javascript:alert(1)", False),
        ("https://user@example.org/", False),
        ('https://example.org/"onclick=x', False),
        ("https://example.org/<b>", False),
        ("https://exämple.org/", False),
        ("https://example.org/a b", False),
        ("https://example.org/\n", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
    ],
)
def test_a_link_leads_out_to_plain_addresses_of_the_web_alone(
    address: str, *, led_to: bool
) -> None:
    assert is_address(address) is led_to


def test_a_name_is_met_as_a_word_and_never_in_a_tag_or_an_entity() -> None:
    written = '<span class="name" dir="auto">Iran</span>, Iranian &amp; A&amp;B, name, amp; Iran II'
    addresses = {"Iran": "i", "Iran II": "j", "name": "n", "amp": "x", "A&amp;B": "ab", "auto": "z"}
    assert with_links(written, addresses) == (
        '<span class="name" dir="auto"><a href="i">Iran</a></span>, Iranian &amp; '
        '<a href="ab">A&amp;B</a>, <a href="n">name</a>, <a href="x">amp</a>; '
        '<a href="j">Iran II</a>'
    )


# Contrast


def colours(files: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Read the colours of both grounds out of the style."""
    style = files["site.css"]
    light, dark = style.split("@media (prefers-color-scheme: dark)")[0:2]
    return tuple(  # type: ignore[return-value]
        dict(
            part.strip().removeprefix("--").split(": ")
            for part in each.partition(":root {")[2].partition("}")[0].split(";")
            if part.strip().startswith("--") and "#" in part
        )
        for each in (light, dark)
    )


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_every_colour_of_text_stands_out_from_every_ground(scheme: int) -> None:
    known = colours(files_of("bundled"))[scheme]
    names = ("ink", "quiet", "accent", "for", "against", "conditional", "warning")
    for name in names:
        for ground in ("ground", "raised", "lit"):
            assert contrast(known[name], known[ground]) >= 4.5, (name, ground)
    assert set(names) <= {*LIGHT, *DARK}
