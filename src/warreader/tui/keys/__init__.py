"""Actions and how they are reached: the table of actions, key bindings, chords and typed commands."""
