"""Scores what the program understood of a gold page.

In come a gold page and the JSON object that `warreader annotate` gives for its text; out come counts, which add up over
pages, and the faults in words. The definitions are those of README.md beside this package.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from warreader_eval.notation import GoldBlock, GoldName, GoldPage

Form = dict[str, Any]
SCORED_LABELS: Final = frozenset({"PER", "LOC", "ORG"})
SHOWN: Final = 120
"""Code points of a block that a fault quotes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that the program has wrong on a page."""

    page: str
    engine: str
    """dates, headline, cleaning, places, focus or names."""
    words: str

    def __str__(self) -> str:
        """Write it on one line."""
        return f"{self.page}: {self.words}"


@dataclass(slots=True)
class Score:
    """Counts over one page or many, and the faults behind them."""

    counts: Counter[str]
    faults: list[Fault]

    def add(self, other: Score) -> None:
        """Take in the counts and faults of another score."""
        self.counts.update(other.counts)
        self.faults += other.faults


def score_page(page: GoldPage, form: Form) -> Score:
    """Score one page.

    Args:
        page: What a careful reader understood.
        form: What the program understood; an object with `error`, or an empty one, counts as unanswered.

    Returns:
        Counts and faults.
    """
    score = Score(Counter(pages=1), [])
    if not form or "error" in form:
        score.counts["unanswered"] += 1
        score.faults.append(Fault(page.id, "cleaning", f"no answer: {form.get('error')}"))
        return score
    for engine, part in _PARTS:
        score.faults += [Fault(page.id, engine, words) for words in part(page, form, score.counts)]
    return score


def score_pages(pages: Iterable[GoldPage], forms: Mapping[str, Form]) -> dict[str, Score]:
    """Score many pages, together and by group.

    Args:
        pages: The gold.
        forms: What the program understood, by page id.

    Returns:
        A score for `all`, for each half (`dev`, `held`) and for each language.
    """
    groups: dict[str, Score] = {}
    for page in pages:
        score = score_page(page, forms.get(page.id, {}))
        for group in ("all", page.half, page.language):
            groups.setdefault(group, Score(Counter(), [])).add(score)
    return groups


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """Make shares of counts; in each of them more is better, and 1 is perfect.

    Args:
        counts: The counts of a `Score`.

    Returns:
        Figures by name. What has nothing to be counted over is 1.
    """
    pages = counts["pages"]
    right = counts["city_right"]
    return {
        "answered": 1 - _share(counts["unanswered"], pages),
        "date_right": _share(counts["date_right"], pages),
        "date_not_wrong": 1 - _share(counts["date_wrong"], pages),
        "basis_right": _share(counts["basis_right"], pages),
        "headline_right": _share(counts["headline_right"], pages),
        "cities_f1": _f1(right, right + counts["city_false"], right + counts["city_missed"]),
        "focus_right": _share(counts["focus_right"], pages),
        "body_kept": 1 - _share(counts["body_lost"], counts["body"]),
        "junk_folded": _share(counts["junk_blocks_folded"], counts["junk_blocks"]),
        "names_exact": _f1(counts["name_exact"], counts["names_said"], counts["names"]),
        "names_any": _harmonic(
            _share(counts["name_said_touching"], counts["names_said"]),
            _share(counts["name_touched"], counts["names"]),
        ),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _f1(right: int, said: int, wanted: int) -> float:
    return _harmonic(_share(right, said), _share(right, wanted)) if said or wanted else 1.0


def _date(page: GoldPage, form: Form, counts: Counter[str]) -> Iterator[str]:
    published = form.get("published") or {}
    said, basis = published.get("date"), published.get("basis")
    counts["date_right"] += said == page.date
    counts["date_wrong"] += said is not None and said != page.date
    counts["basis_right"] += said == page.date and basis == page.basis
    if said != page.date:
        yield f"date {said} ({basis}), not {page.date} ({page.basis})"
    elif basis != page.basis:
        yield f"basis {basis}, not {page.basis} (date {said} is right)"


def _headline(page: GoldPage, form: Form, counts: Counter[str]) -> Iterator[str]:
    wanted = {page.text[block.start : block.end].strip() for block in page.blocks if block.kind == "headline"}
    span = form.get("headline")
    said = page.text[span["start"] : span["end"]].strip() if span else None
    right = said in wanted if wanted else said is None
    counts["headline_right"] += right
    if not right:
        yield f"headline {_short(said)}, not {_short(min(wanted, default=None))}"


def _short(words: str | None) -> str:
    return "none" if words is None else repr(words[:SHOWN])


def _kept(page: GoldPage, form: Form) -> bytearray:
    kept = bytearray(len(page.text))
    for block in form["blocks"]:
        if block["kept"]:
            kept[block["start"] : block["end"]] = b"\x01" * (block["end"] - block["start"])
    return kept


def _cleaning(page: GoldPage, form: Form, counts: Counter[str]) -> Iterator[str]:
    kept = _kept(page, form)
    for block in page.blocks:
        length = block.end - block.start
        lost = length - sum(kept[block.start : block.end])
        mostly_folded = lost * 2 > length
        if block.state == "kept":
            counts["body"] += length
            counts["body_lost"] += lost
            if mostly_folded:
                yield f"folded {block.kind} {_quote(page, block)} [{_reason(form, block)}]"
        elif block.state == "folded":
            counts["junk_blocks"] += 1
            counts["junk_blocks_folded"] += mostly_folded
            if not mostly_folded:
                yield f"kept {block.kind} {_quote(page, block)} [{_reason(form, block)}]"


def _quote(page: GoldPage, block: GoldBlock) -> str:
    return repr(page.text[block.start : block.end].strip()[:SHOWN])


def _reason(form: Form, gold: GoldBlock) -> str:
    return "; ".join(
        f"{block['kind']}: {block['reason']}"
        for block in form["blocks"]
        if block["start"] < gold.end and gold.start < block["end"]
    )


def _kept_cities(form: Form) -> dict[int, Form]:
    return {city["geonameid"]: city for city in form["cities"] if any(m.get("kept", True) for m in city["mentions"])}


def _places(page: GoldPage, form: Form, counts: Counter[str]) -> Iterator[str]:
    wanted: dict[int, str] = {}
    for name in page.cities:
        if name.kept and name.city is not None:
            wanted.setdefault(name.city, page.text[name.start : name.end])
    said = _kept_cities(form)
    counts["city_right"] += len(wanted.keys() & said.keys())
    counts["city_false"] += len(said.keys() - wanted.keys())
    counts["city_missed"] += len(wanted.keys() - said.keys())
    if missed := wanted.keys() - said.keys():
        yield "cities missed: " + ", ".join(f"{wanted[city]} ({city})" for city in sorted(missed))
    if false := said.keys() - wanted.keys():
        yield "cities false: " + ", ".join(_city_words(page, said[city]) for city in sorted(false))


def _city_words(page: GoldPage, city: Form) -> str:
    mention = next(mention for mention in city["mentions"] if mention.get("kept", True))
    around = page.text[max(0, mention["start"] - 20) : mention["end"] + 20].replace("\n", " / ")
    return f"{city['name']} ({city['geonameid']}, {city['country']}) in {around!r}"


def _focus(page: GoldPage, form: Form, counts: Counter[str]) -> Iterator[str]:
    said = {city["geonameid"]: city["name"] for city in form["cities"] if city.get("focus")}
    right = bool(said) == bool(page.focus) and said.keys() <= set(page.focus)
    counts["focus_right"] += right
    if not right:
        yield f"focus {sorted(said.values())}, not {sorted(_focus_names(page))}"


def _focus_names(page: GoldPage) -> Iterator[str]:
    for geonameid in page.focus:
        yield next(page.text[name.start : name.end] for name in page.cities if name.city == geonameid)


def _names(page: GoldPage, form: Form, counts: Counter[str]) -> Iterator[str]:
    wanted = [name for name in page.names if name.kept and name.label in SCORED_LABELS]
    said = [name for name in form["entities"] if name.get("kept", True) and name["label"] in SCORED_LABELS]
    keys = {(name.start, name.end, name.label) for name in wanted}
    said_keys = {(name["start"], name["end"], name["label"]) for name in said}
    counts["names"] += len(keys)
    counts["names_said"] += len(said_keys)
    counts["name_exact"] += len(keys & said_keys)
    counts["name_said_touching"] += sum(any(a < end and start < b for a, b, _ in keys) for start, end, _ in said_keys)
    counts["name_touched"] += sum(any(a < end and start < b for a, b, _ in said_keys) for start, end, _ in keys)
    yield from _name_faults(page, wanted, keys, said_keys)


def _name_faults(
    page: GoldPage, wanted: list[GoldName], keys: set[tuple[int, int, str]], said: set[tuple[int, int, str]]
) -> Iterator[str]:
    for name in wanted:
        if (name.start, name.end, name.label) in said:
            continue
        touching = [key for key in sorted(said) if key[0] < name.end and name.start < key[1]]
        instead = ", ".join(f"{label} {page.text[start:end]!r}" for start, end, label in touching)
        yield f"{name.label} {page.text[name.start : name.end]!r} " + (f"is {instead}" if instead else "missed")
    for start, end, label in sorted(said):
        if not any(start < b and a < end for a, b, _ in keys):
            yield f"{label} {page.text[start:end]!r} false"


_PARTS: Final = (
    ("dates", _date),
    ("headline", _headline),
    ("cleaning", _cleaning),
    ("places", _places),
    ("focus", _focus),
    ("names", _names),
)
"""The engines and what scores them."""
