"""Locators: a place in a source, label and value, as styles shorten it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dipview.model.values import frozen


@frozen
class Short:
    """How a style writes a label."""

    one: str
    several: str


_SEVERAL = r"[-\u2013,&]|\band\b"


def labelled(locator: str) -> tuple[str, str]:
    """Part a locator into its label, in the singular, and its value: ``("page", "3-4")``.

    Returns:
        An empty label where it begins with none: all of it is the value.
    """
    word, _, value = locator.strip().partition(" ")
    if not value.strip() or not word.isalpha():
        return "", locator.strip()
    label = word.lower()
    return label.removesuffix("s") if len(label) > 1 else label, value.strip()


def written(locators: Sequence[str], shorts: Mapping[str, Short], last: str) -> Iterator[str]:
    """Write places, those of one label together: ``paras. 8 and 9``, ``p. 3``.

    Args:
        locators: Places, such as ``"paragraph 8"``.
        shorts: How labels are written; one that is not there is written as it is.
        last: What stands before the last of several values: ``" and "``.
    """
    groups: dict[str, list[str]] = {}
    for locator in dict.fromkeys(locators):
        label, value = labelled(locator)
        if label in shorts:
            groups.setdefault(label, []).append(re.sub(r"(?<=\d)-(?=\d)", "\u2013", value))
        else:
            groups.setdefault("", []).append(locator.strip())
    for label, values in groups.items():
        if not label:
            yield from values
            continue
        short = shorts[label]
        named = short.several if len(values) > 1 or re.search(_SEVERAL, values[0]) else short.one
        joined = last.join(filter(None, (", ".join(values[:-1]), values[-1])))
        yield f"{named} {joined}".strip()
