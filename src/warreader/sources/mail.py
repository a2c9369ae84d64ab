"""Mail: a newsletter or a forwarded article, and the MHTML files in which browsers save pages.

A message comes in, one source text goes out: of its plain text, or of its page where it has no plain text. Of a saved
page it is the page. A message that ends before its parts do keeps what is there, and a problem says so. One of a single
part does not say where it ends: in a mailbox it ends with a line, elsewhere what ends in the middle of one is noted.
"""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    StartBoundaryNotFoundDefect,
)
from typing import TYPE_CHECKING, Final

from warreader.article import Given, Origin, SourceText
from warreader.sources._encoding import decode, repair
from warreader.sources._page import raw_page
from warreader.sources._record import BINARY, EMPTY, Problem, fingerprint
from warreader.sources._stream import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from warreader.sources._page import Item
    from warreader.sources._stream import Received

_SUFFIXES: Final = (".eml", ".mht", ".mhtml")
_HEADERS: Final = re.compile(
    rb"(?:(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Snapshot-Content-Location|Content-Type"
    rb"|Delivered-To|X-[A-Za-z0-9-]{1,40}):[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){3}",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 20  # of a plain part that is more than 'see the HTML version'
_SOFT_BREAK: Final = re.compile(r"(?<!\n--) \r?\n(?=[^\s>])")
_STUFFED: Final = re.compile(r"^ ", re.MULTILINE)
DAMAGED: Final = "mail that cannot be understood"
_TEXT_BEGINS: Final = re.compile(rb"(?:^|\n)\r?\n")
NO_TEXT_YET: Final = "mail cut off before its text"
CUT_OFF: Final = "mail cut off; what is there was kept"
NO_END: Final = "mail without an end, perhaps cut off"


def matches(name: str, head: bytes) -> bool:
    """Return by its name, or by three header lines at its beginning, whether this is a message."""
    return name.lower().endswith(_SUFFIXES) or bool(_HEADERS.match(head))


def read(received: Received, location: str) -> Iterator[Item]:
    """Read a message.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        Its article, and a problem where it is cut off.
    """
    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
    else:
        yield from message_items(data, location)


def message_items(data: bytes, location: str, *, in_mailbox: bool = False) -> Iterator[Item]:
    """Find the article in the bytes of a message.

    Args:
        data: The message.
        location: Where it stands.
        in_mailbox: It stands in a mailbox, where every message ends with a line.

    Yields:
        Its article, or the reason why there is none; a problem where it is cut off.
    """
    if not data.strip():
        yield Problem(location, EMPTY, failed=False)
        return
    if not _TEXT_BEGINS.search(data):
        yield Problem(location, NO_TEXT_YET, failed=True)
        return
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        item = _article(message, location, fingerprint(data))
        cut_off = _is_cut_off(message)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError, RecursionError) as error:
        # the parser of addresses and parameters raises all of these for malformed headers
        yield Problem(location, DAMAGED, failed=True, detail=type(error).__name__)
        return
    yield item
    ended = data.endswith((b"\n", b"\r"))
    if cut_off or (in_mailbox and not ended):
        yield Problem(location, CUT_OFF, failed=True)
    elif not ended and not message.is_multipart():
        yield Problem(location, NO_END, failed=False, detail="it ends in the middle of a line")


def _article(message: EmailMessage, location: str, sha256: str) -> Item:
    date = _header(message, "Date")
    page = _part(message, "html")
    if address := _address_of_page(message):  # a saved page: its date is that of the capture
        given = Given(url=address, fetched=date)
        plain = None if page is not None else _part(message, "plain")
    else:
        given = Given(title=_header(message, "Subject"), published=date, source=_sender(message))
        plain = _part(message, "plain")
    if plain is not None and (page is None or len(_content(plain)[0].split()) >= _FEWEST_WORDS):
        return _of_plain(plain, given, location, sha256)
    if page is None:
        return Problem(location, "no text", failed=False)
    data, charset = _content(page)
    if charset is not None:  # wins over the `meta` of the page, which mailers leave as the template had it
        data = data.decode(charset).encode("utf-8", "replace")
    return raw_page(data, location, given, sha256=sha256)


def _of_plain(part: EmailMessage, given: Given, location: str, sha256: str) -> Item:
    payload, charset = _content(part)
    decoded = decode(payload)
    if charset is not None:
        text, encoding, replaced = payload.decode(charset), charset, 0
    elif decoded is not None:
        text, encoding, replaced = decoded.text, decoded.encoding, decoded.replaced
    else:
        return Problem(location, BINARY, failed=True, detail="its text is none")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, delete_blank=str(part.get_param("delsp", "")).lower() == "yes")
    return SourceText(repair(text)[0], given, Origin(location, sha256), encoding, replaced)


def _unflowed(text: str, *, delete_blank: bool) -> str:
    """Join the lines of a paragraph that the sender has broken: RFC 3676, a blank before the break is a soft one."""
    return _SOFT_BREAK.sub("" if delete_blank else " ", _STUFFED.sub("", text))


def _address_of_page(message: EmailMessage) -> str | None:
    """Return the address of a saved page; None for mail.

    Chrome and Edge write it into the head of the message, UnMHT (of Firefox) into that of the page.
    """
    address = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    if address or message.get_content_type() != "multipart/related":
        return address
    root = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    return None if root is None else _header(root, "Content-Location")


def _part(message: EmailMessage, subtype: str) -> EmailMessage | None:
    for part in message.walk():
        if part.get_content_type() == f"text/{subtype}" and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return part
    return None


def _content(part: EmailMessage) -> tuple[bytes, str | None]:
    """Return the bytes of a part, and the encoding that it declares, where the bytes bear it out."""
    payload = part.get_payload(decode=True)
    data, charset = payload if isinstance(payload, bytes) else b"", part.get_content_charset()
    if charset is None or charset in {"utf-8", "us-ascii", "ascii"}:
        return data, None
    try:
        data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return data, None
    return data, charset


def _is_cut_off(message: EmailMessage) -> bool:
    wanted = (
        CloseBoundaryNotFoundDefect,
        StartBoundaryNotFoundDefect,
        InvalidBase64PaddingDefect,
        InvalidBase64LengthDefect,
    )
    return any(isinstance(defect, wanted) for part in message.walk() for defect in part.defects)


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    sender = _header(message, "From")
    return None if sender is None else re.sub(r"\s*<[^<>]*>\s*$", "", sender).strip(" \"'") or sender
