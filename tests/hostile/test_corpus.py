"""The files of the corpus, each named for its hazard, and what is told of each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen
from tests.hostile.judging import codes_of, judge_text, judged
from tests.tiers import slow_but

from dipview.dataset.codes import CODES
from dipview.model.kinds import Kind
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace

Run = Callable[..., Any]
"""Runs a command line; see the fixtures."""

CORPUS = Path(__file__).parent / "corpus"


@frozen
class Told:
    """What ``check`` is to make of a file."""

    code: int = 0
    """Its exit code."""
    lines: dict[str, list[int]] = field(factory=dict)
    """The lines of the problems, by code."""
    opens: bool = True
    """Whether anything in the file can be read."""


def sound() -> Told:
    return Told()


def warned(*lines: int) -> Told:
    return Told(0, {"control-character": [*lines]})


def wrong(**codes: list[int]) -> Told:
    return Told(1, {code.replace("_", "-"): lines for code, lines in codes.items()})


def refused(code: str, line: int) -> Told:
    return Told(1, {code: [line]}, opens=False)


TOLD = {
    # How text is stored
    "bom.toml": sound(),
    "bom-twice.toml": refused("bad-toml", 1),
    "utf-16-be.toml": refused("not-utf8", 1),
    "utf-16-le.toml": refused("not-utf8", 1),
    "utf-16-without-mark.toml": refused("bad-toml", 1),
    "latin-1.toml": refused("not-utf8", 13),
    "cut-character.toml": refused("not-utf8", 11),
    "overlong.toml": refused("not-utf8", 10),
    "surrogates-as-utf8.toml": refused("not-utf8", 10),
    "gzip.toml": refused("not-utf8", 1),
    "xz.toml": refused("not-utf8", 1),
    "zip.toml": refused("not-utf8", 1),
    "crlf.toml": sound(),
    "bare-carriage-return.toml": refused("bad-toml", 10),
    "empty.toml": sound(),
    "comments-only.toml": sound(),
    "without-last-line-feed.toml": sound(),
    # What acts on a terminal, hides, or turns text round
    "raw-nul.toml": refused("bad-toml", 10),
    "raw-escape.toml": refused("bad-toml", 10),
    "raw-delete.toml": refused("bad-toml", 10),
    "raw-control-in-comment.toml": refused("bad-toml", 10),
    "raw-c1.toml": warned(13),
    "escaped-controls.toml": warned(*range(13, 86, 6)),
    "toml-1-1-escape.toml": warned(13),
    "bidi.toml": warned(13, 19, 21),
    "zero-width.toml": warned(*range(19, 86, 6)),
    "line-separators.toml": warned(13),
    "ids-that-look-alike.toml": wrong(
        bad_id=[*range(12, 61, 6)], control_character=[12, 18, 24, 54, 60]
    ),
    "half-a-character.toml": refused("bad-toml", 10),
    "beyond-unicode.toml": refused("bad-toml", 10),
    "joiners-that-scripts-need.toml": sound(),
    "combining.toml": sound(),
    "formulas.toml": warned(43),
    "names-of-the-program.toml": wrong(
        unknown_key=[10, 11, 12, 13, 14],
        unknown_table=[16],
        unknown_source_type=[21],
        unsourced=[23],
        bad_id=[24],
    ),
    # How deep, how long, how large
    "extra-at-the-limit.toml": sound(),
    "extra-too-deep.toml": wrong(too_deep=[10]),
    "lists-that-the-parser-takes.toml": wrong(too_deep=[10]),
    "lists-too-deep.toml": refused("too-deep", 10),
    "lists-without-end.toml": refused("too-deep", 10),
    "tables-too-deep.toml": refused("too-deep", 10),
    "key-that-the-parser-takes.toml": wrong(too_deep=[10]),
    "key-of-too-many-parts.toml": refused("too-deep", 10),
    "header-of-too-many-parts.toml": refused("too-deep", 10),
    "number-at-the-limit.toml": sound(),
    "number-beyond-the-limit.toml": wrong(number_too_large=[10]),
    "digits-that-the-parser-takes.toml": wrong(number_too_large=[10]),
    "digits-too-many.toml": refused("number-too-large", 10),
    "hexadecimal-numbers.toml": wrong(number_too_large=[2, 13, 13, 20], wrong_type=[27]),
    "numbers-that-are-none.toml": wrong(number_too_large=[10, 31], wrong_type=[17, 24]),
    # What is given twice
    "duplicate-key.toml": refused("duplicate-key", 10),
    "duplicate-key-inline.toml": refused("duplicate-key", 10),
    "duplicate-key-spelled-otherwise.toml": refused("duplicate-key", 10),
    "duplicate-header.toml": refused("duplicate-key", 14),
    "key-below-a-value.toml": refused("duplicate-key", 11),
    "header-below-a-value.toml": refused("duplicate-key", 10),
    "list-that-is-a-table.toml": refused("duplicate-key", 11),
    "duplicate-ids": wrong(duplicate_id=[4, 10]),
    # What leads nowhere, or back to itself, or is something else
    "cycles-of-memberships.toml": wrong(cycle=[15, 29, 50]),
    "cycles-of-part-of.toml": wrong(cycle=[15, 29, 50]),
    "cycles-of-the-rest.toml": wrong(cycle=[19, 32, 39, 62, 63]),
    "dangling-references.toml": wrong(
        unknown_id=[
            *(10, 11, 16, 16, 22, 22, 23, 29, 30, 31, 38, 45, 46, 52, 53, 54, 55),
            *(57, 58, 59, 60, 62, 63, 64, 65, 67, 68, 72),
        ]
    ),
    "references-to-the-wrong-kind.toml": wrong(wrong_kind=[10, 16, 17, 18, 23, 26, 27, 31]),
    "wrong-types.toml": wrong(
        unknown_table=[1],
        wrong_type=[2, 4, 16, 17, 17, 18, 19, 22, 28, 34, 40, 46, 62, *[70] * 5],
        bad_date=[17, 52, 58],
        unsourced=[21, 26, 31, 36, 42, 48, 54],
        no_speaker=[60],
    ),
    "includes.toml": wrong(unknown_table=[1], unknown_key=[4, 15]),
    # Dates that TOML itself refuses
    "impossible-date.toml": refused("bad-toml", 10),
    "impossible-month.toml": refused("bad-toml", 10),
    "impossible-offset.toml": refused("bad-toml", 10),
    "year-nought.toml": refused("bad-toml", 10),
    # What only the newer TOML has
    "toml-1-1.toml": sound(),
}
"""What is told of each file or folder of the corpus."""

FIELDS = (
    "bidi-in-every-field.toml",
    "escapes-in-every-field.toml",
    "formulas-in-every-field.toml",
    "markup-in-every-field.toml",
)
"""Datasets that say the same hostile thing wherever the data format has room for text."""

EVERYTHING = (*TOLD, *FIELDS)
OF_EACH_SORT = {
    *("empty.toml", "gzip.toml", "bidi.toml", "extra-too-deep.toml", "duplicate-ids"),
    *("cycles-of-the-rest.toml", "wrong-types.toml", "impossible-date.toml", *FIELDS),
}
"""Those that every verb is tried on by the fast tests too."""


def told_as_json(result: Any) -> dict[str, list[int]]:
    told: dict[str, list[int]] = {}
    for row in json.loads(result.out)["rows"]:
        told.setdefault(row["code"], []).append(row["line"])
    return told


def texts(path: Path) -> str:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return "".join(file.read_text("utf-8", errors="replace") for file in files)


def ids(workspace: Workspace) -> set[str]:
    return {id for kind in Kind for id in workspace.dataset.ids(kind)}


def test_the_table_has_every_file_and_no_other() -> None:
    assert sorted(EVERYTHING) == sorted(path.name for path in CORPUS.iterdir())


def test_no_file_is_large() -> None:
    assert max(file.stat().st_size for file in CORPUS.rglob("*.toml")) < 100_000


@pytest.mark.parametrize("name", TOLD)
def test_what_is_wrong_is_told_with_code_and_line(cli: Run, name: str) -> None:
    result = cli("check", CORPUS / name, "-f", "json")
    assert told_as_json(result) == TOLD[name].lines
    assert result.code == TOLD[name].code


@pytest.mark.parametrize("name", slow_but(TOLD, *sorted(OF_EACH_SORT & TOLD.keys())))
def test_check_prints_each_problem_with_its_place(cli: Run, name: str) -> None:
    result = cli("check", CORPUS / name)
    assert result.code == TOLD[name].code
    judge_text(result.out + result.err)
    placed = re.findall(r"^\S+\.toml:([0-9]+):[0-9]+: (?:error|warning) ", result.out, re.MULTILINE)
    lines = [line for lines in TOLD[name].lines.values() for line in lines]
    if TOLD[name].lines.keys() != {"not-utf8"} or lines != [1]:  # a file that is no text at all
        assert sorted(map(int, placed)) == sorted(lines)


@pytest.mark.parametrize("name", slow_but(EVERYTHING, *OF_EACH_SORT))
def test_every_view_of_it_is_harmless_in_every_format(name: str) -> None:
    found = {code for code, _ in codes_of(judged(CORPUS / name))}
    assert name not in TOLD or found == set(TOLD[name].lines)


@pytest.mark.parametrize(
    "name", [name for name in EVERYTHING if name in FIELDS or TOLD[name].opens]
)
def test_the_good_records_beside_the_bad_ones_load(name: str) -> None:
    good = set(re.findall(r'^id = "(good-[a-z0-9-]+)"', texts(CORPUS / name), re.MULTILINE))
    assert good or name in ("empty.toml", "comments-only.toml")
    assert good <= ids(read_workspace([CORPUS / name]))


@pytest.mark.parametrize("name", [name for name in TOLD if not TOLD[name].opens])
def test_a_refused_file_is_told_in_one_line_and_costs_no_other(
    cli: Run, name: str, tmp_path: Path
) -> None:
    alone = cli("list", "actors", "-d", CORPUS / name)
    assert (alone.code, alone.out, alone.err.count("\n")) == (2, "", 1)
    judge_text(alone.err)
    assert name in alone.err
    beside = cli("list", "actors", "-d", CORPUS / name, "-d", CORPUS / "toml-1-1.toml")
    assert beside.code == 0
    assert "Corvane" in beside.out
    assert "1 error in the data; 'dipview check' lists them" in beside.err


@pytest.mark.parametrize("name", slow_but(EVERYTHING, *sorted(OF_EACH_SORT)[::3]))
def test_every_verb_ends_well(cli: Run, name: str) -> None:
    verbs = (("search", "vesta"), ("list", "quotes"), ("show", "good-actor"), ("stats",))
    for verb in verbs:
        for format in ("text", "json"):
            result = cli(*verb, "-d", CORPUS / name, "-f", format)
            assert result.code in (0, 1, 2), result.err
            judge_text(result.out + result.err)


@pytest.mark.parametrize("name", ["bidi-in-every-field.toml", "escapes-in-every-field.toml"])
def test_every_field_that_hides_something_is_told(name: str) -> None:
    text = (CORPUS / name).read_text("utf-8")
    hiding = {
        number
        for number, line in enumerate(text.split("\n"), 1)
        if "\u202e" in line or "\\u001b" in line
    }
    problems = codes_of(read_workspace([CORPUS / name]))
    assert {line for code, line in problems if code == "control-character"} == hiding
    doubted = {"unknown-source-type", "unknown-language", "unknown-script", "unknown-country"}
    doubted |= {"bad-url"}
    assert {code for code, _ in problems} == {"control-character", *doubted}
    assert all(CODES[code].severity == "warning" for code, _ in problems)


@pytest.mark.parametrize(
    "name",
    ["duplicate-ids", "escapes-in-every-field.toml", "gzip.toml", "hexadecimal-numbers.toml"],
)
def test_a_real_process_says_the_same(cli: Run, process: Run, name: str) -> None:
    here, there = cli("check", CORPUS / name), process("check", CORPUS / name)
    assert (there.code, there.out, there.err) == (here.code, here.out, here.err)
    judge_text(there.out + there.err)
    assert "Traceback" not in there.err
