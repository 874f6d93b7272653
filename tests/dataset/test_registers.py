"""Codes of countries and languages: what is in the registers, and what somebody meant."""

from __future__ import annotations

import pytest

from dipview.dataset.registers.countries import codes, is_country, is_user_assigned
from dipview.dataset.registers.countries import meant as country_meant
from dipview.dataset.registers.languages import COMMON, is_script, unknown_in
from dipview.dataset.registers.languages import meant as language_meant


def test_every_country_of_iso_3166_is_known() -> None:
    assert len(codes()) == 249
    assert all(len(code) == 2 and code.isupper() and code.isascii() for code in codes())
    assert not any(map(is_user_assigned, codes()))


@pytest.mark.parametrize("code", ["AA", "QM", "QZ", "XA", "XZ", "ZZ"])
def test_codes_that_are_left_to_users_are_told_apart(code: str) -> None:
    assert is_user_assigned(code)
    assert not is_country(code)


@pytest.mark.parametrize("code", ["QL", "AB", "ZY", "qq", "", "QQQ"])
def test_other_codes_are_not_left_to_users(code: str) -> None:
    assert not is_user_assigned(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[("Japan", "JP"), ("japan ", "JP"), ("JPN", "JP"), ("jp", "JP"), ("392", "JP")],
        *[("826", "GB"), ("UK", "GB"), ("United Kingdom", "GB"), ("Gremany", "DE"), ("4", "AF")],
        *[("Russia", "RU"), ("Cote d'Ivoire", "CI"), ("South Korea", "KR"), ("Turkey", "TR")],
        *[("QQ", ""), ("Atlantis", ""), ("", ""), ("x" * 500, "")],
    ],
)
def test_the_code_that_was_meant_is_found(text: str, code: str) -> None:
    assert country_meant(text) == code


@pytest.mark.parametrize(
    "tag",
    [
        *["en", "EN", "ar", "fil", "zh-Hant-TW", "sr-Latn", "pt-BR", "es-419", "de-CH-1996"],
        *["zh-yue", "sl-rozaj-biske", "qaa", "qtz", "x-mine", "en-x-mine", "i-klingon", "en-QM"],
        *["en-a-bbb", "und", "mul", *sorted(COMMON - {"en", "ar"})],
    ],
)
def test_a_tag_of_bcp_47_is_valid(tag: str) -> None:
    assert unknown_in(tag) is None


@pytest.mark.parametrize(
    ("tag", "part"),
    [
        *[("english", "english"), ("French", "French"), ("xq", "xq"), ("en_GB", "en_GB")],
        *[("en-UKX", "UKX"), ("en-Latx", "Latx"), ("de-1997", "1997"), ("en-", "en-"), ("é", "é")],
        *[("qua-english", "english"), ("e", "e"), ("en-GB-GB", "en-GB-GB")],
    ],
)
def test_the_part_of_a_tag_that_is_unknown_is_found(tag: str, part: str) -> None:
    assert unknown_in(tag) == part


@pytest.mark.parametrize(
    ("text", "subtag"),
    [("english", "en"), ("French", "fr"), ("arabic", "ar"), ("Frnech", "fr"), ("klatsch", "")],
)
def test_the_language_that_was_meant_is_found(text: str, subtag: str) -> None:
    assert language_meant(text) == subtag


def test_scripts_are_known_by_their_codes_and_found_by_their_names() -> None:
    assert is_script("Arab")
    assert not is_script("Arabic")
    assert language_meant("Cyrillic", "s") == "Cyrl"
