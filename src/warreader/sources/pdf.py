"""PDF: one file is one article, of the text that its pages carry, in reading order. Needs the extra `pdf` (pypdf).

The order is that of the file, but for pages of two columns that are written row by row (`_pdf_columns`).

Lines that a page's width has broken are joined to paragraphs. Lines that stand at the head or foot of most pages are
marked as aside, so that they fold. A page that cannot be read costs itself; of a file that was cut off, all that is
there is read (`_truncated_pdf`).
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from warreader.article import Aside, Given, Kind, Origin, SourceText
from warreader.sources._encoding import repair
from warreader.sources._pdf_columns import Pieces, in_columns
from warreader.sources._record import Problem, Record, fingerprint
from warreader.sources._stream import TOO_LARGE
from warreader.sources._truncated_pdf import completed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warreader.sources._stream import Received

_MAGIC: Final = b"%PDF-"
_MAGIC_WITHIN: Final = 1_024  # bytes; the standard lets something stand before it
MOST_PAGES: Final = 1_000
NO_READER: Final = "PDF, which needs: pip install 'warreader[pdf]'"
NO_TEXT: Final = "PDF without text, most likely pictures of pages"
NO_LETTERS: Final = "PDF whose fonts do not say what their letters are"
NO_PAGE: Final = "page that cannot be read"
DAMAGED: Final = "PDF cut off or damaged"
NOTHING_LEFT: Final = "no text of it is left; fetch it again"
_UNKNOWN: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
"""Controls, private use and the replacement: numbers of glyphs, where a font does not say what they stand for."""
_MOST_UNKNOWN: Final = 0.3  # as perl's -B test
_EDGE: Final = 2
"""Lines at the head and foot of a page among which running titles and page numbers are looked for."""
_FEWEST_PAGES: Final = 3
_DIGITS: Final = re.compile(r"\d+")
_NAMELESS: Final = re.compile(
    r"^(?:untitled|microsoft word\b.*|.*\.(?:docx?|indd|qxd|pdf)|document\d*)$", re.IGNORECASE
)
_FULL: Final = 0.75
"""Share of a page's widest usual line that a line has which goes on in the next one; ends of paragraphs are shorter."""
_LOCKED: Final = -1
_REPEATED: Final = "stands at the head or foot of most pages"


def matches(name: str, head: bytes) -> bool:  # noqa: ARG001  # the interface of all formats
    """Check by the first bytes whether this is a PDF."""
    return _MAGIC in head[:_MAGIC_WITHIN] and not head.lstrip().startswith(b"<")


def read(received: Received, location: str) -> Iterator[Record]:
    """Read a document.

    Args:
        received: The file at its beginning.
        location: Where it stands.

    Yields:
        Its article, and a problem for every page that cannot be read.
    """
    data = received.read_whole()
    if data is None:
        yield Problem(location, TOO_LARGE, failed=True)
        return
    try:
        import pypdf  # an extra, and few files need it
    except ImportError:
        yield Problem(location, NO_READER, failed=True)
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it reports we count ourselves
    opened, whole = None, b"%%EOF" in data[-_MAGIC_WITHIN:]
    for candidate in (data, completed(data)) if whole else (completed(data), data):
        opened = opened or _opened(pypdf.PdfReader, candidate)
    if opened is None:
        yield Problem(location, DAMAGED, failed=True, detail=NOTHING_LEFT)
        return
    reader, count = opened
    if count == _LOCKED:
        yield Problem(location, "encrypted", failed=True)
        return
    found = _document(reader, count, fingerprint(data), location)
    yield from found if whole else _of_what_is_left([*found], location)


def _of_what_is_left(found: Sequence[Record], location: str) -> Iterator[Record]:
    """Return what was found in a file that was cut off, and one problem for all that is not there."""
    lost = sum(isinstance(one, Problem) and one.reason == NO_PAGE for one in found)
    kept = [one for one in found if not (isinstance(one, Problem) and one.reason in {NO_PAGE, NO_TEXT, NO_LETTERS})]
    yield from kept
    pages = f"; {lost:,} page{'' if lost == 1 else 's'} of it cannot be read" if lost else ""
    yield Problem(location, DAMAGED, failed=True, detail="what is there was kept" + pages if kept else NOTHING_LEFT)


def _opened(reader_of: Callable[[io.BytesIO], Any], data: bytes) -> tuple[Any, int] | None:
    try:
        reader = reader_of(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):  # many are locked against printing only
            return reader, _LOCKED
        return reader, len(reader.pages)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # it makes no promise for damaged files
        return None


def _document(reader: Any, count: int, sha256: str, location: str) -> Iterator[Record]:  # noqa: ANN401  # untyped
    pages: list[list[str]] = []
    for number in range(min(count, MOST_PAGES)):
        try:
            text = repair(_text_of(reader.pages[number]))[0]
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  # as above
            yield Problem(f"{location}#{number + 1}", NO_PAGE, failed=True, detail=type(error).__name__)
            continue
        pages.append([" ".join(line.split()) for line in text.split("\n")])
    if count > MOST_PAGES:
        yield Problem(location, f"more than {MOST_PAGES:,} pages; the rest was not read", failed=True)
    text, asides = _joined(pages)
    if len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        yield Problem(location, NO_LETTERS, failed=True)
    elif text.strip():
        yield SourceText(text, Given(title=_title(reader)), Origin(location, sha256), asides=asides)
    else:
        yield Problem(location, NO_TEXT, failed=True)


def _text_of(page: Any) -> str:  # noqa: ANN401  # untyped
    pieces = Pieces()
    plain: str = page.extract_text(visitor_text=pieces)
    lines = in_columns(pieces.found)
    return plain if lines is None else "\n".join(lines)


def _joined(pages: Sequence[list[str]]) -> tuple[str, tuple[Aside, ...]]:
    """Join pages to one text, and tell which of its lines are running titles."""
    running = _running(pages)
    parts: list[str] = []
    asides: list[Aside] = []
    at, open_line = 0, False
    for page in pages:
        usual = sorted(len(line) for line in page if line)
        width = usual[int(len(usual) * 0.9)] if usual else 0
        for line in page:
            if _shape(line) in running:
                if open_line:
                    parts.append("\n")
                    at += 1
                asides.append(Aside(at, at + len(line), Kind.OTHER, _REPEATED))
                piece, open_line = f"{line}\n", False
            elif not line:
                piece, open_line = "\n" if open_line else "", False
            else:
                piece, open_line = _piece(line, width)
            parts.append(piece)
            at += len(piece)
    return "".join(parts).rstrip("\n"), tuple(asides)


def _piece(line: str, width: int) -> tuple[str, bool]:
    """Write a line so that the next one goes on in it, if it is full; a soft hyphen at its end is taken off."""
    if len(line) < _FULL * width:
        return f"{line}\n", False
    return (line[:-1], True) if line.endswith("\u00ad") else (f"{line} ", True)


def _running(pages: Sequence[list[str]]) -> frozenset[str]:
    """Find lines that stand at the edge of most pages, numbers aside."""
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line]
        counts.update({_shape(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return frozenset(shape for shape, count in counts.items() if shape and 2 * count > len(pages))


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line).lower()


def _title(reader: Any) -> str | None:  # noqa: ANN401  # untyped
    try:
        title = " ".join(str(reader.metadata.title or "").split()) if reader.metadata else ""
    except Exception:  # noqa: BLE001  # as above
        return None
    return None if not title or _NAMELESS.match(title) else repair(title)[0]
