"""REFI-QDA: projects of coded texts, codebooks, round trips, damage."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import ExchangeError, Reading, Writing
from dipview.exchange.formats.refi_qda.codebooks import read_codebook, write_codebook
from dipview.exchange.formats.refi_qda.codes import codes_path
from dipview.exchange.formats.refi_qda.reading import read
from dipview.exchange.formats.refi_qda.writing import write
from dipview.exchange.imported import Imported
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, PositionEntry
from dipview.model.statements import RecordStatus

ARCHIPELAGO = Path(__file__).parents[2] / "worlds" / "archipelago.toml"
G = "0000000{}-0000-4000-8000-000000000000"
PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Nets" origin="Another">
  <Users><User guid="00000009-0000-4000-8000-000000000000" name="Ada"/></Users>
  <CodeBook><Codes>
    <Code guid="00000001-0000-4000-8000-000000000000" name="Speakers" isCodable="false">
      <Code guid="{{00000002-0000-4000-8000-000000000000}}" name="Anna Vale" isCodable="true"/>
    </Code>
    <Code guid="00000003-0000-4000-8000-000000000000" name="Nets are let in" isCodable="false">
      <Code guid="00000004-0000-4000-8000-000000000000" name="pro" isCodable="true"/>
    </Code>
    <Code guid="00000005-0000-4000-8000-000000000000" name="Irony" isCodable="true"/>
  </Codes></CodeBook>
  {cases}
  <Sources>
    <TextSource guid="00000006-0000-4000-8000-000000000000" name="A talk" plainTextPath="{path}">
      {content}
      <PlainTextSelection guid="00000007-0000-4000-8000-000000000000" name="x"
          startPosition="{start}" endPosition="{stop}">
        {codings}
      </PlainTextSelection>
    </TextSource>
    <PDFSource guid="00000008-0000-4000-8000-000000000000" name="A page" path="internal://a.pdf"/>
  </Sources>
</Project>
"""
CODING = '<Coding guid="{0}" creatingUser="{1}"><CodeRef targetGUID="{2}"/></Coding>'
WHO, PRO, IRONY = (
    CODING.format(f"0000001{each}-0000-4000-8000-000000000000", G.format(9), G.format(each))
    for each in (2, 4, 5)
)
TEXT = "One.\r\nWe want nets in."


def project(
    path: Path,
    *,
    codings: str = f"{WHO}{PRO}{IRONY}",
    start: int = 6,
    stop: int = 22,
    text: str | bytes | None = TEXT,
    cases: str = "",
    inside: str = "internal://t.txt",
    content: str = "",
    xml: str = "",
) -> Path:
    said = PROJECT.format(
        codings=codings, start=start, stop=stop, cases=cases, path=inside, content=content
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("project.qde", xml or said)
        if text is not None:
            packed.writestr("Sources/t.txt", text)
    return path


def taken(path: Path, **values: object) -> Imported:
    return read(Reading(paths=(path,), values=values))


def test_a_coded_passage_becomes_a_statement(tmp_path: Path) -> None:
    imported = taken(project(tmp_path / "a.qdpx"))
    (statement,) = imported.of(Kind.STATEMENT).values()
    assert statement == {
        "id": "a-talk-5",
        "source": "a-talk",
        "form": "reported",
        "passage": [5, 21],
        "speakers": ["anna-vale"],
        "positions": [{"issue": "nets-are-let-in", "stance": "support"}],
        "coded_by": "Ada",
    }
    assert imported.texts == {"texts/a-talk.txt": "One.\nWe want nets in."}
    assert imported.left_out == {
        "codings by codes that are not understood": 1,
        "sources of another kind than text: PDF": 1,
    }


def test_words_are_the_speakers_own_where_that_is_said(tmp_path: Path) -> None:
    (statement,) = taken(project(tmp_path / "a.qdpx"), verbatim=True).of(Kind.STATEMENT).values()
    assert (statement["form"], statement["text"]) == ("verbatim", "We want nets in.")


@pytest.mark.parametrize(
    "cases",
    [
        '<Cases><Case guid="{0}" name="Bo Berg"><SourceRef targetGUID="{1}"/></Case></Cases>',
        '<Cases><Case guid="{0}" name="Bo Berg"><SelectionRef targetGUID="{2}"/></Case></Cases>',
    ],
    ids=["of a source", "of a passage"],
)
def test_a_case_says_who_speaks_where_no_code_does(cases: str, tmp_path: Path) -> None:
    said = cases.format(G.format(0), G.format(6), G.format(7))
    imported = taken(project(tmp_path / "a.qdpx", codings=PRO, cases=said))
    (statement,) = imported.of(Kind.STATEMENT).values()
    assert statement["speakers"] == ["bo-berg"]


def test_a_passage_of_which_nobody_says_who_speaks_is_counted(tmp_path: Path) -> None:
    imported = taken(project(tmp_path / "a.qdpx", codings=PRO))
    assert not imported.of(Kind.STATEMENT)
    assert imported.left_out["coded passages of which no code or case says who speaks"] == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"start": 30, "stop": 40}, "is not in the text"),
        ({"text": None}, "there is no internal://t.txt"),
        ({"text": b"\xff\xfe\xfa"}, "no text in UTF-8"),
        ({"inside": "file:///etc/passwd"}, "its text is not in the project"),
        ({"inside": "internal://../project.qde"}, "there is no"),
    ],
)
def test_what_is_wrong_in_a_project_costs_itself(
    change: dict[str, object], told: str, tmp_path: Path
) -> None:
    imported = taken(project(tmp_path / "a.qdpx", **change))  # type: ignore[arg-type]
    assert not imported.of(Kind.STATEMENT)
    assert [told in each.message for each in imported.misread] == [True]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="&b;"/>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="p">&a;</Project>'
)


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (BOMB, "document type"),
        (OUTSIDE, "document type"),
        ("<Project", "no sound XML"),
        ("<a/>", "no project"),
    ],
    ids=["entities", "outside", "broken", "other"],
)
def test_xml_that_is_no_project_is_refused(xml: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=told):
        taken(project(tmp_path / "a.qdpx", xml=xml))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_a_file_that_is_no_zip_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.qdpx").write_bytes(content)
    with pytest.raises(ExchangeError, match="no project of REFI-QDA"):
        taken(tmp_path / "a.qdpx")


