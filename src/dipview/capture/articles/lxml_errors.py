"""What errors of lxml mean: where libxml2 gets no memory, it cannot even say so."""

from __future__ import annotations

from lxml.etree import LxmlError

_NO_MEMORY = 2
"""XML_ERR_NO_MEMORY of libxml2."""


def is_out_of_memory(error: LxmlError) -> bool:
    """Tell whether an error comes from a lack of memory."""
    return getattr(error, "code", None) == _NO_MEMORY or str(error) == "unknown error"
