"""Every problem of a record is told in one run, however many there are and of whatever sort."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from tests.tiers import slow_but

from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Problem
from dipview.dataset.records import CLASSES
from dipview.dataset.skeletons import skeleton
from dipview.model.kinds import Kind

BASE = """
[dataset]
as_of = 2017-05-03
[[sources]]
id = "wire"
type = "article-newspaper"
issued = 2017-05-02
[[actors]]
id = "vale"
name = "Vale"
kind = "person"
sources = ["wire"]
[[actors]]
id = "league"
name = "League"
kind = "organization"
sources = ["wire"]
[[actors]]
id = "ann"
name = "Ann"
kind = "person"
sources = ["wire"]
[[issues]]
id = "tolls"
kind = "policy"
proposition = "Tolls should end."
sources = ["wire"]
[[issues]]
id = "harbours"
kind = "topic"
title = "Harbours"
sources = ["wire"]
"""


def problems_of(tmp_path: Path, text: str) -> list[Problem]:
    file = tmp_path / "x.toml"
    file.write_text(BASE + text, encoding="utf-8")
    return list(open_dataset([file]).problems)


def codes(problems: list[Problem]) -> Counter[str]:
    return Counter(problem.code for problem in problems)


FILLED = {
    "name": '"Anna"',
    "title": '"A title"',
    "form": '"reported"',
    "source": '"wire"',
    "sources": '["wire"]',
    "speakers": '["vale"]',
    "proposition": '"Tolls should end."',
    "issued": "2017-05-02",
    "date": "2017-05-02",
    "type": '"book"',
}
KINDS = {Kind.ACTOR: '"person"', Kind.ISSUE: '"policy"', Kind.EVENT: '"meeting"'}


@pytest.mark.parametrize("kind", CLASSES)
def test_a_skeleton_with_all_that_is_told_filled_in_is_sound(kind: Kind, tmp_path: Path) -> None:
    text = skeleton(kind, {"id": "new-one"})
    lines = (BASE + text).split("\n")
    for problem in problems_of(tmp_path, text):
        assert problem.place.line is not None
        line = lines[problem.place.line - 1]
        key = line.partition(" ")[0]
        lines[problem.place.line - 1] = f"{key} = {FILLED.get(key) or KINDS[kind]}"
    file = tmp_path / "filled.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert not open_dataset([file]).problems


FAULTS = {
    Kind.STATEMENT: {
        'source = "none"': "unknown-id",
        'form = "said"': "unknown-value",
        "seq = true": "wrong-type",
        'date = "2017-02-30"': "bad-date",
        'speakers = ["nobody"]': "unknown-id",
        'event = "nowhere"': "unknown-id",
        'targets = ["tolls"]': "wrong-kind",
        'about = ["vale", "vale"]': "repeated-id",
        'capacity = "league"': "capacity-without-role",
        "unheard = 1": "unknown-key",
        'language = "english"': "unknown-language",
        'acts = ["shout"]': "unknown-value",
        'positions = [{ issue = "none", stance = "for" }]': "unknown-id unknown-value",
        'positions = [{ issue = "tolls" }, { issue = "harbours", stance = "support" }]': (
            "missing-key position-on-topic"
        ),
        'positions = [{ issue = "tolls", stance = "deny", holders = ["no"] }]': (
            "stance-misfit unknown-id"
        ),
    },
    Kind.ACTOR: {
        'name = " "': "missing-key",
        'kind = "country"': "unknown-value",
        'part_of = "nobody"': "unknown-id",
        'roles = [{ title = "Minister", of = "ann" }]': "wrong-actor-kind",
        'roles = [{ of = "nobody", start = "x" }]': "missing-key unknown-id bad-date",
        'identifiers = { iso3166 = "UK", wikidata = "x" }': "unknown-country bad-identifier",
        "identifiers = { iso3166 = 1, wikidata = 2 }": "wrong-type wrong-type",
        'other_names = [{ language = "English" }]': "missing-key unknown-language",
        "extra = 1": "wrong-type",
        "sources = []": "unsourced",
        'sources = ["wire", "none"]': "unknown-id",
    },
    Kind.ISSUE: {
        'kind = "law"': "unknown-value",
        'proposition = ""': "no-proposition",
        'parent = "tolls"': "wrong-issue-kind",
        'rivals = ["harbours"]': "wrong-issue-kind",
        'contradicts = ["none"]': "unknown-id",
        'status = "x"': "unknown-value",
    },
    Kind.EVENT: {
        'kind = "party"': "unknown-value",
        'title = ""': "missing-key",
        'date = "soon"': "bad-date",
        'country = "Japan"': "unknown-country",
        'country = "QQ"': "unknown-country",
        'participants = [{ part = "host" }, { actor = "nobody" }]': "missing-key unknown-id",
        'sources = "wire"': "wrong-type",
    },
    Kind.SOURCE: {
        'type = "newspaper"': "unknown-source-type",
        "type = 1": "wrong-type",
        'url = "x"': "bad-url",
        'language = "French"': "unknown-language",
        'derived_from = ["none", 1]': "unknown-id wrong-type",
        'issued = "soon"': "bad-date",
    },
}
"""One fault in a sound record, and the codes that it is told by."""
SOUND = {
    Kind.STATEMENT: {
        "id": '"x"',
        "source": '"wire"',
        "form": '"reported"',
        "speakers": '["vale"]',
        "positions": '[{ issue = "tolls", stance = "support" }]',
    },
    Kind.ACTOR: {"id": '"x"', "name": '"X"', "kind": '"body"', "sources": '["wire"]'},
    Kind.ISSUE: {"id": '"x"', "kind": '"policy"', "proposition": '"Y."', "sources": '["wire"]'},
    Kind.EVENT: {"id": '"x"', "kind": '"call"', "title": '"X"', "sources": '["wire"]'},
    Kind.SOURCE: {"id": '"x"', "type": '"book"'},
}
SILENCED = {
    ('kind = "law"', 'parent = "tolls"'): (),
    ('kind = "law"', 'proposition = ""'): (),
    ('kind = "law"', 'rivals = ["harbours"]'): ("wrong-issue-kind",),
    ('speakers = ["nobody"]', 'capacity = "league"'): ("capacity-without-role",),
}
"""Pairs of which the second cannot be judged before the first is mended."""


def written(kind: Kind, *faults: str) -> str:
    keys = dict(SOUND[kind])
    for fault in faults:
        key, _, value = fault.partition(" = ")
        keys[key] = value
    lines = (f"{key} = {value}\n" for key, value in keys.items())
    return f"[[{kind.plural}]]\n{''.join(lines)}"


@pytest.mark.parametrize("kind", slow_but([*CLASSES], Kind.EVENT))
def test_two_faults_are_told_together(kind: Kind, tmp_path: Path) -> None:
    for fault, told in FAULTS[kind].items():
        assert codes(problems_of(tmp_path, written(kind, fault))) == Counter(told.split()), fault
    missing = []
    for one, other in combinations(FAULTS[kind], 2):
        if one.partition(" ")[0] == other.partition(" ")[0]:
            continue
        both = codes(problems_of(tmp_path, written(kind, one, other)))
        wanted = Counter(f"{FAULTS[kind][one]} {FAULTS[kind][other]}".split())
        wanted -= Counter(SILENCED.get((one, other), ()))
        if not wanted <= both:
            missing.append((one, other, wanted - both))
    assert not missing


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("id", slow_but(['""', '"Not A Slug"', '"vale"', "1"], '""'))
def test_a_record_whose_id_is_wrong_is_looked_through_too(
    kind: Kind, id: str, tmp_path: Path
) -> None:
    for fault, told in FAULTS[kind].items():
        problems = problems_of(tmp_path, written(kind, f"id = {id}", fault))
        assert Counter(told.split()) <= codes(problems), fault
        for problem in problems:
            assert problem.place.line is not None
            assert "''" not in re.sub(r": .*", "", problem.message)


def test_what_follows_from_a_fault_is_not_told(tmp_path: Path) -> None:
    text = written(Kind.STATEMENT, 'form = "said"', 'text = "No."', 'original_text = "Nein."')
    assert codes(problems_of(tmp_path, text)) == Counter(["unknown-value"])
    assert codes(problems_of(tmp_path, written(Kind.STATEMENT, "speakers = [1]"))) == Counter(
        ["wrong-type"]
    )
    assert codes(problems_of(tmp_path, written(Kind.EVENT, "sources = [1]"))) == Counter(
        ["wrong-type"]
    )


def test_a_code_that_an_actor_has_is_known_to_a_faulty_event_too(tmp_path: Path) -> None:
    text = written(Kind.ACTOR, 'identifiers = { iso3166 = "QQ" }')
    event = written(Kind.EVENT, 'id = "y"', 'kind = "party"', 'country = "QQ"')
    assert codes(problems_of(tmp_path, text + event)) == Counter(["unknown-value"])


def test_a_record_that_is_given_again_unchanged_is_told_once(tmp_path: Path) -> None:
    text = written(Kind.EVENT, 'country = "Japan"')
    assert codes(problems_of(tmp_path, text * 2)) == Counter(["unknown-country", "duplicate-id"])


def test_a_header_of_another_schema_tells_its_other_faults_too(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('[dataset]\nschema = 9\ntitle = 1\nlanguage = "x y"\n')
    assert codes(list(open_dataset([file]).problems)) == Counter(["newer-schema", "wrong-type"])
