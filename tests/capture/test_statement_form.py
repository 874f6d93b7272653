"""Forms of statements: what is changed is changed, and nothing else; new records come along."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dipview.capture.draft import Draft, Mention
from dipview.capture.draft_forms import form_of
from dipview.capture.form_lines import EIGHT, Line
from dipview.capture.new_records import new_record
from dipview.capture.shown_lines import carried, doubtful_first, missing_in, shown_lines
from dipview.capture.starting_forms import started
from dipview.capture.statement_form import StatementForm, form_of_record, modelled_on
from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.reading import read_paths
from dipview.model.kinds import Kind
from dipview.model.spans import read_span
from dipview.model.stances import Stance
from dipview.model.statements import Act, Form

RFERL = "rferl-2017-04-11"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset([bundled_path()])


def _tables() -> list[dict[str, object]]:
    (file,) = read_paths([bundled_path()]).files
    tables = file.tables["statements"]
    assert isinstance(tables, list)
    return tables


@pytest.mark.parametrize("table", _tables(), ids=lambda table: str(table["id"]))
def test_a_record_that_nobody_changed_is_written_as_it_was(table: dict[str, object]) -> None:
    assert form_of_record(table).table() == table


@pytest.mark.parametrize("table", _tables(), ids=lambda table: str(table["id"]))
def test_one_line_changed_changes_one_key(table: dict[str, object]) -> None:
    changed = form_of_record(table).with_value(Line.SUMMARY, "Other words").table()
    assert changed.pop("summary") == "Other words"
    assert changed == {key: value for key, value in table.items() if key != "summary"}


def test_a_form_filled_in_gives_the_table_that_a_person_would_write(dataset: Dataset) -> None:
    form = StatementForm(source=RFERL, locator="paragraph 8")
    form = form.with_value(Line.WHO, ("boris-johnson",)).with_value(Line.FORM, Form.FRAGMENT)
    form = form.with_value(Line.WORDS, ("very punitive sanctions",))
    form = form.with_value(Line.ISSUE, "tighter-sanctions").with_value(Line.STANCE, Stance.SUPPORT)
    form = form.with_value(Line.CONDITION, "if others do too").with_value(Line.SUMMARY, "Wants it")
    form = form.with_value(Line.DATE, read_span("2017-04-10"))
    assert form.identified(dataset).table() == {
        "id": "boris-johnson-on-tighter-sanctions",
        "source": RFERL,
        "locator": "paragraph 8",
        "speakers": ["boris-johnson"],
        "form": "fragment",
        "text": "very punitive sanctions",
        "summary": "Wants it",
        "date": dt.date(2017, 4, 10),
        "positions": [
            {
                "issue": "tighter-sanctions",
                "stance": "support",
                "condition": "if others do too",
            }
        ],
    }
    assert not missing_in(form, dataset)


def test_what_the_statements_of_a_file_share_is_left_out(dataset: Dataset) -> None:
    shared = {"source": RFERL, "form": "reported", "coded_by": "anna"}
    table = {"id": "a", "speakers": ["germany"], "summary": "Is against it"}
    form = form_of_record(table, shared)
    assert (form.source, form.form, form.coded_by) == (RFERL, Form.REPORTED, "anna")
    assert form.table() == table
    assert form.with_value(Line.FORM, Form.VERBATIM).table() == {**table, "form": "verbatim"}
    assert form.with_value(Line.FORM, Form.REPORTED).table() == table


def test_who_holds_what_is_described_stands_on_the_line_of_who(dataset: Dataset) -> None:
    form = StatementForm(source=RFERL, form=Form.REPORTED, speakers=("russia",))
    form = form.with_value(Line.ISSUE, "assad-rule").with_value(Line.STANCE, Stance.SUPPORT)
    described = form.with_value(Line.FORM, Form.DESCRIBED)
    assert described.who == ("russia",)
    assert described.table()["positions"] == [
        {"issue": "assad-rule", "stance": "support", "holders": ["russia"]}
    ]
    assert "speakers" not in described.table()
    again = described.with_value(Line.FORM, Form.REPORTED)
    assert again.table() == form.table()


def test_every_position_can_be_gone_to_and_none_is_lost() -> None:
    table: dict[str, object] = {
        "id": "two",
        "source": RFERL,
        "form": "reported",
        "speakers": ["russia"],
        "positions": [
            {"issue": "assad-rule", "stance": "support", "reason": "an ally"},
            {"issue": "tighter-sanctions", "stance": "oppose"},
        ],
    }
    form = form_of_record(table)
    assert (form.issue, form.next_position().issue) == ("assad-rule", "tighter-sanctions")
    third = form.next_position().next_position()
    assert third.issue == ""
    assert third.table() == table
    assert third.next_position().issue == "assad-rule"
    more = third.with_value(Line.ISSUE, "weapons-use").with_value(Line.STANCE, Stance.OPPOSE)
    assert more.table()["positions"] == [
        *table["positions"],  # type: ignore[misc]
        {"issue": "weapons-use", "stance": "oppose"},
    ]
    assert more.without_position().table() == table


def test_a_new_record_is_written_if_a_line_names_it_and_has_the_source(dataset: Dataset) -> None:
    vale = new_record(Kind.ACTOR, "Anna  Vale", "person", dataset)
    other = new_record(Kind.ACTOR, "Russia", "state", dataset)
    assert (vale.id, vale.name, other.id) == ("anna-vale", "Anna Vale", "russia-2")
    form = StatementForm(source=RFERL).with_new(vale).with_new(other)
    form = form.with_value(Line.WHO, (vale.id,))
    assert form.records() == (vale,)
    assert vale.table(form.source, "paragraph 2") == {
        "id": "anna-vale",
        "name": "Anna Vale",
        "kind": "person",
        "sources": [{"source": RFERL, "locator": "paragraph 2"}],
    }


def test_what_is_missing_is_told_on_its_line(dataset: Dataset) -> None:
    form = StatementForm()
    assert set(missing_in(form, dataset)) == {Line.SOURCE, Line.FORM, Line.WHO}
    form = form.with_value(Line.FORM, Form.VERBATIM).with_value(Line.ISSUE, "assad-rule")
    assert {Line.WORDS, Line.STANCE} <= set(missing_in(form, dataset))
    wrong = form.with_value(Line.STANCE, Stance.DENY)
    assert missing_in(wrong, dataset)[Line.STANCE] == "deny does not fit a policy"


DRAFTED = "Norway, for the group, said it would “never accept” tolls."


def test_a_draft_fills_the_lines_and_says_what_has_to_be_chosen(dataset: Dataset) -> None:
    draft = Draft(
        id="d1",
        passage=(0, len(DRAFTED)),
        quotes=((DRAFTED.index("never"), DRAFTED.index("”")),),
        form=Form.FRAGMENT,
        speakers=(Mention("Moscow", 0, 6, offered=("russia",)),),
        on_behalf_of=(Mention("Germany", 0, 6, actor="germany"),),
        acts=(Act.REJECT,),
        issues=("tighter-sanctions", "assad-rule"),
        stance=Stance.OPPOSE,
        doubts=("date",),
    )
    form = form_of(draft, DRAFTED, dataset, RFERL)
    assert form.words == ("never accept",)
    assert form.doubts == {Line.WHO, Line.ISSUE, Line.DATE}
    assert doubtful_first(form)[:3] == (Line.WHO, Line.DATE, Line.ISSUE)
    (who,) = shown_lines(form, dataset, (Line.WHO,))
    assert (who.text, who.doubtful, who.missing) == ("", True, False)
    sure = form.with_value(Line.WHO, ("russia",)).with_value(Line.ISSUE, "assad-rule")
    assert sure.doubts == {Line.DATE}
    table = sure.identified(dataset).table()
    assert table["acts"] == ["reject"]
    assert table["passage"] == [0, len(DRAFTED)]
    assert table["on_behalf_of"] == ["germany"]


def test_a_record_as_a_model_gives_its_lines_and_none_of_its_words() -> None:
    form = form_of_record(
        {
            "id": "a",
            "source": RFERL,
            "form": "verbatim",
            "speakers": ["russia"],
            "text": "No.",
            "passage": [0, 3],
            "summary": "Says no",
            "notes": "a note",
            "acts": ["reject"],
            "positions": [{"issue": "assad-rule", "stance": "support", "condition": "if asked"}],
        }
    )
    assert modelled_on(form).table() == {
        "source": RFERL,
        "form": "verbatim",
        "speakers": ["russia"],
        "positions": [{"issue": "assad-rule", "stance": "support"}],
    }


def test_each_line_has_a_key_of_its_own_and_a_word() -> None:
    assert [line.value for line in EIGHT] == list("wbftiscm")
    assert len({line.word for line in Line}) == len(Line)


GIVEN = {"source": RFERL, "date": "2017-04-10", "coded_by": "anna"}


def test_what_its_file_gives_to_all_statements_is_seen_before_it_holds(dataset: Dataset) -> None:
    form = StatementForm(source=RFERL, form=Form.REPORTED, speakers=("russia",)).with_given(GIVEN)
    assert form.date == read_span("2017-04-10")
    assert form.assumed == {Line.DATE}
    assert carried(form) == "from its file: coded_by anna"
    own = form.with_value(Line.DATE, read_span("2017-04-09"))
    assert not missing_in(own.with_given(GIVEN), dataset)
    emptied = form.with_value(Line.DATE, None)
    told = missing_in(emptied, dataset)[Line.DATE]
    assert told == "its file gives one to all of its statements: 10 Apr 2017"


def test_a_date_that_is_worked_out_is_not_taken_over_as_a_printed_one() -> None:
    given = {"source": "post", "date": "2024-03-08", "date_inferred": True}
    form = StatementForm(source="post", form=Form.REPORTED, speakers=("brenn",)).with_given(given)
    assert form.date_inferred
    assert form.table()["date_inferred"] is True
    printed = form.with_date(read_span("2024-03-08"), inferred=False)
    assert printed.table()["date_inferred"] is False


@pytest.mark.parametrize("inferred", [False, True])
def test_a_new_statement_begins_with_the_last_date_and_whether_it_is_printed(
    tmp_path: Path, *, inferred: bool
) -> None:
    file = tmp_path / "post.toml"
    file.write_text(
        '[[sources]]\nid = "post"\ntype = "webpage"\ntitle = "Post"\n'
        '[[actors]]\nid = "brenn"\nname = "Brenn"\nkind = "state"\n'
        '[[statements]]\nid = "brenn-sails"\nsource = "post"\nform = "reported"\n'
        'speakers = ["brenn"]\nsummary = "Sails"\ndate = 2024-03-08\n'
        f"date_inferred = {'true' if inferred else 'false'}\n",
        encoding="utf-8",
    )
    form = started(open_dataset([file]), ("post",))
    assert (form.date, form.date_inferred) == (read_span("2024-03-08"), inferred)


def test_what_no_line_shows_is_named() -> None:
    table: dict[str, object] = {
        "id": "a",
        "source": RFERL,
        "form": "reported",
        "speakers": ["russia"],
        "acts": ["reject"],
        "positions": [{"issue": "assad-rule", "stance": "support", "target": "syria"}],
    }
    assert carried(form_of_record(table)) == "kept besides: acts · of the position: target"
