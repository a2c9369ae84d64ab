"""Loads entity taggers of spaCy and natasha for the languages that the settings name.

In: what `[entities]` of the settings says, and the folder of the models that were fetched. Out: for each language a
function that says what some lines name. Neither library is needed by a program that nobody set up so: they are the
extras `warreader[spacy]` and `warreader[natasha]`.
"""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warreader.errors import UsageError
from warreader.ingest.spacy_models import installed_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from warreader.text.entities import Tagged, Tagger

Engines = tuple[tuple[str, str], ...]
"""Pairs of a language (ISO 639-1) and the engine that reads it: 'natasha', or 'spacy:' and a model's name."""

OWN: Final = "own"
NATASHA: Final = "natasha"
SPACY: Final = "spacy"
_NEEDLESS: Final = (
    "tagger",
    "parser",
    "senter",
    "attribute_ruler",
    "lemmatizer",
    "trainable_lemmatizer",
    "morphologizer",
)
"""Parts of spaCy's pipelines that names do without; those of Russian and Ukrainian would need another library."""
_SHARED: Final = "Tok2VecListener"  # a recogniser that reads the vectors of the pipeline instead of its own
_BATCH: Final = 32  # lines at once


def load_taggers(engines: Engines, folder: Path) -> Mapping[str, Tagger]:
    """Load the taggers of all languages that do not stay with our own engine.

    Args:
        engines: What the settings choose.
        folder: Where fetched models are.

    Returns:
        From a language to its tagger.

    Raises:
        UsageError: A library or model is not there; the message says how to get it.
    """
    made: dict[str, Tagger] = {}
    for name in {name for _, name in engines if name != OWN}:
        made[name] = _load_natasha() if name == NATASHA else _load_spacy(name.removeprefix(f"{SPACY}:"), folder)
    return {language: made[name] for language, name in engines if name != OWN}


def has_library(name: str) -> bool:
    """Return whether spaCy or natasha is installed, without importing it."""
    return find_spec(name) is not None


def _load_natasha() -> Tagger:
    found = find_spec(NATASHA)
    if found is None or not found.submodule_search_locations:
        raise UsageError("the settings choose natasha, which is not installed; pip install 'warreader[natasha]'")
    # its weights by path: importing natasha itself brings a morphology that warns and takes half a second
    data = Path(found.submodule_search_locations[0]) / "data"
    navec, slovnet = importlib.import_module("navec"), importlib.import_module("slovnet")
    vectors = navec.Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    tagger: Any = slovnet.NER.load(str(data / "model" / "slovnet_ner_news_v1.tar"))
    tagger.navec(vectors)

    def tag(lines: Sequence[str]) -> Iterator[list[Tagged]]:
        for line in lines:
            spans = tagger(line).spans if line.strip() else ()
            yield [(span.start, span.stop, span.type) for span in spans]

    return tag


def _load_spacy(model: str, folder: Path) -> Tagger:
    if not has_library(SPACY):
        raise UsageError(f"the settings choose {model}, which needs spaCy; pip install 'warreader[spacy]'")
    path = installed_model(model, folder)
    if path is None:
        raise UsageError(f"the settings choose {model}, which is not there; warreader models fetch {model}")
    spacy = importlib.import_module("spacy")
    try:
        pipeline: Any = spacy.load(path, exclude=[*_NEEDLESS, *_unheard(spacy, path)])
    except (OSError, ValueError, ImportError, KeyError) as error:
        line = str(error).partition("\n")[0]
        raise UsageError(f"the model {model} cannot be loaded ({line}); warreader models fetch {model}") from error

    def tag(lines: Sequence[str]) -> Iterator[list[Tagged]]:
        for document in pipeline.pipe(lines, batch_size=_BATCH):
            yield [(entity.start_char, entity.end_char, entity.label_) for entity in document.ents]

    return tag


def _unheard(spacy: Any, path: Path) -> list[str]:  # noqa: ANN401  # a library without a promise of types
    """Name the shared vectors, where the recogniser has its own."""
    recogniser = spacy.util.load_config(path / "config.cfg")["components"].get("ner", {}).get("model", {})
    return [] if _SHARED in str(recogniser.get("tok2vec", _SHARED)) else ["tok2vec"]
