"""How good drafts are: against sentences labelled by hand, and against PolNeAR."""
