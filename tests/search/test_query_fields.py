"""Of every field of queries all is known that searching, help and documents need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dipview.search.help import QUERY_HELP
from dipview.search.lexer import KNOWN_FIELDS
from dipview.search.query import And, Filter, Node, Not, Or
from dipview.search.query_fields import QUERY_FIELDS, FilterField
from dipview.search.query_parser import parsed

DOCUMENT = Path(__file__).parents[2] / "docs" / "search.md"


def fields_in(node: Node) -> set[FilterField]:
    match node:
        case Filter(name):
            return {name}
        case And(terms) | Or(terms):
            return set().union(*map(fields_in, terms))
        case Not(term):
            return fields_in(term)
        case _:
            return set()


def test_every_field_is_known() -> None:
    assert [*QUERY_FIELDS] == [*FilterField]


@pytest.mark.parametrize("field", FilterField)
def test_the_example_of_a_field_asks_for_it_alone(field: FilterField) -> None:
    assert fields_in(parsed(QUERY_FIELDS[field].example).root) == {field}


@pytest.mark.parametrize("field", FilterField)
def test_a_field_or_each_of_its_values_says_what_kinds_it_can_ask_for(field: FilterField) -> None:
    known = QUERY_FIELDS[field]
    assert known.kinds or known.values
    assert all(kinds for _, kinds in known.values)


@pytest.mark.parametrize("field", FilterField)
def test_a_field_that_names_records_says_where_that_leads(field: FilterField) -> None:
    known = QUERY_FIELDS[field]
    leads = bool(known.statements or known.others)
    assert leads == (bool(known.names) and field is not FilterField.WITH)


@pytest.mark.parametrize("name", KNOWN_FIELDS)
def test_every_field_is_in_the_help_and_in_the_document(name: str) -> None:
    forms = " ".join(form for form, _ in QUERY_HELP)
    told = " ".join(re.findall("`([^`]+)`", DOCUMENT.read_text(encoding="utf-8")))
    for text in (forms, told):
        assert re.search(rf"(?<!\\w){name}:", text), name


def test_no_key_of_the_data_is_meant_for_two_fields() -> None:
    keys = [key for known in QUERY_FIELDS.values() for key in known.keys]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set(KNOWN_FIELDS)
