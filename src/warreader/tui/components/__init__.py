"""The areas of the reader's screen: containers that own their widgets, their state and what is done there."""
