"""Compresses texts with zstd, using a dictionary trained on the archive itself once it is large enough.

News repeats itself: with a dictionary a text of 1.4 kB takes 0.40 of its size, without one 0.60; what was understood of
it takes 0.14 instead of 0.37 (1,500 stories, half of them for training, zstd level 3).
"""

from __future__ import annotations

import threading
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.database import fetch, fetch_one

if TYPE_CHECKING:
    import apsw
    import zstandard

_LEVEL: Final = 5
"""0.361 of the raw text at 15 us an article; level 3 0.380 at 8, level 6 0.351 at 25 (6,000 stories of 1.4 kB)."""
ENOUGH: Final = 1_000
"""Articles from which on a dictionary is trained."""
_SAMPLE: Final = 2_000
_MAGIC: Final = (
    b"\x28\xb5\x2f\xfd"  # RFC 8878, 3.1.1; no frame without a magic number can begin so: a reserved bit is set
)
_DICTIONARIES: Final = 256  # a number below it takes one byte in every frame


class Part(StrEnum):
    """The kinds of compressed data, each with its own dictionary."""

    TEXT = "text"
    DETAIL = "detail"


_DICTIONARY_SIZE: Final = {Part.TEXT: 262_144, Part.DETAIL: 65_536}
"""Bytes; 112,640 for texts give 0.379 instead of 0.354."""
_USUAL_SIZE: Final = {Part.TEXT: 2_000, Part.DETAIL: 500}
"""Bytes of one: what the compressor tunes itself for."""


class Compression:
    """The compressors of one archive. Safe to use from any thread: each has its own, over shared dictionaries."""

    def __init__(self) -> None:
        self._threads = threading.local()
        self._dictionaries: dict[int, zstandard.ZstdCompressionDict] = {}
        self._current: dict[Part, int] = {}

    def load(self, connection: apsw.Connection) -> None:
        """Read the dictionaries that the archive has."""
        import zstandard  # 13 ms of import, and a list needs none of it

        for number, part, content in fetch(connection, "SELECT id, part, content FROM dictionary ORDER BY id"):
            if number not in self._dictionaries:
                self._dictionaries[number] = zstandard.ZstdCompressionDict(content)
            self._current[Part(part)] = number

    def train(self, connection: apsw.Connection) -> None:
        """Make dictionaries, if there are none and the archive holds enough.

        Two programs may do so at the same time: the first one's are the archive's.
        """
        if self._current or fetch_one(connection, "SELECT 1 FROM document LIMIT 1 OFFSET ?", ENOUGH - 1) is None:
            return
        import zstandard

        self.load(connection)
        rows = [] if self._current else fetch(connection, "SELECT text, detail FROM document LIMIT ?", _SAMPLE)
        for place, part in enumerate(Part if rows else ()):
            samples: list[bytes | bytearray | memoryview] = [self.unpack(connection, row[place]) for row in rows]
            try:
                number = 1 + max((one for one in self._dictionaries if one < _DICTIONARIES), default=0) + place
                trained = zstandard.train_dictionary(_DICTIONARY_SIZE[part], samples, level=_LEVEL, dict_id=number)
            except zstandard.ZstdError:  # the samples have nothing in common, or are too small
                continue
            connection.execute(
                "INSERT INTO dictionary VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (trained.dict_id(), part, trained.as_bytes()),
            )
        self.load(connection)

    def forget(self) -> None:
        """Drop what was trained in a transaction that failed."""
        self._current.clear()

    def pack(self, part: Part, content: bytes) -> bytes:
        """Compress."""
        import zstandard

        packers: dict[int | Part, zstandard.ZstdCompressor] = self._threads.__dict__.setdefault("packers", {})
        number = self._current.get(part)
        if (packer := packers.get(number or part)) is None:
            dictionary = None if number is None else self._dictionaries[number]
            parameters = zstandard.ZstdCompressionParameters.from_level(
                _LEVEL,
                dict_size=0 if number is None else _DICTIONARY_SIZE[part],
                source_size=_USUAL_SIZE[part],
                format=zstandard.FORMAT_ZSTD1_MAGICLESS,
                write_dict_id=True,
            )
            packer = packers[number or part] = zstandard.ZstdCompressor(
                compression_params=parameters, dict_data=dictionary
            )
        return packer.compress(content)

    def unpack(self, connection: apsw.Connection, packed: bytes) -> bytes:
        """Decompress.

        Raises:
            ValueError: It is damaged.
        """
        import zstandard

        unpackers: dict[tuple[int, int], zstandard.ZstdDecompressor]
        unpackers = self._threads.__dict__.setdefault("unpackers", {})
        # version 2 of the archive wrote frames with their magic number
        form = zstandard.FORMAT_ZSTD1 if packed[:4] == _MAGIC else zstandard.FORMAT_ZSTD1_MAGICLESS
        try:
            number = zstandard.get_frame_parameters(packed, form).dict_id
            if number and number not in self._dictionaries:
                self.load(connection)
            if (unpacker := unpackers.get((number, form))) is None:
                dictionary = self._dictionaries[number] if number else None
                unpacker = zstandard.ZstdDecompressor(dict_data=dictionary, format=form)
                unpackers[number, form] = unpacker
            return unpacker.decompress(packed)
        except (zstandard.ZstdError, KeyError, MemoryError) as error:
            raise ValueError(f"compressed text: {error}") from error
