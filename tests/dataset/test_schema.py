"""The JSON Schema: it lets sound files pass, and refuses what the loader refuses for its shape."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator

from dipview.dataset.bundled import bundled_path
from dipview.dataset.keys import keys_of
from dipview.dataset.records import CLASSES
from dipview.dataset.schema import json_schema
from dipview.dataset.starter import starter_files
from dipview.model.spans import SpanError, read_span

TESTS = Path(__file__).parents[1]
GOLDEN = TESTS / "dataset" / "golden"
SOUND = (
    bundled_path(),
    TESTS / "worlds" / "archipelago.toml",
    TESTS / "worlds" / "second_edition.toml",
    TESTS / "standing" / "world.toml",
    TESTS / "dataset" / "world.toml",
)
SHAPE = (
    *("bad-date", "bad-id", "missing-key", "negative-count", "newer-schema", "no-source"),
    *("number-too-large", "unknown-key", "unknown-table", "unknown-value"),
)
"""Codes of what is wrong with a value alone, whatever else the dataset says."""


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """Validates against the schema."""
    return Draft7Validator(json_schema())


def as_json(value: Any) -> Any:
    """Give a value of TOML as editors give it to a schema: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def faults(validator: Draft7Validator, text: str) -> list[str]:
    return [
        f"{error.json_path}: {error.message}"
        for error in validator.iter_errors(as_json(tomli.loads(text)))
    ]


def test_it_is_a_sound_schema_of_its_draft() -> None:
    Draft7Validator.check_schema(json_schema())


def test_it_is_made_of_what_editors_of_toml_know() -> None:
    text = json.dumps(json_schema())
    used = set(re.findall(r'"(\$[a-zA-Z]+)": ', text))
    assert used == {"$schema", "$ref"}
    assert not set(re.findall(r'"([a-zA-Z]+)": ', text)) & {"unevaluatedProperties", "prefixItems"}


def test_every_reference_in_it_leads_somewhere() -> None:
    schema = json_schema()
    for name in re.findall(r'"\$ref": "#/definitions/([a-z]+)"', json.dumps(schema)):
        assert name in schema["definitions"]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_sound_files_pass(validator: Draft7Validator, path: Path) -> None:
    assert faults(validator, path.read_text("utf-8")) == []


def test_each_file_of_the_starter_dataset_passes_alone(validator: Draft7Validator) -> None:
    for name, text in starter_files().items():
        if name.endswith(".toml"):
            assert faults(validator, text) == [], name


@pytest.mark.parametrize("code", SHAPE)
def test_what_the_loader_refuses_for_its_shape_is_refused(
    validator: Draft7Validator, code: str
) -> None:
    assert faults(validator, (GOLDEN / f"{code}.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", SHAPE)
def test_it_refuses_as_many_records_as_the_loader_names(
    validator: Draft7Validator, code: str
) -> None:
    text = (GOLDEN / f"{code}.toml").read_text("utf-8")
    told = (GOLDEN / f"{code}.txt").read_text("utf-8")
    of_order = told.count("ends before it starts")  # a schema does not compare
    found = {re.split(r"[.:]", fault.partition("$.")[2])[0] for fault in faults(validator, text)}
    records = set(re.findall(rf"error {code}: (\w+ '[^']*'|\w+ #\d+)", told))
    assert len(found) >= len(records) - of_order


BASE = """
[[sources]]
id = "s"
type = "book"
[[actors]]
id = "a"
name = "A"
kind = "state"
[[statements]]
id = "t"
source = "s"
form = "reported"
"""


EVENT = "[[events]]\nid = 'e'\ntitle = 'E'\nkind = 'vote'\n"


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('sumary = "x"', "$.statements[0]"),
        ("speakers = 'a'", "$.statements[0].speakers"),
        ('speakers = ["A B"]', "$.statements[0].speakers[0]"),
        ("summary = 1", "$.statements[0].summary"),
        ("seq = '1'", "$.statements[0].seq"),
        ("seq = 1.5", "$.statements[0].seq"),
        ('acts = ["shout"]', "$.statements[0].acts[0]"),
        ('status = "done"', "$.statements[0].status"),
        ('date = "soon"', "$.statements[0].date"),
        ("date = 12:00:00", "$.statements[0].date"),
        ('date = "2017-02-30"', "$.statements[0].date"),
        ('date_inferred = "yes"', "$.statements[0].date_inferred"),
        ("text = [1]", "$.statements[0].text"),
        ("extra = 1", "$.statements[0].extra"),
        ('corroboration = [{ locator = "1" }]', "$.statements[0].corroboration[0]"),
        ('corroboration = ["S 1"]', "$.statements[0].corroboration[0]"),
        ('positions = [{ issue = "i" }]', "$.statements[0].positions[0]"),
        (
            'positions = [{ issue = "i", stance = "for" }]',
            "$.statements[0].positions[0].stance",
        ),
        (
            'positions = [{ issue = "i", stance = "open", why = "" }]',
            "$.statements[0].positions[0]",
        ),
        ("[[statements]]\nsource = 's'\nform = 'reported'", "$.statements[1]"),
        ("[[statements]]\nid = 'A B'\nsource = 's'\nform = 'reported'", "$.statements[1].id"),
        ("[[actors]]\nid = 'b'\nname = ' '\nkind = 'state'", "$.actors[1].name"),
        ("[[actors.roles]]\ntitle = 'Chair'", "$.actors[0].roles[0]"),
        (
            "[[actors]]\nid='b'\nname='B'\nkind='state'\nidentifiers={a=1}",
            "$.actors[1].identifiers.a",
        ),
        ("[dataset]\nschema = 3", "$.dataset.schema"),
        ('option = "perhaps"', "$.statements[0].option"),
        ("printed = [1]", "$.statements[0].printed"),
        ('positions = [{ issue = "i", value = 5 }]', "$.statements[0].positions[0].value"),
        (
            'positions = [{ issue = "i", stance = "open", fallback = "else" }]',
            "$.statements[0].positions[0].fallback",
        ),
        (f"{EVENT}vote = 59", "$.events[0].vote"),
        (f"{EVENT}vote = {{ tally = 59 }}", "$.events[0].vote"),
        (f'{EVENT}vote = {{ direction = "fro" }}', "$.events[0].vote.direction"),
        (f'{EVENT}vote = {{ counts = {{ yes = "59" }} }}', "$.events[0].vote.counts.yes"),
        (f"{EVENT}vote = {{ counts = {{ no = -1 }} }}", "$.events[0].vote.counts.no"),
        (f"{EVENT}vote = {{ counts = {{ nay = 3 }} }}", "$.events[0].vote.counts"),
        (f'{EVENT}outcomes = [{{ issue = "i" }}]', "$.events[0].outcomes[0]"),
        ("[defaults.sources]\nlanguage = 'en'", "$.defaults"),
        ("[defaults.statements]\nid = 't'", "$.defaults.statements"),
        ("[defaults.statements]\nform = 'quoted'", "$.defaults.statements.form"),
        ("[[statements]]\nid = 'u'\nsource = 's'", "$.statements[1]"),
        (
            "[defaults.statements]\nform = 'reported'\n[[statements]]\nid = 'u'",
            "$.statements[1]",
        ),
        ("[actor]\nid = 'b'", "$"),
    ],
)
def test_a_typical_mistake_is_refused_where_it_stands(
    validator: Draft7Validator, line: str, where: str
) -> None:
    assert faults(validator, BASE) == []
    assert [fault.partition(": ")[0] for fault in faults(validator, f"{BASE}{line}\n")] == [where]


