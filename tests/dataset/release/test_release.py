"""What leaves of a dataset, and what does not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.release.clearance import Clearance, UnknownLevelError
from dipview.dataset.release.omitted import Count, Omitted
from dipview.dataset.release.release import release
from dipview.model.kinds import Kind
from dipview.model.statements import Form

NOON = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)

PLAIN = """
[dataset]
title = "Fishing rights"
schema = 2
markings = "uk"

[[sources]]
id = "wire"
type = "agency"
publisher = "Northern Wire"
issued = 2026-11-01

[[actors]]
id = "skerry"
name = "Skerry"
kind = "state"
sources = ["wire"]

[[actors]]
id = "holm"
name = "Holm"
kind = "state"
sources = ["wire"]

[[issues]]
id = "quota"
kind = "policy"
proposition = "The quota is halved."
sources = ["wire"]

[[statements]]
id = "skerry-on-quota"
source = "wire"
form = "reported"
speakers = ["skerry"]
summary = "Skerry wants the quota halved."
positions = [{ issue = "quota", stance = "support" }]
"""


def opened(tmp_path: Path, text: str) -> Dataset:
    """Open a dataset of one file."""
    file = tmp_path / "fishing.toml"
    file.write_text(text, encoding="utf-8")
    dataset = open_dataset([file])
    assert {each.code for each in dataset.problems} <= {"unsourced"}
    return dataset


def cleared(level: str = "", at: dt.datetime = NOON, zone: dt.tzinfo = dt.UTC) -> Clearance:
    return Clearance(level=level, at=at, zone=zone)


def ids(dataset: Dataset) -> set[str]:
    return {id for kind in Kind for id in dataset.ids(kind)}


def test_where_nothing_is_marked_it_is_the_same_dataset(tmp_path: Path) -> None:
    dataset = opened(tmp_path, PLAIN)
    assert release(dataset, cleared()).dataset is dataset
    assert not release(dataset, cleared()).omitted


CABLE = """
[[sources]]
id = "cable"
type = "contact-note"
marking = "SECRET"
caveats = ["UK EYES ONLY"]

[[actors]]
id = "mole"
name = "Mole"
kind = "person"

[[statements]]
id = "holm-on-quota"
source = "cable"
form = "reported"
speakers = ["holm"]
summary = "Holm would rather have none."
positions = [{ issue = "quota", stance = "oppose", attributed_by = "mole" }]
responds_to = ["skerry-on-quota"]
"""


def test_what_is_marked_stays_unless_somebody_is_cleared_for_it(tmp_path: Path) -> None:
    dataset = opened(tmp_path, PLAIN + CABLE)
    plain = opened(tmp_path, PLAIN)
    lowest = release(dataset, cleared())
    assert ids(lowest.dataset) == ids(plain)
    assert lowest.level == "OFFICIAL"
    assert lowest.omitted == Omitted(above=((2, Count(statements=1)),))
    secret = release(dataset, cleared("secret"))
    assert secret.dataset is dataset
    assert not secret.omitted


def test_a_level_that_the_dataset_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownLevelError, match="OFFICIAL, OFFICIAL-SENSITIVE, SECRET"):
        release(opened(tmp_path, PLAIN + CABLE), cleared("cosmic"))


@pytest.mark.parametrize("written", ["SECRET", "Secret ", "secret"])
def test_a_statement_has_at_least_the_marking_of_its_source(written: str, tmp_path: Path) -> None:
    lower = CABLE.replace('source = "cable"', 'source = "cable"\nmarking = "OFFICIAL"')
    dataset = opened(tmp_path, PLAIN + lower.replace('"SECRET"', f'"{written}"'))
    assert "holm-on-quota" not in ids(release(dataset, cleared("OFFICIAL-SENSITIVE")).dataset)


@pytest.mark.parametrize("headless", ["markings = []", 'markings = "tlp"', 'markings = "uks"'])
def test_a_marking_that_is_not_known_is_above_all(headless: str, tmp_path: Path) -> None:
    file = tmp_path / "fishing.toml"
    text = (PLAIN + CABLE).replace('markings = "uk"', headless)
    file.write_text(text, encoding="utf-8")
    dataset = open_dataset([file])
    highest = {"tlp": "TLP:RED", "uks": "uks"}.get(
        headless.split('"')[-2] if '"' in headless else "", ""
    )
    assert "holm-on-quota" not in ids(release(dataset, cleared(highest)).dataset)


@pytest.mark.parametrize(
    "mistyped",
    [
        'markng = "SECRET"',
        'classification = "SECRET"',
        "marking = 5",
        "embargo_until = 2027-01-01",
        'ground_rule = "off-record"',
        'ground_rules = "off the record"',
        'embargo = "soon"',
    ],
)
def test_a_source_whose_guard_is_mistyped_does_not_load(mistyped: str, tmp_path: Path) -> None:
    file = tmp_path / "fishing.toml"
    text = (PLAIN + CABLE).replace('marking = "SECRET"', mistyped)
    file.write_text(text, encoding="utf-8")
    dataset = open_dataset([file])
    assert "cable" not in ids(dataset)
    assert "holm-on-quota" not in ids(dataset)
    assert any(each.record == "cable" for each in dataset.problems)


EMBARGOED = """
[[sources]]
id = "interview"
type = "interview"
embargo = {until}

