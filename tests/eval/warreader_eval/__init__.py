"""Scores what the program understands of the gold pages beside this package, and holds the floors of its figures."""
