"""Form work: what the form of a statement asks of a session while it is filled in, and writes.

Whatever is open by then answers: files that are read again meanwhile change nothing of the form.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from dipview.capture.form_lines import Line
from dipview.capture.picking import Picker, picker
from dipview.capture.starting_forms import started
from dipview.capture.statement_form import StatementForm, modelled_on
from dipview.capture.typed_lines import ReadLine, read_line
from dipview.capture.writing_forms import changes_of, given_by_file, source_text, written_form
from dipview.commands.session import Session
from dipview.dataset.dataset import Dataset
from dipview.dataset.texts.comparing import SourceText
from dipview.model.kinds import Kind
from dipview.model.values import frozen

_FEW = 20_000
"""Records that are gone through in a moment; of more, only when a form is written."""


@frozen
class FormWritten:
    """A statement that was written."""

    id: str
    path: Path | None
    """The file; None where it said all that already."""
    line: int | None = None
    records: tuple[str, ...] = ()
    """The ids of the records that were made on the way."""
    remark: str = ""
    """What has to be known of the writing besides; empty for nothing."""


class FormWork:
    """Looks up, reads and writes for a form.

    Args:
        session: What is open.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._text: tuple[object, SourceText | None] = (None, None)

    @property
    def dataset(self) -> Dataset:
        """What is open now."""
        return self._session.opened.dataset

    def picker(self, form: StatementForm, line: Line, typed: str, sort: int) -> Picker:
        """Give what there is to choose; away from the keys."""
        index, written = self._session.opened.index, self._session.written
        text = self._text_of(form.source) if line.kind is Kind.ACTOR else None
        return picker(
            form,
            line,
            index,
            typed,
            sort=sort,
            written=written,
            text=text.text if text is not None else "",
        )

    def read(self, form: StatementForm, line: Line, typed: str) -> ReadLine:
        """Read what was typed into a line; away from the keys, as a text may be read for it."""
        text = self._text_of(form.source) if line is Line.WORDS else None
        return read_line(form, line, typed, self.dataset, text)

    def completed_early(self, form: StatementForm) -> StatementForm:
        """Do as ``completed`` where few records have to be gone through for it."""
        few = sum(self.dataset.counts().values()) <= _FEW
        return self.completed(form) if few else form

    def completed(self, form: StatementForm) -> StatementForm:
        """Fill a new form with what its file gives to all of its statements; away from the keys.

        All files are looked through for the one to which it goes.

        Raises:
            WriteError: The dataset is one that comes with dipview.
        """
        writer = self._session.writer
        if form.own or form.given_of == form.source or not form.source or writer is None:
            return form
        return form.with_given(given_by_file(writer, form.source))

    def put(self, form: StatementForm) -> FormWritten:
        """Write a form, and the records that were made on the way; away from the keys.

        Raises:
            WriteError: Nothing was written; says what is the matter and what to do.
        """
        form = form.identified(self.dataset)
        assert self._session.writer is not None  # noqa: S101 - as above
        written = self._session.writer.write(changes_of(form))
        self._session.written = (*self._session.written, form.id)
        made = tuple(each.id for each in form.records())
        path = written.paths[0] if written.steps else None
        return FormWritten(form.id, path, written.line, made, written.remark)

    def _text_of(self, source: str) -> SourceText | None:
        """Read the stored text of a source; that of the last one is kept as long as the dataset."""
        asked = (self.dataset, source)
        if self._text[0] != asked:
            read = source_text(self.dataset, source)
            self._text = (asked, read)
        return self._text[1]


Start = Callable[[], "StatementForm | None"]
"""Gives the form as it is at first, None where its record is gone; away from the keys."""


def new_form(session: Session, here: tuple[str, ...]) -> Start:
    """Give what fills a new form from where one stands."""
    return partial(started, session.opened.dataset, here, session.written)


def form_of_written(session: Session, id: str, *, model: bool) -> Start:
    """Give what reads the form of a statement that is there, or takes it as a model."""
    dataset = session.opened.dataset

    def read() -> StatementForm | None:
        found = written_form(dataset, id)
        return modelled_on(found) if model and found is not None else found

    return read
