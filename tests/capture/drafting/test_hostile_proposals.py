"""Proposals of others that were made to do harm: each is refused in a sentence, or is sound."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dipview.capture.drafting.drafter import Known
from dipview.capture.drafting.proposals import ProposalError, Taken, read_proposals, taken
from dipview.capture.drafts_file import Drafts, read_drafts, write_drafts
from dipview.dataset.opening import open_dataset

TEXT = "Tollern said that locks stay open. " * 5
GOOD: dict[str, Any] = {"passage": [0, 34], "speakers": ["Tollern"]}
ACTOR = '[[actors]]\nid = "tollern"\nname = "Tollern"\nkind = "state"\n'
HALF = "\ud800"


def take(content: str | bytes, folder: Path, text: str = TEXT) -> Taken:
    path, actors = folder / "proposals.json", folder / "actors.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    actors.write_text(ACTOR, encoding="utf-8")
    return taken(read_proposals(path), text, open_dataset([actors]), Known())


def of(*rows: dict[str, Any]) -> str:
    return json.dumps({"source": "a", "drafts": rows})


@pytest.mark.parametrize(
    "changed",
    [
        {"passage": [-1, 9]},
        {"passage": [9, 9]},
        {"passage": [9, 0]},
        {"passage": [0, 10**30]},
        {"passage": [False, True]},
        {"passage": [0, float("nan")]},
        {"passage": [0, float("inf")]},
        {"passage": [0.0, 9.0]},
        {"passage": ["0", "9"]},
        {"passage": {"start": 0}},
        {"passage": None},
        {"passage": ""},
        {"passage": HALF},
        {"passage": "Tollern said nothing."},
        {"quotes": ["locks stay shut"]},
        {"quotes": [[30, 40]]},
        {"quotes": [[-1, 4]]},
        {"quotes": "locks"},
        {"quotes": [True]},
        {"quotes": [[0, True]]},
        {"speakers": "Tollern"},
        {"speakers": [["Tollern"]]},
        {"speakers": [""]},
        {"speakers": ["Qasiriya"]},
        {"speakers": [HALF]},
        {"speakers": [{"words": "Tollern", "start": -7}]},
        {"speakers": [{"words": "Tollern", "start": False}]},
        {"speakers": [{"words": "Tollern", "start": 10**30}]},
        {"speakers": [{"words": "Tollern", "actor": "nobody"}]},
        {"speakers": [{"words": "Tollern", "actor": ["tollern"]}]},
        {"speakers": [{"words": "Tollern", "colour": "red"}]},
        {"acts": [[[[]]]]},
        {"acts": {}},
        {"issues": ["no-such-issue"]},
        {"issues": [{}]},
        {"stance": [1]},
        {"stance": False},
        {"form": True},
        {"form": "verbatim"},
        {"date": "9" * 100_000},
        {"date": 2017},
        {"date_inferred": "yes"},
        {"cue": HALF},
        {"cue": 7},
        {"unnamed_speakers": "many others"},
        {"id": "mine"},
        {HALF: 1},
        {"\x1b[2J": 1},
        {"doubts": []},
    ],
    ids=lambda changed: ascii(changed)[:40],
)
def test_a_hostile_field_costs_its_proposal_and_no_other(
    changed: dict[str, Any], tmp_path: Path
) -> None:
    found = take(of(GOOD | changed, GOOD), tmp_path)
    assert len(found.drafts) == 1
    (why,) = found.refused
    assert "drafts[0]" in why
    assert len(why.removeprefix(str(tmp_path))) < 600


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"drafts": null}',
        b'{"drafts": {}}',
        b'{"source": 7, "drafts": []}',
        b'{"source": "\\ud800", "drafts": []}',
        b'{"by": "\\ud800", "source": "a", "drafts": []}',
        b"\xff\xfe{}",
        b'{"drafts": [], }',
        b'{"drafts": []} x',
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b'{"source": "a", "drafts": [{"passage": [0, ' + b"9" * 5000 + b"]}]}",
        b"\x00" * 100,
    ],
    ids=lambda content: ascii(content[:20]),
)
def test_a_file_that_holds_no_proposals_is_told(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(ProposalError) as told:
        take(content, tmp_path)
    assert "proposals.json" in str(told.value)


def test_a_row_nested_in_itself_many_times_is_refused(tmp_path: Path) -> None:
    row = '{"passage": [0, 34], "speakers": ' + "[" * 900 + "]" * 900 + "}"
    found = take('{"source": "a", "drafts": [' + row + "]}", tmp_path)
    assert (len(found.drafts), len(found.refused)) == (0, 1)


def test_whatever_is_taken_can_be_kept(tmp_path: Path) -> None:
    odd = GOOD | {"cue": "\x1b[2J\u202e\x00" + "x" * 1000}
    found = take(of(odd, GOOD | {"date_inferred": False}), tmp_path)
    drafts = Drafts(source="a", text_sha256="", drafts=found.drafts)
    path = tmp_path / "drafts" / "a.toml"
    write_drafts(path, drafts)
    assert read_drafts(path).drafts == drafts


@pytest.mark.slow
def test_many_wrong_quotes_and_a_long_one_in_a_text_that_repeats_itself(
    tmp_path: Path,
) -> None:
    text = "Tollern said that locks stay open. " * 1000
    rows = [GOOD | {"passage": f"Tollern said that lorks {number}"} for number in range(20)]
    found = take(
        of(*rows, GOOD | {"passage": "Tollern said that lorks stay. " * 3000}), tmp_path, text
    )
    assert len(found.refused) == 21


def test_the_same_proposal_a_thousand_times_is_one(tmp_path: Path) -> None:
    assert len(take(of(*[GOOD] * 1000), tmp_path).drafts) == 1
