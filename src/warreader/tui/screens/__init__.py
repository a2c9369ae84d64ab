"""The screens: each owns its state, asks the archive worker and hands values to its widgets."""
