"""`warreader models`: lists the engines for named entities, and fetches spaCy models."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.cli.cells import pad
from warreader.cli.output import is_terminal, remark, write_json, write_line
from warreader.folders import models_folder
from warreader.frozen import dataclass
from warreader.ingest.spacy_models import fetch_model, find_model, install_wheel, installed_model, known_models
from warreader.ingest.taggers import has_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.ingest.taggers import Engines

_NATASHA_MB: Final = 125
"""Megabytes of natasha and what it needs, installed; measured as the environment's growth."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table of engines."""

    engine: str
    languages: str
    here: bool
    how: str  # it gets here
    mb: int
    licence: str
    score: str


def print_models(chosen: Engines, *, as_json: bool) -> int:
    """Print which engines there are.

    Args:
        chosen: What the settings choose for which language.
        as_json: One object a line.

    Returns:
        Exit code 0.
    """
    for line in _lines():
        used = [language for language, engine in chosen if engine == line.engine]
        if as_json:
            write_json(
                {
                    "engine": line.engine,
                    "languages": line.languages.split(", "),
                    "installed": line.here,
                    "get": line.how or None,
                    "megabytes": line.mb,
                    "licence": line.licence,
                    "score": line.score or None,
                    "chosen_for": used,
                }
            )
            continue
        state = f"chosen for {', '.join(used)}" if used else "here" if line.here else line.how
        size = f"{line.mb} MB"
        write_line(
            f"{pad(line.engine, 22)} {pad(line.languages, 8)} {size.rjust(7)}  {pad(line.licence, 12)} "
            f"{pad(line.score, 34)} {state}"
        )
    if not as_json and is_terminal():
        remark('the settings choose one for a language: [entities] ru = "natasha", en = "spacy:en_core_web_md"')
    return 0


def run_fetch(name: str, file: str | None) -> int:
    """Fetch a model, or take it from a file.

    Args:
        name: The model.
        file: The wheel that spaCy has released; None fetches it.

    Returns:
        Exit code 0.

    Raises:
        UsageError: There is no such model.
        UnreadableError: It cannot be had, or is not what spaCy released.
    """
    model = find_model(name)
    folder = models_folder()
    if file is not None:
        place = install_wheel(Path(file), model, folder)
    else:
        remark(f"fetching {model.mb} MB from {model.address}")
        counter = _Counter(model.mb) if is_terminal(sys.stderr) else None
        try:
            place = fetch_model(model, folder, progress=counter)
        finally:
            if counter is not None:
                counter.clear()
    remark(f'{model.name} {model.version} is in {place}; choose it by [entities] {model.language} = "spacy:{name}"')
    return 0


class _Counter:
    """Shows how much has been downloaded."""

    def __init__(self, whole: int) -> None:
        self._whole = whole

    def __call__(self, received: int) -> None:
        sys.stderr.write(f"\r{received / 1e6:.1f} of {self._whole} MB\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line empty for what is said next."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _lines() -> Iterator[_Line]:
    own = "exact F1 .71 CoNLL-2003 (en)", "exact F1 .60 factRuEval (ru)"
    yield _Line("own", "en", here=True, how="", mb=2, licence="CC BY 4.0", score=own[0])
    yield _Line("own (rules)", "others", here=True, how="", mb=1, licence="MIT", score=own[1])
    yield _Line(
        "natasha",
        "ru, uk",
        here=has_library("natasha"),
        how="pip install 'warreader[natasha]'",
        mb=_NATASHA_MB,
        licence="MIT",
        score="exact F1 .76 factRuEval (ru)",
    )
    folder, spacy = models_folder(), has_library("spacy")
    for model in known_models().values():
        here = installed_model(model.name, folder) is not None
        ways = [] if spacy else ["pip install 'warreader[spacy]'"]
        ways += [] if here else [f"warreader models fetch {model.name}"]
        score = "" if model.f1 is None else f"F1 {model.f1:.3f} by its own card"
        how = " and ".join(ways)
        yield _Line(
            f"spacy:{model.name}", model.language, not ways, how, model.mb, model.licence, score.replace("0.", ".")
        )
