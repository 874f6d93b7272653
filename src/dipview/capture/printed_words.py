"""Printed words: the source's own sentence, which stands where nobody wrote a summary."""

from __future__ import annotations

from attrs import evolve

from dipview.capture.statement_form import StatementForm


def with_printed(form: StatementForm, text: str) -> StatementForm:
    """Give a form the sentence on which it rests, where nothing else says what was said.

    Exact words say it themselves, and so does a summary.

    Args:
        form: The form.
        text: The stored text of its source.
    """
    retold = form.form is not None and form.form.retold
    wanted = retold and not form.summary and len(form.passage) == 2
    printed = (" ".join(text[slice(*form.passage)].split()),) if wanted else ()
    return form if printed == form.printed else evolve(form, printed=printed)
