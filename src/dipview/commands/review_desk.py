"""The desk of a review: the draft that lies on it, its statement, and the words that are marked."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from dipview.capture.articles.stored_form import without_pages
from dipview.capture.draft import Draft
from dipview.capture.drafting.drafter import HEADLINE
from dipview.capture.drafting.headings import is_in_heading
from dipview.capture.form_lines import EIGHT, Line
from dipview.capture.printed_words import with_printed
from dipview.capture.review.exact_words import Places, moved_words, places_of, quoted
from dipview.capture.review.passages import Edge, Passage
from dipview.capture.review.review import Review
from dipview.capture.shown_lines import doubtful_first, issue_kind
from dipview.capture.statement_form import StatementForm
from dipview.dataset.dataset import Dataset
from dipview.model.stances import IssueKind
from dipview.model.statements import Form
from dipview.model.values import frozen


@frozen(kw_only=True)
class Desk:
    """What a reviewer has before them."""

    draft: Draft | None = None
    """None for a statement that is made by hand, and where nothing is left."""
    form: StatementForm | None = None
    """None where nothing is left."""
    begun: tuple[Places, Passage | None] = ((), None)
    """Where the exact words stood at first, whatever the form is now, and in what passage."""
    mark: Passage | None = None
    """Words that are marked besides the passage of the form."""
    edge: Edge | None = None
    """The end that the arrows move; None for none."""

    @property
    def by_hand(self) -> bool:
        """Whether the statement has no draft."""
        return self.form is not None and self.draft is None

    @property
    def passage(self) -> Passage | None:
        """What the statement rests on."""
        if self.form is None or len(self.form.passage) != 2:
            return None
        return Passage(*self.form.passage)

    def words(self, text: str) -> Places:
        """Give where the exact words stand in the text, with the ends of the passage as they are.

        Always reckoned from how it was at first: a word that an end passes over comes back with it.
        """
        (places, before), now = self.begun, self.passage
        return moved_words(text, places, before, now) if before and now else places

    @property
    def lit(self) -> Passage | None:
        """What is marked, else what the statement rests on: keys that move a passage move this."""
        return self.mark or self.passage


def desk_of(draft: Draft, form: StatementForm, text: str) -> Desk:
    """Lay a draft on the desk."""
    desk = Desk(draft=draft, form=form, begun=(draft.quotes, Passage(*draft.passage)))
    if tuple(form.passage) == tuple(draft.passage):
        return desk
    return evolve(desk, begun=_begun(form, text))


def desk_without_draft(form: StatementForm, text: str) -> Desk:
    """Lay a statement on the desk that has no draft."""
    return Desk(form=form, begun=_begun(form, text))


def _begun(form: StatementForm, text: str) -> tuple[Places, Passage | None]:
    """Find where the exact words of a statement stand."""
    if len(form.passage) != 2:
        return (), None
    passage = Passage(*form.passage)
    return places_of(text, passage, form.words) or quoted(text, passage), passage


def by_hand(review: Review, mark: Passage, before: StatementForm | None = None) -> Desk:
    """Lay a new statement on the desk that rests on marked words.

    Args:
        review: What is gone over.
        mark: The words.
        before: The statement before it, of which the date is taken over.
    """
    text = review.text
    words = quoted(text, mark)
    form = StatementForm(
        source=review.source.id,
        form=Form.FRAGMENT if words else Form.REPORTED,
        words=tuple(without_pages(text[start:end]) for start, end in words),
        passage=(mark.start, mark.end),
        locator=review.locators.at(mark.start, mark.end),
        date=before.date if before is not None else None,
        date_inferred=before.date_inferred if before is not None else False,
        assumed=frozenset((Line.FORM, Line.DATE) if before and before.date else (Line.FORM,)),
    )
    return Desk(form=with_printed(form, text), begun=(words, mark))


def with_passage(desk: Desk, passage: Passage, review: Review) -> Desk:
    """Move what the statement rests on; its exact words and its locator follow."""
    if desk.form is None or desk.passage is None:
        return desk
    locator = review.locators.at(passage.start, passage.end)
    form = evolve(desk.form, passage=(passage.start, passage.end), locator=locator)
    return _with_words(evolve(desk, form=form), review.text)


def with_form(desk: Desk, form: StatementForm, text: str) -> Desk:
    """Take over what was chosen; exact words come and go with the form that has them."""
    desk = evolve(desk, form=form)
    if form.form is not None and form.form.exact and not (form.words or desk.words(text)):
        passage = desk.passage
        words = _exact_in(text, passage, desk.draft) if passage else ()
        desk = evolve(desk, begun=(words, passage))
    return _with_words(desk, text)


def _exact_in(text: str, passage: Passage, draft: Draft | None) -> Places:
    """Find what can be exact words: what is quoted, or else all, but nothing of a heading."""
    found = quoted(text, passage)
    above = draft is not None and draft.cue == HEADLINE
    if found or above or is_in_heading(text, passage.start, passage.end):
        return found
    return ((passage.start, passage.end),)


def lines_of(form: StatementForm, dataset: Dataset) -> Sequence[Line]:
    """Give the lines that are shown of a statement, doubtful ones first."""
    kind = issue_kind(form, dataset, form.issue) if form.issue else None
    at = EIGHT.index(Line.STANCE) + 1
    lines = (*EIGHT[:at], Line.VALUE, *EIGHT[at:]) if kind is IssueKind.QUANTITY else EIGHT
    return doubtful_first(form, lines)


def _with_words(desk: Desk, text: str) -> Desk:
    """Give the form the exact words, or none where it has none, and then the printed ones."""
    form = desk.form
    if form is None:
        return desk
    exact = form.form is not None and form.form.exact
    places = desk.words(text) if exact else ()
    words = tuple(without_pages(text[start:end]) for start, end in places)
    made = with_printed(form if words == form.words else evolve(form, words=words), text)
    return desk if made is form else evolve(desk, form=made)
