"""What is different in two states of a dataset, record by record and standing by standing."""
