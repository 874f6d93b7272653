"""Guessing: a mapping from what the headings of a sheet say, and what stands under them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dipview.exchange.sheets.cells import Sheet
from dipview.exchange.sheets.mapping import FIELDS, SheetMapping
from dipview.model.stances import Stance
from dipview.search.folding import fold

_HEADINGS: dict[str, tuple[str, ...]] = {
    "speaker": (
        *("speaker", "who", "actor", "person", "name", "delegate", "politician", "said by"),
        *("sprecher", "sprecherin", "redner", "rednerin", "wer", "akteur", "acteur", "orateur"),
        *("country", "state", "party", "delegation", "member", "land", "staat", "pays", "pais"),
    ),
    "on_behalf_of": (
        *("on behalf of", "organization", "organisation", "for", "affiliation", "institution"),
        *("group", "bloc", "represents", "org", "fur", "im namen von", "institut", "pour"),
        *("country", "state", "delegation", "land", "staat", "pays", "pais"),
    ),
    "issue": (
        *("issue", "concept", "proposition", "claim", "topic", "statement", "policy", "question"),
        *("position on", "category", "code", "theme", "thema", "streitfrage", "sujet", "tema"),
    ),
    "stance": (
        *("stance", "agree", "agreement", "position", "agrees", "support", "side", "agree?"),
        *("haltung", "zustimmung", "attitude", "postura"),
    ),
    "date": ("date", "when", "day", "said on", "time", "datum", "wann", "fecha"),
    "source": (
        *("source", "article", "document", "where", "reference", "title", "headline"),
        *("quelle", "fundstelle", "artikel", "fuente"),
    ),
    "publisher": ("publisher", "newspaper", "outlet", "paper", "media", "zeitung", "journal"),
    "issued": ("published", "issued", "source date", "publication date"),
    "url": ("url", "link", "web", "address"),
    "locator": ("locator", "page", "paragraph", "para", "place", "p."),
    "event": ("event", "meeting", "session", "conference", "occasion"),
    "text": (
        *("quote", "quotation", "text", "words", "verbatim", "exact words", "citation"),
        *("zitat", "wortlaut", "cita"),
    ),
    "printed": ("printed", "printed sentence", "sentence of the source"),
    "summary": ("summary", "paraphrase", "gist", "description", "in short"),
    "condition": ("condition", "if", "conditions", "unless", "bedingung", "condicion"),
    "value": ("value", "number", "target", "amount"),
    "reason": ("reason", "why", "justification", "because", "grund", "begrundung", "motif"),
    "priority": ("priority", "importance"),
    "fallback": ("second choice",),
    "holders": ("holder", "held by"),
    "attributed_by": (),
    "basis": (),
    "date_inferred": (),
    "form": ("form", "kind of quote", "type of quote"),
    "status": ("status", "reviewed", "review"),
    "coded_by": ("coder", "coded by", "entered by", "initials", "student"),
    "notes": ("note", "notes", "comment", "comments", "remarks"),
    "tags": ("tags", "keywords", "labels"),
    "id": ("id", "nr", "no", "number of statement", "statement id"),
    "unnamed_speakers": ("unnamed", "unnamed speakers"),
    "speaker_kind": ("speaker kind", "kind of speaker", "actor kind", "actor type"),
}
"""What a column is called that is taken for a field; the first of several that are found wins."""

_WORDS = {
    "support": "yes y agree agrees agreed for pro + 1 true support supports supported x"
    " ja dafür oui pour sí si",
    "oppose": "no n disagree disagrees against contra - -1 0 false oppose opposes opposed"
    " nein dagegen non contre",
    "open": "open undecided mixed ? unclear",
    "abstain": "abstain abstains abstained abstention enthaltung",
    "assert": "assert asserts asserted",
    "deny": "deny denies denied",
    "note": "note notes noted",
    "accept": "accept accepts accepted",
    "withhold": "withhold withholds withheld",
    "undeclared": "undeclared",
}
STANCES = {
    **{word: stance for stance, words in _WORDS.items() for word in words.split()},
    **dict.fromkeys(("in favour", "in favor"), "support"),
    "enthält sich": "abstain",
    **{stance.value: stance.value for stance in Stance},
}
"""What is taken for which stance, where it stands in a column of stances."""

_LOOKED_AT = 200
_HIGHEST = 10
"""So many rows may stand above the values, the headings with them."""
_DATE = re.compile(r"(\d{1,2})([./])(\d{1,2})\2\d{4}")


def guessed(sheets: Sequence[Sheet]) -> SheetMapping:
    """Guess the mapping of the sheet that looks most like statements.

    Args:
        sheets: The sheets of a file, at least one.
    """
    found = [_of_sheet(sheet) for sheet in sheets]
    return max(found, key=lambda mapping: len(mapping.columns))


def headings_of(sheet: Sheet, header: int) -> list[str]:
    """Give the headings of a sheet, each told apart from those before it."""
    row = sheet.rows[header - 1] if header <= len(sheet.rows) else []
    seen: Counter[str] = Counter()
    headings = []
    for cell in row:
        seen[cell] += 1
        headings.append(f"{cell} ({seen[cell]})" if seen[cell] > 1 and cell else cell)
    return headings


def samples_of(sheet: Sheet, header: int) -> dict[str, list[str]]:
    """Give some values of each column by its heading."""
    rows = sheet.rows[header : header + _LOOKED_AT]
    return {
        heading: list(dict.fromkeys(row[at] for row in rows if at < len(row) and row[at]))
        for at, heading in enumerate(headings_of(sheet, header))
        if heading
    }


def _of_sheet(sheet: Sheet) -> SheetMapping:
    header = _header_row(sheet)
    samples = samples_of(sheet, header)
    own = samples.keys() == FIELDS.keys()
    columns = {name: name for name in FIELDS} if own else _columns(samples)
    stances = {}
    if heading := columns.get("stance"):
        words = dict.fromkeys(value.casefold() for value in samples[heading])
        stances = {word: found for word in words if (found := STANCES.get(word))}
        # A column called "position" that says no stance is one of words.
        if not stances and not own:
            del columns["stance"]
            columns.setdefault("summary", heading)
    quoted = "text" in columns
    return SheetMapping(
        sheet=sheet.name,
        header=header,
        list_separator=";" if own else _separator(samples, columns),
        date_format="" if own else _date_format(samples.get(columns.get("date", ""), [])),
        columns=columns,
        constants={} if "form" in columns else {"form": "verbatim" if quoted else "reported"},
        stances=stances,
    )


def _header_row(sheet: Sheet) -> int:
    """Tell which row has the headings: of the first ones, that with most known words.

    Where none of them is known, it is the first that is as wide as most are: what stands above a
    table is a title, which fills a cell or two.
    """
    rows = sheet.rows[:_HIGHEST]
    known = {name for names in _HEADINGS.values() for name in names}
    told = [sum(fold(cell) in known for cell in row) for row in rows]
    if any(told):
        return told.index(max(told)) + 1
    filled = [sum(map(bool, row)) for row in rows]
    return next((at for at, count in enumerate(filled, 1) if count * 2 > max(filled)), 1)


def _columns(samples: dict[str, list[str]]) -> dict[str, str]:
    columns: dict[str, str] = {}
    for name, known in _HEADINGS.items():
        free = [each for each in samples if each not in columns.values()]
        if heading := _called((name.replace("_", " "), *known), free):
            columns[name] = heading
    return columns


def _called(known: Iterable[str], headings: Sequence[str]) -> str:
    """Find the heading that is one of some words, else one that begins with such a word."""
    folded = {fold(heading).replace("_", " "): heading for heading in reversed(headings)}
    for word in known:
        if word in folded:
            return folded[word]
    for word in known:
        for text, heading in folded.items():
            # "Sprecher*in", "Zitat (wörtlich)", "Land/Delegation".
            if len(word) > 3 and text.startswith(word) and not text[len(word) :][:1].isalnum():
                return heading
    return ""


def _separator(samples: dict[str, list[str]], columns: dict[str, str]) -> str:
    names = [*samples.get(columns.get("speaker", ""), ())]
    counts = Counter(sign for name in names for sign in ";/|&" if sign in name)
    return counts.most_common(1)[0][0] if counts else ";"


def _date_format(values: Sequence[str]) -> str:
    """Tell the order of day and month, where some day after the twelfth shows it."""
    matches = [match for value in values if (match := _DATE.fullmatch(value))]
    if not matches or len(matches) < len(values) / 2:
        return ""
    sign, _ = Counter(match[2] for match in matches).most_common(1)[0]
    firsts = [int(match[1]) for match in matches if match[2] == sign]
    seconds = [int(match[3]) for match in matches if match[2] == sign]
    if any(first > 12 for first in firsts):
        return f"%d{sign}%m{sign}%Y"
    if any(second > 12 for second in seconds):
        return f"%m{sign}%d{sign}%Y"
    return "%d.%m.%Y" if sign == "." else ""
