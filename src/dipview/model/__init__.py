"""The records of a dataset as frozen values, with dates, stances and ids; no input or output."""
