"""XML documents in ASCII: what would act in a terminal is a reference or a stand-in."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

from dipview.formats.display import show

_UNFIT = re.compile("[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even as a reference; and DEL, which acts in a terminal."""


def document(root: Element) -> str:
    """Write an element as a document.

    All that is not ASCII is written as references: a program reads the characters as they are, and
    none of them hides, reorders or acts in a terminal.
    """
    indent(root)
    written: bytes = tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def xml_text(text: str) -> str:
    """Give a text as XML can hold it: line ends as XML reads them, what is unfit by stand-ins."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub(lambda match: show(match[0]), lines)


def xml_value(value: str | float | bool) -> str:
    """Give the value of an attribute as XML can hold it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return xml_text(str(value))
