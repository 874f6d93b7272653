"""Files of records as many hands write them, made of a number: each style that TOML allows."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any, TypeAlias

from attrs import define, field

Table: TypeAlias = dict[str, Any]

KINDS = ("sources", "actors", "issues", "events", "statements")
KEYS = {
    "sources": (
        "title",
        "issued",
        "publisher",
        "agencies",
        "text",
        "derived_from",
        "notes",
        "tags",
    ),
    "actors": ("name", "kind", "other_names", "identifiers", "sources", "memberships", "tags"),
    "issues": ("kind", "proposition", "short", "sources", "contradicts", "notes", "extra"),
    "events": ("title", "kind", "date", "participants", "vote", "sources", "outcomes", "extra"),
    "statements": (
        *("source", "form", "locator", "speakers", "text", "summary", "acts", "date", "seq"),
        *("date_inferred", "event", "targets", "positions", "notes", "tags", "extra", "passage"),
    ),
}
"""Some keys of each table; what they hold here need not fit them, as the writer knows no model."""
TABLES = ("positions", "memberships", "participants", "outcomes", "derived_from")
"""Keys that hold lists of tables."""
TEXTS = (
    *("", "a", "plain words", 'he said "no"', "it's", "back\\slash", "ünï → 北京", "# no comment"),
    *("two\nlines", 'three\n"""\nlines\n', "tab\there", "bell\x07", "\u202eright", "x" * 120),
    *("[[actors]]", "a = 1", 'ends in a quote"', "\n", "  \nblank ", "\r\n", "''' \"\"\"", "{ ]"),
)


@define
class Made:
    """A text in the making, with what each piece of it belongs to."""

    random: Random
    pieces: list[tuple[str, str]] = field(factory=list)
    """The owner of each piece, empty for what is nobody's, and its text with line feeds."""
    comments: int = 0

    def add(self, owner: str, text: str) -> None:
        self.pieces.append((owner, text))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def comment(self) -> str:
        """Make a comment that is like no other."""
        self.comments += 1
        more = self.random.choice(("", ' "quoted', " [x]", " '''", " = 1", " ünï"))
        return f"#{self.random.choice(('', ' '))}c{self.comments}.{more}"

    def behind(self) -> str:
        """Give what stands at the end of a line: often nothing, else blanks or a comment."""
        if self.chance(0.7):
            return ""
        return self.random.choice((" ", "  ", "\t")) + (self.comment() if self.chance(0.7) else "")

    def between(self) -> str:
        """Give lines that say nothing."""
        lines = (
            self.random.choice(("", " ", self.comment()))
            for _ in range(self.random.choice((0, 0, 0, 1, 2)))
        )
        return "".join(f"{line}\n" for line in lines)


def random_value(random: Random, depth: int = 0) -> Any:
    """Give any value that TOML can hold."""
    plain = random.random()
    if plain < 0.45 or depth > 2:
        return random.choice(TEXTS)
    if plain < 0.55:
        return random.choice((0, 1, -7, 123_456, True, False, 0.5, -1e300, 1.0))
    if plain < 0.65:
        moment = dt.datetime(2017, 4, 11, 10, 30, tzinfo=dt.UTC)
        return random.choice((dt.date(2017, 4, 11), dt.time(1, 2, 3), moment, "2017-04-11"))
    if plain < 0.85:
        return [random_value(random, depth + 1) for _ in range(random.randrange(4))]
    names = random.sample(("a", "b", "c d", "é", "e.f", "1"), random.randrange(4))
    return {name: random_value(random, depth + 1) for name in names}


def random_table(random: Random, kind: str, id: str) -> Table:
    """Give a record of a kind."""
    names = random.sample(KEYS[kind], random.randrange(min(8, len(KEYS[kind]))))
    table: Table = {"id": id}
    for name in names:
        table[name] = random_key(random, name)
    return table


