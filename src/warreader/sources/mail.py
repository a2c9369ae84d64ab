"""Mail: a newsletter or a forwarded article, and the MHTML files in which browsers save pages.

A message comes in, one source text goes out: of its plain text, or of its page where it has no plain text.
"""

from __future__ import annotations

import email
import email.policy
import re
from typing import TYPE_CHECKING, Final

from warreader.article import Given, SourceText
from warreader.sources._record import EMPTY, Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE
from warreader.sources.html import page_record
from warreader.sources.plain import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from warreader.sources._stream import Received

_SUFFIXES: Final = (".eml", ".mht", ".mhtml")
_HEADERS: Final = re.compile(
    rb"(?:(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Snapshot-Content-Location|Content-Type"
    rb"|Delivered-To|X-[A-Za-z-]{1,40}):[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){3}",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 20  # of a plain part that is more than 'see the HTML version'
DAMAGED: Final = "mail that cannot be understood"


def matches(name: str, head: bytes) -> bool:
    """Tell by its name, or by three header lines at its beginning, whether this is a message."""
    return name.lower().endswith(_SUFFIXES) or bool(_HEADERS.match(head))


def read(received: Received, location: str) -> Iterator[Record]:
    """Read a message.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        One record.
    """
    data = received.read_whole()
    yield Problem(location, TOO_LARGE, failed=True) if data is None else message_record(data, location)


def message_record(data: bytes, location: str) -> Record:
    """Make a source text of the bytes of a message.

    Args:
        data: The message.
        location: Where it stands.

    Returns:
        The source text, or the reason why there is none.
    """
    if not data.strip():
        return Problem(location, EMPTY, failed=False)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return _record(message, location, fingerprint(data))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError, RecursionError) as error:
        # the parser of addresses and parameters raises all of these for malformed headers
        return Problem(location, DAMAGED, failed=True, detail=type(error).__name__)


def _record(message: EmailMessage, location: str, sha256: str) -> Record:
    address = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    date = _header(message, "Date")
    if address or message.get_content_type() == "multipart/related":  # a saved page: its date is that of the capture
        given = Given(url=address, fetched=date)
    else:
        given = Given(title=_header(message, "Subject"), published=date, source=_sender(message))
    plain, page = _part(message, "plain"), _part(message, "html")
    if plain is not None and (page is None or len(plain.split()) >= _FEWEST_WORDS):
        return _of_message(text_of(plain, location, given), sha256)
    if page is None:
        return Problem(location, "no text", failed=False)
    return _of_message(page_record(page, location, given), sha256)


def _of_message(record: Record, sha256: str) -> Record:
    """Name the hash of the whole message, not of its part."""
    if not isinstance(record, SourceText):
        return record
    origin = record.origin
    return SourceText(
        record.text,
        record.given,
        type(origin)(origin.location, sha256, origin.captured),
        record.encoding,
        record.replaced,
        record.asides,
    )


def _part(message: EmailMessage, subtype: str) -> bytes | None:
    for part in message.walk():
        if part.get_content_type() == f"text/{subtype}" and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return _as_utf_8(payload, part.get_content_charset())
    return None


def _as_utf_8(payload: bytes, charset: str | None) -> bytes:
    """Trust the declared charset where the bytes bear it out; the bytes are looked at again anyway."""
    if not charset or charset.lower() in {"utf-8", "us-ascii", "ascii"}:
        return payload
    try:
        return payload.decode(charset).encode("utf-8", "replace")
    except (UnicodeDecodeError, LookupError):
        return payload


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    sender = _header(message, "From")
    return None if sender is None else re.sub(r"\s*<[^<>]*>\s*$", "", sender).strip(" \"'") or sender
