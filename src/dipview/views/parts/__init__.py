"""Parts: what several views need: rows, cells, names, dates, marks, legends, citations."""
