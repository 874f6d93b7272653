"""Styles of citation: worked examples of each style for each kind of source, and what none says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.sources import SOURCE_TYPES, Source
from dipview.model.spans import read_span
from dipview.views.citing.cited import Earlier, again, brief, full, places
from dipview.views.citing.style import Style
from dipview.views.citing.written import pieces_of

DATES = ("issued", "accessed")


def source(type: str, **keys: Any) -> Source:
    read: dict[str, Any] = {
        key: read_span(value) if key in DATES else value for key, value in keys.items()
    }
    return Source(id="some-id", type=type, **read)


URL = "https://example.org/a"
NEWS = source(
    "article-newspaper",
    title='Ministers say "maybe"',
    publisher="Harbour Gazette",
    issued="2017-04-11",
    url=URL,
    extra={"author": "Anna Vale"},
)
WIRE = source("agency", publisher="Lagoon Wire", issued="2017-04-11")
REPORT = source("report", title="State of the Sea", publisher="Sea Board", issued="2016")
BOOK = source(
    "book",
    title="The Narrow Sea",
    publisher="Quay Press",
    issued="2014",
    extra={
        "csl": {
            "author": [
                {"family": "Vale", "given": "Anna"},
                {"family": "Moss", "given": "B."},
                {"literal": "Sea Board"},
            ]
        }
    },
)
RECORD = source("meeting-record", symbol="S/PV.7919", title="The strait", issued="2017-04-07")
RESOLUTION = source("resolution", symbol="A/RES/76/1", issued="2021-12-01", title="On the sea")
COUNCIL = source("resolution", symbol="S/RES/2356", issued="2017-06-02")
TREATY = source(
    "treaty", title="Treaty of the Lagoon", issued="2015-12-12", publisher="Lagoon Series"
)
PAGE = source("webpage", title="About us", publisher="Sea Board", url=URL, accessed="2017-05-05")
TABLE = source(
    "dataset", title="Votes, 1990\u20132017", publisher="Sea Board", issued="2017~", url=URL
)
RELEASE = source(
    "press-release",
    title="Ministers meet",
    publisher="Ministry of the Sea",
    issued="2017-04-10/2017-04-11",
    symbol="Press 17/22",
)
NOTE = source("contact-note", issued="2017?")
LAW = source("legislation", title="Tolls Act", publisher="Lagoon", symbol="c. 4", issued="1990")
TALK = source("speech", title="To the fleet", publisher="Sea Radio", issued="2017-04")
SCARCE = source("webpage")

EXAMPLES = {
    ("news", "plain"): (
        NEWS,
        f'Harbour Gazette, Ministers say "maybe", 11 Apr 2017, {URL}, paragraphs 8, 9',
    ),
    ("news", "un"): (
        NEWS,
        (
            "Anna Vale, \u201cMinisters say \u2018maybe\u2019\u201d, Harbour Gazette, "
            f"11 April 2017, paras. 8 and 9. Available at {URL}."
        ),
    ),
    ("news", "chicago"): (
        NEWS,
        (
            "Anna Vale, \u201cMinisters say \u2018maybe\u2019,\u201d Harbour Gazette, "
            f"April 11, 2017, paras. 8, 9, {URL}."
        ),
    ),
    ("agency", "plain"): (WIRE, "Lagoon Wire, 11 Apr 2017, paragraphs 8, 9"),
    ("agency", "un"): (WIRE, "Lagoon Wire, news agency report, 11 April 2017, paras. 8 and 9."),
    ("agency", "chicago"): (
        WIRE,
        "Lagoon Wire, news agency report, April 11, 2017, paras. 8, 9.",
    ),
    ("report", "plain"): (REPORT, "Sea Board, State of the Sea, 2016, paragraphs 8, 9"),
    ("report", "un"): (REPORT, "Sea Board, State of the Sea (2016), paras. 8 and 9."),
    ("report", "chicago"): (REPORT, "Sea Board, State of the Sea (2016), paras. 8, 9."),
    ("book", "plain"): (BOOK, "Quay Press, The Narrow Sea, 2014, paragraphs 8, 9"),
    ("book", "un"): (
        BOOK,
        "Anna Vale, B. Moss and Sea Board, The Narrow Sea (Quay Press, 2014), paras. 8 and 9.",
    ),
    ("book", "chicago"): (
        BOOK,
        "Anna Vale, B. Moss, and Sea Board, The Narrow Sea (Quay Press, 2014), paras. 8, 9.",
    ),
    ("meeting record", "plain"): (
        RECORD,
        "The strait, S/PV.7919, 7 Apr 2017, paragraphs 8, 9",
    ),
    ("meeting record", "un"): (RECORD, "S/PV.7919, paras. 8 and 9."),
    ("meeting record", "chicago"): (
        RECORD,
        "UN Security Council, The strait, S/PV.7919 (April 7, 2017), paras. 8, 9.",
    ),
    ("resolution", "plain"): (RESOLUTION, "On the sea, A/RES/76/1, 1 Dec 2021, paragraphs 8, 9"),
    ("resolution", "un"): (RESOLUTION, "General Assembly resolution 76/1, paras. 8 and 9."),
    ("resolution", "chicago"): (
        RESOLUTION,
        (
            "UN General Assembly, Resolution 76/1, On the sea, A/RES/76/1 (December 1, 2021), "
            "paras. 8, 9."
        ),
    ),
    ("resolution of the Council", "plain"): (COUNCIL, "S/RES/2356, 2 Jun 2017, paragraphs 8, 9"),
    ("resolution of the Council", "un"): (
        COUNCIL,
        "Security Council resolution 2356 (2017), paras. 8 and 9.",
    ),
    ("resolution of the Council", "chicago"): (
        COUNCIL,
        "UN Security Council, Resolution 2356, S/RES/2356 (June 2, 2017), paras. 8, 9.",
    ),
    ("treaty", "plain"): (
        TREATY,
        "Lagoon Series, Treaty of the Lagoon, 12 Dec 2015, paragraphs 8, 9",
    ),
    ("treaty", "un"): (
        TREATY,
        "Treaty of the Lagoon, Lagoon Series, 12 December 2015, paras. 8 and 9.",
    ),
    ("treaty", "chicago"): (
        TREATY,
        "Treaty of the Lagoon, December 12, 2015, Lagoon Series, paras. 8, 9.",
    ),
    ("web page", "plain"): (PAGE, f"Sea Board, About us, {URL}, paragraphs 8, 9"),
    ("web page", "un"): (
        PAGE,
        (
            f"\u201cAbout us\u201d, Sea Board, paras. 8 and 9. Available at {URL} "
            "(accessed on 5 May 2017)."
        ),
    ),
    ("web page", "chicago"): (
        PAGE,
        f"\u201cAbout us,\u201d Sea Board, accessed May 5, 2017, paras. 8, 9, {URL}.",
    ),
    ("table", "plain"): (
        TABLE,
        f"Sea Board, Votes, 1990\u20132017, about 2017, {URL}, paragraphs 8, 9",
    ),
    ("table", "un"): (
        TABLE,
        f"Sea Board, Votes, 1990\u20132017, about 2017, paras. 8 and 9. Available at {URL}.",
    ),
    ("table", "chicago"): (
        TABLE,
        f"Sea Board, \u201cVotes, 1990\u20132017,\u201d data set, ca. 2017, paras. 8, 9, {URL}.",
    ),
    ("press release", "plain"): (
        RELEASE,
        "Ministry of the Sea, Ministers meet, Press 17/22, 10\u201311 Apr 2017, paragraphs 8, 9",
    ),
    ("press release", "un"): (
        RELEASE,
        (
            "Ministry of the Sea, \u201cMinisters meet\u201d, press release, document Press 17/22, "
            "10\u201311 April 2017, paras. 8 and 9."
        ),
    ),
    ("press release", "chicago"): (
        RELEASE,
        (
            "Ministry of the Sea, \u201cMinisters meet,\u201d press release, Press 17/22, "
            "April 10\u201311, 2017, paras. 8, 9."
        ),
    ),
    ("note", "plain"): (NOTE, "perhaps 2017, paragraphs 8, 9"),
    ("note", "un"): (NOTE, "some-id, contact note, [2017?], paras. 8 and 9."),
    ("note", "chicago"): (NOTE, "some-id, contact note, [2017?], paras. 8, 9."),
    ("law", "plain"): (LAW, "Lagoon, Tolls Act, c. 4, 1990, paragraphs 8, 9"),
    ("law", "un"): (LAW, "Tolls Act, Lagoon, document c. 4, 1990, paras. 8 and 9."),
    ("law", "chicago"): (LAW, "Tolls Act, 1990, Lagoon, c. 4, paras. 8, 9."),
    ("speech", "plain"): (TALK, "Sea Radio, To the fleet, Apr 2017, paragraphs 8, 9"),
    ("speech", "un"): (
        TALK,
        "Sea Radio, \u201cTo the fleet\u201d, speech, April 2017, paras. 8 and 9.",
    ),
    ("speech", "chicago"): (
        TALK,
        "Sea Radio, \u201cTo the fleet,\u201d speech, April 2017, paras. 8, 9.",
    ),
    ("nothing known", "plain"): (SCARCE, "some-id, paragraphs 8, 9"),
    ("nothing known", "un"): (SCARCE, "some-id, paras. 8 and 9."),
    ("nothing known", "chicago"): (SCARCE, "some-id, n.d., paras. 8, 9."),
}


@pytest.mark.parametrize(("kind", "style"), EXAMPLES)
def test_a_worked_example_is_cited_as_the_style_has_it(kind: str, style: str) -> None:
    each, text = EXAMPLES[kind, style]
    assert full(each, Style(style), ("paragraph 8", "paragraph 9")) == text


def test_every_kind_is_worked_in_every_style() -> None:
    kinds = {kind for kind, _ in EXAMPLES}
    assert set(EXAMPLES) == {(kind, style.value) for kind in kinds for style in Style}


@pytest.mark.parametrize(
    ("locators", "plain", "un", "chicago"),
    [
        (["page 3"], "page 3", "p. 3", "3"),
        (["page 3-4"], "page 3-4", "pp. 3\u20134", "3\u20134"),
        (["paragraph 6"], "paragraph 6", "para. 6", "para. 6"),
        (["paragraphs 6, 7"], "paragraphs 6, 7", "paras. 6, 7", "paras. 6, 7"),
        (["page 3", "page 5", "page 9"], "pages 3, 5, 9", "pp. 3, 5 and 9", "3, 5, 9"),
        (["article 4", "page 2"], "article 4, page 2", "art. 4, p. 2", "art. 4, 2"),
        (["stanza 2"], "stanza 2", "stanza 2", "stanza 2"),
        (["01:22:03"], "01:22:03", "01:22:03", "01:22:03"),
        ([], "", "", ""),
    ],
)
def test_a_place_is_shortened_as_each_style_does(
    locators: list[str], plain: str, un: str, chicago: str
) -> None:
    assert [places(style, locators) for style in Style] == [plain, un, chicago]


def test_a_source_that_was_cited_before_is_shortened_as_each_style_does() -> None:
    place = ("paragraph 9",)
    near, far = Earlier(3, last=True), Earlier(3, last=False)
    assert again(NEWS, Style.UNITED_NATIONS, place, near) == "Ibid., para. 9."
    assert (
        again(NEWS, Style.UNITED_NATIONS, place, far)
        == "Harbour Gazette, 11 April 2017 (see note 3 above), para. 9."
    )
    assert again(RECORD, Style.UNITED_NATIONS, place, far) == "S/PV.7919, para. 9."
    assert (
        again(NEWS, Style.CHICAGO, place, near)
        == "Anna Vale, \u201cMinisters say \u2018maybe\u2019,\u201d para. 9."
    )
    assert again(TREATY, Style.CHICAGO, place, far) == "Treaty of the Lagoon, para. 9."
    assert again(NEWS, Style.PLAIN, place, far) == full(NEWS, Style.PLAIN, place)


def test_in_brackets_a_source_is_its_symbol_or_who_and_when() -> None:
    assert [brief(NEWS, style) for style in Style] == [
        "Harbour Gazette, 11 Apr 2017",
        "Harbour Gazette, 11 April 2017",
        "Harbour Gazette, April 11, 2017",
    ]
    assert [brief(RECORD, style) for style in (Style.UNITED_NATIONS, Style.CHICAGO)] == [
        "S/PV.7919"
    ] * 2
    assert brief(RESOLUTION, Style.UNITED_NATIONS) == "General Assembly resolution 76/1"


@pytest.mark.parametrize(
    ("date", "un", "chicago"),
    [
        ("2017-04-11", "11 April 2017", "April 11, 2017"),
        ("2017-04", "April 2017", "April 2017"),
        ("2017", "2017", "2017"),
        ("2017-21", "spring 2017", "spring 2017"),
        ("2017-33", "first quarter of 2017", "first quarter of 2017"),
        ("2017-04-10/2017-04-11", "10\u201311 April 2017", "April 10\u201311, 2017"),
        ("2017-04/2017-06", "April 2017 \u2013 June 2017", "April 2017 \u2013 June 2017"),
        ("2017-04-11/..", "since 11 April 2017", "since April 11, 2017"),
        ("[..2017-04-11]", "by 11 April 2017", "by April 11, 2017"),
        ("[2016..2017]", "between 2016 and 2017", "between 2016 and 2017"),
        ("2017~", "about 2017", "ca. 2017"),
        ("2017?", "[2017?]", "[2017?]"),
        ("2017-04-11T18:30:00+02:00", "11 April 2017", "April 11, 2017"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(date: str, un: str, chicago: str) -> None:
    dated = source("document", publisher="P", issued=date)
    assert brief(dated, Style.UNITED_NATIONS) == f"P, {un}"
    assert brief(dated, Style.CHICAGO) == f"P, {chicago}"


TEXTS = st.text(max_size=20)


@given(
    st.sampled_from([*SOURCE_TYPES, "unheard-of"]),
    st.fixed_dictionaries(
        {},
        optional={
            "title": TEXTS,
            "publisher": TEXTS,
            "symbol": st.sampled_from(["S/PV.7919", "A/RES/76/1", "17/22"]),
            "url": st.just(URL),
            "issued": st.sampled_from(["2017", "2017-04-11", "[..2017]", "2017?", "2017~"]),
        },
    ),
    st.sampled_from([*Style]),
)
def test_no_source_is_without_a_citation_and_only_chicago_says_that_a_date_is_not_known(
    type: str, keys: dict[str, Any], style: Style
) -> None:
    each = source(type, **keys)
    text = full(each, style, ("page 3",))
    assert text.strip()
    if "n.d." in text and "n.d." not in "".join(map(str, keys.values())):
        assert style is Style.CHICAGO
        assert "issued" not in keys


@given(TEXTS, st.lists(TEXTS, max_size=4), st.sampled_from([*Style]))
def test_a_style_never_fails_whatever_is_printed(
    title: str, locators: list[str], style: Style
) -> None:
    each = source("article", title=title, extra={"author": title, "csl": {"author": title}})
    full(each, style, locators)
    again(each, style, locators, Earlier(1, last=False))
    brief(each, style)


def _italics(text: str) -> list[str]:
    return [piece for piece, italics in pieces_of(text) if italics]


@pytest.mark.parametrize("style", [Style.UNITED_NATIONS, Style.CHICAGO])
@pytest.mark.parametrize(
    ("cited", "words"),
    [
        (NEWS, ["Harbour Gazette"]),
        (BOOK, ["The Narrow Sea"]),
        (REPORT, ["State of the Sea"]),
        (WIRE, []),
        (RECORD, []),
        (RESOLUTION, []),
        (TREATY, []),
        (PAGE, []),
        (TABLE, []),
    ],
)
def test_titles_of_books_and_names_of_newspapers_stand_in_italics(
    cited: Source, words: list[str], style: Style
) -> None:
    text = full(cited, style, ["page 3"])
    assert _italics(text) == words
    assert "".join(piece for piece, _ in pieces_of(text)) == text


def test_the_plain_style_and_what_is_cited_before_without_its_title_have_none() -> None:
    assert _italics(full(BOOK, Style.PLAIN)) == []
    assert _italics(again(BOOK, Style.CHICAGO, (), Earlier(1, last=False))) == ["The Narrow Sea"]
    assert _italics(again(NEWS, Style.UNITED_NATIONS, (), Earlier(1, last=True))) == []
