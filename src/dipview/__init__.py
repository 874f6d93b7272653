"""dipview: where governments stand, who said so, in which words, when, and on whose report."""

__version__ = "0.1.0"
