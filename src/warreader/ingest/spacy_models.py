"""spaCy models: which are available, which are installed, and how to install one.

A model comes as the very wheel that spaCy released, by its SHA-256 in data/models.toml: from its address, or from a
file. What it holds is unpacked into a folder of its own and read as data; no code of it is run. Nothing is fetched
unless a command asks for it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
import tomllib
import zipfile
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from warreader.errors import UnreadableError, UsageError
from warreader.frozen import dataclass
from warreader.resources import data_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

_TABLE: Final = "models.toml"
_RELEASES: Final = "https://github.com/explosion/spacy-models/releases/download"
_CONFIG: Final = "config.cfg"
_BLOCK: Final = 1 << 16
_PATIENCE: Final = 30.0  # seconds without a byte
_LEFT_BEHIND: Final = 86_400.0
"""Seconds after which a draft belongs to a run that was killed: no fetch takes a day."""
_MOST: Final = 2 << 30
"""Bytes that a wheel may unpack to: the largest model has 0.6 GB."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model that spaCy has released."""

    name: str
    """As spaCy calls it: en_core_web_md."""
    version: str
    """Its release."""
    language: str
    """ISO 639-1."""
    licence: str
    """As its card says."""
    mb: int
    """Megabytes of the wheel."""
    sha256: str
    """Of the wheel."""
    f1: float | None = None
    """F1 of named entities on its own test data, as its card says; None where it was not looked up."""

    @property
    def address(self) -> str:
        """Where spaCy has released it."""
        return f"{_RELEASES}/{self.name}-{self.version}/{self.name}-{self.version}-py3-none-any.whl"


@cache
def known_models() -> dict[str, Model]:
    """Return all models that can be fetched, by name.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    table = tomllib.loads(data_bytes(_TABLE).decode())
    return {name: Model(name, **fields) for name, fields in table.items()}


def find_model(name: str) -> Model:
    """Find a model by its name.

    Raises:
        UsageError: It is not known.
    """
    known = known_models()
    if name not in known:
        raise UsageError(f"no such model: {name}; there are {', '.join(known)}")
    return known[name]


def installed_model(name: str, folder: Path) -> Path | None:
    """Find a model that was fetched.

    Args:
        name: Its name.
        folder: Where fetched models are.

    Returns:
        The folder that spaCy loads, of the newest release that is here; None where there is none.
    """
    found = [path.parent for path in folder.glob(f"{name}-*/{_CONFIG}")]
    return max(
        found,
        key=lambda path: [int(part) for part in path.name.rpartition("-")[2].split(".") if part.isdigit()],
        default=None,
    )


def fetch_model(
    model: Model, folder: Path, *, address: str | None = None, progress: Callable[[int], None] | None = None
) -> Path:
    """Fetch a model from where spaCy has released it.

    Args:
        model: Which.
        folder: Where fetched models are.
        address: Another address of the same wheel.
        progress: Called with the bytes that have come.

    Returns:
        The folder that spaCy loads.

    Raises:
        UnreadableError: It cannot be reached, or what came is not the wheel that spaCy released; nothing was changed.
    """
    from urllib.request import urlopen  # this function alone opens the network

    source = address or model.address
    _make_folder(folder)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".fetching-", suffix=".whl") as draft:
        received, whole = 0, 0
        try:
            with urlopen(source, timeout=_PATIENCE) as answer:  # noqa: S310  # an address of our table, or of a test
                length = answer.headers.get("Content-Length", "")
                whole = int(length) if length.isdecimal() else 0
                while block := answer.read(_BLOCK):
                    draft.write(block)
                    received += len(block)
                    if progress is not None:
                        progress(received)
        except Exception as error:  # OSError, URLError, and whatever a server that speaks no HTTP causes
            reason = " ".join(str(getattr(error, "reason", error)).split())
            raise UnreadableError(
                f"{source} cannot be fetched ({reason}); fetch it elsewhere and use: "
                f"warreader models fetch {model.name} --from FILE.whl"
            ) from error
        if received < whole:
            raise UnreadableError(f"{source} broke off after {received:,} of {whole:,} bytes; try again")
        draft.flush()
        return install_wheel(Path(draft.name), model, folder)


def install_wheel(wheel: Path, model: Model, folder: Path) -> Path:
    """Unpack a model from its wheel.

    Args:
        wheel: The file.
        model: What it must be.
        folder: Where fetched models are.

    Returns:
        The folder that spaCy loads; what was there of this release is replaced.

    Raises:
        UnreadableError: The file is missing, or is not the wheel that spaCy released; nothing was changed.
    """
    try:
        with wheel.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(f"{wheel} cannot be read: {error.strerror}") from error
    if found != model.sha256:
        raise UnreadableError(
            f"this is not the wheel of {model.name} {model.version} that spaCy released: "
            f"its SHA-256 is {found}, not {model.sha256}; nothing was installed"
        )
    _make_folder(folder)
    target = folder / f"{model.name}-{model.version}"
    draft = Path(tempfile.mkdtemp(dir=folder, prefix=".unpacking-"))
    try:
        _unpack(wheel, model, draft)
        if target.exists():
            shutil.rmtree(target)
        os.replace(draft / target.name, target)  # noqa: PTH105  # replace of a folder by a folder, in one step
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def _make_folder(folder: Path) -> None:
    """Make the folder of models, and clear away what a run left behind that was killed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for draft in (*folder.glob(".fetching-*"), *folder.glob(".unpacking-*")):
        if time.time() - draft.stat().st_mtime < _LEFT_BEHIND:
            continue
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _unpack(wheel: Path, model: Model, target: Path) -> None:
    """Unpack the data of a model, and nothing beside it."""
    inside = PurePosixPath(model.name) / f"{model.name}-{model.version}"
    total = 0
    try:
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.infolist():
                path = PurePosixPath(member.filename)
                if member.is_dir() or not path.is_relative_to(inside) or ".." in path.parts:
                    continue
                total += member.file_size
                if total > _MOST:
                    raise UnreadableError(f"{wheel} unpacks to more than a model; nothing was installed")
                place = target / path.relative_to(inside.parent)
                place.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as source, place.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableError(f"{wheel} cannot be unpacked: {error}") from error
    if not (target / inside.name / _CONFIG).is_file():
        raise UnreadableError(f"{wheel} holds no model of spaCy; nothing was installed")
