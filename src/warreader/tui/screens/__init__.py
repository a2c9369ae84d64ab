"""The reader's screen, and what every screen is made of; the screens that open over it are in `dialogs`."""
