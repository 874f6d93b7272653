"""Roll calls: who voted how, from the UN Digital Library, from Voeten's table, or a plain sheet.

https://digitallibrary.un.org/collection/Voting%20Data and https://doi.org/10.7910/DVN/LEJUQZ; the
latter's votes and roll calls are two files, which are named together.
"""

from __future__ import annotations

from dipview.exchange.exchange_format import Choice, ExchangeFormat
from dipview.exchange.formats.roll_calls.ballots import is_of_votes
from dipview.exchange.formats.roll_calls.reading import read
from dipview.exchange.formats.roll_calls.writing import write

FORMATS = (
    ExchangeFormat(
        name="rollcalls",
        title="Roll calls (UN Digital Library, Voeten, sheets)",
        endings=(".csv", ".xz"),
        gives="votes as events with counts, and who chose what",
        takes="a row for each vote and actor",
        reads=read,
        writes=write,
        read_choices=(
            Choice("issue", "The id of the policy that all of these votes are on."),
            Choice("direction", "Whether a yes is for that policy, or against: 'for', 'against'."),
            Choice("body", "The name of the body that voted, like General Assembly."),
        ),
        definition="https://digitallibrary.un.org/collection/Voting%20Data",
        recognized=is_of_votes,
    ),
)
