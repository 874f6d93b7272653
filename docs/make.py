"""Makes the documents that the program itself can tell, whole or in part: keys, formats.

Run it from the top of the repository: ``python docs/make.py``. A test holds the documents against
what it makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dipview.commands.form_keys import FORM_KEYS, When, written_key
from dipview.commands.help import keys_view
from dipview.commands.reviewing import keys_in_words
from dipview.dataset.keys import Key, keys_of
from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.registry import exchange_formats
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.actors import Actor, Membership, OtherName, Role
from dipview.model.events import Event, Outcome, Participation
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.sources import Citation, Source
from dipview.model.spans import Span
from dipview.model.positions import PositionEntry
from dipview.model.statements import Statement
from dipview.model.votes import Counts, Vote
from dipview.views.scope import Scope

FOLDER = Path(__file__).parent
TABLES: Mapping[str, type] = {
    "dataset": Header,
    "sources": Source,
    "actors": Actor,
    "roles": Role,
    "memberships": Membership,
    "other_names": OtherName,
    "issues": Issue,
    "events": Event,
    "participants": Participation,
    "vote": Vote,
    "counts": Counts,
    "outcomes": Outcome,
    "statements": Statement,
    "positions": PositionEntry,
    "a source in a list": Citation,
}
"""The tables of the format, by the name under which they stand in a file."""
_OF_FORMAT = """\
# The keys of the format

Every table of a dataset and every key that it may have, as `python docs/make.py` makes them from
the model. Keys in **bold** are needed. [model.md](model.md) tells what the words mean,
[data.md](data.md) how to begin. An id is a lower-case slug; a date is `2017-04-11`, or in quotation
marks one that is [less exact](model.md#time). Wherever sources are listed, an id alone will do for
the table.

A table `[defaults.statements]` may give any key of a statement but `id` to all statements of its
file; a key that a statement has itself wins.
"""
_BEGIN = "<!-- formats: made by docs/make.py -->\n"
_END = "<!-- end of formats -->\n"
_LONG_HEAD = """\

| format | program | files | `import` gives | `export` takes |
| --- | --- | --- | --- | --- |
"""
_SHORT_HEAD = """\

| what other programs have | format | in | out |
| --- | --- | --- | --- |
"""
_TYPES: Mapping[object, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    Span: "date",
}


def documents() -> Mapping[str, str]:
    """Make every document that is made, by the name of its file."""
    keys = "".join(write(keys_view(Scope()), Format.MARKDOWN))
    formats = exchange_formats().values()
    return {
        "keys.md": "\n".join((keys, *_form_keys(), *_review_keys())),
        "format.md": "\n".join(_format()),
        "exchange.md": _with_formats("exchange.md", map(_long_row, formats), _LONG_HEAD),
        "../README.md": _with_formats("../README.md", map(_short_row, formats), _SHORT_HEAD),
    }


def _with_formats(name: str, rows: Iterable[str], head: str) -> str:
    """Put the table of formats of other programs between its marks in a document."""
    before, _, rest = (FOLDER / name).read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    if not after:
        raise ValueError(f"{name} has no place for the formats: {_BEGIN} and {_END}")
    return f"{before}{_BEGIN}{head}{''.join(rows)}\n{_END}{after}"


def _long_row(each: ExchangeFormat) -> str:
    endings = ", ".join(f"`{ending}`" for ending in each.endings)
    cells = f"| `{each.name}` | [{each.title}]({each.definition}) | {endings} "
    return f"{cells}| {each.gives or '–'} | {each.takes or '–'} |\n"


def _short_row(each: ExchangeFormat) -> str:
    signs = ("✓" if does else "–" for does in (each.reads, each.writes or each.draws))
    return f"| {each.title} | `{each.name}` | {' | '.join(signs)} |\n"


def _form_keys() -> Iterator[str]:
    """Give the keys of the form in which a statement is written down."""
    yield "## In the form of a statement\n"
    yield "| Keys | While a line is open | What it does |"
    yield "| --- | --- | --- |"
    for each in FORM_KEYS:
        keys = " ".join(map(written_key, each.keys))
        yield f"| {keys} | {'yes' if each.when is When.OPEN else ''} | {each.help} |"
    yield ""


def _review_keys() -> Iterator[str]:
    """Give the keys of the review of drafts."""
    yield "## In a review of drafts\n"
    yield "| Keys | What it does |"
    yield "| --- | --- |"
    for keys, said in keys_in_words():
        yield f"| {keys} | {said} |"
    yield ""


def _format() -> Iterator[str]:
    yield _OF_FORMAT
    for name, cls in TABLES.items():
        yield f"## {name}\n"
        yield "| key | value | |"
        yield "| --- | --- | --- |"
        for key in keys_of(cls):
            shown = f"**`{key.name}`**" if key.required else f"`{key.name}`"
            about = f"{key.about[:1].upper()}{key.about[1:]}".replace("|", "\\|")
            yield f"| {shown} | {_value(key)} | {about}{'' if about.endswith('…') else '.'} |"
        yield ""


def _value(key: Key) -> str:
    if key.known:
        others = "" if key.closed else ", …"
        value = f"{', '.join(f'`{each}`' for each in key.known)}{others}"
        return f"a list of {value}" if key.many else value
    if key.refers_to is not None:
        kind = key.refers_to.value
        value = f"id of {'an' if kind[0] in 'aei' else 'a'} {kind}"
    elif key.table is not None:
        value = f"[{_named(key.table)}](#{_named(key.table).replace(' ', '-')})"
    elif key.name == "id":
        value = "id"
    else:
        value = _TYPES.get(key.type, "table")
    return f"list: {value}" if key.many else value


def _named(table: type) -> str:
    return next(name for name, cls in TABLES.items() if cls is table)


def main() -> None:
    """Write every document."""
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
