"""The writer: one record changes in its file, and not a byte of the others."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import tomli

from dipview.dataset.bundled import NAMES, bundled_path
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.starter import starter_files
from dipview.model.kinds import Kind
from dipview.writing.change import Change
from dipview.writing.write_error import WriteError
from dipview.writing.writer import Writer, Written
from dipview.writing.written_table import written_table

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")

HEAD = """\
# What this is.
[[sources]]   # the only one
id = "post"
type = "article"
title = "The Post"

[defaults.statements]
source = "post"
form = "reported"

# ---- Actors ----

# The first.
[[actors]]
id = "one"
name = "One"   # as printed
kind = "state"
# notes = ""

[[actors]]
id = "two"
name = "Two"
kind = "state"

# ---- Statements ----

[[statements]]
id = "first"
speakers = [  # in this order
  "one",  # aloud
  "two",
]
summary = "They agree"

  [[statements.positions]]  # the main thing
  issue = "tolls"
  stance = "support"   # so they say

[[statements]]
id = "last"
speakers = ["two"]
extra.page = 4
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_text(HEAD, encoding="utf-8")
    return path


def write(path: Path, kind: Kind, id: str, table: dict[str, Any] | None) -> Written:
    return Writer([path]).write([Change(kind, id, table)])


def changed(path: Path, kind: Kind, id: str, **keys: object) -> Written:
    """Change some keys of a record; None takes one out."""
    return write(path, kind, id, {**written_table(path, kind, id), **keys})


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def refused(path: Path, change: Change, told: str) -> None:
    before = path.read_bytes() if path.exists() else b""
    with pytest.raises(WriteError, match=told) as caught:
        Writer([path]).write([change])
    assert caught.value.remedy
    assert (path.read_bytes() if path.exists() else b"") == before


# What is changed


def test_a_value_gives_way_and_its_comment_stays(file: Path) -> None:
    changed(file, Kind.ACTOR, "one", name="Oneland")
    line = 'name = "One"   # as printed'
    assert text_of(file) == HEAD.replace(line, 'name = "Oneland"   # as printed')


def test_a_new_key_stands_where_the_format_has_it(file: Path) -> None:
    changed(file, Kind.STATEMENT, "last", date="2017-05-01", locator="p. 1", odd=True)
    assert text_of(file).endswith(
        'id = "last"\nlocator = "p. 1"\nspeakers = ["two"]\ndate = 2017-05-01\n'
        "extra.page = 4\nodd = true\n"
    )


def test_a_key_that_is_left_out_goes_with_its_line(file: Path) -> None:
    changed(file, Kind.STATEMENT, "first", summary=None)
    assert text_of(file) == HEAD.replace('summary = "They agree"\n', "")


def test_an_array_with_comments_keeps_them(file: Path) -> None:
    changed(file, Kind.STATEMENT, "first", speakers=["one", "three", "two"])
    assert '  "one",  # aloud\n' in text_of(file)
    assert "speakers = [  # in this order\n" in text_of(file)
    (first, _) = tomli.loads(text_of(file))["statements"]
    assert first["speakers"] == ["one", "three", "two"]


def test_a_comment_of_what_goes_is_put_below_the_keys_of_its_record(file: Path) -> None:
    changed(file, Kind.STATEMENT, "first", speakers=["two"], positions=None)
    kept = ["# in this order", "# aloud", "# the main thing", "# so they say"]
    text = text_of(file)
    record = text[text.index('id = "first"') : text.index('id = "last"')]
    assert all(comment in record for comment in kept)
    assert "positions" not in record


def test_tables_below_are_changed_where_they_stand(file: Path) -> None:
    positions = [
        {"issue": "tolls", "stance": "oppose"},
        {"issue": "ferry", "stance": "open"},
    ]
    changed(file, Kind.STATEMENT, "first", positions=positions)
    assert text_of(file) == HEAD.replace(
        '  stance = "support"   # so they say\n',
        '  stance = "oppose"   # so they say\n'
        '\n  [[statements.positions]]\n  issue = "ferry"\n  stance = "open"\n',
    )


def test_a_dotted_key_stays_one(file: Path) -> None:
    changed(file, Kind.STATEMENT, "last", extra={"page": 5, "line": 1})
    assert text_of(file) == HEAD.replace("extra.page = 4\n", "extra.page = 5\nextra.line = 1\n")


