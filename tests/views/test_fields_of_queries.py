"""What help gives as an example of a field can be asked of every list, and of a search."""

from __future__ import annotations

import pytest

from dipview.model.kinds import Kind
from dipview.search.fields import Field
from dipview.search.query_fields import QUERY_FIELDS, FilterField
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

SAMPLE = """
[dataset]
schema = 2
title = "What the examples of the help name"

[[sources]]
id = "reuters"
type = "agency"
publisher = "The Lagoon Courier"

[[sources]]
id = "gazette"
type = "article-newspaper"
publisher = "The Harbour Gazette"

[[actors]]
id = "boris-johnson"
name = "Boris Johnson"
kind = "person"
roles = [{ title = "Foreign Minister", of = "italy" }]
sources = ["reuters"]

[[issues]]
id = "disarmament"
kind = "topic"
title = "Disarmament"
sources = ["reuters"]

[[issues]]
id = "sanctions"
kind = "policy"
proposition = "There should be sanctions."
parent = "disarmament"
sources = ["reuters"]

[[events]]
id = "summit"
title = "The summit"
kind = "meeting"
date = 2017-04-11
place = "Geneva"
sources = ["reuters"]

[[statements]]
id = "one"
speakers = ["boris-johnson"]
event = "summit"
date = 2017-04-11
form = "reported"
summary = "It is against sanctions."
tags = ["urgent"]
coded_by = "Anna"
reviewed_by = "Anna"
extra = { campaign = 2014 }
positions = [{ issue = "sanctions", stance = "oppose", reason = "jobs" }]
source = "reuters"

[[statements]]
id = "two"
speakers = ["italy"]
date = 2017-04-12
form = "reported"
summary = "It is for sanctions."
positions = [{ issue = "sanctions", stance = "support" }]
source = "gazette"

[[issues]]
id = "base-year"
kind = "quantity"
proposition = "The year that cuts are counted from."
unit = "year"
sources = ["gazette"]

[[events]]
id = "ballot"
title = "The ballot"
kind = "vote"
date = 2017-04-13
vote = { number = "1", on = "sanctions" }
sources = ["gazette"]

[[statements]]
id = "three"
speakers = ["italy"]
event = "ballot"
date = 2017-04-13
form = "recorded"
summary = "It abstains."
option = "abstain"
source = "gazette"

[[statements]]
id = "four"
speakers = ["russia"]
on_behalf_of = ["g7"]
about = ["syria"]
date = 2017-04-14
form = "verbatim"
text = "We take note of it."
acts = ["propose"]
status = "disputed"
positions = [
  { issue = "sanctions", stance = "oppose", formula = "takes note", priority = "red-line" },
  { issue = "base-year", value = "1990" },
]
source = "gazette"

[[statements]]
id = "five"
speakers = ["white-house"]
date = 2017-04-15
form = "reported"
summary = "Syria is said to be against sanctions."
positions = [
  { issue = "sanctions", stance = "oppose", holders = ["syria"], attributed_by = "white-house" },
  { issue = "sanctions", stance = "oppose", basis = "implied" },
]
source = "gazette"
"""
STATES = ("russia", "saudi-arabia", "italy", "g7", "white-house", "syria")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    file = tmp_path_factory.mktemp("fields") / "sample.toml"
    states = [
        f'[[actors]]\nid = "{id}"\nname = "{id.replace("-", " ").title()}"\n'
        'kind = "state"\nsources = ["reuters"]\n'
        for id in STATES
    ]
    file.write_text(SAMPLE + "".join(states), encoding="utf-8")
    workspace = read_workspace([file])
    assert not workspace.dataset.problems
    return workspace


@pytest.mark.parametrize("field", FilterField)
def test_the_example_of_a_field_can_be_asked_of_every_list_and_of_a_search(
    sample: Workspace, field: FilterField
) -> None:
    query = QUERY_FIELDS[field].example
    scope = Scope(query=query)
    sample.found(scope)
    listed = {name: list(catalogue_of(sample, name, scope).rows()) for name in CATALOGUES}
    assert any(listed.values()), "no list of the sample has what the example asks for"


def test_a_field_of_sources_alone_brings_along_what_rests_on_them(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = QUERY_FIELDS[FilterField.PLACE]
    planted = known._replace(kinds=frozenset((Kind.SOURCE,)), text=Field.PUBLISHER)
    monkeypatch.setitem(QUERY_FIELDS, FilterField.PLACE, planted)
    scope = Scope(query="place:courier")
    found = {
        name: {row.id for _, row in catalogue_of(sample, name, scope).rows()} for name in CATALOGUES
    }
    assert found["sources"] == {"reuters"}
    assert found["statements"] == {"one"}
    assert {sample.dataset.position(id).holder for id in found["positions"]} == {"boris-johnson"}
    assert found["actors"] == {"boris-johnson"}
    assert found["events"] == {"summit"}
    assert found["issues"] == {"sanctions"}
