"""Keeps the interpreter's memory out of the reader's way: while it starts, while one types, and after a large count.

The collector of cycles looks at every object that Python has. Of those the toolkit's own are most, and they stay: left
alone, it takes 30 ms twice during a start, and again at every other letter of a search.

A count over a million articles takes 100 MB for a moment. glibc keeps what is freed for the next one, in a heap of its
own for every thread; asked to, it gives it back in about a millisecond. Elsewhere nothing is done.

The toolkit remembers what it has worked out about rectangles, up to 27,000 of them (textual 8.2): 10 MB once they are
all of window sizes that nobody has any more.
"""

from __future__ import annotations

import ctypes
import gc
import sys


def start() -> None:
    """Collect nothing while the reader is made; `settle` ends that."""
    gc.disable()


def settle() -> None:
    """Collect what the start has left over, and look no more at what it has made, since that stays."""
    gc.collect()
    gc.freeze()
    gc.enable()


def forget_rectangles() -> None:
    """Drop what the toolkit has worked out for a window of another size."""
    from textual.geometry import Region  # noqa: PLC0415  # `start` comes before the toolkit

    for method in vars(Region).values():
        if forget := getattr(method, "cache_clear", None):
            forget()


def give_back() -> None:
    """Give unused memory back, where the C library can."""
    if sys.platform != "linux":
        return
    gc.collect(0)
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
