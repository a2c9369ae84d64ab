"""Finds the article in a page: its lines as a reader sees them, its links, what its metadata say."""
