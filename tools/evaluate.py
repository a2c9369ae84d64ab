"""Measures the program: against gold sets, all of them at once, or against the floors of the gold pages.

    evaluate.py AREA GOLD [--json] [--limit N] [--save FILE] [-- COMMAND]
                                     one gold set; AREA is cleaning, html, places, dates, entities or pages
    evaluate.py all --data DATA [--json] [--limit N] [-- COMMAND]
                                     all sets of a folder, as a Markdown table
    evaluate.py gate [--faults] [--raise REASON]
                                     the gold pages of tests/eval against their floors; exit code 1 if one is broken

COMMAND is any filter that speaks as `warreader annotate` does (docs/forms.md), the default. docs/quality.md says what
is measured and how.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from evaluation.areas import AREAS
from evaluation.everything import score_all
from evaluation.gate import run_gate
from evaluation.markdown import table
from evaluation.run import COMMAND, RunError, annotate


def main() -> int:
    """Read the command line and run what it says.

    Returns:
        Exit code.
    """
    own, command = _split(sys.argv[1:])
    options = _parser().parse_args(own)
    try:
        if options.area == "gate":
            return run_gate(faults=options.faults, reason=options.reason)
        return _all(options, command) if options.area == "all" else _one(options, command)
    except (RunError, OSError) as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 3


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, list(COMMAND)
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :] or list(COMMAND)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    areas = parser.add_subparsers(dest="area", required=True)
    for name in AREAS:
        area = areas.add_parser(name)
        area.add_argument("gold", type=Path)
        area.add_argument("--json", action="store_true")
        area.add_argument("--limit", type=int)
        area.add_argument("--save", type=Path, help="keep the answers here, as JSON Lines")
    everything = areas.add_parser("all")
    everything.add_argument("--data", type=Path, required=True)
    everything.add_argument("--json", action="store_true")
    everything.add_argument("--limit", type=int)
    gate = areas.add_parser("gate")
    gate.add_argument("--faults", action="store_true")
    gate.add_argument("--raise", dest="reason")
    return parser


def _one(options: argparse.Namespace, command: list[str]) -> int:
    area = AREAS[options.area]
    gold = area.read(options.gold, options.limit)
    answers = annotate(command, [{"id": doc["id"], **area.input(doc)} for doc in gold])
    groups = area.measure(gold, answers.found)
    summary = {
        "articles": len(gold),
        "unanswered": sum(doc["id"] not in answers.found for doc in gold),
        "seconds": round(answers.seconds, 2),
        "articles_per_second": round(len(gold) / answers.seconds, 1),
    }
    if options.save:
        lines = (json.dumps(doc, ensure_ascii=False) + "\n" for doc in answers.found.values())
        options.save.write_text("".join(lines), "utf-8")
    if options.json:
        print(json.dumps({"run": summary, **groups}))
        return 0
    for name, figures in {**groups, "run": summary}.items():
        words = (
            f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in figures.items()
        )
        print(f"{name:12s} " + "  ".join(words))
    return 0


def _all(options: argparse.Namespace, command: list[str]) -> int:
    if not options.data.is_dir():
        print(
            f"evaluate: {options.data} is no folder of gold sets; docs/quality.md says what it holds", file=sys.stderr
        )
        return 2
    outcome = score_all(options.data, command, options.limit)
    if not outcome.results:
        print(f"evaluate: {options.data} holds no gold set; docs/quality.md says where they stand", file=sys.stderr)
        return 1
    print(json.dumps(outcome._asdict()) if options.json else table(outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main())
