"""Runs named libraries on the gold sets that `evaluate.py` runs this program on, for a comparison in one sitting.

    compare_libraries.py --data DATA [--limit N]      every library that is installed, as rows of a Markdown table
    compare_libraries.py LIBRARY                      one library as a filter, in the form of `warreader annotate`

The second form can stand behind `evaluate.py AREA GOLD --`. None of the libraries is a dependency of this project: put
them into an environment of their own beside it. Each is run as its documentation says, with its defaults; what they do
not give is made in the plainest way, which each adapter states.
"""

# a library is only imported where it is run: the others may be missing

from __future__ import annotations

import argparse
import html
import json
import os
import re
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evaluation.areas import AREAS
from evaluation.run import RunError, annotate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Doc = dict[str, Any]
_TAG: Final = re.compile(r"<[^>]+>")
_SENTENCE: Final = 40
"""Code points from which a line is found again inside a paragraph: shorter ones stand there by chance."""


def _page(doc: Doc) -> str:
    """Return the markup, or make some of a text: each line a paragraph."""
    if "html" in doc:
        return str(doc["html"])
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in doc["text"].split("\n"))
    return f"<html><body><article>{paragraphs}</article></body></html>"


def _blocks(doc: Doc, extracted: str) -> Doc:
    """Make blocks of an extracted text: for markup all of it; for a text those lines that it holds."""
    if "html" in doc:
        return {"text": extracted, "blocks": [{"start": 0, "end": len(extracted), "kind": "body", "kept": True}]}
    kept = {" ".join(line.split()) for line in extracted.split("\n")}
    whole = " ".join(extracted.split())
    blocks, at = [], 0
    for line in doc["text"].split("\n"):
        words = " ".join(line.split())
        if words:
            held = words in kept or (len(words) > _SENTENCE and words in whole)
            blocks.append({"start": at, "end": at + len(line), "kind": "body", "kept": held})
        at += len(line) + 1
    return {"blocks": blocks}


def _trafilatura(doc: Doc) -> Doc:
    import trafilatura

    return _blocks(doc, trafilatura.extract(_page(doc), include_comments=False) or "")


def _justext(doc: Doc) -> Doc:
    import justext

    paragraphs = justext.justext(_page(doc), justext.get_stoplist("English"))
    return _blocks(doc, "\n".join(part.text for part in paragraphs if not part.is_boilerplate))


def _readability(doc: Doc) -> Doc:
    from readability import Document

    markup = Document(_page(doc)).summary(html_partial=True)
    markup = re.sub(r"(?i)</(p|div|li|h\d|tr|blockquote)>|<br\s*/?>", "\n", markup)
    return _blocks(doc, html.unescape(_TAG.sub("", markup)))


def _boilerpy3(doc: Doc) -> Doc:
    from boilerpy3 import extractors

    return _blocks(doc, extractors.ArticleExtractor(raise_on_failure=False).get_content(_page(doc)))


def _named_cities(text: str, spans: Iterable[tuple[int, int]]) -> Doc:
    """Make cities of names: each the most populous of its name, as the libraries say no more."""
    from warreader.resources import data_bytes
    from warreader.text.places import Gazetteer

    if "gazetteer" not in _LOADED:
        _LOADED["gazetteer"] = Gazetteer(data_bytes("gazetteer.bin"))
    cities: dict[int, Doc] = {}
    for start, end in spans:
        named = _LOADED["gazetteer"].named(text[start:end])
        if named:
            best = max(named, key=lambda city: city.population)
            place = {"geonameid": best.geonameid, "latitude": best.latitude, "longitude": best.longitude}
            city = cities.setdefault(best.geonameid, {**place, "mentions": []})
            city["mentions"].append({"start": start, "end": end, "kept": True})
    return {"cities": list(cities.values())}


def _geotext(doc: Doc) -> Doc:
    from geotext import GeoText

    names = sorted(set(GeoText(doc["text"]).cities), key=len, reverse=True)
    if not names:
        return {"cities": []}
    found = re.finditer(rf"\b(?:{'|'.join(map(re.escape, names))})\b", doc["text"])
    return _named_cities(doc["text"], (match.span() for match in found))


def _flashgeotext(doc: Doc) -> Doc:
    from flashgeotext.geotext import GeoText

    if "tool" not in _LOADED:
        _LOADED["tool"] = GeoText()
    cities = _LOADED["tool"].extract(input_text=doc["text"])["cities"]
    return _named_cities(doc["text"], sorted(span for city in cities.values() for span in city["span_info"]))


def _day(day: object) -> Doc:
    return {"published": {"date": str(day)[:10], "basis": "stated"} if day else None}


def _htmldate(doc: Doc) -> Doc:
    from htmldate import find_date

    return _day(find_date(_page(doc), original_date=True))


