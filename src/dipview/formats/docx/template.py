"""Template: a house's own DOCX, of which a document takes its styles, head, foot and pages."""

from __future__ import annotations


def template_of(path):
    raise NotImplementedError