def test_a_day_in_quotes_is_the_day_without_them(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[[events]]\nid = "a"\ndate = "2017-04-11"\n', encoding="utf-8")
    changed(path, Kind.EVENT, "a", date="2017-04-11", place="Lucca")
    assert text_of(path) == '[[events]]\nid = "a"\ndate = "2017-04-11"\nplace = "Lucca"\n'


def test_what_is_as_it_should_be_is_not_written(file: Path) -> None:
    before = file.stat()
    written = changed(file, Kind.ACTOR, "one")
    assert (written.paths, written.line, written.steps) == ((file,), 14, ())
    assert file.stat() == before


def test_a_record_can_have_another_id_that_is_free(file: Path) -> None:
    write(file, Kind.ACTOR, "one", {**written_table(file, Kind.ACTOR, "one"), "id": "uno"})
    assert text_of(file) == HEAD.replace('id = "one"', 'id = "uno"')
    refused(file, Change(Kind.ACTOR, "two", {"id": "first"}), "the id of another record")


# What goes, what is new


def test_a_record_goes_and_the_comments_around_it_stay(file: Path) -> None:
    written = write(file, Kind.ACTOR, "two", None)
    gone = '[[actors]]\nid = "two"\nname = "Two"\nkind = "state"\n\n'
    assert text_of(file) == HEAD.replace(gone, "")
    assert written.line is None
    assert written.what == "actor 'two' taken out"


def test_a_new_record_follows_those_of_its_kind(file: Path) -> None:
    written = write(file, Kind.ACTOR, "three", {"kind": "state", "name": "Three"})
    new = '[[actors]]\nid = "three"\nname = "Three"\nkind = "state"\n'
    old = 'id = "two"\nname = "Two"\nkind = "state"\n\n'
    assert text_of(file) == HEAD.replace(old, f"{old}{new}\n")
    line = HEAD[: HEAD.index("# ---- Statements")].count("\n") + 1
    assert (written.paths, written.line) == ((file,), line)
    assert written.what == "actor 'three' added"


def test_a_new_record_leaves_out_what_its_file_gives_to_it(file: Path) -> None:
    table = {"source": "post", "form": "reported", "speakers": ["one"], "status": "draft"}
    write(file, Kind.STATEMENT, "new", table)
    new = '\n[[statements]]\nid = "new"\nspeakers = ["one"]\nstatus = "draft"\n'
    assert text_of(file) == HEAD + new
    statement = open_dataset([file]).statement("new")
    assert (statement.source, statement.form) == ("post", "reported")


def test_a_statement_follows_the_last_one_of_its_source(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    each = '[[statements]]\nid = "{}"\nsource = "{}"\nform = "reported"\n'
    a, b, c = each.format("a", "one"), each.format("b", "one"), each.format("c", "two")
    path.write_text(f"{a}\n{c}", encoding="utf-8")
    write(path, Kind.STATEMENT, "b", {"source": "one", "form": "reported"})
    assert text_of(path) == f"{a}\n{b}\n{c}"


def test_the_first_of_its_kind_stands_at_the_end(file: Path) -> None:
    write(file, Kind.ISSUE, "tolls", {"kind": "policy"})
    assert text_of(file) == f'{HEAD}\n[[issues]]\nid = "tolls"\nkind = "policy"\n'


def test_several_changes_are_made_at_once(file: Path) -> None:
    changes = [
        Change(Kind.STATEMENT, "new", {"source": "post", "form": "reported", "speakers": ["x"]}),
        Change(Kind.ACTOR, "x", {"name": "X", "kind": "person"}),
        Change(Kind.ACTOR, "two", None),
        Change(Kind.STATEMENT, "last", {"source": "post", "form": "reported"}),
    ]
    written = Writer([file]).write(changes)
    tables = tomli.loads(text_of(file))
    assert [each["id"] for each in tables["actors"]] == ["one", "x"]
    assert tables["statements"][1:] == [{"id": "last"}, {"id": "new", "speakers": ["x"]}]
    assert written.what == (
        "statement 'new' and actor 'x' added; actor 'two' taken out; statement 'last' changed"
    )
    assert text_of(file).splitlines()[written.line or 0] == 'id = "new"'


def test_one_change_asked_twice_is_one_and_two_of_a_record_are_refused(file: Path) -> None:
    new = Change(Kind.ACTOR, "x", {"name": "X"})
    Writer([file]).write([new, new])
    assert text_of(file).count('id = "x"') == 1
    with pytest.raises(WriteError, match="two ways at once"):
        Writer([file]).write([new, Change(Kind.ACTOR, "x", None)])


# How files are written


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_marks_stay(tmp_path: Path, end: str, mark: bytes, last: bool) -> None:
    path = tmp_path / "a.toml"
    text = HEAD if last else HEAD.removesuffix("\n")
    path.write_bytes(mark + text.replace("\n", end).encode())
    changed(path, Kind.STATEMENT, "last", summary="Two\nlines", speakers=None)
    write(path, Kind.STATEMENT, "new", {"source": "post", "form": "reported"})
    wanted = HEAD.replace('speakers = ["two"]\nextra', 'summary = """\nTwo\nlines"""\nextra')
    wanted += '\n[[statements]]\nid = "new"\n'
    wanted = wanted if last else wanted.removesuffix("\n")
    assert path.read_bytes() == mark + wanted.replace("\n", end).encode()


INLINE = """\
actors = [ # all
  { id = "one", name = "One" }, # first
  # between
  { id = "two", name = "Two" },
] # end

[dataset]
title = "T"
"""


def test_records_in_one_array_are_changed_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(INLINE, encoding="utf-8")
    changed(path, Kind.ACTOR, "two", name="Deux")
    assert text_of(path) == INLINE.replace('"Two"', '"Deux"')
    write(path, Kind.ACTOR, "three", {"name": "Three"})
    write(path, Kind.ACTOR, "one", None)
    tables = tomli.loads(text_of(path))
    assert [each["name"] for each in tables["actors"]] == ["Deux", "Three"]
    assert all(comment in text_of(path) for comment in ("# all", "# first", "# between", "# end"))


def test_a_record_whose_tables_stand_apart_is_changed_too(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    text = (
        '[[statements]]\nid = "a"\n\n[[actors]]\nid = "b"\n\n'
        '[[statements.positions]]\nissue = "x"\n'
    )
    path.write_text(text, encoding="utf-8")
    changed(path, Kind.STATEMENT, "a", positions=[{"issue": "y"}], summary="S")
    assert text_of(path) == text.replace('"a"\n', '"a"\nsummary = "S"\n').replace('"x"', '"y"')
    write(path, Kind.STATEMENT, "c", {"summary": "C"})
    assert text_of(path).endswith('issue = "y"\n\n[[statements]]\nid = "c"\nsummary = "C"\n')
    write(path, Kind.STATEMENT, "a", None)
    assert text_of(path) == '[[actors]]\nid = "b"\n\n[[statements]]\nid = "c"\nsummary = "C"\n'


@POSIX
def test_permissions_stay_and_a_link_is_refused(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    changed(file, Kind.ACTOR, "one", name="Oneland")
    assert file.stat().st_mode & 0o777 == 0o640
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    with pytest.raises(WriteError, match="it is a link; name the file"):
        Writer([link]).write([Change(Kind.ACTOR, "one", None)])


# What is refused


def test_what_the_data_says_otherwise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    new = Change(Kind.ACTOR, "a", {"name": "A"})
    for text, told in (
        ("actors = 5\n", "cannot follow what it says of actors"),
        ("[actors]\n", "cannot follow what it says of actors"),
        ("actors = \n", "line 1: "),
        ('[[actors]]\nid = "a"\n[[actors]]\nid = "a"\n', "stands in it 2 times"),
        ('[[issues]]\nid = "a"\n', "is the id of one of its issues"),
    ):
        path.write_text(text, encoding="utf-8")
        refused(path, new, told)
    refused(path, Change(Kind.ACTOR, "b", None), "has no actor 'b'")
    refused(path, Change(Kind.ACTOR, "b", {"extra": object()}), "TOML has no object")
    refused(path, Change(Kind.ACTOR, "b", {"name": "\ud800"}), "TOML cannot hold this")
    path.write_text("\n" * 100, encoding="utf-8")
    with pytest.raises(WriteError, match="larger than 20 bytes"):
        Writer([path], Limits.of(20)).write([new])


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text('[[actors]]\nid = "a"\n', encoding="utf-8")
    with pytest.raises(WriteError, match=r"stands in .*b\.toml too; give one of the two"):
        Writer([tmp_path]).write([Change(Kind.ACTOR, "a", {"name": "A"})])


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_with_dipview_is_never_written_to(name: str, tmp_path: Path) -> None:
    path = bundled_path(name)
    before = path.stat()
    new = [Change(Kind.ACTOR, "a-new-one", {"name": "A"})]
    for paths in ([path], [path.parent], [path.parent / ".." / path.parent.name / path.name], []):
        with pytest.raises(WriteError, match=r"it comes with dipview.*dipview init"):
            Writer(paths).write(new)
    with pytest.raises(WriteError, match="it comes with dipview"):
        Writer([tmp_path]).write(new, to=path)
    with pytest.raises(WriteError, match="it comes with dipview"):
        Writer([path]).place_of_new(Kind.ACTOR)
    assert path.stat() == before


def test_a_copy_of_what_comes_with_dipview_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "copy.toml"
    shutil.copy(bundled_path(), path)
    written = changed(path, Kind.ACTOR, "russia", name="The Russian Federation")
    before, after = text_of(bundled_path()).splitlines(), text_of(path).splitlines()
    differing = [
        at for at, pair in enumerate(zip(before, after, strict=True)) if len(set(pair)) > 1
    ]
    assert differing == [(written.line or 0) + 1]


def test_what_is_new_takes_no_other_records_place(file: Path) -> None:
    refused(file, Change(Kind.ACTOR, "one", {"name": "Another One"}, new=True), "is there already")
    says = {"source": "post", "form": "reported", "speakers": ["two"], "extra": {"page": 4}}
    assert Writer([file]).write([Change(Kind.STATEMENT, "last", says, new=True)]).steps == ()
    Writer([file]).write([Change(Kind.ACTOR, "three", {"name": "Three"}, new=True)])
    assert 'id = "three"' in text_of(file)


def test_what_is_nested_too_deeply_is_refused(file: Path) -> None:
    deep: dict[str, Any] = {}
    for _ in range(5000):
        deep = {"a": deep}
    refused(file, Change(Kind.ACTOR, "one", {"extra": deep}), "cannot hold this")


def test_what_tomlkit_cannot_change_is_written_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr("tomlkit.parse", failing)
    changed(file, Kind.STATEMENT, "first", speakers=["two", "one"])
    assert 'speakers = [\n  "two", "one",\n]\n' in text_of(file)
    assert all(comment in text_of(file) for comment in ("# in this order", "# aloud"))


# Which file


def starter(folder: Path) -> Path:
    for name, text in starter_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_where_each_source_has_a_file_a_new_one_gets_its_own(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    writer = Writer([folder])
    post = folder / "sources" / "harbour-post-2024-03-02.toml"
    assert writer.place_of_new(Kind.STATEMENT, "harbour-post-2024-03-02") == post
    assert writer.place_of_new(Kind.ACTOR) == folder / "actors.toml"
    own = folder / "sources" / "new-source.toml"
    assert writer.place_of_new(Kind.SOURCE, "new-source") == own
    changes = [
        Change(Kind.STATEMENT, "s", {"source": "new-source", "form": "reported", "speakers": []}),
        Change(Kind.SOURCE, "new-source", {"title": "New"}),
    ]
    written = writer.write(changes)
    assert (written.paths, written.line) == ((own,), 5)
    assert text_of(own) == (
        '[[sources]]\nid = "new-source"\ntitle = "New"\n\n'
        '[[statements]]\nid = "s"\nsource = "new-source"\nform = "reported"\nspeakers = []\n'
    )
    assert writer.place_of_new(Kind.STATEMENT, "new-source") == own


def test_else_a_statement_goes_where_those_of_its_source_are(tmp_path: Path) -> None:
    one, two = tmp_path / "1.toml", tmp_path / "2.toml"
    each = '[[statements]]\nid = "{}"\nsource = "{}"\n'
    one.write_text(each.format("a", "x") + each.format("b", "x"), encoding="utf-8")
    two.write_text(each.format("c", "y"), encoding="utf-8")
    writer = Writer([tmp_path])
    assert writer.place_of_new(Kind.STATEMENT, "y") == two
    assert writer.place_of_new(Kind.STATEMENT, "z") == one
    assert writer.place_of_new(Kind.ACTOR) == tmp_path / "actors.toml"
    assert Writer([two]).place_of_new(Kind.ACTOR) == two
    assert Writer([one, two]).place_of_new(Kind.ACTOR) == one


def test_a_file_can_be_named_for_what_is_new(tmp_path: Path, file: Path) -> None:
    new, other = Change(Kind.ACTOR, "x", {"name": "X"}), Change(Kind.ACTOR, "two", {"name": "2"})
    target = tmp_path / "more.toml"
    assert Writer([tmp_path]).write([new, other], to=target).paths == (target, file)
    assert text_of(target) == '[[actors]]\nid = "x"\nname = "X"\n'
    again = tmp_path / ".." / tmp_path.name / "a.toml"
    changes = [Change(Kind.ACTOR, "y", {"name": "Y"}), Change(Kind.ACTOR, "one", None)]
    assert Writer([tmp_path]).write(changes, to=again).paths == (file,)


def test_the_table_of_a_record_is_read_as_it_is_written(file: Path) -> None:
    assert written_table(file, Kind.STATEMENT, "last") == {
        "id": "last",
        "speakers": ["two"],
        "extra": {"page": 4},
    }
    with pytest.raises(WriteError, match="has no record of actor 'zero'"):
        written_table(file, Kind.ACTOR, "zero")
