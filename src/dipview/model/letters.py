"""Letters: what is left out of a word, and what a letter without a decomposition is typed as."""

from __future__ import annotations

APOSTROPHES = frozenset("'`´‘’‛′ʹʻʼʽʾʿˈՙ՚׳ꞌ＇")
"""Apostrophes and the signs that stand for one: quotes, primes, half rings, geresh."""

SPELT_OUT = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ø": "o",
    "ð": "d",
    "đ": "d",
    "ɖ": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ŋ": "n",
    "ŧ": "t",
    "ƶ": "z",
    "ə": "a",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
}
"""Letters without a decomposition, as they are usually transcribed or typed.

The Arabic pairs are the ones that light normalization joins (final ya, Persian ya and kaf, ta
marbuta): they are exchanged freely in print.
"""
