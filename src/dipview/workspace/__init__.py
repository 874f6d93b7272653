"""Opens paths into a dataset and an index, and turns a scope into a view."""