def random_key(random: Random, name: str) -> Any:
    """Give a value for a key."""
    if name in TABLES:
        return [random_position(random) for _ in range(random.randrange(4))]
    if name in ("extra", "identifiers", "vote"):
        names = random.sample(("a", "b", "c d", "deep", "z"), random.randrange(4))
        return {each: random_value(random, 1) for each in names}
    return random_value(random)


def random_position(random: Random) -> Table:
    """Give a table of a list of tables."""
    names = random.sample(
        ("issue", "stance", "holders", "condition", "extra"), random.randrange(1, 5)
    )
    return {name: random_value(random, 2) for name in names}


def changed_table(random: Random, kind: str, table: Table) -> Table:
    """Give a record that says something else."""
    new = dict(table)
    for _ in range(random.randrange(1, 4)):
        name = random.choice((*KEYS[kind], *(key for key in new if key != "id"), "odd key"))
        action = random.random()
        if action < 0.25:
            new.pop(name, None)
        elif name in new and action < 0.8:
            new[name] = changed_value(random, new[name])
        else:
            new[name] = random_key(random, name)
    return new


def changed_value(random: Random, value: Any) -> Any:
    """Give a value that differs from another somewhere, or is another."""
    if isinstance(value, list) and value and random.random() < 0.9:
        new = list(value)
        at = random.randrange(len(new))
        action = random.random()
        if action < 0.3:
            del new[at]
        elif action < 0.6:
            new.insert(at, random_position(random) if isinstance(new[at], dict) else "new")
        elif action < 0.7:
            random.shuffle(new)
        else:
            new[at] = changed_value(random, new[at])
        return new
    if isinstance(value, dict) and random.random() < 0.9:
        new = dict(value)
        name = random.choice((*new, "issue", "b"))
        if name in new and random.random() < 0.4:
            del new[name]
        else:
            new[name] = changed_value(random, new.get(name))
        return new
    return random_value(random)


# As it is written


def key(made: Made, name: str) -> str:
    bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare and not made.chance(0.05) else quoted(name)


def quoted(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"'
        + "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in marked)
        + '"'
    )


def string(made: Made, text: str) -> str:
    if any(each < " " and each not in "\n\t" or each in "\x7f\u202e" for each in text):
        return quoted(text)
    style = made.random.randrange(5)
    if style == 0 and "'" not in text and "\n" not in text:
        return f"'{text}'"
    if style == 1 and "'''" not in text and not text.endswith("'"):
        return f"'''\n{text}'''" if made.chance(0.5) or text.startswith("\n") else f"'''{text}'''"
    if style == 2:
        marked = text.replace("\\", "\\\\").replace('"', '\\"')
        if len(text) > 20 and made.chance(0.5) and text[9] != "\\":
            marked = (
                marked.replace(" ", " \\\n   ", 1)
                if not marked.endswith(" ") and "  " not in marked and " \n" not in marked
                else marked
            )
        return f'"""\n{marked}"""'
    return quoted(text)


def value(made: Made, it: Any, *, lines: bool = True) -> str:
    """Write a value; on several lines only where that is allowed."""
    if isinstance(it, str):
        return string(made, it) if lines else quoted(it)
    if isinstance(it, bool):
        return "true" if it else "false"
    if isinstance(it, int) and it >= 0 and made.chance(0.2):
        return hex(it)
    if isinstance(it, int | float):
        return str(it)
    if isinstance(it, dt.datetime):
        return it.isoformat(sep=made.random.choice(("T", " ")))
    if isinstance(it, dt.date | dt.time):
        return it.isoformat()
    if isinstance(it, dict):
        return inline_table(made, it, lines=lines)
    return array(made, it, lines=lines)


def inline_table(made: Made, it: Table, *, lines: bool) -> str:
    pairs = [
        f"{key(made, name)}{equals(made)}{value(made, each, lines=lines)}"
        for name, each in it.items()
    ]
    if lines and made.chance(0.08):  # as TOML 1.1 allows
        return "{\n" + "".join(f"  {pair},{made.behind()}\n" for pair in pairs) + "}"
    blank = made.random.choice(("", " "))
    return "{" + blank + made.random.choice((", ", ",")).join(pairs) + blank + "}"


