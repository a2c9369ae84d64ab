"""Reads formats whose content may be hostile in a process of its own (decision 0021)."""
