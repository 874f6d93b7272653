"""Symbols: the numbers that the United Nations print on their documents, and what they say.

https://research.un.org/en/docs/symbols tells how they are made: organ, body below it, session or
year, kind, number, then what was changed. What one says is proposed, and never put into the data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dipview.model.values import frozen

_ORGANS: Mapping[str, str] = {
    "A": "General Assembly",
    "S": "Security Council",
    "E": "Economic and Social Council",
    "T": "Trusteeship Council",
    "ST": "Secretariat",
    "BWC": "Biological Weapons Convention",
    "CAT": "Committee against Torture",
    "CBD": "Convention on Biological Diversity",
    "CCPR": "Human Rights Committee",
    "CCW": "Convention on Certain Conventional Weapons",
    "CD": "Conference on Disarmament",
    "CED": "Committee on Enforced Disappearances",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "CERD": "Committee on the Elimination of Racial Discrimination",
    "CMW": "Committee on Migrant Workers",
    "CRC": "Committee on the Rights of the Child",
    "CRPD": "Committee on the Rights of Persons with Disabilities",
    "DP": "United Nations Development Programme",
    "FCCC": "United Nations Framework Convention on Climate Change",
    "HRI": "international human rights instruments",
    "HS": "United Nations Human Settlements Programme",
    "ICCD": "United Nations Convention to Combat Desertification",
    "ID": "United Nations Industrial Development Organization",
    "IPBES": "Platform on Biodiversity and Ecosystem Services",
    "ISBA": "International Seabed Authority",
    "LOS": "Preparatory Commission for the International Seabed Authority",
    "NPT": "Treaty on the Non-Proliferation of Nuclear Weapons",
    "PBC": "Peacebuilding Commission",
    "SPLOS": "States Parties to the Convention on the Law of the Sea",
    "TD": "United Nations Conference on Trade and Development",
    "UNEP": "United Nations Environment Programme",
    "UNW": "UN-Women",
}
_BODIES: Mapping[str, str] = {
    "A/C.1": "General Assembly, First Committee",
    "A/C.2": "General Assembly, Second Committee",
    "A/C.3": "General Assembly, Third Committee",
    "A/C.4": "General Assembly, Fourth Committee",
    "A/C.5": "General Assembly, Fifth Committee",
    "A/C.6": "General Assembly, Sixth Committee",
    "A/CN.4": "International Law Commission",
    "A/CN.9": "United Nations Commission on International Trade Law",
    "A/CN.10": "Disarmament Commission",
    "A/HRC": "Human Rights Council",
    "E/CN.4": "Commission on Human Rights",
    "E/CN.5": "Commission for Social Development",
    "E/CN.6": "Commission on the Status of Women",
    "E/CN.7": "Commission on Narcotic Drugs",
    "E/CN.17": "Commission on Sustainable Development",
    "FCCC/CP": "Conference of the Parties to the Framework Convention on Climate Change",
    "FCCC/KP": "Meeting of the Parties to the Kyoto Protocol",
    "FCCC/PA": "Meeting of the Parties to the Paris Agreement",
    "FCCC/SBI": "Subsidiary Body for Implementation",
    "FCCC/SBSTA": "Subsidiary Body for Scientific and Technological Advice",
    "UNEP/EA": "United Nations Environment Assembly",
}
"""Bodies that have a name of their own, by the beginning of their symbols."""

_KINDS: Mapping[str, tuple[str, str]] = {
    "RES": ("resolution", "resolution"),
    "DEC": ("decision", "document"),
    "PV": ("verbatim record", "meeting-record"),
    "SR": ("summary record", "meeting-record"),
    "PRST": ("statement by the President", "document"),
    "L": ("draft, or of limited distribution", "document"),
    "R": ("of restricted distribution", "document"),
    "INF": ("for information", "document"),
    "WP": ("working paper", "document"),
    "CRP": ("conference room paper", "document"),
    "NGO": ("statement by a non-governmental organization", "document"),
    "PET": ("petition", "document"),
}
"""What a part of a symbol calls the document, and the type of source that it is."""

_ORGAN = "|".join(sorted(_ORGANS, key=len, reverse=True))
_SESSION = r"(?:E?S-)?[1-9][0-9]{0,3}"
_OLD = r"\ ?\((?:S-|ES-)?[IVXLC]{1,8}\)"
_YEAR = r"\ ?\([12][0-9]{3}\)"
_RECORDS = "RES|DEC|PV|SR|L|WP|CRP"
_WORD = rf"(?!(?:{_RECORDS})(?:/|\Z)|PRST/(?![12][0-9]{{3}}/))"
"""Comes before a part that is no kind: those have a number, or a session, behind them."""
_EXPRESSION = rf"""(?xa)
    (?P<stem>
        S/RES/[1-9][0-9]{{0,3}}(?:{_YEAR})?                           # S/RES/2356 (2017)
      | (?:{_ORGAN})(?:/{_WORD}
          (?:[A-Z]{{1,8}}(?:\.[0-9]{{1,4}})?|Sub\.[0-9]{{1,2}}))*
        /(?:RES|DEC)/
        (?:{_SESSION}/[1-9][0-9]{{0,4}}[A-Z]?|[1-9][0-9]{{0,4}}{_OLD}[A-Z]?)  # A/RES/76/1
      | (?:{_ORGAN})
        (?:/{_WORD}(?:
            {_SESSION}                                                # a session, a year
          | [A-Z]{{1,8}}                                              # HRC, a country, CP
          | (?!(?:{_RECORDS})\.)[A-Z][A-Za-z]{{0,7}}(?:\.[0-9A-Z]{{1,5}}){{1,2}}  # C.1, SER.A
        ))*
        /(?:[1-9][0-9]{{0,5}}[A-Z]?                                   # the number
          | (?:PV|SR|L|R|WP|CRP|INF|Res|Dec|PC|TC|MC)\.[1-9][0-9]{{0,4}}[A-Z]?)
    )
    (?P<changes>(?:/(?:Add|Amend|Corr|Rev)\.[1-9][0-9]{{0,2}}(?:-[1-9][0-9]{{0,2}})?|/Summary)*)
    (?P<part>\ ?\((?:Resumption|Part|Vol\.)\ ?(?:[1-9][0-9]?|[IVX]{{1,6}})\))?
    """
"""One symbol; several that a document has stand beside each other with a hyphen."""
_LONGEST = 90


@frozen(kw_only=True)
class Symbol:
    """A symbol, and what it says of the document."""

    text: str
    body: str
    """Whose document it is: ``"General Assembly, First Committee"``."""
    session: str = ""
    """``"session 78"``, ``"emergency special session 10"``, ``"2015"``; empty for none."""
    kind: str = "document"
    """What it is: ``"resolution"``, ``"verbatim record"``."""
    type: str = "document"
    """The type of source for that."""
    number: str = ""
    """Of a resolution, decision or meeting: ``"76/1"``, ``"2356 (2017)"``, ``"7919"``."""

    @property
    def in_words(self) -> str:
        """What it says: ``"Security Council, verbatim record of meeting 7919"``."""
        of = f" of meeting {self.number}" if self.type == "meeting-record" else f" {self.number}"
        kind = f"{self.kind}{of if self.number else ''}"
        session = "" if self.type == "resolution" and self.number else self.session
        return ", ".join(part for part in (self.body, session, kind) if part)


def read_symbol(text: str) -> Symbol | None:
    """Read a symbol: ``S/PV.7919``, ``A/RES/76/1``, ``S/PV.9153 (Resumption 1)``.

    Returns:
        What it says; None where it is none. Of two symbols that a document has, ``A/71/37-S/…``,
        the first is told.
    """
    if len(text) > _LONGEST:
        return None
    symbol = re.compile(_EXPRESSION)
    match = first = symbol.match(text)
    while match is not None and match.end() < len(text):
        if text[match.end()] != "-" or (match := symbol.match(text, match.end() + 1)) is None:
            return None
    return _told(text, first["stem"]) if first else None


def meant_as_symbol(text: str) -> bool:
    """Tell whether a document's number looks as if it were meant for one of the United Nations."""
    beginning, slash, rest = text.strip().replace("\\", "/").partition("/")
    organ = re.split(r"[ .\-_]", beginning.strip().upper())[0]
    return bool(slash and rest.strip()) and organ in _ORGANS and any(map(str.isdigit, rest))


