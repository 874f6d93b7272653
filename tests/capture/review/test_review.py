"""A review: what each decision leaves on the disk, and what taking it back leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from tests.capture.review.worlds import DRAFTS, TEXT, opened_review, written_world

from dipview.capture.drafts_file import drafts_path
from dipview.capture.form_lines import Line
from dipview.capture.new_records import NewRecord
from dipview.capture.printed_offices import PrintedOffice
from dipview.capture.review.decision_log import ReviewError, read_log
from dipview.capture.review.decisions import Decision, Verdict, decisions_file
from dipview.capture.review.opening import material_of, sources_to_review
from dipview.capture.review.queue import Progress
from dipview.capture.review.review import Review
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Problem
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.model.statements import Form


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return written_world(tmp_path)


@pytest.fixture
def review(data: Path) -> Iterator[Review]:
    made = opened_review(data)
    yield made
    made.close()


def _dataset(data: Path) -> MemoryDataset:
    return open_dataset([data])


def _log(data: Path) -> Path:
    return decisions_file(drafts_path(data / "harbour.toml", "bulletin"))


def _accept_first(review: Review) -> str:
    draft = review.waiting[0]
    return review.accept(review.forms[draft.id], draft).statement


def _files(data: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in data.rglob("*.toml")}


def test_what_is_accepted_is_a_reviewed_statement_of_the_dataset(
    data: Path, review: Review
) -> None:
    id = _accept_first(review)
    dataset = _dataset(data)
    statement = dataset.statement(id)
    assert statement.form is Form.FRAGMENT
    assert statement.text == ("will not sign",)
    assert (statement.speakers, statement.on_behalf_of) == (("vestria",), ("league",))
    assert (statement.status, statement.source) == ("reviewed", "bulletin")
    assert statement.locator == "paragraph 2"
    assert TEXT[slice(*statement.passage)].startswith("Vestria, for the League")
    assert [str(each) for each in dataset.problems] == []
    assert next(draft.id for draft in review.waiting) == "d-supports"


def test_it_begins_where_it_was_left(data: Path, review: Review) -> None:
    _accept_first(review)
    review.reject(review.waiting[0])
    review.put_off(review.waiting[0])
    review.flag(review.waiting[0], "Was it both?")
    before = review.waiting, review.progress
    review.close()
    again = opened_review(data)
    assert (again.waiting, again.progress) == before
    assert [draft.id for draft in again.waiting] == ["d-proposed", "d-capital", "d-opposed"]
    assert again.progress == Progress(total=5, accepted=1, rejected=1, later=1, flagged=1)
    again.close()


def test_everything_can_be_taken_back_in_a_later_session_and_leaves_nothing(
    data: Path, review: Review
) -> None:
    before = _files(data)
    for _ in range(2):
        _accept_first(review)
    review.reject(review.waiting[0])
    new = NewRecord(kind=Kind.ACTOR, id="okter", name="J. Okter", sort="person")
    made = review.forms["d-opposed"].with_new(new).with_value(Line.WHO, ("okter",))
    review.accept(made, DRAFTS[3])
    assert "okter" in _dataset(data).ids(Kind.ACTOR)
    review.close()
    again = opened_review(data)
    back = [again.undo() for _ in range(5)]
    again.close()
    ids = [each.draft.id if each is not None and each.draft else None for each in back]
    assert ids == ["d-opposed", "d-capital", "d-supports", "d-refuses", None]
    dataset = _dataset(data)
    assert (len(dataset.ids(Kind.STATEMENT)), len(dataset.ids(Kind.ACTOR))) == (0, 4)
    after = {name: content for name, content in _files(data).items() if content.strip()}
    assert after == before
    assert [draft.id for draft in again.waiting] == [draft.id for draft in DRAFTS]


def test_what_is_taken_back_comes_with_what_was_changed_in_it(data: Path, review: Review) -> None:
    draft = DRAFTS[0]
    changed = review.forms[draft.id].with_value(Line.STANCE, Stance.RESERVED)
    decision = review.accept(changed, draft)
    assert decision.changed == ("stance",)
    back = review.undo()
    assert back is not None
    assert back.form is not None
    assert back.form.stance is Stance.RESERVED
    review.close()
    again = opened_review(data)
    assert again.form_again(draft).stance is Stance.RESERVED
    again.accept(again.form_again(draft), draft)
    again.close()
    assert len(_dataset(data).ids(Kind.STATEMENT)) == 1


@pytest.mark.parametrize("later", [False, True])
def test_what_was_made_on_the_way_is_made_again_where_it_is_accepted_after_all(
    data: Path, review: Review, *, later: bool
) -> None:
    draft = DRAFTS[3]
    office = PrintedOffice("Harbour Master", "vestria", "Vestria", acting=True)
    new = NewRecord(kind=Kind.ACTOR, id="okter", name="J. Okter", sort="person", office=office)
    review.accept(review.forms[draft.id].with_new(new).with_value(Line.WHO, ("okter",)), draft)
    written = _files(data)
    back = review.undo()
    assert back is not None
    assert back.form is not None
    form = back.form
    if later:
        review.close()
        review = opened_review(data)
        form = review.form_again(draft)
    assert [record.name for record in form.records()] == ["J. Okter"]
    review.accept(form, draft)
    review.close()
    assert _dataset(data).problems == ()
    assert _files(data) == written


def test_what_was_made_on_the_way_stays_where_something_else_names_it(
    data: Path, review: Review
) -> None:
    new = NewRecord(kind=Kind.ACTOR, id="okter", name="J. Okter", sort="person")
    review.accept(review.forms["d-opposed"].with_new(new).with_value(Line.WHO, ("okter",)))
    with (data / "statements.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[statements]]\nid = "other"\nsource = "bulletin"\nform = "reported"\n')
        file.write('speakers = ["okter"]\n')
    review.undo()
    dataset = _dataset(data)
    assert (dataset.ids(Kind.STATEMENT), "okter" in dataset.ids(Kind.ACTOR)) == (("other",), True)


def test_a_new_actor_is_written_once_with_the_source_as_its_source(
    data: Path, review: Review
) -> None:
    new = NewRecord(kind=Kind.ACTOR, id="okter", name="J. Okter", sort="person")
    for draft in DRAFTS[2:4]:
        review.accept(review.forms[draft.id].with_new(new).with_value(Line.WHO, ("okter",)), draft)
    dataset = _dataset(data)
    assert [(each.source, each.locator) for each in dataset.actor("okter").sources] == [
        ("bulletin", "paragraph 2")
    ]
    assert [str(each) for each in dataset.problems] == []


def test_statements_alike_get_ids_of_their_own(data: Path, review: Review) -> None:
    form = review.forms["d-opposed"]
    ids = {review.accept(form).statement for _ in range(3)}
    assert set(_dataset(data).ids(Kind.STATEMENT)) == ids
    assert len(ids) == 3


def test_a_statement_that_was_edited_since_is_taken_out_and_kept_in_the_log(
    data: Path, review: Review
) -> None:
    _accept_first(review)
    file = data / "statements.toml"
    file.write_text(file.read_text(encoding="utf-8") + 'notes = "Seen twice."\n', encoding="utf-8")
    back = review.undo()
    assert back is not None
    assert back.edited
    assert _dataset(data).ids(Kind.STATEMENT) == ()
    log = read_log(_log(data), Decision)
    assert not isinstance(log, Problem)
    assert log.every[-1].table["notes"] == "Seen twice."


def test_where_the_files_refuse_nothing_is_decided(data: Path, review: Review) -> None:
    (data / "statements.toml").write_text("[[statements]\n", encoding="utf-8")
    with pytest.raises(ReviewError, match=r"statements\.toml"):
        _accept_first(review)
    assert review.waiting == DRAFTS
    assert review.progress.done == 0


def test_where_the_log_cannot_be_written_the_files_stay(data: Path, review: Review) -> None:
    before = _files(data)
    _log(data).unlink()
    _log(data).mkdir()
    with pytest.raises(ReviewError, match="nothing was decided"):
        _accept_first(review)
    assert _files(data) == before


def test_a_second_review_reads_on_and_decides_nothing(data: Path, review: Review) -> None:
    second = opened_review(data)
    assert second.read_only
    assert second.waiting == DRAFTS
    for decide in (
        lambda: _accept_first(second),
        lambda: second.reject(DRAFTS[0]),
        second.undo,
    ):
        with pytest.raises(ReviewError, match="Somebody else"):
            decide()
    review.close()
    third = opened_review(data)
    assert not third.read_only
    third.close()


def _logged(review: Review, verdict: Verdict) -> list[str]:
    return [each.draft for each in review.decisions.standing if each.verdict is verdict]


def test_killed_before_the_files_were_written_the_draft_is_back(data: Path, review: Review) -> None:
    _accept_first(review)
    _accept_first(review)
    review.close()
    text = (data / "statements.toml").read_text(encoding="utf-8")
    second = text.rindex("[[statements]]")
    (data / "statements.toml").write_text(text[:second], encoding="utf-8")
    again = opened_review(data)
    assert _logged(again, Verdict.ACCEPTED) == ["d-refuses"]
    assert again.waiting[0].id == "d-supports"
    again.close()


def test_killed_before_an_undone_statement_was_taken_out_it_counts_as_accepted(
    data: Path, review: Review
) -> None:
    _accept_first(review)
    files = _files(data)
    review.undo()
    review.close()
    for name, content in files.items():
        Path(name).write_bytes(content)
    again = opened_review(data)
    assert _logged(again, Verdict.ACCEPTED) == ["d-refuses"]
    assert again.undo() is not None
    assert _dataset(data).ids(Kind.STATEMENT) == ()
    again.close()


def test_where_the_log_was_lost_statements_are_seen_as_accepted(data: Path, review: Review) -> None:
    for draft in (DRAFTS[0], DRAFTS[4]):
        review.accept(review.forms[draft.id], draft)
    review.close()
    _log(data).unlink()
    again = opened_review(data)
    assert _logged(again, Verdict.ACCEPTED) == ["d-refuses", "d-proposed"]
    again.undo()
    assert len(_dataset(data).ids(Kind.STATEMENT)) == 1
    again.close()


def test_drafts_of_a_changed_text_are_known_again_by_their_words(
    tmp_path: Path, data: Path, review: Review
) -> None:
    review.reject(DRAFTS[0])
    review.accept(review.forms["d-supports"], DRAFTS[1])
    review.close()
    drafts = tuple(
        evolve(
            draft,
            id=f"{draft.id}-moved",
            passage=(draft.passage[0] + 5, draft.passage[1] + 5),
            quotes=tuple((start + 5, end + 5) for start, end in draft.quotes),
        )
        for draft in DRAFTS
    )
    written_world(tmp_path, drafts, f"Here:{TEXT}")
    again = opened_review(data)
    assert [draft.id for draft in again.waiting] == [
        "d-capital-moved",
        "d-opposed-moved",
        "d-proposed-moved",
    ]
    assert (again.progress.accepted, again.progress.rejected) == (1, 1)
    again.close()


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        ("nobody", 'text = "texts/bulletin.txt"', "There is no source 'nobody'"),
        ("bulletin", "", "has no stored text; 'dipview add source"),
        ("bulletin", 'text = "withheld"', "is withheld"),
        ("bulletin", 'text = "texts/none.txt"', "there is no such file"),
        ("bulletin", 'text = "../../other.txt"', "leads out of the folder"),
    ],
)
def test_what_cannot_be_reviewed_is_told_in_a_sentence(
    data: Path, source: str, text: str, said: str
) -> None:
    file = data / "harbour.toml"
    content = file.read_text(encoding="utf-8")
    file.write_text(content.replace('text = "texts/bulletin.txt"', text), encoding="utf-8")
    with pytest.raises(ReviewError, match=said):
        material_of([data], _dataset(data), source)


def test_sources_with_a_stored_text_can_be_reviewed(data: Path) -> None:
    assert list(sources_to_review(_dataset(data))) == ["bulletin"]


def test_drafts_that_cannot_be_read_are_told(data: Path) -> None:
    drafts_path(data / "harbour.toml", "bulletin").write_text("[[", encoding="utf-8")
    with pytest.raises(ReviewError, match=r"bulletin\.toml"):
        material_of([data], _dataset(data), "bulletin")