[[statements]]
id = "holm-in-interview"
source = "interview"
form = "reported"
speakers = ["holm"]
summary = "Holm will sign."
positions = [{{ issue = "quota", stance = "support" }}]
"""


@pytest.mark.parametrize(
    ("until", "zone", "end"),
    [
        ("2026-12-01T18:00:00+01:00", "Asia/Tokyo", "2026-12-01T17:00:00+00:00"),
        ("2026-12-01T18:00:00Z", "Asia/Tokyo", "2026-12-01T18:00:00+00:00"),
        ("2026-12-01", "Europe/London", "2026-12-01T00:00:00+00:00"),
        ("2026-12-01", "Asia/Tokyo", "2026-11-30T15:00:00+00:00"),
        ("2026-07-01", "Europe/London", "2026-06-30T23:00:00+00:00"),
        ("2026-12-01", "America/New_York", "2026-12-01T05:00:00+00:00"),
    ],
)
def test_an_embargo_ends_at_its_instant_in_the_readers_zone(
    until: str, zone: str, end: str, tmp_path: Path
) -> None:
    dataset = opened(tmp_path, PLAIN + EMBARGOED.format(until=until))
    instant = dt.datetime.fromisoformat(end)
    before = cleared(at=instant - dt.timedelta(microseconds=1), zone=ZoneInfo(zone))
    assert "holm-in-interview" not in ids(release(dataset, before).dataset)
    assert release(dataset, before).omitted.embargoed == ((instant, Count(statements=1)),)
    assert release(dataset, cleared(at=instant, zone=ZoneInfo(zone))).dataset is dataset


TALKED = """
[[sources]]
id = "talk-with-ilse-marren"
type = "contact-note"
title = "Talk with Ilse Marren"
issued = 2026-11-20
ground_rules = "{rules}"
{called}

[[actors]]
id = "ilse-marren"
name = "Ilse Marren"
kind = "person"
roles = [{{ title = "Minister", of = "holm" }}]

[[statements]]
id = "marren-on-quota"
source = "talk-with-ilse-marren"
locator = "Marren, page 2"
form = "verbatim"
speakers = ["ilse-marren"]
on_behalf_of = ["holm"]
text = "We can live with half."
summary = "Half is acceptable."
positions = [{{ issue = "quota", stance = "accept", formula = "can live with" }}]
responds_to = ["skerry-on-quota"]
"""
CALLED = 'attributed_as = "an official of a ministry"'


def left(tmp_path: Path, rules: str, called: str = "") -> Dataset:
    dataset = opened(tmp_path, PLAIN + TALKED.format(rules=rules, called=called))
    return release(dataset, cleared()).dataset


def test_what_is_off_the_record_is_in_no_document(tmp_path: Path) -> None:
    dataset = opened(tmp_path, PLAIN + TALKED.format(rules="off-record", called=""))
    made = release(dataset, cleared("TOP SECRET"))
    assert ids(made.dataset) == ids(opened(tmp_path, PLAIN))
    assert made.omitted == Omitted(off_record=Count(statements=1))


def test_on_background_the_speaker_is_called_as_was_agreed(tmp_path: Path) -> None:
    made = left(tmp_path, "background", CALLED)
    statement = made.statement("unnamed-1")
    assert statement.text == ("We can live with half.",)
    assert statement.unnamed_speakers == "an official of a ministry"
    assert (statement.speakers, statement.on_behalf_of, statement.locator) == ((), (), "")
    assert made.ids(Kind.POSITION)[-1] == "unnamed-1#quota@"
    assert "ilse-marren" not in ids(made)
    assert "marren" not in repr([made.record(id) for id in ids(made)]).lower()


def test_on_deep_background_the_summary_alone_leaves(tmp_path: Path) -> None:
    made = left(tmp_path, "deep-background")
    statement = made.statement("unnamed-1")
    assert statement.summary == "Half is acceptable."
    assert (statement.text, statement.unnamed_speakers, statement.positions) == ((), "", ())
    assert statement.form is Form.REPORTED


def test_under_the_chatham_house_rule_words_leave_without_a_speaker(tmp_path: Path) -> None:
    made = left(tmp_path, "chatham-house")
    statement = made.statement("unnamed-1")
    assert statement.text == ("We can live with half.",)
    assert statement.unnamed_speakers == "a participant"
    assert not statement.speakers


def test_words_that_name_their_speaker_do_not_leave(tmp_path: Path) -> None:
    text = TALKED.format(rules="background", called=CALLED).replace("Half is", "For Marren half is")
    file = tmp_path / "fishing.toml"
    file.write_text(PLAIN + text, encoding="utf-8")
    made = release(open_dataset([file]), cleared())
    assert ids(made.dataset) == ids(opened(tmp_path, PLAIN))
    assert made.omitted == Omitted(ruled=Count(statements=1))


def test_whom_only_what_stays_names_goes_with_it_and_others_do_not(tmp_path: Path) -> None:
    more = """
[[actors]]
id = "islet"
name = "Islet"
kind = "state"
description = "As the cable has it."
sources = ["cable"]

[[statements]]
id = "islet-on-quota"
source = "wire"
form = "reported"
speakers = ["islet"]
summary = "Islet agrees."

[[events]]
id = "secret-meeting"
title = "Secret meeting"
kind = "meeting"
sources = ["cable"]
participants = [{ actor = "skerry" }]
"""
    made = release(opened(tmp_path, PLAIN + CABLE + more), cleared()).dataset
    assert not ids(made) & {"mole", "cable", "secret-meeting"}
    assert made.actor("islet").description == ""
    assert made.actor("islet").sources == ()
