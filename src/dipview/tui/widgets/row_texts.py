"""Row texts: the words of a row and what stands under them, on as many lines as there are."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.tui.theme import Role
from dipview.tui.widgets.row_drawing import PLACES, RowRenderer, between
from dipview.tui.widgets.text_spans import Line, TextSpan, fit, limited, width_of, wrap
from dipview.views.view import Cell, Meaning, Place

_TAIL = (Meaning.WARNING, Meaning.SOURCE)
"""What stands at the end of a second line, and does not give way to details."""
_ELLIPSIS = "…"
_AFTER_NAME = between(Place.UNDER, Meaning.NAME)
_AFTER_DETAIL = between(Place.UNDER, Meaning.QUIET)
_LEAST_ASIDE = 6
"""Cells of a detail that say something; with fewer beside a name, it is left out."""
_PLACES_AT_MOST = 6
"""Places of a source that are written out in a list, where there is room for them."""
_TORN = 12
"""Cells at the end of a line that a word may leave blank, where it begins the next one."""
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
        if flowing := _flowing(renderer, head, parted[-1], width, most, faint=faint):
            return flowing
        room = width + (most - 2) * (width - _TORN)
        told = _fitting(renderer, _needed_first(head), room, faint=faint)
        first = shortened(told, width, most - 1)
        return [*first, fit(parted[-1], width)] if len(parted) > 1 else lines
    return [_shared(renderer, head, tail, width, faint=faint)]


def _flowing(
    renderer: RowRenderer, head: Sequence[Cell], end: Line, width: int, most: int, *, faint: bool
) -> list[Line]:
    """Let details run on before short sources on the last line; nothing where these are long."""
    beside = width - width_of(end) - len(_AFTER_DETAIL)
    if not head or beside < _LEAST_DETAIL:
        return []
    room = beside + (most - 1) * (width - _TORN)
    told = _fitting(renderer, _needed_first(head), room, faint=faint)
    lines = wrap(told, width, most + 1)
    if len(lines) < most:
        return []
    *before, last = limited(lines, most, width)
    fits = len(lines) == most and width_of(last) <= beside
    return [*before, (*fit(last, beside), *_gap(head, fits=fits), *end)]


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
    head = _needed_first(head)
    line = _fitting(renderer, head, width, faint=faint)
    taken = width_of(line)
    needed = max(
        _up_to_needed(renderer, head), min(taken, max(_LEAST_DETAIL, int(width * _DETAIL_SHARE)))
    )
    for places in range(PLACES, -1, -1):
        end = renderer.joined(tail, Place.UNDER, faint=faint, places=places)
        room = width - width_of(end) - len(_AFTER_DETAIL)
        if end and room >= needed:
            return (*fit(line, room), *_gap(head, fits=taken <= room), *end)
    cautions = [each for each in tail if each.meaning is Meaning.WARNING]
    end = renderer.joined(cautions, Place.UNDER, faint=faint)
    room = width - width_of(end) - len(_AFTER_NAME)
    if end and room >= min(needed, _up_to_needed(renderer, head)):
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


def _needed_first(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Let what is needed, for whom somebody speaks, follow on the name: the office can be cut."""
    needed = [cell for cell in cells if cell.needed]
    names = [at for at, cell in enumerate(cells) if cell.meaning is Meaning.NAME]
    if not needed or not names:
        return cells
    after = names[0] + 1
    rest = [cell for cell in cells[after:] if not cell.needed]
    return [*cells[:after], *needed, *rest]


def _fitting(renderer: RowRenderer, cells: Sequence[Cell], width: int, *, faint: bool) -> Line:
    """Draw cells on a line; where names leave no room for what is needed, they are cut."""
    line = renderer.joined(cells, Place.UNDER, faint=faint)
    over = _up_to_needed(renderer, cells) - width
    at = next((at for at, cell in enumerate(cells) if cell.meaning is Meaning.NAME), None)
    if over <= 0 or at is None or not any(cell.needed for cell in cells):
        return line
    names = renderer.joined(cells[: at + 1], Place.UNDER, faint=faint)
    room = width_of(names) - over
    if room < _LEAST_ASIDE:
        return line
    rest = renderer.joined(cells[at + 1 :], Place.UNDER, faint=faint)
    return (*fit(names, room), TextSpan(_AFTER_NAME, Role.QUIET), *rest)


def _up_to_needed(renderer: RowRenderer, cells: Sequence[Cell]) -> int:
    """Measure what is before the end of the name, or of what is needed too; 0 without either."""
    kept = [at for at, cell in enumerate(cells) if cell.needed]
    kept = kept or [at for at, cell in enumerate(cells) if cell.meaning is Meaning.NAME][:1]
    if not kept:
        return 0
    last = cells[kept[0]]
    cut = last._replace(text=last.text[: last.needed]) if last.needed else last
    taken = width_of(renderer.joined((*cells[: kept[0]], cut), Place.UNDER))
    return taken + len(_ELLIPSIS) * bool(last.needed)
