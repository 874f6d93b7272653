"""Registers: codes of countries, languages and scripts, numbers of Wikidata, and addresses.

All are shown as they are written, so that whoever reads on cannot tell a slip from a code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from dipview.dataset.findings import Finding, Records
from dipview.dataset.problems import Way
from dipview.dataset.records import HEADER, Written
from dipview.dataset.registers.countries import is_country, is_user_assigned
from dipview.dataset.registers.countries import meant as country_meant
from dipview.dataset.registers.languages import COMMON, is_script, unknown_in
from dipview.dataset.registers.languages import meant as language_meant
from dipview.dataset.value_conversion import shortened
from dipview.model.actors import Actor

_ADDRESS = r"(?i:https?)://[^\s/?#]+[^\s]*"
_WIKIDATA = "Q[0-9]+"


def check(records: Records, used: frozenset[str] | None = None) -> Iterator[Finding]:
    """Find codes that are in no register, and addresses that lead nowhere.

    Args:
        records: The records to go through.
        used: The codes that actors have; None for those of ``records``.
    """
    yield from _languages(records)
    yield from _events(records, used)
    for id, source in records.sources.items():
        for key in ("url", "archive_url"):
            address = getattr(source, key)
            if address and not re.fullmatch(_ADDRESS, address):
                yield records.find(id, source, (key,), "bad-url", *_no_address(address))
    for id, actor in records.actors.items():
        if actor.identifiers or actor.other_names:
            yield from _of_actor(records, id, actor)


def _languages(records: Records) -> Iterator[Finding]:
    """Look at each different tag once."""
    known: dict[str, tuple[str, str] | None] = dict.fromkeys(COMMON)
    tag = records.header.language
    if tag and records.header_origin and (wrong := _looked_up(known, tag)):
        yield Finding(
            code="unknown-language",
            message=f"the header [{HEADER}]: language{wrong[0]}",
            origin=records.header_origin,
            path=("language",),
            hint=wrong[1],
        )
    groups: tuple[Mapping[str, Written], ...] = (records.sources, records.statements)
    for group in groups:
        for id, record in group.items():
            tag = record.language  # type: ignore[union-attr]
            if tag and (wrong := _looked_up(known, tag)):
                yield records.find(id, record, ("language",), "unknown-language", *wrong)


def _looked_up(known: dict[str, tuple[str, str] | None], tag: str) -> tuple[str, str] | None:
    if tag not in known:
        known[tag] = _no_language(tag)
    return known[tag]


def _events(records: Records, used: frozenset[str] | None) -> Iterator[Finding]:
    for id, event in records.events.items():
        code = event.country
        if not code or is_country(code):
            continue
        if is_user_assigned(code):
            used = explained(records) if used is None else used
            if code in used:
                continue
            said = f": '{code}' is no country's: ISO 3166 leaves it to its users"
            hint = f'say who is meant: identifiers = {{ iso3166 = "{code}" }} at its actor'
            yield records.find(id, event, ("country",), "unknown-country", said, hint)
        else:
            yield records.find(id, event, ("country",), "unknown-country", *_no_country(code))


def explained(records: Records) -> frozenset[str]:
    """Give the codes that actors of the dataset have."""
    codes = (actor.identifiers.get("iso3166", "") for actor in records.actors.values())
    return frozenset(filter(None, codes))


def _of_actor(records: Records, id: str, actor: Actor) -> Iterator[Finding]:
    iso = actor.identifiers.get("iso3166", "")
    country = iso.partition("-")[0]  # a part of one, like GB-SCT, is of ISO 3166-2
    if iso and not (is_country(country) or is_user_assigned(country)):
        path: Way = ("identifiers", "iso3166")
        yield records.find(id, actor, path, "unknown-country", *_no_country(iso))
    wikidata = actor.identifiers.get("wikidata", "")
    if wikidata and not re.fullmatch(_WIKIDATA, wikidata):
        path = ("identifiers", "wikidata")
        found = re.search(r"(?i:\bq)([0-9]+)\b", wikidata)
        said = f": '{shortened(wikidata)}' is not the number of an item of Wikidata"
        hint = f"did you mean 'Q{found[1]}'?" if found else "write it like Q145"
        yield records.find(id, actor, path, "bad-identifier", said, hint)
    for number, name in enumerate(actor.other_names):
        if name.language and name.language not in COMMON and (wrong := _no_language(name.language)):
            path = ("other_names", number, "language")
            yield records.find(id, actor, path, "unknown-language", *wrong)
        if name.script and not is_script(name.script):
            path = ("other_names", number, "script")
            yield records.find(id, actor, path, "unknown-script", *_no_script(name.script))


def _no_country(code: str) -> tuple[str, str]:
    said = f": '{shortened(code)}' is not an ISO 3166-1 code of two letters"
    return said, _meant(code, country_meant, "write the code of two letters, like GB")


def _no_language(tag: str) -> tuple[str, str] | None:
    part = unknown_in(tag)
    if part is None:
        return None
    said = f": '{shortened(tag)}' is not a BCP 47 tag"
    otherwise = "write a tag like en, ar or pt-BR"
    if unknown_in(tag.replace("_", "-")) is None:
        return said, f"did you mean '{tag.replace('_', '-')}'?"
    if part == tag:
        return said, _meant(tag, language_meant, otherwise)
    said += f": there is no subtag '{shortened(part)}'"
    return said, _meant(part, language_meant, otherwise) if tag.startswith(part) else otherwise


def _no_script(code: str) -> tuple[str, str]:
    said = f": '{shortened(code)}' is not an ISO 15924 code of four letters"
    return said, _meant(code, lambda text: language_meant(text, "s"), "write it like Arab or Latn")


def _no_address(address: str) -> tuple[str, str]:
    said = f": '{shortened(address)}' is not an address that begins with http:// or https://"
    whole = f"https://{address}"
    plain = (
        "." in address.partition("/")[0] and ":" not in address and re.fullmatch(_ADDRESS, whole)
    )
    return said, f"did you mean '{shortened(whole)}'?" if plain else "write it as https://…"


def _meant(text: str, find: Callable[[str], str], otherwise: str) -> str:
    found = find(text)
    return f"did you mean '{found}'?" if found else otherwise
