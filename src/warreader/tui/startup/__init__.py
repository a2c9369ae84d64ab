"""The two stages of a start: rows on the screen before Textual is imported, and how the reader takes over from them."""
