"""Jobs for the archive worker: each takes the archive, reads or writes it, and returns a value. No widgets."""