def test_a_part_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dipview.exchange.formats.refi_qda.project._LONGEST", 1 << 10)
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("project.qde", bytes(1 << 20))
    with pytest.raises(ExchangeError, match="longer than"):
        taken(tmp_path / "a.qdpx")


def test_what_codes_mean_is_written_corrected_and_used_again(tmp_path: Path) -> None:
    path, target = project(tmp_path / "a.qdpx"), tmp_path / "study.toml"
    format = exchange_formats()["qdpx"]
    planned(format, (path,), target, {}).carry_out(Limits())
    kept = codes_path(target)
    text = kept.read_text("utf-8")
    assert '"Nets are let in > pro" = { issue = "Nets are let in", stance = "support" }' in text
    assert "# Irony = { }" in text
    kept.write_text(
        text.replace("# Irony = { }", 'Irony = { issue = "It was meant", stance = "deny" }'),
        encoding="utf-8",
    )
    plan = planned(format, (path,), target, {})
    (statement,) = plan.imported.of(Kind.STATEMENT).values()
    assert statement["positions"] == [
        {"issue": "nets-are-let-in", "stance": "support"},
        {"issue": "it-was-meant", "stance": "deny"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[codes",
        "codes = 1",
        '[codes]\nA = "b"',
        '[codes]\nA = { who = "b" }',
        '[codes]\nA = { issue = "b", stance = "aye" }',
    ],
)
def test_a_file_of_codes_that_is_wrong_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "codes").write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError, match="; "):
        taken(project(tmp_path / "a.qdpx"), mapping=tmp_path / "codes")


def test_a_project_comes_back_with_the_same_positions(tmp_path: Path) -> None:
    first = open_dataset([ARCHIPELAGO])
    writing = Writing(dataset=first, roots=(ARCHIPELAGO.parent,))
    (tmp_path / "a.qdpx").write_bytes(b"".join(write(writing)))
    plan = planned(exchange_formats()["qdpx"], (tmp_path / "a.qdpx",), tmp_path / "again", {})
    plan.carry_out(Limits())
    again = open_dataset([tmp_path / "again"])
    assert not again.problems
    assert not plan.imported.misread
    assert said(again) == said(first)
    others = [entry for entry in entries(first) if not stated_by_speakers(entry)]
    assert others
    held = ("positions held second-hand, described or implied", "positions of other holders than")
    told = [count for what, count in writing.left_out.items() if what.startswith(held)]
    assert sum(told) == len(others)
    assert writing.left_out["events"] == len(first.ids(Kind.EVENT))


def entries(dataset: Dataset) -> list[PositionEntry]:
    statements = map(dataset.statement, dataset.ids(Kind.STATEMENT))
    return [entry for each in statements for entry in each.positions]


def stated_by_speakers(entry: PositionEntry) -> bool:
    stated = entry.basis in (None, Basis.STATED)
    return stated and not (entry.holders or entry.attributed_by or entry.fallback)


def said(dataset: Dataset) -> list[tuple[object, ...]]:
    """Give who takes which stance on what, of statements that stand and name their speakers."""
    found = set()
    for id in dataset.ids(Kind.STATEMENT):
        statement = dataset.statement(id)
        speakers = sorted(dataset.actor(each).name for each in statement.speakers)
        if speakers and statement.status is not RecordStatus.RETRACTED:
            found |= {
                (*speakers, dataset.issue(each.issue).sentence, each.stance.value)
                for each in statement.positions
                if stated_by_speakers(each)
            }
    return sorted(found, key=str)


def test_the_same_dataset_is_the_same_file() -> None:
    dataset = open_dataset([ARCHIPELAGO])
    once, again = (b"".join(write(Writing(dataset=dataset))) for _ in range(2))
    assert once == again


def test_a_codebook_comes_back_with_its_topics(tmp_path: Path) -> None:
    first = open_dataset([ARCHIPELAGO])
    (tmp_path / "a.qdc").write_text("".join(write_codebook(Writing(dataset=first))), "utf-8")
    imported = read_codebook(Reading(paths=(tmp_path / "a.qdc",)))
    issues = [first.issue(id) for id in first.ids(Kind.ISSUE)]
    found = imported.of(Kind.ISSUE).values()
    sentences = {each.get("title") or each.get("proposition") for each in found}
    assert sentences == {each.sentence for each in issues}
    below = sum(each.parent is not None for each in issues)
    assert sum("parent" in each for each in found) == below


@pytest.mark.parametrize("xml", ["", "<a/>", BOMB])
def test_a_file_that_is_no_codebook_is_refused(xml: str, tmp_path: Path) -> None:
    (tmp_path / "a.qdc").write_text(xml, encoding="utf-8")
    with pytest.raises(ExchangeError, match="no codebook"):
        read_codebook(Reading(paths=(tmp_path / "a.qdc",)))
