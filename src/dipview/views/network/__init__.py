"""The network: who agrees with whom, and the groups this makes."""