def array(made: Made, it: list[Any], *, lines: bool) -> str:
    if not lines or made.chance(0.5):
        return (
            "["
            + made.random.choice((", ", ",")).join(value(made, each, lines=lines) for each in it)
            + "]"
        )
    indent = made.random.choice(("  ", "\t", ""))
    text = f"[{made.behind()}\n"
    for at, each in enumerate(it):
        if made.chance(0.15):
            text += f"{indent}{made.comment()}\n"
        last = at == len(it) - 1 and made.chance(0.5)
        text += f"{indent}{value(made, each)}{'' if last else ','}{made.behind()}\n"
    if made.chance(0.15):
        text += f"{indent}{made.comment()}\n"
    return f"{text}]"


def equals(made: Made) -> str:
    return made.random.choice((" = ", " = ", " = ", "=", "  =  "))


def line(made: Made, indent: str, name: str, it: Any) -> str:
    if isinstance(it, dict) and it and made.chance(0.3):
        rows = ((f"{name}.{key(made, inner)}", each) for inner, each in it.items())
        return "".join(
            f"{indent}{full}{equals(made)}{value(made, each)}{made.behind()}\n"
            for full, each in rows
        )
    return f"{indent}{name}{equals(made)}{value(made, it)}{made.behind()}\n"


def table_text(
    made: Made, path: str, header: str, table: Table, indent: str
) -> tuple[str, list[str]]:
    """Write a table with a header, and each table below it that has a header of its own."""
    text = f"{indent}{header}{made.behind()}\n"
    below: list[str] = []
    for name, it in table.items():
        text += made.between()
        tables = isinstance(it, list) and bool(it) and all(isinstance(each, dict) for each in it)
        if tables and made.chance(0.5):
            inner = made.random.choice((indent, f"{indent}  "))
            for each in it:
                full = f"{path}.{name if name.isalnum() and name.isascii() else quoted(name)}"
                one, more = table_text(made, full, f"[[{full}]]", each, inner)
                below += [one, *more]
        elif isinstance(it, dict) and made.chance(0.25) and name.isascii() and name.isalnum():
            one, more = table_text(made, f"{path}.{name}", f"[{path}.{name}]", it, indent)
            below += [one, *more]
        else:
            text += line(made, indent, key(made, name), it)
    return text, below


def random_text(random: Random) -> Made:
    """Make a text; its ids are ``KIND-NUMBER``, as ``actors-0``."""
    made = Made(random)
    inline = random.choice((*KINDS, *("",) * 15))
    made.add("", made.between())
    if inline:
        records = [
            random_table(random, inline, f"{inline}-i{at}") for at in range(random.randrange(4))
        ]
        made.add(
            inline, f"{inline}{equals(made)}{array(made, records, lines=True)}{made.behind()}\n"
        )
    if made.chance(0.4):
        made.add("", f"{made.between()}[dataset]\ntitle = 'x'{made.behind()}\n")
    if made.chance(0.3):
        made.add(
            "", f"{made.between()}[defaults.statements]\nform = 'reported'\nsource = 'sources-0'\n"
        )
    for at in range(random.randrange(7)):
        kind = random.choice([each for each in KINDS if each != inline])
        id = f"{kind}-{at}"
        made.add("", made.between())
        indent = random.choice(("", "", "", "  "))
        header = random.choice((f"[[{kind}]]",) * 4 + (f"[[ {kind} ]]",))
        text, below = table_text(made, kind, header, random_table(random, kind, id), indent)
        made.add(id, text)
        for each in below:
            stray = f"[other{len(made.pieces)}]\nx = 1\n" if made.chance(0.02) else ""
            made.add(id, f"{made.between()}{stray}")
            made.add(id, each)
    made.add("", made.between())
    return made
