"""Makes the documents that the program itself can tell, whole or in part: keys, formats.

Run it from the top of the repository: ``python docs/make.py``. A test holds the documents against
what it makes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dipview.commands.adjudicating import ADJUDICATION_KEYS
from dipview.commands.decision_keys import DecisionKey, keys_in_words
from dipview.commands.form_keys import FORM_KEYS, When, written_key
from dipview.commands.help import keys_view
from dipview.commands.reviewing import REVIEW_KEYS
from dipview.dataset.bundled import bundled_path
from dipview.dataset.keys import Key, keys_of
from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.registry import exchange_formats
from dipview.formats.document import Layout
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.actors import Actor, Membership, OtherName, Role
from dipview.model.events import Event, Outcome, Participation
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.positions import PositionEntry
from dipview.model.sources import Citation, Source
from dipview.model.spans import Span
from dipview.model.statements import Statement
from dipview.model.votes import Counts, Vote
from dipview.views.brief.brief_text import BriefText, Point
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace

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
EXAMPLES: Mapping[BriefKind, tuple[str, ...]] = {
    BriefKind.POSITION: ("tighter-sanctions",),
    BriefKind.STEERING: ("tighter-sanctions",),
    BriefKind.LINES: ("canada",),
    BriefKind.TABLE: ("tighter-sanctions", "negotiated-settlement"),
    BriefKind.ANNEX: ("canada", "iran", "france"),
    BriefKind.READOUT: ("may-trump-call",),
    BriefKind.DELEGATION: ("iran",),
}
"""What the example of each kind of brief is about."""
_WIDE, _SHOWN = 80, 22
"""Columns and lines of an example."""
_OF_BRIEFS = """\
# Briefs

`dipview brief ABOUT --as KIND` makes a document to hand over. There are seven kinds; what each
has in it follows the data, and whatever it says leads to its words and their source. This page is
made by `python docs/make.py`.

| kind | what it is |
| --- | --- |
{kinds}

```sh
dipview brief tighter-sanctions                      # the position: who stands where
dipview brief russia iran --as lines -o lines.html   # lines to take towards two states
dipview brief --as table -o table.html               # all parties by all issues
dipview brief may-trump-call --as readout            # of an event
dipview brief --as delegation --each actor -o sheets # a sheet for each, with an index
dipview brief new lucca --as steering                # begins lucca.brief.toml
```

In the explorer the palette has each by its name: `:steering sanctions`, `:annex`; `w` is the
position.

**What is typed** stands in a file of the brief's own, which `dipview brief new NAME` begins with
every key explained: title, symbol, date, copy, visit, department, the objective, points to make,
lines to take if something is raised, and of a seminar each delegation's instructions. `dipview
brief FILE.toml` prints it, in the kind that it says or that `--as` does. A folder of a dataset
passes over what is called `*.brief.toml`. Where one lies in the folder of the dataset, and is for
this kind and about this actor or issue, a steering brief and lines have its words in the explorer
too: `e` on them opens your editor at their line, `:brief words` at the first.

**What is not said.** Nothing second-hand is told as said; described and implied stay marked. A
steering brief keeps to two sides of paper: for what has no room, a line says how much that is. Of
whom nothing is found it says "no statement found". A readout has the outcomes that the
sources record and infers none. The sheet of a delegation has of the others what they stated
themselves in public: not their red lines, second choices or instructions, of a condition that there
is one and not what it is, and nothing out of a note of a talk.

**One for each.** `--each actor` or `--each issue` writes a document for each into the folder that
`-o` names, and an index that leads to them; HTML, unless `-f` says otherwise. What is named of
that kind are the ones to write for, anything else is what each of them is about too; `-q` chooses
as well. All files are written or none, and none that is there already is touched.

Every brief ends with [what it rests on](command-line.md#what-comes-out): the dataset, the SHA-256
of its data, the day, the query, and what was left out.
"""
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
_HEAD = """\

| format | program | files | `import` gives | `export` takes |
| --- | --- | --- | --- | --- |
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
        "keys.md": "\n".join((keys, *_form_keys(), *_decisions())),
        "format.md": "\n".join(_format()),
        "briefs.md": "\n".join(_briefs()),
        "exchange.md": _with_formats("exchange.md", formats),
    }


def _briefs() -> Iterator[str]:
    """Tell of every kind of brief, each with the beginning of one."""
    kinds = "\n".join(f"| `{kind}` | {form.about} |" for kind, form in BRIEFS.items())
    yield _OF_BRIEFS.format(kinds=kinds)
    workspace = read_workspace([bundled_path()])
    text = BriefText(
        title="Sanctions over Syria",
        symbol="ME 4/17",
        date=dt.date(2017, 4, 10),
        visit="Meeting of the ministers in Lucca",
        objective="To have the communiqué name the measures.",
        points=(Point(text="Measures work when all take them.", issue="tighter-sanctions"),),
    )
    for kind, about in EXAMPLES.items():
        form = BRIEFS[kind]
        view = workspace.view(form.make(text), Scope(subjects=about))
        yield f"## {form.title}\n"
        yield f"{form.about[:1].upper()}{form.about[1:]}.\n"
        yield "```text"
        lines = "".join(write(view, Format.TEXT, Layout(width=_WIDE))).splitlines()
        yield from (*lines[:_SHOWN], "…")
        yield "```\n"


def _with_formats(name: str, formats: Iterable[ExchangeFormat]) -> str:
    """Put the table of formats of other programs between its marks in a document."""
    rows = map(_row, formats)
    before, _, rest = (FOLDER / name).read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    if not after:
        raise ValueError(f"{name} has no place for the formats: {_BEGIN} and {_END}")
    return f"{before}{_BEGIN}{_HEAD}{''.join(rows)}\n{_END}{after}"


def _row(each: ExchangeFormat) -> str:
    endings = ", ".join(f"`{ending}`" for ending in each.endings)
    cells = f"| `{each.name}` | [{each.title}]({each.definition}) | {endings} "
    return f"{cells}| {each.gives or '–'} | {each.takes or '–'} |\n"


def _form_keys() -> Iterator[str]:
    """Give the keys of the form in which a statement is written down."""
    yield "## In the form of a statement\n"
    yield "| Keys | While a line is open | What it does |"
    yield "| --- | --- | --- |"
    for each in FORM_KEYS:
        keys = " ".join(map(written_key, each.keys))
        yield f"| {keys} | {'yes' if each.when is When.OPEN else ''} | {each.help} |"
    yield ""


def _decisions() -> Iterator[str]:
    """Give the keys by which it is decided on drafts, and whose coding stands."""
    yield from _decision_keys("In a review of drafts", REVIEW_KEYS)
    yield from _decision_keys("Where coders differ", ADJUDICATION_KEYS)


def _decision_keys(title: str, keys: Sequence[DecisionKey[Any]]) -> Iterator[str]:
    """Give the keys of a screen on which one thing after another is decided."""
    yield f"## {title}\n"
    yield "| Keys | What it does |"
    yield "| --- | --- |"
    for named, said in keys_in_words(keys):
        yield f"| {named} | {said} |"
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
