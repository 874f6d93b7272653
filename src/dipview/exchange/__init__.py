"""Whole datasets in other tools' formats."""
