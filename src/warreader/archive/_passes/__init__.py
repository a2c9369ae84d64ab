"""Passes over a whole archive, and the data they need: versions and copies, folds, dates, names, maintenance."""
