"""The reader's own data, in `user.db`: marks, tags, notes, corrections, folds, searches, and the undo journal."""
