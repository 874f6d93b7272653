"""References: sources as bibliographies have them; three formats share one form, that of CSL."""
