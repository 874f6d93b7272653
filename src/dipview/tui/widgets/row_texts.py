"""Row texts: the words of a row and what stands under them, on as many lines as there are."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.tui.theme import Role
from dipview.tui.widgets.row_drawing import PLACES, RowRenderer, between
from dipview.tui.widgets.text_spans import Line, TextSpan, fit, limited, width_of, wrap
from dipview.views.view import Cell, Meaning, Place

_TAIL = (Meaning.WARNING, Meaning.SOURCE)
"""What stands at the end of a second line, and does not give way to details."""
_AFTER_NAME = between(Place.UNDER, Meaning.NAME)
_AFTER_DETAIL = between(Place.UNDER, Meaning.QUIET)
_LEAST_ASIDE = 6
"""Cells of a detail that say something; with fewer beside a name, it is left out."""
_PLACES_AT_MOST = 6
"""Places of a source that are written out in a list, where there is room for them."""
_LEAST_DETAIL = 14
_DETAIL_SHARE = 0.6
"""The part of a second line that details may have before a source is written out."""


def detailed(
    renderer: RowRenderer, cells: Sequence[Cell], width: int, most: int, *, faint: bool
) -> list[Line]:
    """Draw the words of a row; details beside a name are left out where they would say nothing.

    Args:
        renderer: How to draw.
        cells: The cells of the first line: the words or the name, then what stands beside them.
        width: Cells of a line.
        most: Lines at most.
        faint: Draw all of it back.
    """
    whole = renderer.joined(cells, Place.MAIN, faint=faint)
    if width_of(whole) <= width:
        return [whole]
    kept = [*cells[:1], *(each for each in cells[1:] if each.meaning is not Meaning.QUIET)]
    needed = renderer.joined(kept, Place.MAIN, faint=faint)
    aside = width * most - width_of(needed) - len(between(Place.MAIN, Meaning.NAME))
    if len(kept) < len(cells) and aside < _LEAST_ASIDE:
        whole = needed
    return shortened(whole, width, most)


def shortened(line: Line, width: int, most: int) -> list[Line]:
    """Break a line into at most ``most`` lines; an ellipsis says where more would follow."""
    if most == 1:
        return [fit(line, width)]
    return limited(wrap(line, max(1, width), most + 1), most, width)


def under_lines(
    renderer: RowRenderer, cells: Sequence[Cell], width: int, most: int, *, faint: bool
) -> list[Line]:
    """Draw what stands under the words: who, the details, and at the end cautions and sources.

    A name is whole before a detail is, and details have their share before places in a source.

    Args:
        renderer: How to draw.
        cells: What stands there.
        width: Cells of a line.
        most: Lines at most.
        faint: Draw all of it back.
    """
    whole = _fullest(renderer, cells, width, faint=faint)
    if width_of(whole) <= width:
        return [whole]
    head = [each for each in cells if each.meaning not in _TAIL]
    tail = [each for each in cells if each.meaning in _TAIL]
    if most > 1:
        parted = [_fullest(renderer, each, width, faint=faint) for each in (head, tail) if each]
        if all(width_of(each) <= width for each in parted if each):
            return [each for each in parted if each]
        lines = wrap(whole, max(1, width), most + 1)
        if len(lines) <= most or not tail:
            return limited(lines, most, width)
        first = shortened(parted[0], width, most - 1)
        return [*first, fit(parted[-1], width)] if len(parted) > 1 else lines
    return [_shared(renderer, head, tail, width, faint=faint)]


def _fullest(renderer: RowRenderer, cells: Sequence[Cell], width: int, *, faint: bool) -> Line:
    """Draw cells with as many places in their sources as fit on a line, or else a few."""
    most = max((len(each.citations) for each in cells), default=0)
    for places in range(min(most, _PLACES_AT_MOST), PLACES, -1):
        line = renderer.joined(cells, Place.UNDER, faint=faint, places=places)
        if width_of(line) <= width:
            return line
    return renderer.joined(cells, Place.UNDER, faint=faint)


def _shared(
    renderer: RowRenderer, head: Sequence[Cell], tail: Sequence[Cell], width: int, *, faint: bool
) -> Line:
    """Share a line between the details before and the sources behind."""
    line = renderer.joined(head, Place.UNDER, faint=faint)
    taken = width_of(line)
    needed = max(
        _up_to_name(renderer, head), min(taken, max(_LEAST_DETAIL, int(width * _DETAIL_SHARE)))
    )
    for places in range(PLACES, -1, -1):
        end = renderer.joined(tail, Place.UNDER, faint=faint, places=places)
        room = width - width_of(end) - len(_AFTER_DETAIL)
        if end and room >= needed:
            return (*fit(line, room), *_gap(head, fits=taken <= room), *end)
    cautions = [each for each in tail if each.meaning is Meaning.WARNING]
    end = renderer.joined(cautions, Place.UNDER, faint=faint)
    room = width - width_of(end) - len(_AFTER_NAME)
    if end and room >= min(needed, _up_to_name(renderer, head)):
        more = (TextSpan(" …", Role.QUIET),) if len(cautions) < len(tail) else ()
        return fit((*fit(line, room), *_gap(head, fits=taken <= room), *end, *more), width)
    more = (TextSpan(" …", Role.QUIET),) if tail else ()
    return fit((*line, *more), width)


def _gap(head: Sequence[Cell], *, fits: bool) -> Line:
    """Give what stands between the details and the sources."""
    if not head:
        return ()
    after_name = fits and head[-1].meaning is Meaning.NAME
    return (TextSpan(_AFTER_NAME if after_name else _AFTER_DETAIL, Role.QUIET),)


def _up_to_name(renderer: RowRenderer, cells: Sequence[Cell]) -> int:
    """Measure what is before the end of the name; 0 where there is none."""
    for at, cell in enumerate(cells):
        if cell.meaning is Meaning.NAME:
            return width_of(renderer.joined(cells[: at + 1], Place.UNDER))
    return 0
