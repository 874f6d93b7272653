"""The votes: what was put to the vote, how it was counted, and who stood with whom."""
