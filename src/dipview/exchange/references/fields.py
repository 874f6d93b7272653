"""Fields: how BibTeX and RIS call what CSL has, and people as each of them writes them."""

from __future__ import annotations

from collections.abc import Mapping

BIBTEX_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "manual": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "thesis": "thesis",
    "misc": "document",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "unpublished": "manuscript",
    "dataset": "dataset",
    "legislation": "legislation",
    "letter": "personal_communication",
    "newspaper": "article-newspaper",
}
"""The type of CSL for each type of entry of BibTeX and BibLaTeX; the first of a type writes it."""

BIBTEX_FIELDS: Mapping[str, str] = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "school": "publisher",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "number": "number",
    "volume": "volume",
    "pages": "page",
    "edition": "edition",
    "address": "publisher-place",
    "location": "publisher-place",
    "series": "collection-title",
    "abstract": "abstract",
    "keywords": "keyword",
    "language": "language",
    "langid": "language",
    "note": "note",
    "howpublished": "medium",
    "type": "genre",
}
"""What CSL calls each field of an entry; the first of those of one name writes it."""

RIS_TYPES: Mapping[str, str] = {
    "NEWS": "article-newspaper",
    "MGZN": "article-magazine",
    "JOUR": "article-journal",
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "THES": "thesis",
    "ELEC": "webpage",
    "WEB": "webpage",
    "BLOG": "post-weblog",
    "GEN": "document",
    "GOVDOC": "document",
    "BILL": "bill",
    "STAT": "legislation",
    "LAW": "legislation",
    "CASE": "legal_case",
    "HEAR": "hearing",
    "PAMP": "pamphlet",
    "MAP": "map",
    "DATA": "dataset",
    "PCOMM": "personal_communication",
    "ICOMM": "personal_communication",
    "UNPB": "manuscript",
    "MANSCPT": "manuscript",
    "VIDEO": "motion_picture",
    "STAND": "standard",
    "PAT": "patent",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "SOUND": "song",
    "COMP": "software",
}
"""The type of CSL for each type of RIS; the first of a type writes it."""

RIS_FIELDS: Mapping[str, str] = {
    "title": "title",
    "primary_title": "title",
    "secondary_title": "container-title",
    "journal_name": "container-title",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "number": "issue",
    "volume": "volume",
    "start_page": "page-first",
    "doi": "DOI",
    "issn": "ISSN",
    "abstract": "abstract",
    "notes_abstract": "abstract",
    "language": "language",
    "edition": "edition",
    "type_of_work": "genre",
    "label": "number",
}
"""What CSL calls what rispy names; the first of those of one name writes it."""


def inverted(names: Mapping[str, str]) -> Mapping[str, str]:
    """Turn a table of names round; the first of several that mean one wins."""
    return {theirs: ours for ours, theirs in reversed([*names.items()])}


def person(name: str) -> dict[str, str]:
    """Read a person's or a body's name: ``Vale, Anna``, ``Anna Vale``, ``{Foreign Ministry}``."""
    name = name.strip()
    if name.startswith("{") and name.endswith("}"):
        return {"literal": name[1:-1]}
    family, comma, given = name.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip()}
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}


def person_in_words(said: object) -> str:
    """Write a person's name, the family's first."""
    if not isinstance(said, dict):
        return str(said)
    if literal := said.get("literal"):
        return f"{{{literal}}}"
    return ", ".join(str(part) for part in (said.get("family"), said.get("given")) if part)
