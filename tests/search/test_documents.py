"""Documents: which texts a record is found by, and under which field."""

from __future__ import annotations

from itertools import islice

import pytest

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.documents import (
    Document,
    FieldText,
    Trait,
    document,
    documents,
    names_of,
)
from dipview.search.fields import Field, Group
from dipview.search.query_fields import FilterField


@pytest.mark.parametrize(
    ("kind", "id", "field", "text"),
    [
        (Kind.ACTOR, "russia", Field.NAME, "Russia"),
        (Kind.ACTOR, "russia", Field.OTHER_NAME, "Kremlin"),
        (Kind.ACTOR, "russia", Field.CODE, "RU"),
        (Kind.ACTOR, "sergei-lavrov", Field.ROLE, "Foreign Minister"),
        (Kind.ACTOR, "sergei-lavrov", Field.ROLE, "Foreign Minister, Russia"),
        (Kind.ACTOR, "sergei-lavrov", Field.OFFICE, "Moscow"),
        (Kind.ACTOR, "boris-johnson", Field.OFFICE, "Britain"),
        (Kind.ACTOR, "foreign-office", Field.PART_OF, "United Kingdom"),
        (Kind.STATEMENT, "s1", Field.WORDS, "We shall talk about sanctions on several figures."),
        (Kind.STATEMENT, "s1", Field.SUMMARY, "Announces a talk about sanctions."),
        (Kind.STATEMENT, "s1", Field.SPEAKER, "Boris Johnson"),
        (Kind.STATEMENT, "s1", Field.EVENT, "Ministerial meeting by the lake"),
        (Kind.STATEMENT, "s1", Field.ISSUE, "Tighter sanctions"),
        (Kind.STATEMENT, "s2", Field.SPOKEN_FOR, "Britain"),
        (Kind.STATEMENT, "s2", Field.HOLDER, "Washington"),
        (Kind.STATEMENT, "s2", Field.TARGET, "Россия"),
        (Kind.STATEMENT, "s2", Field.RELAYED_BY, "Theresa May"),
        (Kind.STATEMENT, "s3", Field.ABOUT, "Bashar al-Assad"),
        (Kind.STATEMENT, "s3", Field.ORIGINAL, "склад повстанцев"),
        (Kind.STATEMENT, "s5", Field.UNNAMED, "three delegations"),
        (Kind.POSITION, "s2#sanctions@united-kingdom", Field.CONDITION, "if the bombing goes on"),
        (Kind.POSITION, "s2#sanctions@united-kingdom", Field.HOLDER, "Britain"),
        (Kind.POSITION, "s2#sanctions@united-kingdom", Field.STANCE, "support"),
        (Kind.EVENT, "lake-meeting", Field.TITLE, "Ministerial meeting by the lake"),
        (Kind.EVENT, "lake-meeting", Field.TAG, "ministers"),
        (Kind.EVENT, "lake-meeting", Field.PLACE, "Geneva"),
        (Kind.EVENT, "lake-meeting", Field.PARTICIPANT, "Rex Tillerson"),
        (Kind.EVENT, "moscow-trip", Field.PART_OF, "Ministerial meeting by the lake"),
        (Kind.ISSUE, "sanctions", Field.SHORT, "Tighter sanctions"),
        (Kind.ISSUE, "sanctions", Field.PART_OF, "Pressure on Moscow"),
        (Kind.ISSUE, "pressure", Field.TITLE, "Pressure on Moscow"),
        (Kind.SOURCE, "wire", Field.PUBLISHER, "Lakeside Courier"),
        (Kind.SOURCE, "minutes", Field.SYMBOL, "LC/2017/4"),
        (Kind.SOURCE, "wire", Field.AGENCY, "Reuters"),
    ],
)
def test_a_record_is_found_by(
    positions: Dataset, kind: Kind, id: str, field: Field, text: str
) -> None:
    found = document(positions, kind, id)
    tied = [
        FieldText(link.field, name)
        for link in found.links
        for id in link.ids
        for name in names_of(positions.record(id))
    ]
    assert FieldText(field, text) in (*found.texts, *tied)


def test_every_record_has_a_document_in_the_order_of_the_dataset(positions: Dataset) -> None:
    expected = [id for kind in Kind for id in positions.ids(kind)]
    assert [found.id for found in each_document(positions)] == expected


def each_document(dataset: Dataset) -> list[Document]:
    """Give a document for each record, also where several share one."""
    found: list[Document] = []
    positions = iter(dataset.ids(Kind.POSITION))
    for each in documents(dataset):
        if isinstance(each, Document):
            found.append(each)
            if each.kind is Kind.POSITION:
                assert next(positions) == each.id
        else:
            ids = islice(positions, len(each.holders))
            found += (document(dataset, Kind.POSITION, id) for id in ids)
    return found


def test_texts_are_never_empty_and_never_twice(positions: Dataset) -> None:
    for found in each_document(positions):
        assert all(text.text.strip() for text in found.texts)
        assert len(set(found.texts)) == len(found.texts)


@pytest.mark.parametrize(
    ("kind", "id", "field", "value"),
    [
        (Kind.ACTOR, "russia", FilterField.KIND, "state"),
        (Kind.STATEMENT, "s1", FilterField.FORM, "verbatim"),
        (Kind.STATEMENT, "s3", FilterField.STANCE, "against"),
        (Kind.STATEMENT, "s4", FilterField.STATUS, "disputed"),
        (Kind.POSITION, "s4#ceasefire@japan", FilterField.BASIS, "implied"),
        (Kind.POSITION, "s4#ceasefire@japan", FilterField.STATUS, "disputed"),
        (Kind.POSITION, "s4#ceasefire@japan", FilterField.STANCE, "for"),
        (Kind.EVENT, "moscow-trip", FilterField.STATUS, "planned"),
        (Kind.ISSUE, "depot", FilterField.KIND, "claim"),
    ],
)
def test_a_record_has_the_trait(
    positions: Dataset, kind: Kind, id: str, field: FilterField, value: str
) -> None:
    assert Trait(field, value) in document(positions, kind, id).traits


def test_an_open_stance_takes_no_side(positions: Dataset) -> None:
    traits = document(positions, Kind.POSITION, "s1#sanctions@boris-johnson").traits
    assert not {Trait(FilterField.STANCE, side) for side in ("for", "against")} & traits


def test_fields_weigh_as_names_other_names_roles_texts_and_linked_names() -> None:
    weights = [
        field.group + field.rank
        for field in (Field.NAME, Field.OTHER_NAME, Field.ROLE, Field.WORDS, Field.SPEAKER)
    ]
    assert weights == [0, 1, 2, 3, 4]
    assert all(field.rank < 1 for field in Field)
    assert [group.holds_aliases for group in Group] == [True, True, True, False, False]
