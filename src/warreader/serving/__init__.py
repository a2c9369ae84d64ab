"""The reader in a browser: a small HTTP server that starts one reader for each page that is open.

In: a command that runs the reader for a web page, and an address. Out: served pages, until a signal ends it. Needs the
extra `serve` (textual-serve). `access_control` decides who may ask, and what a page may load (decision 0081).
"""

from warreader.serving.access_control import is_loopback
from warreader.serving.server import Offer, serve

__all__ = ["Offer", "is_loopback", "serve"]
