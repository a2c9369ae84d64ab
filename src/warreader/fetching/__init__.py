"""Fetches over HTTP what the user asked for: addresses in, bodies out.

Only `warreader import URL` and `warreader feeds` use it, and no other part of the program opens the network (a contract
in `pyproject.toml` and a test hold that). It asks politely: robots.txt, one request a second and host, conditional
requests, a user agent that says what it is. It believes nothing: addresses are checked where they are connected to,
sizes and times are limited, redirects counted.
"""

from __future__ import annotations

from warreader.fetching._addresses import is_public
from warreader.fetching._answer import Answer, FetchError, Validators
from warreader.fetching._fetcher import Fetcher
from warreader.fetching._memory import Memory

__all__ = ["Answer", "FetchError", "Fetcher", "Memory", "Validators", "is_public"]
