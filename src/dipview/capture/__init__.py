"""Capture: from an article to statements that a person has gone over."""
