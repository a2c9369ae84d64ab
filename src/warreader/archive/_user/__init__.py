"""What the reader made, in `user.db`: marks, tags, notes, corrections, folds, searches, and the journal for undo."""
