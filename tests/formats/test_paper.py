"""The paper that is usual where the user is."""

from __future__ import annotations

import pytest

from dipview.formats.paper import Paper
from dipview.formats.usual_paper import usual_paper


@pytest.mark.parametrize(
    ("variables", "paper"),
    [
        ({}, Paper.A4),
        ({"LANG": "C.UTF-8"}, Paper.A4),
        ({"LANG": "en_GB.UTF-8"}, Paper.A4),
        ({"LANG": "en_US.UTF-8"}, Paper.LETTER),
        ({"LANG": "fr_CA"}, Paper.LETTER),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, Paper.A4),
        ({"LANG": "de_DE", "LC_PAPER": "de_DE", "LC_ALL": "es_MX.UTF-8"}, Paper.LETTER),
        ({"LANG": "English_United States.1252"}, Paper.LETTER),
    ],
)
def test_paper_goes_by_the_country_of_the_locale(variables: dict[str, str], paper: Paper) -> None:
    assert usual_paper(variables) is paper


def test_paper_is_told_where_the_environment_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_PAPER", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: ("en_US", "UTF-8"))
    assert usual_paper() is Paper.LETTER
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert usual_paper() is Paper.A4
