"""Puts articles into the tables and the index, and takes them out again."""
