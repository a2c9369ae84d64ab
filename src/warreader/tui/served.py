"""The toolkit's driver of a reader that shows in a browser: it ends with the server at the other end."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class ServedDriver(WebDriver):
    """Leaves the reader when nobody sends keys any more (textual 8.2 goes on without them).

    The reader always has the keyboard of its page: where a page loses it while the reader starts, nothing would be
    focused, also when it has it again.
    """

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Take what the server says, but for the loss of the keyboard."""
        if packet_type != "blur":
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Hand over what comes from the page, until nothing can come."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.send_message(ExitApp())
