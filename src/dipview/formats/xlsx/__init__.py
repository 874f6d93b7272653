"""The pieces of a workbook: limits of Excel, names of sheets, cells, tables."""
