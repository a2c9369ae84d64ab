"""The screens: each owns its state, asks the librarian and hands values to its widgets."""
