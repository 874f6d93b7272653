"""Files too large, too deep or too many to keep: written when a test asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

HEAD = """\
[[sources]]
id = "good-source"
type = "book"

[[actors]]
id = "good-actor"
name = "Vesta"
kind = "state"
sources = ["good-source"]
"""
"""Nine sound lines."""


def actors(links: Mapping[int, int | None], key: str) -> str:
    """Write an organization for each number, and the one that it is part or member of."""
    return HEAD + "".join(
        f'\n[[actors]]\nid = "good-{number}"\nname = "League {number}"\nkind = "organization"\n'
        f'sources = ["good-source"]\n{_led(key, other)}'
        for number, other in links.items()
    )


def chain(length: int, key: str) -> str:
    """Write organizations each of which leads to the next, but for the last."""
    return actors({n: n + 1 if n + 1 < length else None for n in range(length)}, key)


def circle(length: int, key: str) -> str:
    """Write organizations each of which leads to the next, and the last to the first."""
    return actors({n: (n + 1) % length for n in range(length)}, key)


def circles(number: int, key: str) -> str:
    """Write pairs of organizations that lead to each other."""
    return actors({n: n ^ 1 for n in range(2 * number)}, key)


def star(number: int, key: str) -> str:
    """Write organizations that all lead to the first, and the first to itself."""
    return actors(dict.fromkeys(range(number), 0), key)


def sparse(path: Path, size: int) -> None:
    """Make a file of a size that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)


def _led(key: str, other: int | None) -> str:
    if other is None:
        return ""
    reference = f'"good-{other}"'
    return f"{key} = {reference}\n" if key == "part_of" else f"{key} = [{{ of = {reference} }}]\n"


MANY = 100_000
MILLION = 1_000_000

REFUSED: Mapping[str, tuple[Callable[[], str], str, int]] = {
    "a million lists": (lambda: f"{HEAD}extra = {'[' * MILLION}", "too-deep", 10),
    "a million lists, closed": (
        lambda: f"{HEAD}extra = {'[' * MILLION}{']' * MILLION}\n",
        "too-deep",
        10,
    ),
    "a million tables": (lambda: f"{HEAD}extra = {'{ a = ' * MILLION}", "too-deep", 10),
    "a key of 100,000 parts": (lambda: f"{HEAD}{'a.' * MANY}a = 1\n", "too-deep", 10),
    "a quoted key of 100,000 parts": (lambda: HEAD + "'a' . " * MANY + "a = 1\n", "too-deep", 10),
    "a header of 100,000 parts": (lambda: f"{HEAD}[{'a.' * MANY}a]\n", "too-deep", 10),
    "a list's header of 100,000 parts": (lambda: f"{HEAD}[[{'a.' * MANY}a]]\n", "too-deep", 10),
    "an inline key of 100,000 parts": (
        lambda: f"{HEAD}extra = {{ {'a.' * MANY}a = 1 }}\n",
        "too-deep",
        10,
    ),
    "a number of a million digits": (
        lambda: f"{HEAD}extra = {{ a = {'9' * MILLION} }}\n",
        "number-too-large",
        10,
    ),
    "a million quotation marks": (lambda: HEAD + '"' * MILLION, "bad-toml", 10),
    "a million backslashes": (lambda: f'{HEAD}notes = "' + "\\" * (MILLION + 1), "bad-toml", 10),
    "a million opening brackets": (lambda: HEAD + "[" * MILLION, "bad-toml", 10),
    "a text without end": (lambda: f'{HEAD}notes = """' + "x\n" * MILLION, "bad-toml", 0),
    "the same key 100,000 times": (lambda: HEAD + "notes = 1\n" * MANY, "duplicate-key", 11),
}
"""Files that are no TOML, or more than the parser takes: the text, the code, the line."""

READ: Mapping[str, tuple[Callable[[], str], dict[str, int]]] = {
    "a number of a million hexadecimal digits": (
        lambda: f"{HEAD}extra = {{ a = 0x{'f' * MILLION} }}\n",
        {"number-too-large": 1},
    ),
    "a name of a million characters": (
        lambda: f"{HEAD}other_names = ['{'Vesta ' * (MILLION // 6)}']\n",
        {},
    ),
    "a name of a million marks": (lambda: f"{HEAD}other_names = ['a{chr(0x301) * MILLION}']\n", {}),
    "a text of 100,000 escapes": (
        lambda: HEAD + 'notes = "' + "\\u001b" * MANY + '"\n',
        {"control-character": 1},
    ),
    "20,000 unknown keys": (
        lambda: HEAD + "".join(f"key{n} = 1\n" for n in range(20_000)),
        {"unknown-key": 20_000},
    ),
    "20,000 unknown tables": (
        lambda: HEAD + "".join(f"[table{n}]\n" for n in range(20_000)),
        {"unknown-table": 20_000},
    ),
    "100,000 tables of one table": (
        lambda: HEAD + "".join(f"[actors.extra.t{n}]\n" for n in range(MANY)),
        {},
    ),
    "20,000 records without an id": (
        lambda: HEAD + '[[actors]]\nname = "A"\nkind = "state"\n' * 20_000,
        {"missing-key": 20_000, "unsourced": 20_000},
    ),
    "20,000 records of one id": (
        lambda: HEAD + '[[actors]]\nid = "x"\nname = "A"\nkind = "state"\n' * 20_000,
        {"duplicate-id": 19_999, "unsourced": 1},
    ),
    "a million empty lines": (lambda: "\n" * MILLION + HEAD, {}),
    "a comment of a million characters": (lambda: f"# {'x' * MILLION}\n{HEAD}", {}),
    "comments that turn round": (
        lambda: "# \u202e\n" * 20_000 + HEAD,
        {"control-character": 1},
    ),
}
"""Files that are read: the text, and how many problems of each code there are."""
