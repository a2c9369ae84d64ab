"""A terminal reader for archives of war news."""

__version__ = "0.1.0"
