"""Makes the files that tests read as articles, byte by byte where they are hostile."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Tolls divide the League | Harbour Gazette</title>
{head}
<script>document.write("never said")</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News of the day</a></li></ul></nav>
<article><h1>Tolls divide the League</h1>
<p>The harbour ministers met on Tuesday and could not agree on the tolls that have been
 levied since the spring, officials of three of the delegations said after the session.</p>
<p>“The tolls will go before the summer does,” said <b>Anna Vale</b>, the Trade Minister of
 Ruritania, on leaving the hall.<script>alert("never said")</script></p>
<p onclick="alert(1)">Otto Vale would rather keep them, he said,
 <a href="javascript:alert(1)">as long</a> as the neighbours do; nothing else was decided.</p>
</article><footer>Copyright</footer></body></html>
"""
META = """\
<meta property="og:title" content="Tolls divide the League">
<meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2017-05-02T23:30:00+02:00">
<link rel="canonical" href="https://gazette.example/tolls">
"""


def pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]],
    *,
    title: str = "",
    encrypted: bool = False,
    size: int = 12,
) -> bytes:
    """Make a PDF.

    Args:
        pages: Lines, each with its place in points from the lower left corner.
        title: What its properties say.
        encrypted: Have it ask for a password that nobody has.
        size: Of its letters, in points.
    """
    count = len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /Author (Ida Quill) >>" if title else "<< >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj\n" for x, y, text in lines)
        content = f"BT /F1 {size} Tf\n{shown}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    secret = "00" * 32
    if encrypted:
        objects.append(
            f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <{secret}> /U <{secret}> >>"
        )
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    locked = f"/Encrypt {len(objects)} 0 R /ID [<{secret}> <{secret}>]" if encrypted else ""
    trailer = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {locked} >>\n"
        f"startxref\n{len(body)}\n%%EOF\n"
    )
    return body + trailer.encode("ascii")


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx(body: str, head: str = "") -> bytes:
    """Make a document of the XML of its body; what stands before its root."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        document = f'{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
    return written.getvalue()


def run(text: str) -> str:
    """Make a piece of a paragraph of a document."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def overstated_zip() -> bytes:
    """Make an archive whose directory promises a gigabyte of what is a kilobyte."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"x" * 1_000)
        archive.infolist()[0].file_size = 2**30
    return written.getvalue()
