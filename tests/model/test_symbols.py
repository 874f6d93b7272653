"""Symbols of documents of the United Nations: what is one, what it says, what is proposed."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.sources import SOURCE_TYPES
from dipview.model.symbols import meant_as_symbol, proposed_symbol, read_symbol, symbol_hint

TRUE = {
    "S/PV.7919": "Security Council, verbatim record of meeting 7919",
    "S/PV.9153 (Resumption 1)": "Security Council, verbatim record of meeting 9153",
    "A/RES/76/1": "General Assembly, resolution 76/1",
    "A/RES/ES-11/1": "General Assembly, resolution ES-11/1",
    "A/RES/217(III)": "General Assembly, resolution 217 (III)",
    "A/RES/2625 (XXV)": "General Assembly, resolution 2625 (XXV)",
    "A/RES/48/75L": "General Assembly, resolution 48/75L",
    "S/RES/242": "Security Council, resolution 242",
    "S/RES/2356 (2017)": "Security Council, resolution 2356 (2017)",
    "S/RES/2356(2017)": "Security Council, resolution 2356 (2017)",
    "E/RES/2017/1": "Economic and Social Council, resolution 2017/1",
    "A/HRC/RES/34/1": "Human Rights Council, resolution 34/1",
    "A/C.1/78/L.56": (
        "General Assembly, First Committee, session 78, draft, or of limited distribution"
    ),
    "A/C.3/70/L.2/Rev.1/Add.1": (
        "General Assembly, Third Committee, session 70, draft, or of limited distribution"
    ),
    "A/C.6/78/SR.2": ("General Assembly, Sixth Committee, session 78, summary record of meeting 2"),
    "A/78/PV.3": "General Assembly, session 78, verbatim record of meeting 3",
    "A/ES-10/PV.20": (
        "General Assembly, emergency special session 10, verbatim record of meeting 20"
    ),
    "A/S-12/24": "General Assembly, special session 12, document",
    "A/71/37": "General Assembly, session 71, document",
    "A/3000": "General Assembly, document",
    "A/72/865-S/2018/463": "General Assembly, session 72, document",
    "E/2017/33-E/CN.6/2017/21": "Economic and Social Council, 2017, document",
    "A/48/7/Corr.1-3": "General Assembly, session 48, document",
    "A/CONF.62/122": "General Assembly, CONF.62, document",
    "A/CONF.151/26/Rev.1 (Vol. I)": "General Assembly, CONF.151, document",
    "S/PRST/2017/7": "Security Council, 2017, statement by the President",
    "S/2017/251": "Security Council, 2017, document",
    "S/17511": "Security Council, document",
    "S/INF/72": "Security Council, for information",
    "E/CN.4/Sub.2/1998/12": "Commission on Human Rights, 1998, document",
    "FCCC/CP/2015/10/Add.1": (
        "Conference of the Parties to the Framework Convention on Climate Change, 2015, document"
    ),
    "FCCC/PA/CMA/2018/3/Add.1": "Meeting of the Parties to the Paris Agreement, 2018, document",
    "FCCC/SBSTA/2017/L.1": (
        "Subsidiary Body for Scientific and Technological Advice, 2017, "
        "draft, or of limited distribution"
    ),
    "CCPR/C/GC/36": "Human Rights Committee, document",
    "CRC/C/NLD/CO/4": "Committee on the Rights of the Child, document",
    "CERD/C/SR.2400": (
        "Committee on the Elimination of Racial Discrimination, summary record of meeting 2400"
    ),
    "HRI/GEN/1/Rev.9": "international human rights instruments, document",
    "NPT/CONF.2020/WP.1": (
        "Treaty on the Non-Proliferation of Nuclear Weapons, CONF.2020, working paper"
    ),
    "CD/PV.1450": "Conference on Disarmament, verbatim record of meeting 1450",
    "TD/B/64/3": "United Nations Conference on Trade and Development, session 64, document",
    "ST/SGB/2017/1": "Secretariat, 2017, document",
    "ST/ESA/STAT/SER.F/2": "Secretariat, document",
    "UNEP/EA.4/Res.1": "United Nations Environment Assembly, resolution",
    "A/HRC/WG.6/27/NLD/1": "Human Rights Council, session 27, document",
    "ISBA/25/C/12": "International Seabed Authority, session 25, document",
    "CBD/COP/15/L.25": (
        "Convention on Biological Diversity, session 15, draft, or of limited distribution"
    ),
}
NEAR = {
    "s/pv.7919": "S/PV.7919",
    "S/PV7919": "S/PV.7919",
    "S/PV 7919": "S/PV.7919",
    "S / PV.7919": "S/PV.7919",
    "S/PV.7919.": "S/PV.7919",
    "A/RES/76/1/": "A/RES/76/1",
    " A/RES/76/1": "A/RES/76/1",
    "a/res/76/1": "A/RES/76/1",
    "A\\RES\\76\\1": "A/RES/76/1",
    "UN Doc. A/C.1/78/L.56": "A/C.1/78/L.56",
    "A/C.1/78/L56": "A/C.1/78/L.56",
    "FCCC/CP/2015/10/add 1": "FCCC/CP/2015/10/Add.1",
    "S/PV.9153 (resumption 1)": "S/PV.9153 (Resumption 1)",
}
WRONG = (
    *("A/RES/76", "A/RES//1", "A/RES/76/1/Foo.1", "A/C.1/78/L", "A/C.1/78/L.", "S/PV.0"),
    *("S/PV.01", "S/RES/2356 (17)", "S/PV.7919 Resumption 1", "FCCC/CP/2015/10/Add"),
    *("A/72/865-", "A/72/865\u2013S/2018/463", "S/PV.\u0667", "A/RES/76/1\n", "A/", "/A/1", "A"),
    *("A-RES-76-1", "X/PV.1", "Cm 9345", "COM(2017) 123", "", "17/22", "WT/DS1/1"),
)


@pytest.mark.parametrize(("text", "said"), TRUE.items())
def test_a_true_symbol_is_read_and_says_what_it_is_of(text: str, said: str) -> None:
    symbol = read_symbol(text)
    assert symbol is not None
    assert symbol.in_words == said
    assert symbol.type in SOURCE_TYPES
    assert meant_as_symbol(text)
    assert not proposed_symbol(text)


@pytest.mark.parametrize(("text", "meant"), NEAR.items())
def test_a_near_miss_is_refused_and_the_right_one_is_proposed(text: str, meant: str) -> None:
    assert read_symbol(text) is None
    assert proposed_symbol(text) == meant
    assert f"'{meant}'" in symbol_hint(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_symbol_is_none_and_nothing_false_is_proposed(text: str) -> None:
    assert read_symbol(text) is None
    assert not proposed_symbol(text) or read_symbol(proposed_symbol(text))


@pytest.mark.parametrize("text", ["Cm 9345", "COM(2017) 123", "17/22", "WT/DS1/1", "ISO 639", ""])
def test_a_number_of_others_is_not_taken_for_one_that_went_wrong(text: str) -> None:
    assert not meant_as_symbol(text)


SESSIONS = st.one_of(
    st.integers(1, 99).map(str),
    st.integers(1946, 2040).map(str),
    st.integers(1, 30).map(lambda n: f"S-{n}"),
    st.integers(1, 12).map(lambda n: f"ES-{n}"),
)
CHANGES = st.lists(
    st.builds("/{}.{}".format, st.sampled_from(["Add", "Corr", "Rev"]), st.integers(1, 40)),
    max_size=2,
).map("".join)
NUMBERS = st.one_of(
    st.integers(1, 99999).map(str),
    st.builds("{}.{}".format, st.sampled_from(["L", "PV", "SR", "WP"]), st.integers(1, 9999)),
)


@given(
    st.sampled_from(["A", "S", "E", "A/C.3", "E/CN.6", "FCCC/CP", "A/HRC"]),
    SESSIONS,
    NUMBERS,
    CHANGES,
)
def test_what_is_made_as_symbols_are_is_read_with_its_session(
    body: str, session: str, number: str, changes: str
) -> None:
    symbol = read_symbol(f"{body}/{session}/{number}{changes}")
    assert symbol is not None
    assert symbol.session.endswith(session.rpartition("-")[2])
    assert (symbol.type == "meeting-record") == number.startswith(("PV", "SR"))


@given(st.sampled_from([*TRUE]), st.data())
def test_a_symbol_with_another_sign_in_it_is_none_or_is_made_as_one(
    text: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from("\x00\n\u202e\u0667*%?_,;:'\"\u2215"))
    assert read_symbol(f"{text[:at]}{sign}{text[at:]}") is None


@given(st.text(string.ascii_uppercase + string.digits + "/.-() ", max_size=120))
def test_whatever_is_read_has_an_organ_a_slash_and_a_number_at_the_end(text: str) -> None:
    symbol = read_symbol(text)
    if symbol is not None:
        assert re.match(r"[A-Z]{1,5}/", text)
        assert any(map(str.isdigit, text))
        assert len(text) <= 90
