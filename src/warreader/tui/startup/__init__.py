"""The two-stage start: rows are shown before Textual is imported."""
