"""Fields: how BibTeX and RIS call what CSL has, and people as each of them writes them."""

from __future__ import annotations

from collections.abc import Mapping

BIBTEX_TYPES = {
    "article-journal": "article",
    "book": "book proceedings",
    "pamphlet": "booklet",
    "chapter": "inbook incollection",
    "paper-conference": "inproceedings conference",
    "report": "manual report techreport",
    "thesis": "mastersthesis phdthesis thesis",
    "document": "misc",
    "webpage": "online electronic www",
    "manuscript": "unpublished",
    "dataset": "dataset",
    "legislation": "legislation",
    "personal_communication": "letter",
    "article-newspaper": "newspaper",
}
"""What BibTeX and BibLaTeX call entries of each type of CSL; the first of several writes it."""

BIBTEX_FIELDS = {
    "title": "title",
    "container-title": "journal journaltitle booktitle",
    "publisher": "publisher institution organization school",
    "URL": "url",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "number": "number",
    "volume": "volume",
    "page": "pages",
    "edition": "edition",
    "publisher-place": "address location",
    "collection-title": "series",
    "abstract": "abstract",
    "keyword": "keywords",
    "language": "language langid",
    "note": "note",
    "medium": "howpublished",
    "genre": "type",
}
"""What they call each field of CSL, likewise."""

RIS_TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CONF CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC WEB",
    "post-weblog": "BLOG",
    "document": "GEN GOVDOC",
    "bill": "BILL",
    "legislation": "STAT LAW",
    "legal_case": "CASE",
    "hearing": "HEAR",
    "pamphlet": "PAMP",
    "map": "MAP",
    "dataset": "DATA",
    "personal_communication": "PCOMM ICOMM",
    "manuscript": "UNPB MANSCPT",
    "motion_picture": "VIDEO",
    "standard": "STAND",
    "patent": "PAT",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "song": "SOUND",
    "software": "COMP",
}
"""What RIS calls each type of CSL, likewise."""

RIS_FIELDS = {
    "title": "title primary_title",
    "container-title": "secondary_title journal_name",
    "publisher": "publisher",
    "publisher-place": "place_published",
    "issue": "number",
    "volume": "volume",
    "page-first": "start_page",
    "DOI": "doi",
    "ISSN": "issn",
    "abstract": "abstract notes_abstract",
    "language": "language",
    "edition": "edition",
    "genre": "type_of_work",
    "number": "label",
}
"""What rispy calls each field of CSL, likewise."""


def both_ways(names: Mapping[str, str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give CSL's name for each of a format's, and that of the format for each of CSL's."""
    called = {ours: theirs.split() for ours, theirs in names.items()}
    read = {theirs: ours for ours, each in called.items() for theirs in each}
    return read, {ours: each[0] for ours, each in called.items()}


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
