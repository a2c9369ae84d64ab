"""The text engines: pure functions from a source text to spans over it, with reasons and confidence."""
