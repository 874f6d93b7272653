"""How a record of each kind is shown as a row: its columns, and the cells of one record."""
