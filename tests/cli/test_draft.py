"""``dipview draft``: what it writes where, what it refuses, and what it reports of its use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from dipview.capture.drafting import drafter
from dipview.capture.drafts_file import Drafts, read_drafts
from dipview.capture.review.decision_log import written
from dipview.capture.review.decisions import Decision, Verdict

TEXT = """\
Ruritania said on Tuesday that the tolls would go. Anna Vale called them “a relic”.

The Admiral opposed the tolls. Moscow said nothing.
"""


@pytest.fixture
def port(harbour: Path) -> Path:
    """The small dataset with the text of its source."""
    text = harbour.read_text("utf-8")
    old = "issued = 2017-05-02\n"
    harbour.write_text(text.replace(old, f'{old}text = "texts/gazette.txt"\n'), encoding="utf-8")
    (harbour.parent / "texts").mkdir()
    (harbour.parent / "texts" / "gazette.txt").write_text(TEXT, encoding="utf-8")
    return harbour


def drafts(port: Path) -> Drafts:
    read = read_drafts(port.parent / "drafts" / "gazette.toml")
    assert read.problems == ()
    assert read.drafts is not None
    return read.drafts


def decide(port: Path, *decisions: Decision) -> None:
    log = port.parent / "drafts" / "gazette.decisions.jsonl"
    log.parent.mkdir(exist_ok=True)
    log.write_text("".join(map(written, decisions)), encoding="utf-8")


def decision(number: int, verdict: Verdict, cue: str, *changed: str) -> Decision:
    return Decision(
        number=number, verdict=verdict, draft=f"d{number}", cue=cue, changed=tuple(changed)
    )


def test_drafts_lie_beside_the_source_and_change_no_dataset(cli: Run, port: Path) -> None:
    before = port.read_bytes()
    result = cli("draft", "gazette", "-d", port)
    assert result.code == 0
    assert "drafts/gazette.toml: 4 drafts, 4 with doubts" in result.out.replace("\\", "/")
    assert "next: dipview review gazette -d " in result.err
    assert port.read_bytes() == before
    speakers = [draft.speakers[0].actor for draft in drafts(port).drafts]
    assert speakers == ["ruritania", "anna-vale", None, None]
    assert drafts(port).drafts[2].speakers[0].offered == ("otto-vale", "another-admiral")
    assert drafts(port).drafts[0].date is not None
    assert cli("check", port.parent).err == cli("check", port).err


def test_drafting_again_makes_the_same_drafts(cli: Run, port: Path) -> None:
    cli("draft", "gazette", "-d", port)
    before = drafts(port)
    cli("draft", "Tolls divide", "-d", port)
    assert drafts(port) == before


def test_an_interrupt_leaves_the_old_drafts(
    cli: Run, port: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("draft", "gazette", "-d", port)
    before = drafts(port)

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(drafter, "check", interrupted)
    assert cli("draft", "gazette", "-d", port).code == 130
    assert drafts(port) == before
    assert [path.name for path in (port.parent / "drafts").iterdir()] == ["gazette.toml"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "name a source"),
        (("--report", "gazette"), 2, "drafts nothing"),
        (("nowhere",), 1, "nowhere"),
        (("gazette",), 2, "no stored text"),
        (("--from-json", "missing.json"), 2, "no such file"),
    ],
)
def test_what_cannot_be_drafted_is_told(
    cli: Run, harbour: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    result = cli("draft", *words, "-d", harbour)
    assert result.code == code
    assert told in result.err
    assert not (harbour.parent / "drafts").exists()


def test_nothing_is_written_to_a_dataset_that_comes_with_dipview(cli: Run) -> None:
    result = cli("draft", "gazette")
    assert result.code == 2
    assert "comes with dipview" in result.err


def test_a_text_without_statements_is_nothing_found(cli: Run, port: Path) -> None:
    (port.parent / "texts" / "gazette.txt").write_text("It rained.\n", encoding="utf-8")
    result = cli("draft", "gazette", "-d", port)
    assert result.code == 1
    assert "0 drafts" in result.out


def test_proposals_of_others_are_added_and_stay(cli: Run, port: Path, tmp_path: Path) -> None:
    cli("draft", "gazette", "-d", port)
    before = len(drafts(port).drafts)
    file = tmp_path / "proposed.json"
    rows = [
        {"passage": "Moscow said nothing.", "unnamed_speakers": "Moscow", "cue": "a model"},
        {"passage": "Moscow said something.", "speakers": ["Moscow"]},
    ]
    file.write_text(json.dumps({"source": "gazette", "drafts": rows}), encoding="utf-8")
    result = cli("draft", "--from-json", file, "-d", port)
    assert result.code == 1
    assert "drafts[1].passage" in result.err
    assert len(drafts(port).drafts) == before + 1
    cli("draft", "gazette", "-d", port)
    assert [draft.cue for draft in drafts(port).drafts].count("a model") == 1


def test_proposals_say_of_which_source_they_are(cli: Run, port: Path, tmp_path: Path) -> None:
    file = tmp_path / "proposed.json"
    file.write_text(json.dumps({"drafts": [{"passage": "Moscow said nothing."}]}), encoding="utf-8")
    result = cli("draft", "--from-json", file, "-d", port)
    assert result.code == 2
    assert "which source" in result.err
    assert cli("draft", "gazette", "--from-json", file, "-d", port).code == 0


def test_a_cue_that_was_rejected_three_times_is_given_up_and_that_is_said(
    cli: Run, port: Path
) -> None:
    decide(port, *(decision(n, Verdict.REJECTED, "opposed") for n in (1, 2, 3)))
    result = cli("draft", "gazette", "-d", port)
    assert "not used any more, for being rejected each time: opposed" in result.err
    assert "opposed" not in {draft.cue for draft in drafts(port).drafts}


def test_a_cue_that_was_accepted_once_is_never_given_up(cli: Run, port: Path) -> None:
    rejected = [decision(n, Verdict.REJECTED, "opposed") for n in (1, 2, 3)]
    decide(port, *rejected, decision(4, Verdict.ACCEPTED, "opposed"))
    result = cli("draft", "gazette", "-d", port)
    assert "not used any more" not in result.err
    assert "opposed" in {draft.cue for draft in drafts(port).drafts}


def test_the_report_counts_by_cue_and_by_field(cli: Run, port: Path) -> None:
    decide(
        port,
        decision(1, Verdict.ACCEPTED, "said"),
        decision(2, Verdict.ACCEPTED, "said", "speakers", "date"),
        decision(3, Verdict.ACCEPTED, "said", "speakers"),
        decision(4, Verdict.REJECTED, "said"),
        decision(5, Verdict.LATER, "said"),
        *(decision(n, Verdict.REJECTED, "noted") for n in (6, 7, 8)),
    )
    result = cli("draft", "--report", "-d", port, "-f", "json")
    assert result.code == 0
    rows = json.loads(result.out)["rows"]
    by_cue = {row["cue"]: row for row in rows if row["section"] == "cues"}
    said = by_cue["said"]
    assert (said["decided"], said["unchanged"], said["changed"], said["rejected"]) == (4, 1, 2, 1)
    assert said["precision"] == 0.75
    assert by_cue["noted"]["dropped"] is True
    assert by_cue["all of them"]["decided"] == 7
    fields = {row["field"]: row["times"] for row in rows if row["section"] == "fields"}
    assert fields == {"speakers": 2, "date": 1}
    told = cli("draft", "--report", "-d", port).out
    assert "1 unchanged" in told
    assert "3 of 4 right" in told
    assert "given up" in told


def test_without_decisions_there_is_nothing_to_report(cli: Run, port: Path) -> None:
    result = cli("draft", "--report", "-d", port)
    assert result.code == 1
    assert "dipview review" in result.err
