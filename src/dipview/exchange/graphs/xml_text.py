"""XML documents in ASCII: what would act in a terminal is a reference or a stand-in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, indent, tostring
from xml.sax.saxutils import escape

from dipview.formats.safe_text import show

_UNFIT = re.compile("[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even as a reference; and DEL, which acts in a terminal."""
_STEP = "  "
"""What a line is indented by, for each element around it."""
_IN_QUOTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#09;"}
"""What is a reference in the value of an attribute, besides what always is one."""


def document(name: str, attributes: Mapping[str, str], children: Iterable[str]) -> Iterator[str]:
    """Write an element as a document, piece by piece.

    All that is not ASCII is written as references: a program reads the characters as they are, and
    none of them hides, reorders or acts in a terminal.

    Args:
        name: The element's name.
        attributes: Its attributes, as XML can hold them.
        children: What is in it: pieces that ``nested`` or ``lines_of`` wrote for level 1.

    Yields:
        Whole lines.
    """
    yield "<?xml version='1.0' encoding='us-ascii'?>\n"
    yield from nested(name, attributes, 0, children)


def document_of(root: Element) -> str:
    """Write an element that is there whole as a document."""
    return "".join(("<?xml version='1.0' encoding='us-ascii'?>\n", lines_of(root, 0)))


def nested(
    name: str, attributes: Mapping[str, str], level: int, children: Iterable[str]
) -> Iterator[str]:
    """Write an element of which the children are written one by one.

    Args:
        name: The element's name.
        attributes: Its attributes, as XML can hold them.
        level: How many elements are around it.
        children: What is in it, written for the next level.
    """
    element = Element(name, dict(attributes))
    pieces = iter(children)
    first = next(pieces, None)
    if first is None:
        yield lines_of(element, level)
        return
    margin, end = _STEP * level, f"</{name}>"
    yield f"{margin}{_written(element, short=False).removesuffix(end)}\n{first}"
    yield from pieces
    yield f"{margin}{end}\n"


def lines_of(element: Element, level: int) -> str:
    """Write an element and all that is in it, in lines of their own.

    Args:
        element: Any element.
        level: How many elements are around it.
    """
    indent(element, _STEP, level)
    return f"{_STEP * level}{_written(element)}\n"


def quoted(text: str) -> str:
    """Write a text as the value of an attribute, without quotation marks around it."""
    return _in_ascii(escape(xml_text(text), _IN_QUOTES))


def content(text: str) -> str:
    """Write a text as what stands in an element."""
    return _in_ascii(escape(xml_text(text)))


def _in_ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _written(element: Element, *, short: bool = True) -> str:
    found: bytes = tostring(element, encoding="us-ascii", short_empty_elements=short)
    return found.decode("ascii")


def xml_text(text: str) -> str:
    """Give a text as XML can hold it: line ends as XML reads them, what is unfit by stand-ins."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub(lambda match: show(match[0]), lines)


def in_text(value: str | float | bool) -> str:
    """Give the value of an attribute as a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
