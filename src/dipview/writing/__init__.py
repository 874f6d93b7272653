"""Writing: records put into the TOML files of a dataset, changed, and taken out again."""
