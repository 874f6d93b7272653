"""What is counted or told beside something else says what it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.standing.writing import actor, issue, said

from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.comparison.comparison_view import comparison_view
from dipview.views.scope import Scope
from dipview.views.stats_view import stats_view
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of
from dipview.workspace.workspace import Workspace

HEAD = '[[sources]]\nid = "s"\ntype = "report"\nissued = 2022-03-20\n' + "".join(map(actor, "abcd"))


def opened(folder: Path, *texts: str) -> Workspace:
    path = folder / "world.toml"
    path.write_text("".join((HEAD, *texts)), encoding="utf-8")
    return read_workspace([path])


def written(view: View) -> str:
    return "".join(write(view, Format.MARKDOWN))


@pytest.mark.parametrize(
    ("participants", "told"),
    [
        ('{ actor = "a" }, { actor = "b" }', "2"),
        ('{ actor = "a" }, { actor = "b", inferred = true }', "2{}, 1 of them inferred"),
        (
            (
                '{ actor = "a", inferred = true }, { actor = "b", alleged = true }, '
                '{ actor = "c" }, { actor = "d", alleged = true, inferred = true }'
            ),
            "4{}, 2 of them alleged, 1 inferred",
        ),
    ],
)
def test_who_took_part_is_counted_with_who_is_only_said_to(
    tmp_path: Path, participants: str, told: str
) -> None:
    event = (
        '[[events]]\nid = "talks"\ntitle = "Talks"\nkind = "meeting"\nstatus = "occurred"\n'
        f'date = 2020-01-01\nparticipants = [{participants}]\nsources = ["s"]\n'
    )
    world = opened(tmp_path, event)
    readout = world.view(BRIEFS[BriefKind.READOUT].make(), Scope(subjects=("talks",)))
    assert f"Who took part ({told.format('')})" in written(readout)
    assert f"Participants ({told.format('')})" in written(card_of(world, "talks", Scope()))
    counted = (told if "{}" in told else f"{told}{{}}").format(" participants")
    assert counted in written(catalogue_of(world, "events", Scope()))


def test_the_claim_that_contradicts_another_is_told_with_what_is_disputed(tmp_path: Path) -> None:
    world = opened(
        tmp_path,
        issue("i", "claim").replace("kind", 'contradicts = ["j"]\nkind'),
        issue("j", "claim"),
        said("2020-01-01", "assert", by="a"),
        said("2020-01-01", "assert", by="b", issue="j", extra='status = "disputed"'),
    )
    text = written(world.view(comparison_view, Scope(subjects=("a", "b"))))
    assert "on the claim that contradicts it: asserts, disputed: It is j." in text


def test_statistics_say_how_much_in_exact_words_is_a_translation(tmp_path: Path) -> None:
    verbatim = said("2020-01-01", "support", form="verbatim", extra='text = "Yes."')
    translated = said(
        "2020-01-01",
        "support",
        by="b",
        form="verbatim",
        extra='text = "No."\noriginal_text = "Non."\ntranslation = "machine"',
    )
    text = written(opened(tmp_path, issue("i"), verbatim, translated).view(stats_view, Scope()))
    assert "| 2 | verbatim |" in text
    assert "| 1 | in translation alone, which gives no exact words |" in text
