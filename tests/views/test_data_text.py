"""What ``extra`` holds is shown as data is written, never as the program keeps it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli

from dipview.dataset.opening import open_dataset
from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.writers import write
from dipview.views.cards.card_view import card_view
from dipview.views.cards.overview import overview
from dipview.views.parts.data_text import data_text
from dipview.views.scope import Scope

EXTRA = r"""
yes = true
no = false
big = 9223372036854775807
low = -9223372036854775808
float = 1.5
endless = inf
none = nan
day = 2017-04-11
moment = 2017-04-11T10:00:00Z
clock = 10:30:00
text = "plain 'text' with \"marks\""
empty = ""
list = ["a", true, 1, ["b"], { c = 2017-04-11 }]
table = { a = 1, "b c" = "x\ny", d = {}, e = [] }
"""
WRITTEN = {
    "yes": "true",
    "no": "false",
    "big": "9223372036854775807",
    "low": "-9223372036854775808",
    "float": "1.5",
    "endless": "inf",
    "none": "nan",
    "day": "2017-04-11",
    "moment": "2017-04-11T10:00:00+00:00",
    "clock": "10:30:00",
    "text": "plain 'text' with \"marks\"",
    "empty": '""',
    "list": '["a", true, 1, ["b"], { c = 2017-04-11 }]',
    "table": r'{ a = 1, "b c" = "x\ny", d = {}, e = [] }',
}


@pytest.mark.parametrize("key", WRITTEN)
def test_a_value_is_written_as_data_is(key: str) -> None:
    value = tomli.loads(EXTRA)[key]
    assert data_text(value) == WRITTEN[key]
    if key not in ("text", "none"):
        assert tomli.loads(f"x = {data_text(value)}")["x"] == value


@pytest.mark.parametrize("where", ["source", "dataset"])
@pytest.mark.parametrize("format", TEXT_FORMATS)
def test_extra_is_data_on_cards_and_in_every_export(
    tmp_path: Path, where: str, format: Format
) -> None:
    file = tmp_path / "x.toml"
    header, record = ("", EXTRA) if where == "source" else (EXTRA, "")
    text = f'[dataset]\n[dataset.extra]{header}\n[[sources]]\nid = "s"\ntype = "book"\n'
    file.write_text(f"{text}[sources.extra]{record}\n")
    dataset = open_dataset([file])
    assert not dataset.problems
    view = card_view(dataset, Scope(), "s") if where == "source" else overview(dataset, Scope())
    whole = "".join(write(view, format))
    for leak in ("True", "False", "datetime", "None", "{'", "['"):
        assert leak not in whole
    if format is Format.JSON:
        rows = {row["label"]: row["value"] for row in json.loads(whole)["rows"] if "label" in row}
        assert rows["yes"] is True
        assert rows["big"] == 9223372036854775807
        assert rows["list"] == ["a", True, 1, ["b"], {"c": "2017-04-11"}]
        assert rows["text"] == "plain 'text' with \"marks\""
    else:
        assert "9223372036854775807" in whole.replace(",", "")
