"""Several views as one: what is written when all panes are exported together."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from dipview.views.parts.narrowed_title import title_with
from dipview.views.scope import Scope
from dipview.views.view import Extent, View


def combined_view(views: Sequence[View], scope: Scope, scope_in_words: tuple[str, ...]) -> View:
    """Put views one below another, with one list of sources.

    Args:
        views: At least one; all of one dataset.
        scope: What all of them look through.
        scope_in_words: That scope in words.
    """
    sections = tuple(
        evolve(
            section,
            key=f"{view.name}: {section.key}" if section.key else view.name,
            title=f"{view.title}: {section.title}" if section.title else view.title,
        )
        for view in views
        for section in view.sections
        if len(section.rows)
    )
    narrowed = tuple(dict.fromkeys(phrase for view in views for phrase in view.narrowed))
    left_out = tuple(dict.fromkeys(phrase for view in views for phrase in view.left_out))
    rests_on = views[0].rests_on
    if rests_on is not None:
        rests_on = evolve(rests_on, left_out=left_out)
    count = sum(len(section.rows) for section in sections)
    return View(
        name="panes",
        title=title_with("All panes", narrowed),
        dataset=views[0].dataset,
        scope=scope,
        scope_in_words=scope_in_words,
        narrowed=narrowed,
        parted=True,
        sections=sections,
        references=views[0].references,
        measure=lambda: Extent(count=count, noun="rows"),
        empty="All panes are empty.",
        language=views[0].language,
        left_out=left_out,
        rests_on=rests_on,
        omitted=views[0].omitted,
        silent=views[0].silent,
    )
