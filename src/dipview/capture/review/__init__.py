"""Review: drafts gone over one by one, each decision on the disk before the next is shown."""
