"""Fetches an address with rate limits, robots.txt and checked redirects."""

from __future__ import annotations

import datetime as dt
import http.client
import re
import ssl
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3.exceptions

from warreader import __version__
from warreader.fetching._addresses import is_public
from warreader.fetching._answer import Answer, FetchError, Validators
from warreader.fetching._body import CUT_OFF, read_body
from warreader.fetching._connection import answered
from warreader.fetching._robots import EVERYTHING, Rules, parse_rules
from warreader.fetching._robots import LARGEST as LARGEST_RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from urllib3.response import BaseHTTPResponse

LARGEST: Final = 50 * 1024 * 1024
"""Bytes of the largest body: a page has 20 MB at most, a newspaper as PDF a little more."""
SECONDS: Final = 60.0
"""For one request from beginning to end, however slowly it drips."""
MOST_REDIRECTS: Final = 5
BETWEEN: Final = 1.0
"""Seconds between two requests to one host, where its robots.txt asks for no more."""
AGENT: Final = f"warreader/{__version__} (a news reader; fetches what one person asks for)"
DENIED: Final = "its robots.txt asks not to fetch it"
NOT_SAID: Final = "its robots.txt cannot be had, so nothing is fetched"
"""A site that cannot say what it asks is left alone: RFC 9309, 2.3.1.4."""
UNTRUSTED: Final = "its certificate cannot be trusted"
_OK, _NOT_MODIFIED, _CLIENT_ERROR, _SERVER_ERROR = 200, 304, 400, 500
_GONE: Final = frozenset({401, 402, 403, 404, 405, 406, 410, 451})  # asking again will not help
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OUT_OF_TIME: Final = frozenset({9, 10})  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_HEADERS: Final = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "gzip",
}
_NETWORK_ERRORS: Final = (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException)
_HOST: Final = re.compile(r"[\w.:%-]+", re.ASCII)