def proposed_symbol(text: str) -> str:
    """Propose the symbol that is meant, where only capitals, spaces, dots or slashes are amiss.

    Returns:
        The symbol; empty where none is that near.
    """
    if len(text) > _LONGEST:
        return ""
    tried = re.sub(r"\s*[/\\\u2044\u2215]+\s*", "/", " ".join(text.split())).strip("/.,; ")
    tried = re.sub(r"(?i)\A(?:UN )?doc(?:ument|\.)? ", "", tried)
    beginning, space, part = tried.partition(" (")
    beginning = re.sub(r"(?i)/(PV|SR|L|WP|CRP)[ .\-]*(?=\d)", r"/\1.", beginning).upper()
    for said in ("Add", "Amend", "Corr", "Rev", "Sub", "Res", "Summary"):
        beginning = re.sub(rf"(?i)/{said}[ .\-]*(?=\d|\Z)", f"/{said}.", beginning)
    beginning = beginning.replace("/Summary.", "/Summary").replace("/Res./", "/RES/")
    for each in (f"{beginning}{space}{part}", f"{beginning}{space}{part.capitalize()}"):
        if each != text and read_symbol(each):
            return each
    return ""


def symbol_hint(text: str) -> str:
    """Say what to write in place of what is no symbol: the one that is meant, or examples."""
    proposed = proposed_symbol(text)
    symbol = read_symbol(proposed)
    if symbol is None:
        return "write it as it is printed, like S/PV.7919, A/RES/76/1, A/C.1/78/L.56"
    return f"did you mean '{proposed}' ({symbol.in_words})?"


