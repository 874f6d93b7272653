"""What of a dataset may leave: worked out once, so that all that is made of it has nothing else."""
