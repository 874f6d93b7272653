"""Sheets: tables of people's own making, in CSV, TSV, XLSX and ODS, as statements and back."""
