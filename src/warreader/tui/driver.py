"""The toolkit's driver of a terminal, which can go on with a screen that shows a first frame already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

from warreader.tui.handover import ENTER

if TYPE_CHECKING:
    from warreader.tui.handover import HeldTerminal


def driver_for(held: HeldTerminal) -> type[LinuxDriver]:
    """Give the driver that takes over a terminal."""

    class TakingOver(LinuxDriver):
        """Goes on with the screen of the first frame."""

        def start_application_mode(self) -> None:
            """Begin, the first time without entering the alternate screen again."""
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual left it so
            if held.is_held:
                held.is_held = False
                self.attrs_before = held.before

        def write(self, data: str) -> None:
            """Write to the terminal."""
            if not held.is_held or data != ENTER:
                super().write(data)

    return TakingOver
