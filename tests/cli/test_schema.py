"""``dipview schema``: the schema on standard output or in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dipview.dataset.schema import DRAFT, json_schema

Run = Any


def test_the_schema_is_printed_as_json(cli: Run) -> None:
    result = cli("schema")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out) == json_schema()
    assert json.loads(result.out)["$schema"] == DRAFT


def test_the_schema_is_written_and_never_over_another_file(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "dipview.schema.json"
    assert cli("schema", "-o", path).code == 0
    assert json.loads(path.read_text("utf-8")) == json_schema()
    assert cli("schema", "-o", path).code == 2
    assert cli("schema", "-o", path, "--force").code == 0


def test_the_help_says_how_an_editor_is_told(cli: Run) -> None:
    out = cli("schema", "--help").out
    assert "#:schema ./dipview.schema.json" in out
    assert "dipview schema -o dipview.schema.json" in out
