"""A sentence has one full stop, whatever the words at its end bring along."""

from __future__ import annotations

import pytest

from dipview.model.sentences import sentence


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("In no tie: Ruritania", "In no tie: Ruritania."),
        ("In no tie: Charles II.", "In no tie: Charles II."),
        ("Said: “We go.”", "Said: “We go.”"),
        ("Said: “We go”", "Said: “We go”."),
        ("Dataset: Who is for it?", "Dataset: Who is for it?"),
        ("Dataset: «Oui !»", "Dataset: «Oui !»"),
        ("Dataset: more …", "Dataset: more …"),
        ("Dataset: 賛成。", "Dataset: 賛成。"),
        ("with (Ruritania etc.)", "with (Ruritania etc.)."),
        ("", "."),
    ],
)
def test_a_sentence_is_ended_once(text: str, ended: str) -> None:
    assert sentence(text) == ended
    assert sentence(sentence(text)) == ended
