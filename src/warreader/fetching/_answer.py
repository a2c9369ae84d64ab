"""Values of a fetch: the answer, its validators for the next request, and the error without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.frozen import dataclass

if TYPE_CHECKING:
    import datetime as dt


class FetchError(Exception):
    """A fetch failed.

    Args:
        reason: Short and countable: 'private address, refused'.
        detail: What exactly; may be empty.
        final: True where asking again will not help.
    """

    def __init__(self, reason: str, detail: str = "", *, final: bool = False) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
        self.final = final


@dataclass(frozen=True, slots=True)
class Validators:
    """HTTP validators (ETag, Last-Modified) of an earlier answer."""

    url: str
    """The address that answered, behind redirects; sent to no other."""
    etag: str | None = None
    """Its `ETag`."""
    modified: str | None = None
    """Its `Last-Modified`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a server."""

    url: str
    """The address that answered, behind redirects."""
    body: bytes
    """Unpacked; empty where it has not changed."""
    media: str
    """Media type in small letters, without parameters; empty where none was given."""
    charset: str | None
    """The encoding that the server names."""
    fetched: dt.datetime
    """When, in UTC."""
    validators: Validators
    """For the next time."""
    changed: bool = True
    """False where the server says that it is what was fetched before."""