@pytest.mark.parametrize(
    "line",
    [
        'text = "words"',
        'text = ["words", "more"]',
        'corroboration = ["s", { source = "s", locator = "page 3" }]',
        'positions = [{ issue = "i", value = "5 to 20" }]',
        'printed = "A sentence of the source."',
        f"{EVENT}vote = {{ on = 'i', part = 'amendment', counts = {{ yes = 59, no = 3 }} }}",
        f"{EVENT}[events.vote]\nnumber = 'A/1'\n[events.vote.counts]\nyes = 59",
        "[defaults.statements]\nsource = 's'\nform = 'reported'\n[[statements]]\nid = 'u'",
        "extra = { anything = [1, { goes = 2017-01-01 }] }",
        "date = 2017-04-11T10:00:00+02:00",
        'date = "2017-04-11T10:00"',
        "[[sources]]\nid = 'o'\ntype = 'a-type-of-our-own'",
        "[[actors]]\nid = 'b'\nname = 'B'\nkind = 'state'\nother_names = ['C', { name = 'D' }]",
    ],
)
def test_what_the_format_allows_passes(validator: Draft7Validator, line: str) -> None:
    assert faults(validator, f"{BASE}{line}\n") == []


DATES = (
    *("2017", "2017-04", "2017-04~", "2017-04-11", "2017-04-11~", " 2017 ", "0001", "9999-12-31"),
    *("2017-04-10/2017-04-11", "2011~/..", "../2017", "[2017-04-07..2017-04-11]", "[..2017]"),
    *("[2017-04-11..]", "2017-04-11 10:00", "2017-04-11t10:00:00z"),
    *("", "soon", "0000", "2017-13", "2017-00", "2017-4-1", "2017-04-31", "2017-02-30", "2017-1"),
    *("2017-04-11/", "../..", "[..]", "2017..2018", "[2017]", "2017-04-32", "2017-04-00", "17"),
    *("11 April 2017", "2017/04/11", "2017-04-11T", "2017-13-01T10:00", "٢٠١٧"),
    *("2017?", "2017%", "2017-04?", "2017-04-11%", "2017-21", "2017-24?", "2017-33", "2017-36~"),
    *("2017-37", "2017-41", "2017-21/2017-23", "[..2017-21]", "[2017-22?..]", "2011?/.."),
    *("2017-20", "2017-25", "2017-32", "2017-42", "2017-21-01", "2017~?", "?2017", "0000-21"),
    *("2017-04?-11", "2017-04-11T10:00?", "201X", "2017-XX", "2017-2", "2017-210"),
)


@pytest.mark.parametrize("text", DATES)
def test_a_date_passes_where_the_loader_reads_it(validator: Draft7Validator, text: str) -> None:
    try:
        read_span(text)
    except SpanError:
        readable = False
    else:
        readable = True
    assert (not faults(validator, f'{BASE}date = "{text}"\n')) == readable


def test_every_key_is_described() -> None:
    definitions = json_schema()["definitions"]
    for cls in CLASSES.values():
        properties = definitions[cls.__name__.lower()]["properties"]
        assert list(properties) == [key.name for key in keys_of(cls)]
        assert all(each["description"].endswith(".") for each in properties.values())
