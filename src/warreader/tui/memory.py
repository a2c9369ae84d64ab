"""Tunes garbage collection, malloc and caches for the reader.

The collector of cycles looks at every object that Python has. Of those the toolkit's own are most, and they stay: left
alone, it takes 30 ms twice during a start, and again at every other letter of a search.

A count over a million articles takes 20 MB for a moment. glibc keeps what is freed for the next one, in a heap of its
own for every thread unless it is told not to, which the reader's threads would fill by 6 MB in all; asked to, it gives
back what is free in about a millisecond. Elsewhere nothing is done.

The toolkit remembers what it has worked out about rectangles and lengths, up to 31,000 of them (textual 8.2): 10 MB
once they are all of window sizes that nobody has any more. It also keeps what it drew of widgets that are gone, about a
thousand of them, since the cache of a widget is the key of another one; every text area that asked to be told of
another theme; thousands of styles that only a closed screen had; and Python 512 expressions, typed letter by letter.
"""

from __future__ import annotations

import gc
import re
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App

_ARENA_MAX: Final = -8  # M_ARENA_MAX of glibc's malloc.h
_MMAP_THRESHOLD: Final = -3  # M_MMAP_THRESHOLD, as above
_LARGE: Final = 256 * 1024  # bytes from which on a block is mapped: it grows without a copy, and goes when it is freed
_HASHES: Final = ("_md5", "_sha1", "_sha3", "_blake2")
_SHA2: Final = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")


def defer_collection() -> None:
    """Collect nothing while the reader is made, until `freeze_start` is called; let all threads share one heap."""
    gc.disable()
    _call("mallopt", _ARENA_MAX, 1)
    _call("mallopt", _MMAP_THRESHOLD, _LARGE)


def import_without_openssl() -> None:
    """Import asyncio, which the toolkit runs on, and hashlib as a Python that was built without OpenSSL does.

    That is 4.5 MB and 5 ms less. The reader makes no secure connection, and Python's own hashes do for the little that
    it hashes. Whoever imports `ssl` later gets it. A Python that was built to hash by OpenSSL alone (for FIPS, with
    `--with-builtin-hashlib-hashes=blake2`) does so.
    """
    hashes_alone = all(map(find_spec, (*_HASHES, *_SHA2)))
    for module, part in (("asyncio", "ssl"), *([("hashlib", "_hashlib")] if hashes_alone else [])):
        if part not in sys.modules:
            sys.modules[part] = None  # type: ignore[assignment]  # as the import system says that there is none
            try:
                import_module(module)
            finally:
                del sys.modules[part]


def freeze_start() -> None:
    """Collect what the start has left over, and look no more at what it has made, since that stays."""
    gc.collect()
    gc.freeze()
    gc.enable()


def forget_size() -> None:
    """Drop what the toolkit has worked out for a window of another size."""
    from textual.css.scalar import Scalar  # `defer_collection` comes before the toolkit
    from textual.geometry import Region
    from textual.strip import Strip

    _forget((*vars(Region).values(), Scalar.resolve, Strip.blank))


def forget_closed(app: App[Any]) -> None:
    """Drop what the toolkit and the interpreter keep of screens that are gone; takes a fifth of a millisecond."""
    from rich.segment import Segment
    from rich.style import Style
    from textual._styles_cache import StylesCache
    from textual.filter import ANSIToTruecolor
    from textual.strip import Strip

    styles = (Style._add, Style.clear_meta_and_links, ANSIToTruecolor.truecolor_style, Strip.render_ansi)  # noqa: SLF001
    _forget((StylesCache.get_inner_outer, Segment._split_cells, *styles))  # noqa: SLF001  # no other way to them
    re.purge()
    for watching in getattr(app, "__watchers", {}).values():
        watching[:] = [(node, told) for node, told in watching if not node._closing]  # noqa: SLF001  # as it does itself


def _forget(remembering: Iterable[object]) -> None:
    for function in remembering:
        if forget := getattr(function, "cache_clear", None):
            forget()


def trim() -> None:
    """Give unused memory back, where the C library can."""
    if sys.platform == "linux":
        gc.collect(0)
        _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    """Call a function of glibc's; another C library may have none of this name."""
    if sys.platform != "linux":
        return
    import ctypes  # 2 ms of a start, where it is not needed

    function: Any = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*values)
