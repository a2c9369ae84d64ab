"""The areas of the reader's screen: containers that own their widgets and state."""
