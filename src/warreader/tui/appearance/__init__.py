"""Themes, their palettes, and the style sheets that are read on demand."""
