"""Storing an article: its text in a file, then a source that names it; both or neither."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from dipview.capture.articles.article import Article, ArticleError, Fact
from dipview.capture.articles.facts import WANTED, Given, sound_facts
from dipview.capture.articles.stored_form import StoredForm, stored_form, without_pages
from dipview.capture.articles.stored_texts import StoredTexts
from dipview.dataset.limits import MIB, Limits
from dipview.dataset.skeletons import free_id, fresh_id
from dipview.dataset.texts.stored import LARGEST
from dipview.formats.output_file import failure, write_file
from dipview.model.kinds import Kind
from dipview.model.sources import WITHHELD
from dipview.model.values import frozen
from dipview.search.folding import fold
from dipview.writing.change import Change
from dipview.writing.journal import Journal
from dipview.writing.writer import Writer, Written

FOLDER = "texts"
"""Stands beside the file that has the source."""


@frozen(kw_only=True)
class Added:
    """A source that was added."""

    id: str
    record: Path
    """The file that has it."""
    line: int
    text: Path | None
    """Where its text is; None where that is withheld, and no copy was asked for."""
    form: StoredForm
    type: str
    assumed: bool
    """Whether nobody said its type."""
    facts: Mapping[str, Fact]
    """What the source says, but for what the user gave."""
    missing: tuple[str, ...]
    """What it should say, and does not."""
    remark: str = ""
    """What has to be known of the writing besides; empty for nothing."""


class Storage:
    """A dataset that articles are added to, one after another.

    Args:
        paths: Its files and folders.
        limits: How many bytes may be read.
    """

    def __init__(self, paths: Sequence[Path], limits: Limits) -> None:
        self.there = StoredTexts.of(paths, limits)
        self._writer = Writer(paths, limits)

    @property
    def journal(self) -> Journal:
        """What was added, to be taken back with its texts."""
        return self._writer.journal

    def add(self, article: Article, name: str, given: Given) -> Added | str:
        """Store the text of an article, and add its source.

        Args:
            article: What was read.
            name: What the id is made from where there is no title.
            given: What the user says.

        Returns:
            What was added; the id of the source that has this text already, and nothing was.

        Raises:
            ArticleError: It holds no text, or more than may be stored.
            OutputError: The text or the source cannot be written; then neither is there.
        """
        form = _sound_form(article)
        digest = hashlib.sha256(form.text.encode("utf-8")).hexdigest()
        if known := self._known(form.text, digest):
            return known
        sound = sound_facts(article.facts)
        facts = {key: fact for key, fact in sound.items() if key not in given.facts}
        told = {key: fact.value for key, fact in facts.items()}
        says = {"type": article.type, **told, **given.facts}
        id = self._free_id(given.id, says.get("title", "") or name)
        record = self._writer.place_of_new(Kind.SOURCE, id)
        text = given.copy if given.withheld else self._text_of(id)
        table = _table(id, says, digest, withheld=given.withheld)
        change = Change(Kind.SOURCE, id, table, new=True)
        written = self._written(change, text, form.text, own=not given.withheld)
        if text is not None and not given.withheld:
            self.journal.add_text(text, digest)
        self.there.ids.add(id)
        self.there.sources[digest] = id
        return Added(
            id=id,
            record=record,
            line=written.line or 1,
            text=text,
            form=form,
            type=says["type"],
            assumed="type" not in given.facts,
            facts=facts,
            missing=tuple(key for key in WANTED if key not in says),
            remark=written.remark,
        )

    def _known(self, text: str, digest: str) -> str | None:
        """Give the source that has a text already, with its pages or without them."""
        bare = without_pages(text)
        other = hashlib.sha256(bare.encode("utf-8")).hexdigest() if bare != text else digest
        return self.there.sources.get(digest) or self.there.sources.get(other)

    def _free_id(self, given: str, name: str) -> str:
        """Make an id that no record has, and no text that lies there already.

        Args:
            given: How the user wants it to be, to the letter; empty for one made from the name.
            name: What else it is made from.
        """
        taken = set(self.there.ids)
        while True:
            id = free_id(given, taken) if given else fresh_id(Kind.SOURCE, fold(name), taken)
            if not self._text_of(id).exists():
                return id
            taken.add(id)

    def _text_of(self, id: str) -> Path:
        """Give where the text of a new source lies."""
        return self._writer.place_of_new(Kind.SOURCE, id).parent / FOLDER / f"{id}.txt"

    def _written(self, change: Change, text: Path | None, content: str, *, own: bool) -> Written:
        """Write a text, then its source; takes the text away where there will be no source.

        Args:
            change: The source.
            text: Where its text goes; None for nowhere.
            content: The text.
            own: Whether that is in the dataset, whose folder of texts is made where it is missing.
        """
        made = own and text is not None and _made(text.parent)
        written = False
        try:
            if text is not None:
                write_file(text, (content,))
                written = True
            return self._writer.write([change])
        except BaseException:
            if text is not None and written:
                text.unlink(missing_ok=True)
            if text is not None and made:
                _removed(text.parent)
            raise


def _sound_form(article: Article) -> StoredForm:
    """Bring an article's text into the stored form.

    Raises:
        ArticleError: It holds no text, or more than may be stored.
    """
    form = stored_form(article.paragraphs)
    if not form.paragraphs:
        raise ArticleError("it holds no text", "look at whether it is the right file")
    if len(form.text.encode("utf-8")) > LARGEST:
        what = f"its text is larger than {LARGEST // MIB} MiB, which is the most of a source"
        raise ArticleError(what, "cut it into several files")
    return form


def _made(folder: Path) -> bool:
    """Make a folder; tells whether it was not there."""
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    except (OSError, ValueError) as error:
        raise failure(folder, error) from error
    return True


def _removed(folder: Path) -> None:
    """Take a folder away that was made for nothing, unless somebody else put something there."""
    try:
        folder.rmdir()
    except OSError:
        return


def _table(id: str, says: Mapping[str, str], digest: str, *, withheld: bool) -> dict[str, object]:
    table: dict[str, object] = {key: value for key, value in says.items() if key != "author"}
    table["id"] = id
    table["text"] = WITHHELD if withheld else f"{FOLDER}/{id}.txt"
    table["text_sha256"] = digest
    if author := says.get("author"):
        table["extra"] = {"author": author}
    return table
