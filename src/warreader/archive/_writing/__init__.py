"""Adds articles to the tables and the index, and removes them."""
