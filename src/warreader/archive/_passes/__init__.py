"""Passes over a whole archive, and what they need of it: versions and copies, folds, dates, names, upkeep."""
