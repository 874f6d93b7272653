"""The readers of formats: the paragraphs they give, and what they find of an article's facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from tests.capture.articles.making import META, PAGE, docx, pdf, run

from dipview.capture.articles import docx_text, html_page, markdown_text, pdf_text
from dipview.capture.articles.article import Article, ArticleError
from dipview.capture.articles.messages import article_of
from dipview.capture.articles.stored_form import stored_form

Read = Callable[..., Any]


def article(read: Read, content: bytes, words: Sequence[str] = ()) -> Article:
    """Read in this process what is read in another."""
    return article_of(read(BytesIO(content), words))


def facts(article: Article) -> dict[str, tuple[str, str]]:
    return {key: (fact.value, fact.origin) for key, fact in article.facts.items()}


MARKDOWN = """\
---
title: "Tolls *divide*"
date: 2017-05-02
tags: [a, b]
---

# Tolls divide the *League*

The harbour **ministers** met
on Tuesday &amp; [agreed](http://x.example) nothing.\\
Said <b onclick="alert(1)">so</b> ![picture](x.png)`code`

19. One
20. Two
    - nested

> quoted

| a | b |
|---|---|
| c | d |

<div onclick="alert(1)">a block</div>

    indented
"""


def test_markdown_is_read_without_its_marks() -> None:
    found = article(markdown_text.read, MARKDOWN.encode())
    assert list(found.paragraphs) == [
        "Tolls divide the League",
        "The harbour ministers met on Tuesday & agreed nothing.\nSaid so code",
        *("19. One", "20. Two", "nested", "quoted", "a", "b", "c", "d", "indented\n"),
    ]
    assert facts(found) == {
        "title": ("Tolls *divide*", "title at its head"),
        "issued": ("2017-05-02", "date at its head"),
    }


def test_the_first_heading_of_markdown_is_its_title_where_nothing_is_before_it() -> None:
    found = article(markdown_text.read, b"\xef\xbb\xbfTolls\r\n=====\r\n\r\nText.")
    assert facts(found) == {"title": ("Tolls", "the first heading")}
    assert not article(markdown_text.read, b"Text.\n\n# Tolls").facts
    assert not article(markdown_text.read, b"## Tolls").facts


@pytest.mark.parametrize("text", [">" * 400 + " deep", "- " * 400 + "deep"])
def test_markdown_that_is_too_deep_is_refused_and_nothing_left_out(text: str) -> None:
    with pytest.raises(ArticleError, match="too deep"):
        article(markdown_text.read, text.encode())


def test_the_article_of_a_page_is_found_and_nothing_acts() -> None:
    found = article(html_page.read, PAGE.format(head=META).encode())
    text = stored_form(found.paragraphs).text
    assert text.split("\n\n")[1:] == [
        (
            "The harbour ministers met on Tuesday and could not agree on the tolls that have been "
            "levied since the spring, officials of three of the delegations said after the session."
        ),
        (
            "“The tolls will go before the summer does,” said Anna Vale, the Trade Minister of "
            "Ruritania, on leaving the hall."
        ),
        (
            "Otto Vale would rather keep them, he said, as long as the neighbours do; nothing else "
            "was decided.\n"
        ),
    ]
    assert facts(found) == {
        "title": ("Tolls divide the League", "og:title"),
        "publisher": ("Harbour Gazette", "og:site_name"),
        "issued": ("2017-05-02T23:30:00+02:00", "article:published_time"),
        "url": ("https://gazette.example/tolls", "its canonical link"),
        "language": ("en", "its lang"),
    }


def test_code_stands_in_its_line_and_quotations_have_their_marks() -> None:
    page = PAGE.format(head="").replace(
        "<p>“The tolls", "<p>The draft <code>L.7</code> says <q>the <b>tolls</b> go</q>. “The tolls"
    )
    paragraphs = article(html_page.read, page.encode()).paragraphs
    assert "The draft L.7 says “the tolls go”. “The tolls will go" in paragraphs[-2]


def test_what_a_page_says_for_search_engines_is_taken() -> None:
    said = (
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": '
        '"Tolls", "author": [{"name": "Ida Quill"}, {"name": "Per Ink"}], "datePublished": '
        '"2017-05-02", "publisher": {"name": "Gazette"}}]}</script>'
        '<script type="application/ld+json">no JSON</script>'
        f'<script type="application/ld+json">{"[" * 10_000}</script>'
    )
    found = facts(article(html_page.read, PAGE.format(head=said).encode()))
    assert found["title"] == ("Tolls", "headline of its JSON-LD")
    assert found["author"] == ("Ida Quill; Per Ink", "author of its JSON-LD")
    assert found["issued"] == ("2017-05-02", "datePublished of its JSON-LD")
    assert found["publisher"] == ("Gazette", "publisher of its JSON-LD")


def test_no_date_is_guessed_from_a_page() -> None:
    found = facts(article(html_page.read, PAGE.format(head="").encode()))
    assert found == {
        "title": ("Tolls divide the League | Harbour Gazette", "its <title>"),
        "language": ("en", "its lang"),
    }


@pytest.mark.parametrize(
    ("charset", "encoding", "words", "remarks"),
    [
        ("utf-8", "utf-8", (), 0),
        ("windows-1252", "cp1252", (), 0),
        ("iso-8859-1", "cp1252", (), 0),
        ("none-such", "cp1252", (), 1),
        ("none-such", "utf-16", (), 0),
        ("utf-8", "cp1252", ("cp1252",), 0),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(
    charset: str, encoding: str, words: Sequence[str], remarks: int
) -> None:
    page = PAGE.format(head="").replace('charset="utf-8"', f'charset="{charset}"')
    found = article(html_page.read, page.encode(encoding), words)
    assert "“The tolls will go before the summer does,” said Anna Vale" in found.paragraphs[-2]
    assert len(found.remarks) == remarks


MENU = (
    '<ul><li><a href="/a">Tolls divide the League again</a><li><a href="/b">The night boat</a></ul>'
)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body></body></html>",
        f"<html><head><title>Gazette</title></head><body><nav>{MENU}</nav>{MENU}</body></html>",
        "<html><body><script>var x = 'words';</script><noscript>Use a browser.</noscript></body>",
        "<html><body><img src='a.png'></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(ArticleError, match="no article is found in it; save its text"):
        article(html_page.read, page.encode())


def test_a_page_that_is_not_in_its_encoding_is_refused() -> None:
    with pytest.raises(ArticleError, match="--encoding"):
        article(html_page.read, PAGE.format(head="é" * 30).encode("cp1252"))


def test_a_stray_byte_is_one_of_windows() -> None:
    page = PAGE.format(head="").encode().replace(b"Anna Vale", b"\x84Anna\x94 Vale\x81")
    found = article(html_page.read, page)
    assert found.remarks == ("what is not in its encoding is read as Windows-1252: 3 times",)
    assert "„Anna” Vale\ufffd" in found.paragraphs[-2]


LINES = [
    (72, 720, "The harbour ministers met on Tuesday and could not agree on"),
    (72, 704, "the tolls that have been levied since the spring."),
    (92, 688, "Anna Vale, the Trade Minister of Ruritania, said the tolls would"),
    (72, 672, "go before the summer does, if the neighbours end theirs too, non-"),
    (72, 656, "aligned states included, and in all the harbours of the coast."),
    (72, 620, "- A point that is longer than one line of this page and goes on"),
    (84, 604, "below it."),
    (72, 588, "- Another point."),
]


def test_the_lines_of_a_pdf_become_paragraphs() -> None:
    found = article(pdf_text.read, pdf([LINES, [(72, 720, "Page two.")]], title="Tolls"))
    assert list(found.paragraphs) == [
        (
            "The harbour ministers met on Tuesday and could not agree on the tolls that have been "
            "levied since the spring."
        ),
        (
            "Anna Vale, the Trade Minister of Ruritania, said the tolls would go before the summer "
            "does, if the neighbours end theirs too, non-\naligned states included, and in all the "
            "harbours of the coast."
        ),
        "- A point that is longer than one line of this page and goes on below it.",
        "- Another point.",
        "\f",
        "Page two.",
    ]
    assert stored_form(found.paragraphs).text.endswith("Another point.\n\n\fPage two.\n")
    properties = "its properties"
    assert facts(found) == {"title": ("Tolls", properties), "author": ("Ida Quill", properties)}


@pytest.mark.parametrize("title", ["Microsoft Word - note.doc", "report-final.docx", "untitled"])
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    assert set(article(pdf_text.read, pdf([LINES], title=title)).facts) == {"author"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (pdf([LINES], encrypted=True), "it is encrypted; save a copy without a password"),
        (pdf([LINES])[:300], "it is damaged"),
        (b"%PDF-1.7 and no more", "it is damaged"),
        (b"", "it is damaged"),
        (pdf([[], []]), "its pages hold no text: they are pictures"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_told(content: bytes, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        article(pdf_text.read, content)


def test_a_pdf_of_which_some_pages_are_pictures_says_so() -> None:
    found = article(pdf_text.read, pdf([LINES, []]))
    assert found.remarks == ("some of its pages hold no text: 1 of 2",)


def test_all_words_of_a_document_are_read_and_those_struck_out_are_not() -> None:
    body = (
        f"<w:p>{run('Anna Vale ')}<w:ins>{run('said ')}</w:ins><w:del><w:r><w:delText>denied"
        f"</w:delText></w:r></w:del><w:hyperlink>{run('it')}</w:hyperlink>"
        "<w:r><w:tab/><w:t>now</w:t><w:br/><w:t>and here</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run('In a field')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('Cell A')}</w:p></w:tc>"
        f"<w:tc><w:p>{run('Cell B')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{run('Noted')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    )
    notes = (
        f"<w:footnote w:type='separator' w:id='0'><w:p>{run('---')}</w:p></w:footnote>"
        f"<w:footnote w:id='1'><w:p>{run('Ruritania reserves its position.')}</w:p></w:footnote>"
    )
    found = article(docx_text.read, docx(body, notes=notes))
    assert list(found.paragraphs) == [
        "Anna Vale said it now\nand here",
        *("In a field", "Cell A", "Cell B", "Noted", "Ruritania reserves its position."),
    ]
    assert found.remarks == (
        "it has tracked changes: its text is as if all were accepted",
        "its notes stand at the end of the text: 1",
    )


def test_the_properties_of_a_document_are_taken() -> None:
    document, written = Document(), BytesIO()
    document.core_properties.title, document.core_properties.author = "Tolls", "Ida Quill"
    document.add_paragraph("Text")
    document.save(written)
    content = written.getvalue()
    properties = "its properties"
    found = facts(article(docx_text.read, content))
    assert found == {"title": ("Tolls", properties), "author": ("Ida Quill", properties)}


def test_nothing_is_said_of_a_document_that_says_nothing_of_itself() -> None:
    assert not article(docx_text.read, docx(f"<w:p>{run('Text')}</w:p>")).facts


def test_paragraphs_stand_in_others_however_deep() -> None:
    body = f"<w:p>{run('outer')}{'<w:p>' * 50}{run('deep')}{'</w:p>' * 50}</w:p>"
    assert [each for each in article(docx_text.read, docx(body)).paragraphs if each] == [
        *("deep", "outer")
    ]


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]>"


def test_entities_of_a_document_are_not_followed() -> None:
    for head in (LAUGHS, OUTSIDE):
        try:
            found = article(docx_text.read, docx(f"<w:p>{run('a&a9;b')}</w:p>", head))
        except ArticleError:
            continue
        assert not {"haha", "root:"} & set("".join(found.paragraphs).split())
        assert len("".join(found.paragraphs)) < 10


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "it is encrypted, or of the old format .doc"),
        (b"PK\x03\x04 and no more", "it is damaged"),
        (b"", "it is damaged"),
        (docx(f"<w:p>{run('x')}")[:-30], "it is damaged"),
        (docx("<w:p>"), "it does not look like a document"),
        (docx("", "<!DOCTYPE"), "it does not look like a document"),
    ],
)
def test_a_document_that_cannot_be_read_is_told(content: bytes, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        article(docx_text.read, content)
