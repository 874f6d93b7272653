"""Templates of a house: its look is taken, and nothing of it that runs, loads or points out."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from attrs import evolve
from docx import Document
from tests.formats.making_templates import changed, letterhead, picture, related
from tests.formats.reading_docx import read_docx

from dipview.formats.document import DocumentError, Layout
from dipview.formats.docx_writer import write_docx
from dipview.views.view import View

HEADER = "word/header1.xml"
END_OF_HEAD = "</w:hdr>"
RELS = "</Relationships>"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "house.docx"
    path.write_bytes(letterhead())
    return path


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def written(view: View, path: Path, banner: str = "") -> tuple[bytes, list[str]]:
    """Write a view in a template's look; gives what was said of it too."""
    told: list[str] = []
    layout = Layout(template=path, tell=told.append)
    return b"".join(write_docx(evolve(view, marking=banner), layout)), told


def all_parts(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())


def test_a_letterhead_its_styles_and_its_pages_are_taken_and_its_words_are_not(
    statements: View, template: Path
) -> None:
    content, told = written(statements, template)
    found = read_docx(content).package
    section = found.sections[0]
    assert section.first_page_header.paragraphs[0].text == "Ministry of Harbours"
    assert section.first_page_footer.paragraphs[0].text == "1 Quay Street"
    assert section.header.paragraphs[0].text == "Harbours, further pages"
    assert section.left_margin.mm == pytest.approx(25, abs=0.1)
    assert found.styles["Title"].font.size.pt == 31
    assert found.styles["Normal"].font.name == "Cambria"
    assert found.paragraphs[0].text == "Statements"
    parts = all_parts(content)
    left = [words for words in ("Old words", "Somebody of the house") if words in parts]
    assert not left
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("word/media/image1.png") == picture()
    assert not told


def test_a_template_keeps_its_first_page_for_the_first_page(
    statements: View, actors: View, template: Path
) -> None:
    from tests.formats.test_docx_writer import sheet_of, view_of  # noqa: PLC0415

    content, _ = written(view_of(actors.sections[0], sheet_of(3, 12)), template)
    first, second = read_docx(content).package.sections
    assert first.different_first_page_header_footer
    assert not second.different_first_page_header_footer
    assert second.page_width > second.page_height
    assert second.header.paragraphs[0].text == "Harbours, further pages"


def test_a_marking_stands_above_a_letterhead_and_the_pages_are_numbered(
    statements: View, template: Path
) -> None:
    content, _ = written(statements, template, banner="OFFICIAL")
    section = read_docx(content).package.sections[0]
    for head in (section.header, section.first_page_header):
        assert head.paragraphs[0].text == "OFFICIAL"
    for foot in (section.footer, section.first_page_footer):
        assert [each.text for each in foot.paragraphs][-2:] == ["Page  of ", "OFFICIAL"]


def test_a_template_of_the_same_bytes_gives_the_same_bytes(
    statements: View, template: Path
) -> None:
    assert written(statements, template) == written(statements, template)


def test_styles_of_other_languages_are_found_by_the_names_that_word_knows(
    statements: View, tmp_path: Path
) -> None:
    content = letterhead()
    styles = {"word/styles.xml": ('w:styleId="Heading1"', 'w:styleId="berschrift1"')}
    found = written(statements, put(tmp_path / "x.docx", changed(content, styles)))[0]
    assert found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "damaged"),
        (b"no archive", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "save it as .docx"),
    ],
)
def test_what_is_no_template_is_refused_with_what_to_do(
    content: bytes, said: str, statements: View, tmp_path: Path
) -> None:
    path = put(tmp_path / "x.docx", content)
    with pytest.raises(DocumentError, match=said):
        written(statements, path)


def test_a_template_that_is_not_there_is_refused(statements: View, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file"):
        written(statements, tmp_path / "none.docx")
    with pytest.raises(DocumentError, match="it is no file"):
        written(statements, tmp_path)


def zipped(**files: str | bytes) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a_txt": "x"}, "holds no Word document"),
        ({"word__document_xml": b"\0" * 40_000_000}, "unpacks to far more"),
        ({"_____rels": "<x/>", "a_txt": "x"}, "holds no Word document"),
    ],
)
def test_an_archive_of_another_kind_is_refused(
    files: dict[str, str | bytes], said: str, statements: View, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match=said):
        written(statements, put(tmp_path / "x.docx", zipped(**files)))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<w:document", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document", "declares entities"),
        ("</w:document>", "", "is no XML"),
        ("<w:body>", f"<w:body>{'<w:p/>' * 800_000}", "is larger than 4 MiB"),
        ("<w:body>", f"<w:body>{'<w:sdt>' * 5_000}", "is no XML"),
    ],
    ids=["entities", "cut off", "long", "deep"],
)
def test_a_part_that_would_cost_too_much_is_refused(
    before: str, after: str, said: str, statements: View, tmp_path: Path
) -> None:
    content = changed(letterhead(), {"word/document.xml": (before, after)})
    with pytest.raises(DocumentError, match=said):
        written(statements, put(tmp_path / "x.docx", content))


