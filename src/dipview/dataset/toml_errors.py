"""TOML errors: why a file is no TOML in UTF-8, and where; imported for such files alone."""

from __future__ import annotations

import re
from pathlib import Path

from tomli import TOMLDecodeError

from dipview.dataset.codes import problem
from dipview.dataset.other_formats import Known, of_bytes, of_text
from dipview.dataset.placing import line_and_column, repeated_key
from dipview.dataset.problems import Place, Problem
from dipview.dataset.scanning import too_deep, too_many_parts

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def not_toml(path: Path, known: Known) -> Problem:
    """Say what a file is in place of TOML."""
    message = f"the file is {known.name}, not TOML"
    return problem("not-toml", message, Place(file=path, line=1), hint=known.hint)


def not_utf8(path: Path, content: bytes, before: str, error: UnicodeDecodeError) -> Problem:
    """Say what the bytes of a file look like, as they are not UTF-8.

    Args:
        path: The file.
        content: Its bytes.
        before: The text before the first byte that is at fault.
        error: What the decoder says, maybe of less than all bytes.
    """
    if content.startswith(_UTF_16):
        message, hint = "the file is UTF-16, not UTF-8", "save the file as UTF-8"
        return problem("not-utf8", message, Place(file=path, line=1), hint=hint)
    if known := of_bytes(path, content) or _by_name(path, content):
        message = f"the file is {known.name}, not UTF-8 text"
        return problem("not-utf8", message, Place(file=path, line=1), hint=known.hint)
    line, column = line_and_column(before, len(before))
    offset = error.start + len(content) - len(error.object)
    message = f"byte {offset + 1} (0x{error.object[error.start]:02x}) is not UTF-8"
    place = Place(file=path, line=line, column=column)
    return problem("not-utf8", message, place, hint="save the file as UTF-8")


def _by_name(path: Path, content: bytes) -> Known | None:
    """Tell what a text in another encoding is, where its name does not end as TOML's do."""
    if path.suffix.lower() == ".toml" or b"\0" in content:
        return None
    return of_text(path, content.decode("latin-1"))


def not_parsed(path: Path, text: str, error: ValueError | RecursionError) -> Problem:
    """Say why the parser refused a text.

    Args:
        path: The file.
        text: Its text, in lines that end with line feeds alone.
        error: What the parser says.
    """
    if known := of_bytes(path, text[:64].encode("utf-8", "replace")) or of_text(path, text):
        return not_toml(path, known)
    if isinstance(error, TOMLDecodeError):
        return _bad_toml(path, text, error)
    if isinstance(error, RecursionError):
        return _too_deep(path, text, str(error))
    return _huge_number(path, text)


def _bad_toml(path: Path, text: str, error: TOMLDecodeError) -> Problem:
    twice = error.msg.startswith(("Cannot overwrite", "Duplicate", "Cannot declare"))
    if twice and (repeated := repeated_key(text[: error.pos + 2])):
        line, column = line_and_column(text, repeated.offset)
        first, _ = line_and_column(text, repeated.first)
        message = f"'{repeated.name}' is given twice in one table, first in line {first}"
        place = Place(file=path, line=line, column=column)
        return problem("duplicate-key", message, place, hint="keep one of the two")
    place = Place(file=path, line=error.lineno, column=error.colno)
    if twice:
        message = "a key or table that ends here was already given another value above"
        return problem("duplicate-key", message, place, hint="keep one of the two")
    message = error.msg[:1].lower() + error.msg[1:]
    if error.msg == "Illegal character '\\n'":
        message = "the text in quotes does not end on its line"
    hint = "put text in quotes, dates like 2017-04-11 without; https://toml.io has the rules"
    if "\0" in text[: error.pos + 1]:
        hint = "this looks like a binary file, or like UTF-16: save it as UTF-8"
    return problem("bad-toml", message, place, hint=hint)


def _too_deep(path: Path, text: str, said: str) -> Problem:
    if "parts" in said:
        message = "a key has more than 1000 parts"
        offset = too_many_parts(text, 1000)
    else:
        message = "lists or tables are nested more than 400 deep"
        offset = too_deep(text, 400)
    line, column = line_and_column(text, offset) if offset is not None else (None, None)
    place = Place(file=path, line=line, column=column)
    return problem("too-deep", message, place, hint="flatten the value")


def _huge_number(path: Path, text: str) -> Problem:
    match = re.search(r"(?<![0-9_])[0-9](?:_?[0-9]){4300,}+", text)
    line, column = line_and_column(text, match.start()) if match else (None, None)
    place = Place(file=path, line=line, column=column)
    message = "a whole number has more than 4300 digits"
    return problem("number-too-large", message, place, hint="put the number in quotes")
