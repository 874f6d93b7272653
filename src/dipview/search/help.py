"""One page of help on the query language: what is written, and what it finds."""

from __future__ import annotations

QUERY_HELP: tuple[tuple[str, str], ...] = (
    ("til russia", "both words, spelt nearly so, in any form of the name"),
    ('\'exact  "a phrase"', "letter for letter"),
    ("^pre  suf$", "at the beginning of a word, at its end"),
    ("!not  not:word", "without it"),
    ("a or b  (a or b) c", "either; parentheses group"),
    ("with:russia", "everything in which it has any part"),
    ("by:  for:  via:", "who spoke, on whose behalf, on whose word"),
    ("holder:  about:", "whose position it is, who is spoken of"),
    ("issue:  stance:  basis:", "issue:sanctions, stance:oppose, basis:stated"),
    ("topic:  option:", "topic:fishery with all below it; option:abstain in a vote"),
    ("reason:  value:", "reason:jobs, value:1990: words of why, and of how much"),
    ("priority:", "priority:red-line: how much it matters"),
    ("act:  formula:", 'act:propose, formula:"takes note": what is done, in which verb'),
    ("kind:  form:  status:", "kind:person, form:verbatim, status:disputed"),
    ("tag:  coder:  reviewer:", "tag:urgent, coder:anna: what was written on records"),
    ("extra:", "extra:round, extra:round=2: a key of your own, or its value"),
    ("role:  place:  event:", "role:minister, place:lucca, event:strike"),
    ("source:  id:", "what rests on a source; one record by its id"),
    ("date:  since:  until:", 'date:2017-04, since:7-April, until:"10 April"'),
)
"""Each form of a query, and its meaning."""
