"""Drafts on disk: ``drafts/SOURCE.toml`` beside the file that has the source, read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from dipview.capture.draft import Draft, Mention
from dipview.dataset.files import DRAFTS
from dipview.dataset.limits import MIB
from dipview.dataset.problems import Problem
from dipview.dataset.reading import parsed, read_text
from dipview.formats.output_file import OutputError, failure, write_file
from dipview.model.characters import suspect
from dipview.model.ids import is_slug
from dipview.model.spans import Span, read_span
from dipview.model.stances import Stance
from dipview.model.statements import Act, Form
from dipview.model.values import frozen

LARGEST = 64 * MIB
"""In bytes; no file of drafts that is larger is read."""


@frozen(kw_only=True)
class Drafts:
    """What was drafted from the text of a source."""

    source: str
    """Id of the source."""
    text_sha256: str
    """Of the text from which it was drafted, whose characters the places count."""
    rules: str = ""
    """Which version of the rules drafted it, or the name of the file that proposed it."""
    drafts: tuple[Draft, ...] = ()
    """In the order of the text."""


@frozen
class DraftsRead:
    """What a file of drafts gave."""

    drafts: Drafts | None
    """None where there is no such file, or it cannot be read at all."""
    problems: tuple[str, ...] = ()
    """What is wrong, where, and what to do; a draft that is wrong costs itself alone."""


def drafts_path(named_in: Path, source: str) -> Path:
    """Say where the drafts of a source lie.

    Args:
        named_in: The file that has the source.
        source: Its id.

    Raises:
        ValueError: It is no id, so that it may lead anywhere.
    """
    if not is_slug(source):
        raise ValueError(source)
    return named_in.parent / DRAFTS / f"{source}.toml"


def read_drafts(path: Path) -> DraftsRead:
    """Read a file of drafts; it never raises, whatever the file holds."""
    if not path.exists():
        return DraftsRead(None)
    text = read_text(path, LARGEST)
    file = text if isinstance(text, Problem) else parsed(path, text, len(text))
    if isinstance(file, Problem):
        return DraftsRead(None, (file.in_one_line,))
    return _structured(path, file.tables)


def write_drafts(path: Path, drafts: Drafts) -> None:
    """Write a file of drafts, whole or not at all, in place of the one that may be there.

    Raises:
        OutputError: It cannot be written; what was there stays.
    """
    if path.parent.is_symlink():
        raise OutputError(path, "its folder is a link", "make it a folder of its own")
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise failure(path, error) from error
    write_file(path, written(drafts), force=True)


def written(drafts: Drafts) -> Iterator[str]:
    """Write drafts as TOML, piece by piece."""
    yield f"{_ABOUT}\n\n[drafted]\n"
    for name in ("source", "text_sha256", "rules"):
        if value := getattr(drafts, name):
            yield f"{name} = {_toml(value)}\n"
    for draft in drafts.drafts:
        lines = (f"{name} = {value}\n" for name, value in _entries(draft))
        yield "\n[[drafts]]\n" + "".join(lines)


_ABOUT = "# Proposals of 'dipview draft', to go over with 'dipview review': no part of the dataset."


def _entries(value: attrs.AttrsInstance) -> Iterator[tuple[str, str]]:
    """Give the fields that say more than their default, written as TOML."""
    for each in attrs.fields(type(value)):
        held = getattr(value, each.name)
        if held != each.default:
            yield each.name, _toml(held)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        inside = [_toml(each) for each in value]
        if sum(map(len, inside)) > _WIDTH:
            return "[\n" + "".join(f"  {each},\n" for each in inside) + "]"
        return f"[{', '.join(inside)}]"
    if isinstance(value, Mention):
        return f"{{ {', '.join(f'{name} = {held}' for name, held in _entries(value))} }}"
    if isinstance(value, Enum):
        return _quoted(str(value.value))
    return _quoted(value.text if isinstance(value, Span) else str(value))


_WIDTH = 88


def _quoted(text: str) -> str:
    """Write a text as a basic string on one line, with all that hides or acts escaped."""
    text = text.translate(_ESCAPED)
    return f'"{suspect().sub(_escape, text)}"'


_ESCAPED = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\t"): "\\t"}


def _escape(match: Any) -> str:
    return "".join(f"\\U{ord(letter):08x}" for letter in match[0])


def _structured(path: Path, tables: Mapping[str, object]) -> DraftsRead:
    head, rows = tables.get("drafted"), tables.get("drafts", [])
    if not isinstance(head, dict) or not isinstance(rows, list):
        told = f"{path}: this is no file of drafts; remove it, and draft again"
        return DraftsRead(None, (told,))
    known = {name: head.get(name, "") for name in ("source", "text_sha256", "rules")}
    if not all(isinstance(value, str) for value in known.values()) or not known["source"]:
        told = f"{path}: [drafted] does not say of which source; remove it, and draft again"
        return DraftsRead(None, (told,))
    drafts: dict[str, Draft] = {}
    problems = []
    for number, row in enumerate(rows, 1):
        draft = structured(row)
        if isinstance(draft, str) or draft.id in drafts:
            why = draft if isinstance(draft, str) else f"its id '{draft.id}' is another's too"
            problems.append(f"{path}: draft {number} is left out: {why}; draft again")
        else:
            drafts[draft.id] = draft
    return DraftsRead(Drafts(**known, drafts=tuple(drafts.values())), tuple(problems))


def structured(row: object) -> Draft | str:
    """Make a draft of a table, or say why it is none."""
    try:
        draft: Draft = _converter().structure(row, Draft)
    except RecursionError:
        return "it is nested too deeply"
    except Exception as error:  # whatever cattrs meets in somebody's file
        return str(error).split("\n")[0][:200] or type(error).__name__
    return _misfit(draft) or draft


def _misfit(draft: Draft) -> str:
    """Say where the places of a draft cannot be; empty where they can."""
    start, end = draft.passage
    if not draft.id or not 0 <= start < end:
        return "it has no passage" if draft.id else "it has no id"
    if any(not start <= first < last <= end for first, last in draft.quotes):
        return "a quote of it lies outside its passage"
    for mention in mentions_of(draft):
        if mention.start < 0 or mention.end - mention.start != len(mention.words):
            return f"'{mention.words[:40]}' does not fit its place"
    return ""


def mentions_of(draft: Draft) -> Iterator[Mention]:
    """Give all words of a draft that name somebody."""
    yield from (*draft.speakers, *draft.on_behalf_of, *draft.targets)
    yield from (each for each in (draft.capacity, draft.relayed_by) if each is not None)


@cache
def _converter() -> Converter:
    made = Converter(detailed_validation=False, forbid_extra_keys=True)
    made.register_structure_hook_factory(attrs.has, lambda cls: _table(made, cls))
    for cls in (int, bool):
        made.register_structure_hook(cls, _strictly(cls))
    made.register_structure_hook(str, _whole_text)
    for enumeration in (Form, Act, Stance):  # Else they would be taken for any text.
        made.register_structure_hook(enumeration, lambda value, cls: cls(value))
    made.register_structure_hook(Span, lambda value, _: read_span(_whole_text(value, str)))
    made.register_structure_hook_func(_is_several, partial(_several, made))
    made.register_structure_hook_func(lambda cls: cls == tuple[int, int], _pair)
    return made


def _table(made: Converter, cls: Any) -> Callable[[Any, Any], Any]:
    structure = make_dict_structure_fn(
        cls, made, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False
    )

    def structure_table(value: object, _: object) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"{str(value)[:40]!r} stands where a table is expected")
        return structure(value, cls)

    return structure_table


def _is_several(cls: Any) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[-1] is Ellipsis


def _several(made: Converter, value: object, cls: Any) -> tuple[Any, ...]:
    """Take a list and nothing else: a text would be taken for its letters."""
    if not isinstance(value, list):
        raise ValueError(f"{str(value)[:40]!r} stands where a list is expected")
    return tuple(made.structure(each, get_args(cls)[0]) for each in value)


def _whole_text(value: object, _: object) -> str:
    """Refuse half a character too, which JSON can spell and no file can hold."""
    text: str = _strictly(str)(value, str)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("half a character, a lone surrogate, stands in its text")
    return text


def _strictly(cls: type) -> Callable[[Any, Any], Any]:
    def structure(value: object, _: object) -> Any:
        if type(value) is not cls:
            raise ValueError(f"{str(value)[:40]!r} stands where {_NAMES[cls]} is expected")
        return value

    return structure


_NAMES = {str: "text", int: "a whole number", bool: "true or false"}


def _pair(value: object, _: object) -> tuple[int, int]:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        raise ValueError("a place is [start, end], in characters")
    return _strictly(int)(value[0], int), _strictly(int)(value[1], int)
