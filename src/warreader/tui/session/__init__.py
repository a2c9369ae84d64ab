"""What outlasts a screen, or a run: pane widths, reading history, and the state files of the last session."""
