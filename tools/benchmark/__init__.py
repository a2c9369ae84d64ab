"""What tools/bench.py measures: warreader, and the same work done by others."""
