"""Registers: the codes that others keep, as tables: of countries, of languages and scripts."""
