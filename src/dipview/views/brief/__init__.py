"""Briefs: what is known of an issue or an actor, as one document to hand over."""
