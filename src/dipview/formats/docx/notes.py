"""Notes: how a Word document cites, by real footnotes, by numbers that lead to a list, or in words.

A place that is cited again does not get a second note: Word is told to name the first one's number,
and keeps it right when somebody moves the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from dipview.formats.citation_pieces import shown_citation
from dipview.formats.document import Cited, Numbering, in_brackets
from dipview.formats.docx.runs import Line, composed, joined, paragraph, run
from dipview.formats.docx.skeleton import XML, W
from dipview.formats.docx.styles import FOOTNOTE, FOOTNOTE_MARK, HEADING, SOURCE
from dipview.formats.format import Cite
from dipview.formats.safe_text import show
from dipview.model.sources import Citation
from dipview.model.values import frozen

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"'
    f' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


@frozen(eq=False)
class Notes:
    """Writes citations, and at last what they lead to."""

    _numbering: Numbering
    """Numbers what is cited."""
    _ids: Mapping[str, str]
    """The id of each style by its name."""

    def trial(self) -> Notes:
        """Give notes that number for themselves, to measure what these would write."""
        return Notes(Numbering(self._numbering.references, self._numbering.cite), self._ids)

    @property
    def at_foot(self) -> bool:
        """Whether citations are footnotes."""
        return self._numbering.cite is Cite.FOOTNOTE

    def line(self, citations: Sequence[Citation]) -> Line:
        """Write citations."""
        before = self._numbering.count
        cited = self._numbering.each(citations)
        if self._numbering.cite is Cite.INLINE:
            text = composed(in_brackets(cited))
            return Line(run(text), text)
        if self.at_foot:
            marks = [self._mark(each.number, new=each.number > before) for each in cited]
            mark = run(", ", self._ids[FOOTNOTE_MARK])
            return Line(mark.join(marks), ", ".join(str(each.number) for each in cited))
        return joined(map(_numbered, cited), "; ")

    def _mark(self, number: int, *, new: bool) -> str:
        look = f'<w:rPr><w:rStyle w:val="{self._ids[FOOTNOTE_MARK]}"/></w:rPr>'
        if new:
            name = f'w:id="{number}" w:name="_note{number}"'
            mark = f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'
            return f'<w:bookmarkStart {name}/>{mark}<w:bookmarkEnd w:id="{number}"/>'
        order = f'<w:instrText xml:space="preserve"> NOTEREF _note{number} \\f \\h </w:instrText>'
        pieces = (
            '<w:fldChar w:fldCharType="begin"/>',
            order,
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{number}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
        return "".join(f"<w:r>{look}{piece}</w:r>" for piece in pieces)

    def listed(self) -> Iterator[str]:
        """Write the list of sources at the end, where they do not stand at the foot of a page."""
        if self.at_foot:
            return
        numbered = self._numbering.cite is Cite.NUMBERED
        for number, _, text in self._numbering.cited():
            if number == 1:
                heading = self._numbering.heading
                yield paragraph(Line(run(heading), heading), self._ids[HEADING])
            written = _citation(text)
            if numbered:
                name = f'w:id="{number}" w:name="_source{number}"'
                start = f"<w:bookmarkStart {name}/>{run(f'[{number}]')}"
                written = f'{start}<w:bookmarkEnd w:id="{number}"/><w:r><w:tab/></w:r>{written}'
            yield paragraph(Line(written, text), self._ids[SOURCE])

    def part(self) -> Iterator[str]:
        """Write the part of the package that has the footnotes."""
        yield f'{XML}<w:footnotes xmlns:w="{W}">'
        yield _SEPARATORS
        if self.at_foot:
            look = f'<w:rPr><w:rStyle w:val="{self._ids[FOOTNOTE_MARK]}"/></w:rPr>'
            for number, _, text in self._numbering.cited():
                shown = composed(show(text).strip())
                mark = f"<w:r>{look}<w:footnoteRef/></w:r>"
                line = Line(f"{mark}{_citation(text, before=' ')}", shown)
                written = paragraph(line, self._ids[FOOTNOTE])
                yield f'<w:footnote w:id="{number}">{written}</w:footnote>'
        yield "</w:footnotes>"


def _citation(text: str, before: str = "") -> str:
    """Write a citation, with what its style has in italics.

    Args:
        text: The citation.
        before: What stands before it.
    """
    shown = (run(composed(piece), italic=italics) for piece, italics in shown_citation(text))
    return "".join((run(before), *shown))


def _numbered(cited: Cited) -> Line:
    """Write the number of a source, which leads to the list, and where in it."""
    number = f"[{cited.number}]"
    link = (
        f'<w:hyperlink w:anchor="_source{cited.number}" w:history="1">{run(number)}</w:hyperlink>'
    )
    if not cited.places:
        return Line(link, number)
    places = f"\u00a0{cited.places}"
    return Line(link + run(composed(places)), number + escape(places, quote=False))
