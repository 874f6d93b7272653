"""Tests of a source as its text: what is lit in it, what is not found, and what cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import cast

import pytest

from dipview.computing import Computation, ComputationCancelled
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.views.reading.locators import Locator, locator_in, part_meant
from dipview.views.reading.paragraph_rows import Paragraph
from dipview.views.reading.reading import Manner
from dipview.views.reading.reading_view import ReadingView, reading_view
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace

LAGOON = Path(__file__).parents[1] / "worlds" / "lagoon"


@pytest.fixture(scope="module")
def lagoon() -> Workspace:
    return read_workspace([LAGOON])


def read(workspace: Workspace, source: str = "council-summary", **scope: object) -> ReadingView:
    """Make the reading of a source."""
    asked = Scope(subjects=(source,)).changed(**scope)
    return cast("ReadingView", workspace.view(reading_view, asked))


def paragraph(view: ReadingView, number: int) -> Paragraph:
    """Give a paragraph by its number."""
    return cast("Paragraph", view.sections[0].rows[number - 1])


def lit(view: ReadingView, number: int) -> list[tuple[str, str, str]]:
    """Give what is lit in a paragraph: how, of which statement, and the words."""
    row = paragraph(view, number)
    return [(each.manner, each.statement, row.text[each.start : each.end]) for each in row.lit]


def small(folder: Path, text: str, *statements: str, source: str = "") -> Workspace:
    """Open a dataset of one source with a text, and statements with their keys."""
    head = '[dataset]\nschema = 2\n[[sources]]\nid = "paper"\ntype = "report"\ntext = "paper.txt"\n'
    records = "".join(
        f'[[statements]]\nid = "s{number}"\nsource = "paper"\nsummary = "A thing"\n{keys}\n'
        for number, keys in enumerate(statements, 1)
    )
    (folder / "world.toml").write_text(f"{head}{source}\n{records}", encoding="utf-8")
    (folder / "paper.txt").write_text(text, encoding="utf-8")
    return read_workspace([folder])


def test_exact_words_are_lit_otherwise_than_what_is_told(lagoon: Workspace) -> None:
    view = read(lagoon)
    words = "We will pay our third of the cost, and not a shell more,"
    assert (Manner.EXACT, "brandt-on-cost", words) in lit(view, 3)
    sentence = "Corvane hinted that it might accept a smaller channel."
    assert lit(view, 4) == [(Manner.TOLD, "corvane-on-size", sentence)]


def test_a_passage_is_lit_where_it_is_coded(lagoon: Workspace) -> None:
    told = [words for _, id, words in lit(read(lagoon), 2) if id == "chair-on-depth"]
    assert told[0].startswith("the channel had lost")
    assert told[0].endswith("after dusk")


def test_of_words_in_pieces_what_stands_between_is_not_lit(lagoon: Workspace) -> None:
    of = [words for _, id, words in lit(read(lagoon), 3) if id == "brandt-on-closing"]
    assert of == ["Then the channel closes.", "It closes for everybody."]


def test_statements_are_in_the_order_in_which_they_stand(lagoon: Workspace) -> None:
    assert read(lagoon).statements == (
        *("chair-on-depth", "brandt-on-cost", "brandt-on-closing"),
        *("corvane-on-size", "tessaly-on-survey"),
    )


def test_with_exact_words_only_all_else_is_not_lit(lagoon: Workspace) -> None:
    view = read(lagoon, exact_only=True)
    assert lit(view, 4) == []
    assert "chair-on-depth" not in view.statements
    assert "brandt-on-cost" in view.statements


def test_a_statement_that_is_not_found_is_listed(lagoon: Workspace) -> None:
    (row,) = read(lagoon).sections[1].rows
    assert row.id == "tessaly-on-price"
    assert row.cells[0].text == "“a fair price”"
    assert row.cells[2].text == "paragraph 19 · no passage is given"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("tide-post", "The Tide Post: its text may not be kept, and is withheld."),
        ("leaflet", "Friends of the Eel-grass: no text of it is stored."),
    ],
)
def test_a_source_without_a_text_says_so_and_what_to_do(
    lagoon: Workspace, source: str, said: str
) -> None:
    view = read(lagoon, source)
    assert view.count == 0
    assert view.empty.startswith(said)
    assert "text" in view.empty.removeprefix(said)


def test_a_text_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    workspace = small(folder, "a text", source="")
    file = folder / "world.toml"
    file.write_text(file.read_text().replace("paper.txt", "../secret.txt"), encoding="utf-8")
    view = read(read_workspace([folder]), "paper")
    assert view.count == 0
    assert "leads out of the folder" in view.empty
    assert read(workspace, "paper").count == 1


def test_a_text_that_has_changed_says_so_and_is_lit_where_the_words_stand_now(
    tmp_path: Path,
) -> None:
    old, new = "We agree.", "At noon he said so. We agree."
    sha256 = f'text_sha256 = "{hashlib.sha256(old.encode()).hexdigest()}"'
    keys = 'form = "verbatim"\nspeakers = []\ntext = "We agree."\npassage = [0, 9]'
    view = read(small(tmp_path, new, keys, source=sha256), "paper")
    assert "another text" in view.sections[0].note
    assert [words for *_, words in lit(view, 1)] == ["We agree."]
    assert view.reading is not None
    assert view.reading.moved == ("s1",)


def test_the_same_words_in_another_source_are_lit_there_too(tmp_path: Path) -> None:
    world = """