def _datefinder(doc: Doc) -> Doc:
    import datefinder

    return _day(next(iter(datefinder.find_dates(doc["text"][:4000])), None))


def _dateutil(doc: Doc) -> Doc:
    from dateutil import parser

    try:
        return _day(parser.parse(doc["text"][:200], fuzzy=True).date())
    except (ValueError, OverflowError):
        return _day(None)


def _natasha(doc: Doc) -> Doc:
    from natasha import Doc as Parsed
    from natasha import NewsEmbedding, NewsNERTagger, Segmenter

    if "tool" not in _LOADED:
        _LOADED["tool"] = (Segmenter(), NewsNERTagger(NewsEmbedding()))
    segmenter, tagger = _LOADED["tool"]
    parsed = Parsed(doc["text"])
    parsed.segment(segmenter)
    parsed.tag_ner(tagger)
    return {"entities": [{"start": span.start, "end": span.stop, "label": span.type} for span in parsed.spans]}


_SPACY_LABELS: Final = {"PERSON": "PER", "PER": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
_SPACY_MODEL: Final = os.environ.get("SPACY_MODEL", "en_core_web_sm")
"""The pipeline; set SPACY_MODEL for another one."""


def _spacy(doc: Doc) -> Doc:
    import spacy

    if "tool" not in _LOADED:
        _LOADED["tool"] = spacy.load(_SPACY_MODEL)
    names = [name for name in _LOADED["tool"](doc["text"]).ents if name.label_ in _SPACY_LABELS]
    return {
        "entities": [
            {"start": name.start_char, "end": name.end_char, "label": _SPACY_LABELS[name.label_]} for name in names
        ],
    }


_LOADED: Final[dict[str, Any]] = {}
"""What a library needs to load once."""
_BODIES: Final = ("cleaning/dev", "cleaning/html_dev")
_PLACES: Final = ("places/dev",)
_DATES: Final = ("dates/dev",)
LIBRARIES: Final = {
    "trafilatura": ("trafilatura", _trafilatura, _BODIES),
    "readability-lxml": ("readability", _readability, _BODIES),
    "boilerpy3": ("boilerpy3", _boilerpy3, _BODIES),
    "jusText": ("justext", _justext, _BODIES),
    "geotext": ("geotext", _geotext, _PLACES),
    "flashgeotext": ("flashgeotext", _flashgeotext, _PLACES),
    "htmldate": ("htmldate", _htmldate, _DATES),
    "datefinder": ("datefinder", _datefinder, _DATES),
    "dateutil": ("dateutil", _dateutil, _DATES),
    "natasha": ("natasha", _natasha, ("entities/dev/factru",)),
    "spaCy": (_SPACY_MODEL, _spacy, ("entities/dev/conll03", "entities/dev/worldwide", "entities/dev/seeds")),
}
"""By name: the module that must be there, the adapter, and the sets of its language and purpose."""


def main() -> int:
    """Read the command line and run what it says.

    Returns:
        Exit code.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", nargs="?", choices=LIBRARIES)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    if options.library:
        warnings.simplefilter("ignore")
        _filter(LIBRARIES[options.library][1])
        return 0
    if options.data is None:
        parser.error("name a library or --data")
    print("| area | set | figure | library | reached |\n|---|---|---|---|---|")
    for name, (module, _, sets) in LIBRARIES.items():
        if find_spec(module) is None:
            print(f"{name}: not installed", file=sys.stderr)
            continue
        for row in _rows(name, sets, options.data, options.limit):
            print(row, flush=True)
    return 0


def _filter(adapter: Callable[[Doc], Doc]) -> None:
    for line in sys.stdin:
        doc = json.loads(line)
        given = {"id": doc["id"], **({"text": doc["text"]} if "text" in doc else {})}
        try:
            print(json.dumps(given | adapter(doc)))
        except ImportError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever a library raises on a page is its answer to that page
            print(json.dumps({"id": doc["id"], "error": f"{type(error).__name__}: {error}"}))


def _rows(library: str, sets: tuple[str, ...], data: Path, limit: int | None) -> Iterator[str]:
    command = [sys.executable, __file__, library]
    chosen = ((area, file) for area in AREAS.values() for file in area.files if file.split(".")[0] in sets)
    for area, file in chosen:
        path = data / file
        if not path.is_file():
            continue
        gold = area.read(path, limit)
        try:
            found = annotate(command, [{"id": doc["id"], **area.input(doc)} for doc in gold]).found
        except RunError as error:
            print(f"{library}: {error}", file=sys.stderr)
            continue
        for group, figures in area.measure(gold, found).items():
            where = group if group != "all" or area.name == "places" else path.name.split(".")[0]
            for figure, value in figures.items():
                if isinstance(value, float):
                    yield f"| {area.name} | {where} | {figure} | {library} | {value:.3f} |"


if __name__ == "__main__":
    sys.exit(main())
