"""Widgets: what the screens of the explorer are made of."""