[dataset]
schema = 2
[[sources]]
id = "paper"
type = "report"
[[sources]]
id = "other"
type = "report"
text = "other.txt"
[[statements]]
id = "s1"
source = "paper"
form = "verbatim"
unnamed_speakers = "all"
text = "We agree."
corroboration = ["other"]
"""
    (tmp_path / "world.toml").write_text(world, encoding="utf-8")
    (tmp_path / "other.txt").write_text("All said: We agree.", encoding="utf-8")
    assert read(read_workspace([tmp_path]), "other").statements == ("s1",)


def test_words_of_issues_are_found_in_any_form(lagoon: Workspace) -> None:
    view = read(lagoon)
    row = paragraph(view, 3)
    assert [row.text[start:end] for start, end in row.terms] == ["dredging"]
    assert list(view.found) == [1, 2, 3, 4, 6]


def test_words_of_the_query_go_before_those_of_issues(lagoon: Workspace) -> None:
    view = read(lagoon, query="eel")
    assert list(view.found) == [5]
    row = paragraph(view, 6)
    assert [row.text[start:end] for start, end in row.matches] == ["eel"]
    assert view.best == "¶6"


@pytest.mark.parametrize(
    ("typed", "locator"),
    [
        ("§19", Locator("paragraph", 19)),
        ("§ 19", Locator("paragraph", 19)),
        ('"paragraph 19"', Locator("paragraph", 19)),
        ("para. 4", Locator("paragraph", 4)),
        ("p. 4", Locator("page", 4)),
        ("pp. 4", Locator("page", 4)),
        ("page 12", Locator("page", 12)),
        ("ports 19", None),
        ("19", None),
        ("paragraph", None),
    ],
)
def test_a_locator_is_read_as_it_is_cited(typed: str, locator: Locator | None) -> None:
    assert locator_in(typed) == locator


@pytest.mark.parametrize(("typed", "best"), [("§19", "¶5"), ("§20", "¶6"), ("§3", "¶3")])
def test_a_locator_means_a_printed_number_before_a_count(
    lagoon: Workspace, typed: str, best: str
) -> None:
    assert read(lagoon, query=typed).best == best


def test_a_locator_that_is_nowhere_leads_nowhere(lagoon: Workspace) -> None:
    assert read(lagoon, query="§77").best == ""
    assert read(lagoon, query="p. 3").best == ""


def test_a_page_is_told_by_form_feeds_or_else_by_what_is_cited(tmp_path: Path) -> None:
    keys = 'form = "fragment"\nunnamed_speakers = "x"\nlocator = "page 7"\ntext = "Five"'
    workspace = small(tmp_path, "One.\n\nTwo.\fThree.\n\nFour. Five", keys)
    view = read(workspace, "paper")
    assert view.reading is not None
    dataset = workspace.dataset
    assert part_meant(dataset, view.reading, Locator("page", 2)) == 2
    assert part_meant(dataset, view.reading, Locator("page", 7)) == 3
    assert view.covers.startswith("4 paragraphs on 2 pages")


def test_lines_that_were_broken_are_joined_and_spans_stay_true(tmp_path: Path) -> None:
    text = f"{'word ' * 12}and then\nall of them said yes to it.\n\nEnd."
    keys = 'form = "fragment"\nunnamed_speakers = "x"\ntext = "then all of them"'
    view = read(small(tmp_path, text, keys), "paper")
    assert lit(view, 1)[0][2] == "then all of them"


def test_a_document_marks_what_is_lit(lagoon: Workspace) -> None:
    view = read(lagoon)
    text, markdown, html = (
        "".join(write(view, format)) for format in (Format.TEXT, Format.MARKDOWN, Format.HTML)
    )
    assert "“⟦A survey and a dredger can work on the same day.⟧”" in " ".join(text.split())
    assert "⟨Corvane hinted that it might accept a smaller channel.⟩" in " ".join(text.split())
    assert "“**A survey and a dredger can work on the same day.**”" in markdown
    assert "*Corvane hinted that it might accept a smaller channel.*" in markdown
    assert '<span class="lit" dir="auto">A survey and a dredger' in html


def test_a_text_is_never_markup(tmp_path: Path) -> None:
    text = "He said <b>*yes*</b> and | no `x` \x1b[31m red"
    keys = 'form = "fragment"\nunnamed_speakers = "x"\ntext = "<b>*yes*</b> and | no"'
    view = read(small(tmp_path, text, keys), "paper")
    markdown, html = ("".join(write(view, each)) for each in (Format.MARKDOWN, Format.HTML))
    assert "**\\<b\\>\\*yes\\*\\</b\\> and \\| no**" in markdown
    assert "&lt;b&gt;*yes*&lt;/b&gt;" in html
    assert "\x1b" not in markdown + html


def test_a_paragraph_is_found_by_what_rests_on_it_and_by_its_place(lagoon: Workspace) -> None:
    rows = read(lagoon).sections[0].rows
    ids = [row.id for row in rows]
    assert ids[:5] == ["¶1", "chair-on-depth", "brandt-on-cost", "corvane-on-size", *ids[4:5]]
    assert ids[4] == "tessaly-on-survey"


def test_reading_can_be_left(tmp_path: Path) -> None:
    workspace = small(tmp_path, "A paragraph of words.\n\n" * 2_000)
    computation = Computation()
    computation.cancel()
    with pytest.raises(ComputationCancelled):
        computation.run(read, workspace, "paper")
    assert read(workspace, "paper").count == 2_000
