"""Takes the pictures of docs/walkthrough.md: presses the keys that the page names, in a pseudo-terminal.

    python tools/take_walkthrough.py                             its pictures, into docs/pictures
    python tools/take_walkthrough.py --size 80x24 --theme light --to DIR     the same way through, seen otherwise
    python tools/take_walkthrough.py --articles DIR              the articles of the page, to walk through them oneself

Ends with 1 if something that the page quotes is not on the screen.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "eval"))

from walkthrough import PAGE, read_steps, write_articles  # noqa: E402  # behind the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkthrough import Step


def walk(size: tuple[int, int], theme: str, folder: Path) -> Iterator[tuple[Step, str]]:
    """Press the keys of every step, and save its picture.

    Yields:
        Each step, with something that it quotes and that is not on the screen.
    """
    from terminal_pictures import Terminal  # --articles needs neither pyte nor pillow

    steps = read_steps(PAGE.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write_articles(home / "crawl")
        (home / "settings.toml").write_text(f'theme = "{theme}"\n', encoding="utf-8")
        with Terminal(*size).start(["crawl"], home, home, {}) as terminal:
            for step in steps:
                for key in step.keys:
                    terminal.press(key)
                missing = [quote for quote in step.quotes if not terminal.wait_for(quote)]
                terminal.rest()
                terminal.save(folder / step.picture.name)
                yield from ((step, quote) for quote in missing)


def main() -> int:
    """Take the pictures, or write the articles."""
    parser = argparse.ArgumentParser(description="Take the pictures of docs/walkthrough.md.")
    parser.add_argument("--size", default="100x30", help="columns and rows of the terminal")
    parser.add_argument("--theme", default="dark", help="dark, light or terminal")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures", help="where the pictures go")
    parser.add_argument("--articles", type=Path, help="only write the articles there")
    wanted = parser.parse_args()
    if wanted.articles:
        print(f"{write_articles(wanted.articles)} articles in {wanted.articles}")
        return 0
    wanted.to.mkdir(parents=True, exist_ok=True)
    columns, rows = map(int, wanted.size.split("x"))
    missing = list(walk((columns, rows), wanted.theme, wanted.to))
    for step, quote in missing:
        print(f"{step.title}: not on the screen: {quote}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
