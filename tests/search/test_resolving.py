"""Whom the value of a field means: who is called so, not whoever has the word somewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.bodies import BODIES

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.search.matches import Matches
from dipview.search.searching import SearchIndex, search

Search = Callable[[str], Matches]
ACTORS = {
    "may": ("person", "Theresa May", "May, Theresa"),
    "voice": ("person", "Spokeswoman for Theresa May", ""),
    "office": ("body", "Office of Theresa May", ""),
    "mayor": ("person", "Mayor of Lucca", ""),
    "trip": ("group", "May Day Group", ""),
    "ministry": ("body", "Foreign Ministry", ""),
    "ministry-of-o": ("body", "Foreign Ministry of Ostrel", ""),
}


@pytest.fixture(scope="module", params=BODIES)
def find(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Search:
    text = '[[sources]]\nid = "s"\ntype = "report"\n'
    for id, (kind, name, sort_name) in ACTORS.items():
        text += f'[[actors]]\nid = "x-{id}"\nkind = "{kind}"\nname = "{name}"\n'
        text += f'sort_name = "{sort_name}"\n' if sort_name else ""
        text += (
            f'[[statements]]\nid = "by-{id}"\nsource = "s"\nform = "reported"\n'
            f'speakers = ["x-{id}"]\nsummary = "Speaks"\n'
        )
    path = tmp_path_factory.mktemp("named") / "named.toml"
    path.write_text(text, encoding="utf-8")
    index = SearchIndex.build(BODIES[request.param](open_dataset([path])))
    return lambda query: search(index, query)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("may", {"may", "trip"}),
        ('"theresa may"', {"may"}),
        ("theresa", {"may"}),
        ("theres", {"may"}),
        ("mayo", {"mayor"}),
        ("spokeswoman", {"voice"}),
        ('"spokeswoman may"', {"voice"}),
        ('"office may"', {"office"}),
        ("ministry", {"ministry", "ministry-of-o"}),
        ("thersa", {"may"}),
        ("fmoo", {"ministry-of-o"}),
        ("mdg", {"trip"}),
        ("fm", {"ministry"}),
        ("ml", {"mayor"}),
    ],
)
def test_a_name_means_those_who_are_called_so(find: Search, value: str, meant: set[str]) -> None:
    found = find(f"by:{value} kind:statement")
    assert set(found.ids(Kind.STATEMENT)) == {f"by-{id}" for id in meant}