class Fetcher:
    """Fetches with rate and size limits; caches each site's robots.txt.

    Args:
        allow: Tells whether an IP address may be connected to.
        largest: Bytes of the largest body, unpacked.
        seconds: For one request from beginning to end.
        between: Seconds between two requests to one host.
    """

    def __init__(
        self,
        *,
        allow: Callable[[str], bool] = is_public,
        largest: int = LARGEST,
        seconds: float = SECONDS,
        between: float = BETWEEN,
    ) -> None:
        self._allow = allow
        self._largest = largest
        self._seconds = seconds
        self._between = between
        self._rules: dict[tuple[str, str], Rules | FetchError] = {}
        self._last: dict[str, float] = {}  # host to the time of the last request

    def fetch(self, url: str, known: Validators | None = None) -> Answer:
        """Fetch an address.

        Args:
            url: http or https.
            known: What it answered with the last time.

        Returns:
            The answer; one without a body where nothing has changed since.

        Raises:
            FetchError: There is none; the reason says why.
        """
        for _ in range(MOST_REDIRECTS + 1):
            parts = checked(url)
            rules = self._rules_of(parts)
            if not rules.allows(url):
                raise FetchError(DENIED, url, final=True)
            self._wait(parts, rules.delay)
            answer = self._ask(parts, url, known)
            if isinstance(answer, Answer):
                return answer
            url = answer
        raise FetchError("redirected in a circle", url)

    def _ask(self, parts: SplitResult, url: str, known: Validators | None) -> Answer | str:
        """Ask once: the answer, or the address that is named instead."""
        asked = dict(_HEADERS)
        if known is not None and known.url == url:
            asked |= {"If-None-Match": known.etag} if known.etag else {}
            asked |= {"If-Modified-Since": known.modified} if known.modified else {}
        try:
            with answered(parts, asked, self._allow, self._seconds) as response:
                if response.status in _REDIRECTS and (target := response.headers.get("Location")):
                    return urljoin(url, target)
                return self._answer(response, url, known)
        except FetchError:
            raise
        except ssl.SSLCertVerificationError as error:
            raise _untrusted(error) from error
        except (*_NETWORK_ERRORS, ValueError) as error:
            raise FetchError(CUT_OFF, str(error)[:200]) from error

    def _answer(self, response: BaseHTTPResponse, url: str, known: Validators | None) -> Answer:
        now = dt.datetime.now(dt.UTC)
        if response.status == _NOT_MODIFIED and known is not None:
            return Answer(url, b"", "", None, now, known, changed=False)
        if response.status != _OK:
            said = f"the server answers {response.status}"
            raise FetchError(said, response.reason or "", final=response.status in _GONE)
        kind = response.headers.get("Content-Type", "")
        charset = _CHARSET.search(kind)
        validators = Validators(url, response.headers.get("ETag"), response.headers.get("Last-Modified"))
        body = read_body(response, self._largest)
        media = kind.partition(";")[0].strip().lower()
        return Answer(url, body, media, charset[1] if charset else None, now, validators)

    def _rules_of(self, parts: SplitResult) -> Rules:
        site = (parts.scheme, parts.netloc)
        if site not in self._rules:
            try:
                self._rules[site] = self._fetch_rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
            except FetchError as error:  # the same for all that is asked of this site
                self._rules[site] = error
        rules = self._rules[site]
        if isinstance(rules, FetchError):
            raise rules.with_traceback(None)  # each time it is raised it would hold on to more
        return rules

    def _fetch_rules(self, url: str) -> Rules:
        for _ in range(MOST_REDIRECTS + 1):
            rules = self._ask_rules(url)
            if isinstance(rules, Rules):
                return rules
            url = rules
        return EVERYTHING

    def _ask_rules(self, url: str) -> Rules | str:
        """Ask once: the rules, or the address that is named instead."""
        parts = checked(url)
        self._wait(parts, 0.0)
        try:
            with answered(parts, _HEADERS, self._allow, self._seconds) as response:
                status = response.status
                if status in _REDIRECTS and (target := response.headers.get("Location")):
                    return urljoin(url, target)
                if status == _OK:
                    return parse_rules(read_body(response, LARGEST_RULES, cut=True))
        except FetchError as error:
            if error.final or error.reason in {"no such host", "cannot be reached"}:
                raise
            raise FetchError(NOT_SAID, str(error)) from error
        except ssl.SSLCertVerificationError as error:
            raise _untrusted(error) from error
        except (*_NETWORK_ERRORS, ValueError) as error:
            raise FetchError(NOT_SAID, str(error)[:200]) from error
        if _CLIENT_ERROR <= status < _SERVER_ERROR:
            return EVERYTHING
        raise FetchError(NOT_SAID, f"the server answers {status}")

    def _wait(self, parts: SplitResult, delay: float) -> None:
        host = parts.hostname or ""
        due = self._last.get(host, 0.0) + max(self._between, delay)
        if host in self._last and (left := due - time.monotonic()) > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()


def _untrusted(error: ssl.SSLCertVerificationError) -> FetchError:
    hint = f"; here it is {dt.datetime.now(dt.UTC):%d %B %Y}" if error.verify_code in _OUT_OF_TIME else ""
    return FetchError(UNTRUSTED, f"{error.verify_message}{hint}", final=True)


def checked(url: str) -> SplitResult:
    """Parse an address.

    Args:
        url: The address.

    Returns:
        Its parts.

    Raises:
        FetchError: It is none that is fetched: another scheme, a name and password, no host.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as error:  # also UnicodeError, of a host that can have no name
        raise FetchError("not an address", url[:200], final=True) from error
    if parts.scheme not in {"http", "https"} or not host or not _HOST.fullmatch(host):
        raise FetchError("not an address of http or https", url[:200], final=True)
    if parts.username is not None:
        raise FetchError("an address with a name and password, refused", final=True)
    shown = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=shown if port is None else f"{shown}:{port}")
