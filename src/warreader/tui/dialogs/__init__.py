"""Dialogs: screens over the reader's that show or ask for one thing, and close again."""
