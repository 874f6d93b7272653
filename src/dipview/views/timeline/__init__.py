"""The timeline: statements and events in order of date, counted by period."""
