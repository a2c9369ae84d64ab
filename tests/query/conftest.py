"""Puts this folder on the import path, so that the tests of the archive find the strategies too."""
