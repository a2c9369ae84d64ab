"""The figures to beat: what named libraries reach on the same documents, and our own prototypes on others.

Unmarked figures are those of `compare_libraries.py` in November 2026 on the very sets of the table. † marks figures
measured in the same month, before this program, on the *other* half of a set; ‡ such figures on the whole set.
`docs/quality.md` names the versions and says what the prototypes were.
"""

from __future__ import annotations

from typing import Final

PEERS: Final = {
    (
        "cleaning",
        "light",
        "f1",
    ): "boilerpy3 .908, trafilatura .900, readability .900, jusText .826; † prototype .954, cue list .923",
    (
        "cleaning",
        "light",
        "junk_lines_removed",
    ): "jusText .643, boilerpy3 .557, trafilatura .063; † prototype .73, cue list .36",
    (
        "cleaning",
        "light",
        "body_chars_lost",
    ): "less is better: trafilatura .003, boilerpy3 .127, jusText .248; † prototype .004",
    (
        "cleaning",
        "extr",
        "f1",
    ): "keep everything .944, trafilatura .944, boilerpy3 .932, jusText .838; † prototype .971",
    ("cleaning", "full", "f1"): "boilerpy3 .827, jusText .783, trafilatura .705; † prototype .885",
    ("cleaning", "full", "body_chars_lost"): "less is better: trafilatura .003, boilerpy3 .145, jusText .249",
    ("html", "html_dev", "f1"): "trafilatura .968, readability .946, boilerpy3 .847, jusText .788; † prototype .971",
    ("places", "all", "set_f1"): "geotext .448, flashgeotext .347; † prototype .702, spaCy and population .475",
    ("places", "all", "set_precision"): "geotext .410, flashgeotext .251; † prototype .68",
    ("places", "all", "set_recall"): "flashgeotext .562, geotext .493; † prototype .73",
    ("places", "all", "set_exact"): "geotext .194, flashgeotext .082; † prototype .43",
    ("places", "all", "span_f1"): "geotext .624, flashgeotext .537; † prototype .796, spaCy .636",
    ("places", "all", "within_161_km"): "geotext .684, flashgeotext .666; † prototype .862",
    ("places", "all", "focus"): "† prototype .53, spaCy and population .31",
    ("places", "geovirus", "set_f1"): "geotext .660, flashgeotext .504; † prototype .816",
    ("places", "gwn", "set_f1"): "geotext .546, flashgeotext .400; † prototype .742",
    ("places", "trnews", "set_f1"): "geotext .470, flashgeotext .413; † prototype .768",
    ("places", "lgl", "set_f1"): "geotext .343, flashgeotext .270; † prototype .634",
    (
        "dates",
        "hd-crude",
        "right_where_present",
    ): "htmldate on text .701, datefinder .385, dateutil .047; † prototype .915",
    (
        "dates",
        "hd-crude",
        "wrong_of_all",
    ): "less is better: htmldate .322, datefinder .571, dateutil .241; † prototype .087",
    ("dates", "hd-main", "right_where_present"): "htmldate .911, datefinder .400, dateutil .156",
    (
        "dates",
        "hd-main",
        "wrong_of_all",
    ): "less is better: htmldate .474, datefinder .592, dateutil .243; † prototype .130, cautious .076",
    ("dates", "hd-main", "undated_where_absent"): "dateutil .754, htmldate .466, datefinder .407",
    ("dates", "reuters", "right_where_present"): "datefinder .895, dateutil .567, htmldate .000; † prototype .930",
    ("dates", "reuters", "within_1_day"): "datefinder .926, dateutil .587, htmldate .000; † prototype .964",
    (
        "dates",
        "reuters",
        "wrong_year_of_all",
    ): "less is better: datefinder .993, dateutil .593, htmldate .037; † prototype .002",
    ("entities", "conll03", "exact_f1"): "spaCy sm .630; ‡ spaCy md .631, prototype .671",
    ("entities", "conll03", "overlap_f1"): "spaCy sm .677; ‡ spaCy md .689, prototype .717",
    ("entities", "conll03", "any_f1"): "spaCy sm .849; ‡ spaCy md .882, prototype .908",
    ("entities", "worldwide", "exact_f1"): "spaCy sm .575; ‡ spaCy md .625, prototype .621",
    ("entities", "worldwide", "overlap_f1"): "spaCy sm .667; ‡ spaCy md .717, prototype .730",
    ("entities", "worldwide", "any_f1"): "spaCy sm .864; ‡ spaCy md .882, prototype .874",
    ("entities", "factru", "exact_f1"): "natasha .759",
    ("entities", "factru", "overlap_f1"): "natasha .871",
    ("entities", "factru", "any_f1"): "natasha .915",
    ("entities", "seeds", "exact_f1"): "spaCy sm .602; ‡ spaCy md .786, prototype .871",
    ("entities", "seeds", "overlap_f1"): "spaCy sm .645; ‡ spaCy md .798, prototype .882",
    ("entities", "seeds", "any_f1"): "spaCy sm .850; ‡ spaCy md .925, prototype .941",
}
"""Words for the table, by area, set and figure."""
