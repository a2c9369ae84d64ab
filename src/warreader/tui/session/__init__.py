"""State that outlives a screen or a run: pane widths, reading history, state files."""
