"""Printed offices: what a text prints beside a new name is offered with it, and never taken."""

from __future__ import annotations

import pytest

from dipview.capture.form_lines import Line
from dipview.capture.picking import chosen, picker
from dipview.capture.printed_offices import office_beside
from dipview.capture.shown_lines import name_in
from dipview.capture.statement_form import Hint, StatementForm
from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.model.statements import Form
from dipview.search.searching import SearchIndex

FORM = StatementForm(source="rferl-2017-04-11", locator="paragraph 2", form=Form.REPORTED)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex.build(open_dataset([bundled_path()]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Okter, the Minister for Ports of Germany, said so.", "Minister for Ports of Germany"),
        ("They met. Ada Okter, Germany's minister for ports.", "minister for ports of Germany"),
        (
            "On Friday Germany’s Minister for Ports, Ada Okter, left.",
            "Minister for Ports of Germany",
        ),
        ("The German port minister Ada Okter said no.", "port minister of Germany"),
        ("Ada Okter (acting foreign minister of Italy) left.", "acting foreign minister of Italy"),
        ("Ada Okter left. “No,” Ada Okter, envoy of Italy, said.", "envoy of Italy"),
        ("Ada Okter,\nthe chair of the G7, left.", "chair of Group of Seven"),
    ],
)
def test_an_office_is_read_as_it_is_printed(index: SearchIndex, text: str, told: str) -> None:
    found = office_beside("Ada Okter", text, index)
    assert found is not None
    assert found.words == told


@pytest.mark.parametrize(
    "text",
    [
        "Ada Okter said that the foreign minister of Italy had left.",
        "Ada Okter, a former minister of Italy, left.",
        "Ada Okter, who met the foreign minister of Italy, left.",
        "Ada Okter, the foreign minister of Ostland, left.",
        "Ada Okter, the daughter of Italy, left.",
        "In a letter to the president of Italy, Ada Okter said no.",
        "Ada Okters, the envoy of Italy, left.",
        "Ada Okter, as well as the envoy of Italy, left.",
        "The envoy of Italy met Ada Okter, his friend, there.",
        "",
    ],
)
def test_what_is_not_surely_the_office_of_somebody_is_not_read(
    index: SearchIndex, text: str
) -> None:
    assert office_beside("Ada Okter", text, index) is None


def test_who_is_new_is_offered_without_and_with_the_printed_office(index: SearchIndex) -> None:
    text = "It was Ada Okter, the acting envoy of Italy, who said so."
    asked = StatementForm(
        source=FORM.source, form=Form.REPORTED, hints={Line.WHO: Hint("Ada Okter")}
    )
    offered = picker(asked, Line.WHO, index, text=text)
    new = [each for each in offered.choices if each.new is not None]
    assert [(each.key, each.label) for each in new] == [
        ("1", "new: person Ada Okter"),
        ("2", "new: person Ada Okter, acting envoy of Italy"),
    ]
    plain, whole = (chosen(FORM, offered, each).records()[0] for each in new)
    assert "roles" not in plain.table("rferl-2017-04-11", "paragraph 2")
    form = chosen(FORM, offered, new[1])
    assert name_in(form, index.dataset, "ada-okter") == "Ada Okter, acting envoy of Italy (new)"
    place = [{"source": "rferl-2017-04-11", "locator": "paragraph 2"}]
    assert whole.table("rferl-2017-04-11", "paragraph 2")["roles"] == [
        {"title": "envoy", "of": "italy", "acting": True, "sources": place}
    ]


def test_only_a_person_has_an_office(index: SearchIndex) -> None:
    text = "Ada Okter, the envoy of Italy, said so."
    offered = picker(FORM, Line.WHO, index, "Ada Okter", sort=1, text=text)
    assert [each.label for each in offered.choices if each.new] == ["new: state Ada Okter"]
