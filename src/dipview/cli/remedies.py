"""Remedies on the command line: which option helps where a view has no rows."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.views.parts.remedies import Remedy
from dipview.views.view import View

_WORDS: Mapping[Remedy, str] = {
    Remedy.SHORTER_QUERY: "a shorter --query finds more",
    Remedy.LATER_DAY: "a later --as-of finds more",
    Remedy.EARLIER_START: "an earlier --since finds more",
    Remedy.NAME_ACTORS: "name them: dipview compare A B",
    Remedy.EVERYBODY: "without a name it is told of everybody",
    Remedy.SEE_PROBLEMS: "'dipview check' tells what is wrong",
}
"""What is not here has no option."""


def words_when_empty(view: View) -> str:
    """Say why a view has no rows, and which option helps."""
    helps = (_WORDS[remedy] for remedy in view.remedies if remedy in _WORDS)
    said = view.empty or "Nothing found."
    return "; ".join((said.removesuffix("."), *helps))
