"""Styles of a Word document: quiet rules, one face, colours that only repeat what words say.

Whoever changes a style in Word changes all that has it. A house template that has a style of one of
these names keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dipview.formats.html_style import LIGHT

FACE = "Calibri"
_EAST_ASIAN = {"ja": "Yu Gothic", "ko": "Malgun Gothic"}
_CHINESE = "Microsoft YaHei"
_COMPLEX = "Arial"

TITLE = "Title"
HEADING = "heading 1"
FACTS = "Document Facts"
NOTE = "Section Note"
TEXT = "Table Text"
HEAD = "Table Head"
LABEL = "Table Label"
NUMBER = "Table Number"
NUMBER_HEAD = "Table Number Head"
DETAIL = "Table Detail"
FAINT = "Table Faint"
SHEET_TEXT = "Sheet Text"
SHEET_HEAD = "Sheet Head"
TIGHT_TEXT = "Sheet Text Small"
TIGHT_HEAD = "Sheet Head Small"
REMARK = "Remark"
SOURCE = "Source List"
GAP = "Gap"
MARKING = "Marking"
FOOTER = "footer"
FOOTNOTE = "footnote text"
FOOTNOTE_MARK = "footnote reference"
LIST_TABLE = "List of Records"
SHEET_TABLE = "Sheet of Records"

SIDES = {"for": "Stance For", "against": "Stance Against", "conditional": "Stance Conditional"}
"""The character style of each side of a stance; of one among details:"""
DETAIL_SIDES = {side: f"{name} in Details" for side, name in SIDES.items()}
STANCE = "Stance"
NAME = "Record Name"
WARNING = "Warning Words"
LIT = "Quoted Words"
PASSAGE = "Passage"
BAR = "Bar"
BARS = {"for": "Bar For", "against": "Bar Against", "quiet": "Bar Neither"}
"""The character style of each stretch of a bar that is parted by sides."""
INK = "Ink"
QUIET = "Quiet"

TEXT_SIZE = 10.0
"""Of the type of a list, in points; of a sheet, and of details:"""
SMALL_SIZE = 8.5
BAR_SIZE = 7.0
TIGHT_SIZE = 7.5
"""Of a sheet that has room on a page so, and not otherwise."""


def _ink(name: str) -> str:
    return f'<w:color w:val="{LIGHT[name].removeprefix("#").upper()}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


_BOLD = "<w:b/><w:bCs/>"
_PLAIN = '<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_LINE = LIGHT["line"].removeprefix("#").upper()


def _space(before: int, after: int, line: int = 252) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


class _Style(NamedTuple):
    kind: str
    """``paragraph``, ``character`` or ``table``."""
    based: str
    """Name of the style that it changes; empty for none."""
    paragraph: str = ""
    """Properties of a paragraph, as XML."""
    text: str = ""
    """Properties of its text, as XML."""
    further: str = ""
    following: str = ""
    """Name of the style of the paragraph that a writer begins behind it."""


def _table(rules: str, left: int, right: int, ends: int) -> str:
    return (
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>"
        f'<w:top w:w="{ends}" w:type="dxa"/><w:left w:w="{left}"'
        f' w:type="dxa"/><w:bottom w:w="{ends}" w:type="dxa"/>'
        f'<w:right w:w="{right}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )


def _rules(*names: str) -> str:
    return "".join(
        f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for name in names
    )


_STRONGER = "8B949E"
_HEAD_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6"'
    f' w:space="0" w:color="{_STRONGER}"/></w:tcBorders>{{}}</w:tcPr></w:tblStylePr>'
)
_GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="F3F5F7"/>'

_BLOCKS = (
    '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"'
    ' w:cs="Segoe UI Symbol"/>'
)

_STYLES: Mapping[str, _Style] = {
    "Normal": _Style("paragraph", "", _space(0, 120), ""),
    "Default Paragraph Font": _Style("character", ""),
    "Normal Table": _Style(
        "table",
        "",
        further='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0"'
        ' w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    ),
    TITLE: _Style(
        "paragraph",
        "Normal",
        f'{_KEEP}<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="5" w:color="8B949E"/></w:pBdr>'
        f"{_space(0, 120, 240)}",
        _BOLD + _size(20),
        "",
        "Normal",
    ),
    HEADING: _Style(
        "paragraph",
        "Normal",
        f'{_KEEP}{_space(340, 80, 240)}<w:outlineLvl w:val="0"/>',
        _BOLD + _size(13),
        "",
        "Normal",
    ),
    FACTS: _Style("paragraph", "Normal", _space(0, 20), _ink("quiet") + _size(9.5)),
    NOTE: _Style("paragraph", "Normal", _KEEP + _space(0, 80), _ink("quiet") + _size(9.5)),
    TEXT: _Style("paragraph", "Normal", _space(0, 0), _size(TEXT_SIZE)),
    HEAD: _Style(
        "paragraph", TEXT, f"<w:keepNext/>{_space(0, 0)}", _ink("quiet") + _size(SMALL_SIZE)
    ),
    LABEL: _Style("paragraph", TEXT, _space(0, 0), _ink("quiet") + _size(TEXT_SIZE)),
    NUMBER: _Style("paragraph", TEXT, '<w:jc w:val="right"/>'),
    NUMBER_HEAD: _Style("paragraph", HEAD, '<w:jc w:val="right"/>'),
    DETAIL: _Style("paragraph", TEXT, _space(20, 0), _ink("quiet") + _size(SMALL_SIZE)),
    FAINT: _Style("paragraph", TEXT, "", f"<w:i/><w:iCs/>{_ink('quiet')}"),
    SHEET_TEXT: _Style("paragraph", TEXT, _space(0, 0, 240), _size(SMALL_SIZE)),
    SHEET_HEAD: _Style("paragraph", SHEET_TEXT, f"<w:keepNext/>{_space(0, 0, 240)}", _BOLD),
    TIGHT_TEXT: _Style("paragraph", SHEET_TEXT, "", _size(TIGHT_SIZE)),
    TIGHT_HEAD: _Style("paragraph", SHEET_HEAD, "", _size(TIGHT_SIZE)),
    REMARK: _Style("paragraph", "Normal", _space(90, 0), _ink("quiet") + _size(9)),
    SOURCE: _Style(
        "paragraph",
        "Normal",
        f'{_space(0, 50)}<w:ind w:left="510" w:hanging="510"/>',
        _size(9.5),
    ),
    GAP: _Style(
        "paragraph",
        "Normal",
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
        _size(1),
    ),
    "header": _Style("paragraph", "Normal", _space(0, 0), _ink("quiet") + _size(SMALL_SIZE)),
    FOOTER: _Style("paragraph", "Normal", _space(0, 0), _ink("quiet") + _size(SMALL_SIZE)),
    MARKING: _Style(
        "paragraph", "Normal", f'{_space(0, 60)}<w:jc w:val="center"/>', _BOLD + _size(10)
    ),
    FOOTNOTE: _Style("paragraph", "Normal", _space(0, 20, 240), _size(SMALL_SIZE)),
    FOOTNOTE_MARK: _Style("character", "", "", '<w:vertAlign w:val="superscript"/>'),
    **{name: _Style("character", "", "", _BOLD + _ink(side)) for side, name in SIDES.items()},
    **{name: _Style("character", "", "", _ink(side)) for side, name in DETAIL_SIDES.items()},
    STANCE: _Style("character", "", "", _BOLD),
    NAME: _Style("character", "", "", _BOLD),
    WARNING: _Style("character", "", "", _ink("warning")),
    QUIET: _Style("character", "", "", _ink("quiet")),
    INK: _Style("character", "", "", _ink("ink")),
    LIT: _Style("character", "", "", '<w:shd w:val="clear" w:color="auto" w:fill="CFE0FB"/>'),
    PASSAGE: _Style("character", "", "", '<w:u w:val="dotted"/>'),
    BAR: _Style("character", "", "", _BLOCKS + _ink("quiet") + _size(BAR_SIZE)),
    **{
        name: _Style("character", "", "", _BLOCKS + _ink(side) + _size(BAR_SIZE))
        for side, name in BARS.items()
    },
    LIST_TABLE: _Style(
        "table",
        "Normal Table",
        further=_table(_rules("bottom", "insideH"), 0, 170, 70) + _HEAD_ROW.format(""),
    ),
    SHEET_TABLE: _Style(
        "table",
        "Normal Table",
        further=_table(_rules("top", "left", "bottom", "right", "insideH", "insideV"), 80, 80, 45)
        + _HEAD_ROW.format(_GROUND),
    ),
}
_DEFAULTS = frozenset(("Normal", "Default Paragraph Font", "Normal Table"))
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def ids_of(known: Mapping[str, str]) -> dict[str, str]:
    """Give the id of each style by its name: those that a template has, else our own.

    Args:
        known: Ids of styles by name, in lower case.
    """
    taken = set(known.values())
    ids = {}
    for name in _STYLES:
        id = known.get(name.lower(), "")
        if not id:
            id = name.title().replace(" ", "")
            while id in taken:
                id += "0"
        ids[name] = id
    return ids


def missing_styles(known: Mapping[str, str]) -> Iterator[str]:
    """Write the styles that a template does not have, as XML without a declared namespace."""
    ids = ids_of(known)
    for name, style in _STYLES.items():
        if name.lower() not in known:
            yield _written(name, style, ids)


def _written(name: str, style: _Style, ids: Mapping[str, str]) -> str:
    default = ' w:default="1"' if name in _DEFAULTS else ""
    custom = "" if default or name.islower() or name in (TITLE, HEADING) else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{ids[style.based]}"/>' if style.based else ""
    after = f'<w:next w:val="{ids[style.following]}"/>' if style.following else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    text = f"<w:rPr>{style.text}</w:rPr>" if style.text else ""
    hidden = "<w:semiHidden/>" if name in _DEFAULTS and name != "Normal" else "<w:qFormat/>"
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{ids[name]}">'
        f'<w:name w:val="{name}"/>{based}{after}{hidden}{paragraph}{text}{style.further}</w:style>'
    )


def styles_xml(language: str) -> str:
    """Write the part with all styles.

    Args:
        language: Of the document's texts, a BCP 47 tag.
    """
    east = _EAST_ASIAN.get(language.partition("-")[0], _CHINESE)
    fonts = f'w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{east}" w:cs="{_COMPLEX}"'
    return (
        f'<w:styles xmlns:w="{_NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f"<w:rFonts {fonts}/>{_size(10.5)}"
        f'<w:lang w:val="{language}" w:eastAsia="{_tag(language, "ja", "ko", "zh")}"'
        f' w:bidi="{_tag(language, "ar", "fa", "he", "ur")}"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(missing_styles({}))}</w:styles>"
    )


_USUAL = {"ja": "ja-JP", "zh": "zh-CN", "ar": "ar-SA"}


def _tag(language: str, *scripts: str) -> str:
    """Give the language of East Asian or Arabic text: the document's, where that is one."""
    if language.partition("-")[0] in scripts:
        return language
    return "zh-CN" if "zh" in scripts else "ar-SA"


_ELSEWHERE = {
    FACE: ("Carlito", "swiss"),
    "Segoe UI Symbol": ("DejaVu Sans Mono", "swiss"),
    "Microsoft YaHei": ("Noto Sans CJK SC", "swiss"),
    "Yu Gothic": ("Noto Sans CJK JP", "swiss"),
    "Malgun Gothic": ("Noto Sans CJK KR", "swiss"),
    "Arial": ("Liberation Sans", "swiss"),
}
"""What else may be taken where a face is missing."""


def fonts_xml() -> str:
    """Write the part that says which face may stand for another."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, (other, family) in _ELSEWHERE.items()
    )
    return f'<w:fonts xmlns:w="{_NAMESPACE}">{fonts}</w:fonts>'