def field(asked: str, result: str) -> str:
    """Write a field that spans runs, what it asks for parted among them."""
    half = len(asked) // 2
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        *(f"<w:instrText>{each}</w:instrText>" for each in (asked[:half], asked[half:])),
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return f"<w:p>{''.join(f'<w:r>{each}</w:r>' for each in pieces)}</w:p>{END_OF_HEAD}"


SHOWN = "<w:r><w:t>Strelsau</w:t></w:r>"
SIMPLE = f'<w:p><w:fldSimple w:instr=" USERNAME ">{SHOWN}</w:fldSimple></w:p>'
LINK = f'<w:p><w:hyperlink r:id="rId9">{SHOWN}</w:hyperlink></w:p>'
OUTSIDE = related("rId90", "x", "http://bad.invalid") + RELS
BLIP = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' r:{}="rId77"/></w:drawing></w:r></w:p></w:hdr>'
)


@pytest.mark.parametrize(
    ("changes", "files", "said", "gone"),
    [
        ({}, {"word__vbaProject_bin": b"macro"}, "its macros", "vbaProject"),
        (
            {
                "word/_rels/document.xml.rels": (
                    RELS,
                    related("rId90", "x", "http://bad.invalid") + RELS,
                )
            },
            {},
            "links in its head",
            "bad.invalid",
        ),
        (
            {"[Content_Types].xml": ("document.main+xml", "template.main+xml")},
            {
                "word___rels__settings_xml_rels": "<Relationships xmlns='http://schemas."
                "openxmlformats.org/package/2006/relationships'>"
                + related("rId1", "attachedTemplate", "http://bad.invalid/x.dotm")
                + RELS
            },
            "a template that it would load from elsewhere",
            "bad.invalid",
        ),
        (
            {HEADER: (END_OF_HEAD, field(' INCLUDEPICTURE "http://bad.invalid/x" ', "Strelsau"))},
            {},
            "fields that load or tell something",
            "bad.invalid",
        ),
        (
            {HEADER: (END_OF_HEAD, field(" DDEAUTO cmd.exe ", "Strelsau"))},
            {},
            "fields that load or tell something",
            "cmd.exe",
        ),
        (
            {
                HEADER: (
                    END_OF_HEAD,
                    SIMPLE + END_OF_HEAD,
                )
            },
            {},
            "fields that load or tell something",
            "USERNAME",
        ),
        ({HEADER: (END_OF_HEAD, BLIP.format("link"))}, {}, "pictures that it would load", "rId77"),
        ({HEADER: (END_OF_HEAD, BLIP.format("embed"))}, {}, "pictures that it would load", "rId77"),
        (
            {HEADER: (END_OF_HEAD, f"<w:p><w:r><w:object/></w:r></w:p>{END_OF_HEAD}")},
            {"word__embeddings__oleObject1_bin": b"object"},
            "embedded objects",
            "w:object",
        ),
        (
            {
                HEADER: (
                    END_OF_HEAD,
                    LINK + END_OF_HEAD,
                )
            },
            {},
            "links in its head",
            "rId9",
        ),
    ],
)
def test_what_acts_in_a_template_stays_behind_and_is_told(
    changes: dict[str, tuple[str, str]],
    files: dict[str, bytes | str],
    said: str,
    gone: str,
    statements: View,
    tmp_path: Path,
) -> None:
    path = put(tmp_path / "house.docx", changed(letterhead(), changes, **files))
    content, told = written(statements, path)
    read_docx(content)
    assert len(told) == 1
    assert told[0].startswith(f"of the template {path} were left out: ")
    assert said in told[0]
    parts = all_parts(content)
    assert not [gone] * (gone in parts)
    if "Strelsau" in str(changes):
        assert parts.count("Strelsau") == 1


def test_fields_of_the_document_itself_stay(statements: View, tmp_path: Path) -> None:
    numbered = {HEADER: (END_OF_HEAD, field(" PAGE ", "1"))}
    path = put(tmp_path / "house.docx", changed(letterhead(), numbered))
    content, told = written(statements, path)
    assert not told
    section = Document(io.BytesIO(content)).sections[0]
    assert not any("of" in each.text for each in section.footer.paragraphs)