def _told(text: str, stem: str) -> Symbol:
    organ, *parts = stem.split("/")
    body, left = _body(organ, parts)
    kind, number = _kind(left)
    name, type = _KINDS.get(kind, ("document", "document"))
    return Symbol(text=text, body=body, session=_session(left), kind=name, type=type, number=number)


def _body(organ: str, parts: list[str]) -> tuple[str, list[str]]:
    """Name whose document it is; gives what follows."""
    name, left = _ORGANS[organ], parts
    if parts:
        below = parts[0]
        known = _BODIES.get(f"{organ}/{below}") or _BODIES.get(f"{organ}/{below.split('.')[0]}")
        if known:
            name, left = known, parts[1:]
        elif re.fullmatch(r"(?:AC|C|CN|CONF|GC)\.[0-9]{1,4}", below):
            name, left = f"{name}, {below}", parts[1:]
    return name, left


def _session(parts: list[str]) -> str:
    for part in parts[:-1]:
        number = part.rpartition("-")[2]
        if part.startswith("ES-"):
            return f"emergency special session {number}"
        if part.startswith("S-"):
            return f"special session {number}"
        if part.isdigit():
            return part if len(part) == 4 else f"session {part}"
    return ""


def _kind(parts: list[str]) -> tuple[str, str]:
    """Tell the kind that a part names, and the number of what has one."""
    for place, part in enumerate(parts):
        name, _, number = part.partition(".")
        name = name.upper() if name in ("Res", "Dec") and number else name
        if name in ("RES", "DEC") and not number:
            told = "/".join(parts[place + 1 :])
            return name, re.sub(r"(?<=\d)\(", " (", told)
        if name in _KINDS:
            return name, number if name in ("PV", "SR") else ""
    return "", ""
