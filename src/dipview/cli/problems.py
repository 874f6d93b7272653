"""Problems in the data in words, for standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dipview.dataset.codes import CODES
from dipview.dataset.problems import Severity


def count_in_words(codes: Iterable[str]) -> str:
    """Count problems by their codes: ``"2 errors and 1 warning"``; empty where there are none."""
    counts = Counter(CODES[code].severity for code in codes)
    return " and ".join(
        f"{counts[severity]:,} {severity}{'s' * (counts[severity] != 1)}"
        for severity in Severity
        if counts[severity]
    )


def codes_in_words(codes: Iterable[str]) -> str:
    """Count problems by each of their codes: ``": 16 control-character, 9 unsourced"``."""
    counts = Counter(codes)
    if counts.total() < 2:
        return ""
    return f": {', '.join(f'{count:,} {code}' for code, count in counts.most_common())}"
