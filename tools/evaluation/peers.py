"""The figures to beat: what named libraries and our own prototypes reached in November 2026, before this program.

They were measured on the *other* halves of the same sets (the test halves, where not said otherwise), with the scorers
that the modules beside this one follow. `docs/quality.md` says how, and what each row means.
"""

from __future__ import annotations

from typing import Final

PEERS: Final = {
    ("cleaning", "light", "f1"): "prototype .954, cue list .923, boilerpy3 .910, trafilatura .897, jusText .856",
    ("cleaning", "light", "junk_lines_removed"): "prototype .73, cue list .36",
    ("cleaning", "light", "body_chars_lost"): "prototype .004, cue list .002 (less is better)",
    ("cleaning", "extr", "f1"): "prototype .971, cue list .969, keep everything .962",
    ("cleaning", "full", "f1"): "prototype .885, boilerpy3 .801, jusText .750, trafilatura .672",
    (
        "html",
        "html_dev",
        "f1",
    ): "prototype .971, readability-lxml .962, trafilatura .952, newspaper4k .926, jusText .795",
    ("places", "all", "set_f1"): "prototype .702, spaCy and population .475, geotext .435, flashgeotext .341",
    ("places", "all", "set_precision"): "prototype .68, geotext .41, flashgeotext .25",
    ("places", "all", "set_recall"): "prototype .73, geotext .47, flashgeotext .53",
    ("places", "all", "set_exact"): "prototype .43, geotext .20",
    ("places", "all", "span_f1"): "prototype .796, spaCy .636, geotext .570",
    ("places", "all", "within_161_km"): "prototype .862, geotext .718, flashgeotext .675",
    ("places", "all", "focus"): "prototype .53, spaCy and population .31",
    ("places", "geovirus", "set_f1"): "prototype .816",
    ("places", "gwn", "set_f1"): "prototype .742",
    ("places", "trnews", "set_f1"): "prototype .768",
    ("places", "lgl", "set_f1"): "prototype .634",
    (
        "dates",
        "hd-crude",
        "right_where_present",
    ): "prototype .915, htmldate on text .706, datefinder .330, dateutil .167",
    ("dates", "hd-crude", "wrong_of_all"): "prototype .087, htmldate on text .337, datefinder .556 (less is better)",
    ("dates", "hd-main", "wrong_of_all"): "prototype .130 or .076 (cautious), htmldate .498 (less is better)",
    ("dates", "reuters", "right_where_present"): "prototype .930, datefinder .867, dateutil .713, htmldate .000",
    ("dates", "reuters", "within_1_day"): "prototype .964",
    ("dates", "reuters", "wrong_year_of_all"): "prototype .002, datefinder .987, dateutil .989 (less is better)",
    ("entities", "conll03", "exact_f1"): "prototype .671, spaCy md .631, spaCy sm .630",
    ("entities", "conll03", "overlap_f1"): "prototype .717, spaCy md .689",
    ("entities", "conll03", "any_f1"): "prototype .908, spaCy md .882",
    ("entities", "worldwide", "exact_f1"): "prototype .621, spaCy md .625, spaCy sm .595",
    ("entities", "worldwide", "overlap_f1"): "prototype .730, spaCy md .717",
    ("entities", "worldwide", "any_f1"): "prototype .874, spaCy md .882",
    ("entities", "factru", "exact_f1"): "natasha .757",
    ("entities", "factru", "overlap_f1"): "natasha .871",
    ("entities", "factru", "any_f1"): "natasha .917",
    ("entities", "seeds", "exact_f1"): "prototype .871, spaCy md .786, spaCy sm .602",
    ("entities", "seeds", "overlap_f1"): "prototype .882, spaCy md .798",
    ("entities", "seeds", "any_f1"): "prototype .941, spaCy md .925",
}
"""Words for the table, by area, set and figure."""
