"""A site in Chromium: nothing asked for, read without scripts, found by the search, accessible.

Needs Chromium; for accessibility, axe-core besides: ``npm install axe-core`` in a folder of your
own, and ``DIPVIEW_AXE`` with the path of its ``axe.min.js``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.site.chromium import PROGRAM, Tab, opened

from dipview.formats.own_folder import write_own_folder
from dipview.views.scope import Scope
from dipview.workspace.site import LIST, site_files
from dipview.workspace.small_files import read_workspace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="Chromium is told through pipes of POSIX"),
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]
WORLD = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
AXE = os.environ.get("DIPVIEW_AXE", "")
WIDTHS = {"phone": (390, 844), "desk": (1440, 900)}
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "out"
    write_own_folder(folder, site_files(read_workspace([WORLD]), Scope()), LIST)
    return folder


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with opened(tmp_path_factory.mktemp("chromium")) as found:
        yield found


def some_pages(site: Path) -> list[Path]:
    """Give each page of the top, and of records the largest and the smallest of each kind."""
    pages = sorted(site.glob("*.html"))
    for folder in sorted(each for each in site.iterdir() if each.is_dir()):
        by_size = sorted(folder.glob("*.html"), key=lambda path: path.stat().st_size)
        pages += dict.fromkeys((by_size[0], by_size[-1]))
    return pages


def test_no_page_asks_for_anything_outside_of_the_folder(tab: Tab, site: Path) -> None:
    own = site.as_uri()
    for path in sorted(site.rglob("*.html")):
        tab.go(path.as_uri())
        tab.evaluate("document.querySelector('#find').focus()")
        assert len(tab.requests) >= 3, path
        assert all(each.startswith((f"{own}/", "data:")) for each in tab.requests), tab.requests
        assert tab.complaints == [], path


def test_what_a_page_would_ask_for_outside_is_seen(tab: Tab, tmp_path: Path) -> None:
    page = tmp_path / "asks.html"
    page.write_text('<img src="http://elsewhere.invalid/a.png">', encoding="utf-8")
    tab.go(page.as_uri())
    assert "http://elsewhere.invalid/a.png" in tab.requests


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_runs_off_its_sides(tab: Tab, site: Path, width: str) -> None:
    tab.look(*WIDTHS[width])
    for path in some_pages(site):
        tab.go(path.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width][0], path


def test_a_page_is_read_whole_with_scripts_off(tab: Tab, site: Path) -> None:
    tab.look(*WIDTHS["desk"])
    page = (site / "issues" / "brine-cap.html").as_uri()
    # What is seen counts, and the search is seen where scripts run alone.
    seen = "document.querySelector('main').innerText"
    tab.go(page)
    with_scripts = tab.evaluate(seen)
    assert tab.evaluate("document.querySelector('form.find').checkVisibility()")
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.go(page)
        assert tab.evaluate(seen) == with_scripts
        assert not tab.evaluate("document.querySelector('form.find').checkVisibility()")
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_search_finds_what_is_typed_and_leads_there(tab: Tab, site: Path) -> None:
    tab.go((site / "issues" / "brine-cap.html").as_uri())
    found: Any = tab.evaluate(
        """new Promise((done) => {
          const input = document.querySelector("#find");
          const list = document.querySelector("#found ul");
          new MutationObserver(() => done([...list.querySelectorAll("a")].map(
            (link) => [link.firstChild.textContent, link.href]))).observe(list, {childList: true});
          input.focus();
          input.value = "ostrel";
          input.dispatchEvent(new Event("input"));
        })"""
    )
    assert found[0] == ["Ostrel", (site / "actors" / "ostrel.html").as_uri()]
    assert tab.complaints == []


@pytest.mark.skipif(not AXE, reason="DIPVIEW_AXE does not name the axe.min.js of axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_serious_fault(tab: Tab, site: Path, width: str, scheme: str) -> None:
    tab.look(*WIDTHS[width], scheme)
    axe = Path(AXE).read_text(encoding="utf-8")
    for path in some_pages(site):
        tab.go(path.as_uri())
        tab.evaluate(f"{axe}; 0")
        found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        told = [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
        assert [each for each in found if each["impact"] in SERIOUS] == [], (path, told)
