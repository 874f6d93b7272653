"""Processes: programs that dipview starts, the user's own and itself, and how far each may go."""
