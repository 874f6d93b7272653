"""The parts of a run, each of which measures one group of budgets."""
