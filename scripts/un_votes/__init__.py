"""Builds the bundled dataset of votes in the General Assembly from the package unvotes.

``corpus`` reads the files, ``nuclear``, ``arms``, ``middle_east`` and ``rights`` say which roll
calls belong to which recurring resolution, ``states`` how the voters are called, ``dataset`` makes
the records, and ``writing`` writes them.
"""
