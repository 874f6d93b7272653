"""Earth Negotiations Bulletin: sections as JSON Lines, as climatenegotiations.org publishes them.

A line is an object with ``id``, ``section_title``, ``enb_short_title``, ``enb_start_date``,
``enb_end_date``, ``enb_url``, ``countries``, ``actors`` (blocs) and ``sentences``.
https://github.com/medialab/climateDebateExplorer
"""

from __future__ import annotations

from dipview.exchange.exchange_format import Choice, ExchangeFormat
from dipview.exchange.formats.enb.reading import is_bulletin, read

FORMATS = (
    ExchangeFormat(
        name="enb",
        title="Earth Negotiations Bulletin",
        endings=(".jsonl",),
        gives="sections as sources with their texts, states and blocs, and drafts to review",
        reads=read,
        read_choices=(Choice("no-drafts", "Draft nothing; 'dipview draft' does it later.", bool),),
        definition="https://github.com/medialab/climateDebateExplorer",
        explored=False,
        recognized=is_bulletin,
    ),
)
