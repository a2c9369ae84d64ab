"""A Textual driver for the browser that ends with its server."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class ServedDriver(WebDriver):
    """Leaves the reader when nobody sends keys any more (textual 8.2 goes on without them)."""

    def run_input_thread(self) -> None:
        """Hand over what comes from the page, until nothing can come."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.send_message(ExitApp())
