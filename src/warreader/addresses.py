"""Decides which addresses may be handed on, to a browser or another file: those of the web and of mail, made harmless.

What a page writes into a link comes in; an address that names its real host and nothing else goes out, or None. A page
is untrusted: `javascript:`, control characters, bidirectional overrides, a host that stands before an `@` where the
reader takes it for the real one. How browsers read such writings: WHATWG URL Standard, section 4 (URLs).
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

LONGEST: Final = 2_000
"""Code points of the longest address that is kept; servers refuse longer ones, and sitemaps end at 2,048."""
_WEB: Final = ("http", "https")
_IN_ADDRESS: Final = "!#$%&'()*+,/:;=?@[]~-._"  # RFC 3986, reserved and unreserved; the rest is percent-encoded
_PLAIN: Final = re.compile(r"https?://[a-z0-9][a-z0-9._-]{0,252}(?::[0-9]{1,4})?(?:[/?#][!#-;=?-Z\[\]_a-z~]*)?")
"""An address that need not be changed, as nearly all are: looked at eight times as fast."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,252}|\[[0-9a-f:.]{2,45}\]")
_MAIL: Final = re.compile(r"[A-Za-z0-9.!#$*+/=_~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}")
_NOT_IN_HREF: Final = {ord(sign): None for sign in "\t\n\r"}
_AROUND: Final = "".join(map(chr, range(0x21)))  # browsers strip C0 controls and blanks
_MAILTO: Final = "mailto:"


def web_address(text: str | None) -> str | None:
    """Return an address of the web with whatever does not belong into one percent-encoded.

    Args:
        text: What may be an address; untrusted.

    Returns:
        An address of http or https, harmless, without user name and password; None for anything else.
    """
    address = (text or "").strip()
    return address if _PLAIN.fullmatch(address) else _web_address(address)


def link_address(href: str, page: str | None, base: str | None) -> str | None:
    """Return the address that a link of a page leads to.

    Args:
        href: As the page writes it; untrusted.
        page: The address of the page, as `web_address` gives it; None where it is not known.
        base: The address that its relative links start from; None: they lead nowhere.

    Returns:
        An address of http, https or mailto, harmless; None for any other, for one that is too long, and for a place of
        the page itself.
    """
    if len(href) > LONGEST:
        return None
    said = href.translate(_NOT_IN_HREF).strip(_AROUND)
    if not said or said.startswith("#"):
        return None
    scheme = _SCHEME.match(said)
    if scheme and scheme[0].lower() == _MAILTO:
        return _mail_address(said)
    address = web_address(_with_slashes(said) if scheme else _joined(_with_slashes(said), base))
    if address is None or len(address) > LONGEST:
        return None
    return None if page is not None and address.partition("#")[0] == page.partition("#")[0] else address


def _web_address(text: str) -> str | None:
    text = text.translate(_NOT_IN_HREF)  # as urlsplit does
    try:
        parts = urlsplit(text)
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    host = _host(name)
    if parts.scheme.lower() not in _WEB or host is None:
        return None
    if "@" in parts.netloc or host.strip("[]") != name:
        head, _, tail = text.partition(parts.netloc)
        text = f"{head}{host}{'' if port is None else f':{port}'}{tail}"
    return quote(text.encode("utf-8", "replace"), safe=_IN_ADDRESS)


def _host(name: str) -> str | None:
    """Return a host as the network knows it, decoded and in ASCII (RFC 3490); None where no host is called so."""
    try:
        plain = unquote(name).encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    plain = f"[{plain}]" if ":" in plain else plain
    return plain if _HOST.fullmatch(plain) else None


def _mail_address(said: str) -> str | None:
    """Keep whom a letter goes to; what else a link may fill in is nothing that a reader asked for."""
    address = said[len(_MAILTO) :].partition("?")[0]
    return f"{_MAILTO}{address}" if _MAIL.fullmatch(address) else None


def _with_slashes(said: str) -> str:
    """Take backslashes for slashes, as browsers do before the query: else another host would be meant than shown."""
    if "\\" not in said:
        return said
    cut = min((at for at in (said.find("?"), said.find("#")) if at >= 0), default=len(said))
    return said[:cut].replace("\\", "/") + said[cut:]


def _joined(said: str, base: str | None) -> str | None:
    try:
        return None if base is None else urljoin(base, said)
    except ValueError:
        return None
