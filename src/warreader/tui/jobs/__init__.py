"""Jobs for the archive's threads: each is given the archive, reads or writes it, and returns a value. No widgets."""
