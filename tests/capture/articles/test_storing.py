"""Storing: a text and its source are there together, or neither is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import tomli

from dipview.capture.articles.article import Article, ArticleError, Fact
from dipview.capture.articles.facts import Given
from dipview.capture.articles.storing import Added, Storage
from dipview.dataset.limits import Limits
from dipview.formats.output_file import OutputError
from dipview.writing.writer import Writer

ARTICLE = Article(
    ("The tolls\nwill go.", "So it was said."),
    {
        "title": Fact("Tolls divide the League", "og:title"),
        "author": Fact("Ida Quill", "author"),
        "issued": Fact("2017-05-02", "date"),
        "url": Fact("javascript:alert(1)", "og:url"),
    },
)
TEXT = "The tolls\nwill go.\n\nSo it was said.\n"
NOTHING = Given(facts={})
GAZETTE = '[[sources]]\nid = "gazette"\ntype = "book"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "sources.toml").write_text(GAZETTE, encoding="utf-8")
    return folder


def added(folder: Path, article: Article = ARTICLE, given: Given = NOTHING) -> Added:
    done = Storage([folder], Limits()).add(article, "a-file", given)
    assert isinstance(done, Added)
    return done


def sources(folder: Path) -> list[dict[str, Any]]:
    return [
        source
        for path in sorted(folder.rglob("*.toml"))
        for source in tomli.loads(path.read_text("utf-8")).get("sources", ())
    ]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_text_is_stored_and_a_source_names_it(folder: Path) -> None:
    done = added(folder)
    stored = folder / "texts/tolls-divide-the-league.txt"
    assert (done.record, done.line, done.text) == (folder / "sources.toml", 5, stored)
    assert stored.read_bytes() == TEXT.encode()
    assert sources(folder)[1] == {
        "id": "tolls-divide-the-league",
        "type": "document",
        "title": "Tolls divide the League",
        "issued": tomli.loads("x = 2017-05-02")["x"],
        "text": "texts/tolls-divide-the-league.txt",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "extra": {"author": "Ida Quill"},
    }
    assert done.missing == ("publisher", "url")


def test_a_text_that_was_stored_before_its_pages_were_is_the_same(folder: Path) -> None:
    first = added(folder)
    again = Storage([folder], Limits()).add(
        Article(("The tolls\nwill go.", "\fSo it was said.")), "a-file", NOTHING
    )
    assert again == first.id


def test_what_the_user_says_goes_before_what_the_file_says(folder: Path) -> None:
    done = added(
        folder, given=Given(facts={"title": "Tolls", "type": "report", "author": "P. Ink"})
    )
    source = sources(folder)[1]
    assert (source["id"], source["title"], source["type"]) == ("tolls", "Tolls", "report")
    assert source["extra"] == {"author": "P. Ink"}
    assert set(done.facts) == {"issued"}


def test_a_text_that_is_there_already_is_not_stored_again(folder: Path) -> None:
    storage = Storage([folder], Limits())
    storage.add(ARTICLE, "", NOTHING)
    before = files(folder)
    other = Article(("The  tolls\r\nwill go. ", "\u200bSo it was said."))
    assert storage.add(other, "", NOTHING) == "tolls-divide-the-league"
    assert Storage([folder], Limits()).add(other, "", NOTHING) == "tolls-divide-the-league"
    assert files(folder) == before
    assert len(sources(folder)) == 2


def test_a_stored_text_without_a_sum_is_known_too(folder: Path) -> None:
    (folder / "old.txt").write_text(TEXT, encoding="utf-8")
    with (folder / "sources.toml").open("a", encoding="utf-8") as file:
        file.write('text = "old.txt"\n')
    assert Storage([folder], Limits()).add(ARTICLE, "", NOTHING) == "gazette"


def test_an_id_that_is_taken_is_made_another(folder: Path) -> None:
    assert added(folder, given=Given(id="gazette", facts={})).id == "gazette-2"
    (folder / "texts" / "gazette-3.txt").write_text("mine", encoding="utf-8")
    assert added(folder, Article(("Other.",)), Given(id="gazette", facts={})).id == "gazette-4"
    assert (folder / "texts" / "gazette-3.txt").read_text("utf-8") == "mine"


def test_without_a_title_the_name_of_the_file_makes_the_id(folder: Path) -> None:
    assert added(folder, Article(("Words.",))).id == "a-file"
    assert Storage([folder], Limits()).add(Article(("More.",)), "", NOTHING).id == "new-source"  # type: ignore[union-attr]


def test_one_file_a_source_has_its_text_beside_it(folder: Path) -> None:
    (folder / "sources").mkdir()
    (folder / "sources.toml").rename(folder / "sources" / "gazette.toml")
    done = added(folder)
    assert done.record == folder / "sources" / "tolls-divide-the-league.toml"
    assert done.text == folder / "sources" / "texts" / "tolls-divide-the-league.txt"


def test_a_withheld_text_is_not_in_the_dataset(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    done = added(folder, given=Given(facts={}, withheld=True, copy=copy))
    assert copy.read_bytes() == TEXT.encode()
    source = sources(folder)[1]
    assert (source["text"], len(source["text_sha256"])) == ("withheld", 64)
    assert files(folder) == ["sources.toml"]
    assert done.text == copy
    other = added(folder, Article(("Other.",)), Given(facts={}, withheld=True))
    assert other.text is None
    assert files(folder) == ["sources.toml"]


@pytest.mark.parametrize("error", [OutputError(Path("x"), "it is full"), KeyboardInterrupt()])
def test_where_the_source_cannot_be_written_no_text_is_left(
    folder: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(Writer, "write", failing)
    with pytest.raises(type(error)):
        added(folder)
    assert files(folder) == ["sources.toml"]
    (folder / "texts").mkdir()
    (folder / "texts" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(type(error)):
        added(folder)
    assert files(folder) == ["sources.toml", "texts", "texts/mine.txt"]


def test_where_the_text_cannot_be_written_no_source_is_added(folder: Path) -> None:
    (folder / "texts").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError):
        added(folder)
    assert len(sources(folder)) == 1


def test_a_copy_does_not_replace_another_file(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="it exists already"):
        added(folder, given=Given(facts={}, withheld=True, copy=copy))
    assert copy.read_text("utf-8") == "mine"
    assert len(sources(folder)) == 1


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [((), "it holds no text"), (("\u200b",), "it holds no text"), (("x" * 2**24,), "larger than")],
)
def test_no_text_and_too_much_of_it_are_not_stored(
    folder: Path, paragraphs: tuple[str, ...], told: str
) -> None:
    with pytest.raises(ArticleError, match=told):
        added(folder, Article(paragraphs))
    assert files(folder) == ["sources.toml"]


def test_a_source_that_is_taken_back_leaves_no_text_behind(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    storage = Storage([folder], Limits())
    storage.add(ARTICLE, "", NOTHING)
    assert sorted(folder.rglob("*")) != before
    assert storage.journal.undo() is not None
    assert sorted(folder.rglob("*")) == before


def test_a_text_that_somebody_changed_since_stays(folder: Path) -> None:
    storage = Storage([folder], Limits())
    added = storage.add(ARTICLE, "", NOTHING)
    assert not isinstance(added, str)
    assert added.text is not None
    added.text.write_text("By hand.", encoding="utf-8")
    assert storage.journal.undo() is not None
    assert added.text.read_text("utf-8") == "By hand."
