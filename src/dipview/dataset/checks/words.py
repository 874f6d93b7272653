"""Words: exact words where the form has them, translations told as such, speakers, names."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.findings import Finding, Records
from dipview.model.statements import Form, Statement

_DESCRIBED = Form.DESCRIBED
"""Found once: Python 3.11 takes long to find a member of a class."""


def check(records: Records) -> Iterator[Finding]:
    """Find statements whose words do not go with their form, and names empty or doubtful."""
    for id, statement in records.statements.items():
        if not _plainly_sound(statement):
            yield from _words(records, id, statement)
            yield from _voices(records, id, statement)
    yield from _names(records)


def _plainly_sound(statement: Statement) -> bool:
    """Tell quickly that an untranslated statement of named speakers has words as its form asks."""
    form = statement.form
    if form is _DESCRIBED or not statement.speakers:
        return False
    if statement.translation is not None or statement.original_text:
        return False
    text = statement.text
    if statement.printed and not form.retold:
        return False
    return bool(text and text[0].strip()) if form.exact else not text


def _words(records: Records, id: str, statement: Statement) -> Iterator[Finding]:
    form = statement.form
    text = any(passage.strip() for passage in statement.text)
    original = bool(statement.original_text)
    if form.exact and not text:
        said = f" is {_a(form)}, but has no text"
        hint = "give the exact words in text, or another form"
        yield records.find(id, statement, ("form",), "words-missing", said, hint)
    elif not form.exact and (statement.text or original):
        key = "text" if statement.text else "original_text"
        said = f" is {form.value}, so it has no {key}: only exact words stand there"
        hint = 'move the words to summary, or set form = "verbatim" or "fragment"'
        yield records.find(id, statement, (key,), "words-not-allowed", said, hint)
    if form.exact and text and original and statement.translation is None:
        said = " has an original_text, but does not say who translated its text"
        hint = "add translation = official, agency, ours or machine"
        path = ("original_text",)
        yield records.find(id, statement, path, "translation-unmarked", said, hint)
    if statement.printed and not form.retold:
        said = f" is {_a(form)}, so it has no printed: that is the source's own sentence"
        hint = 'give exact words in text, or set form = "reported" or "described"'
        yield records.find(id, statement, ("printed",), "printed-not-allowed", said, hint)
    if statement.translation is not None and not text:
        said = " says who translated it, but has no text"
        hint = "give the translated words in text, or remove translation"
        path = ("translation",)
        yield records.find(id, statement, path, "translation-without-text", said, hint)


def _voices(records: Records, id: str, statement: Statement) -> Iterator[Finding]:
    if statement.form is Form.DESCRIBED:
        if statement.speakers:
            said = " is described, in the source's own voice, but has speakers"
            hint = "move them to the holders of its positions, or give another form"
            yield records.find(id, statement, ("speakers",), "speakers-described", said, hint)
    elif not (_names_somebody(statement) or _names_somebody(records.as_read(id, statement))):
        said = " says neither who spoke nor for whom"
        hint = 'add speakers, or unnamed_speakers = "…"'
        yield records.find(id, statement, ("speakers",), "no-speaker", said, hint)


def _names_somebody(statement: Statement) -> bool:
    return bool(statement.speakers or statement.on_behalf_of or statement.unnamed_speakers.strip())


def _names(records: Records) -> Iterator[Finding]:
    for id, actor in records.actors.items():
        if not actor.name.strip():
            hint = 'add name = "…"; of an unnamed actor, a description'
            yield records.find(id, actor, ("name",), "missing-key", " has no name", hint)
        elif actor.unnamed and (actor.other_names or actor.identifiers):
            key = "other_names" if actor.other_names else "identifiers"
            said = f" is unnamed, but has {key}"
            hint = "remove unnamed = true, or the names"
            yield records.find(id, actor, (key,), "unnamed-with-names", said, hint)
    for id, event in records.events.items():
        if not event.title.strip():
            hint = 'add title = "…"'
            yield records.find(id, event, ("title",), "missing-key", " has no title", hint)


def _a(form: Form) -> str:
    return "a fragment" if form is Form.FRAGMENT else form.value
