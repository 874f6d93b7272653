"""Completion of the first word: a verb, or a path or bundled dataset for the explorer."""

from __future__ import annotations

from collections.abc import Iterable

from click.shell_completion import CompletionItem

from dipview.cli.verbs import ABOUT, VERBS
from dipview.dataset.bundled import BUNDLED


def verbs_beginning(incomplete: str) -> Iterable[CompletionItem]:
    """Give the verbs and bundled datasets that begin so, and let the shell complete a path.

    The path comes first: bash forgets what came before it.
    """
    yield CompletionItem(incomplete, type="file")
    for verb in VERBS:
        if verb.startswith(incomplete):
            yield CompletionItem(verb, help=ABOUT[verb])
    for name, _, title in BUNDLED:
        if incomplete and name.startswith(incomplete):
            yield CompletionItem(name, help=title)
