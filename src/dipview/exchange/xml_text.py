"""Text in XML: what would act is escaped, what XML cannot hold is shown by a stand-in."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from dipview.formats.display import show
from dipview.model.characters import suspect

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even as a reference."""


def xml_text(text: str) -> str:
    """Write text as XML content or within the quotation marks of an attribute.

    Characters that hide, reorder or act are written as references: a program reads them as they
    are, and they do nothing in a terminal. Those that XML cannot hold are shown as on a screen.
    """
    legal = _ILLEGAL.sub(lambda match: show(match[0]), text)
    return suspect().sub(lambda match: f"&#{ord(match[0])};", escape(legal, {'"': "&quot;"}))


def xml_value(value: str | float | bool) -> str:
    """Write the value of an attribute."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return xml_text(str(value))
