"""Makes src/warreader/data/background.txt: in how many news articles each word stands.

    python tools/build_background.py reuters18k.jsonl.gz places.jsonl.gz > src/warreader/data/background.txt

The inputs are collections of news in JSON Lines, gzipped, each article with `text`, or with `title` and `body`. Only
counts go into the table; no text can be read out of it. Sources and licence: background.LICENSE.md beside it.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from warreader.text.similarity import words

FEWEST = 5  # a word of fewer articles says less than that it is rare
DIGITS = 2  # significant digits kept of a count


def rounded(count: int) -> int:
    """Keep the first digits of a count: the table gets shorter and the weights hardly change."""
    power = max(0, len(str(count)) - DIGITS)
    return round(count / 10**power) * 10**power


def main() -> None:
    """Count, group words by count, and write the table to standard output."""
    frequencies: Counter[str] = Counter()
    articles = 0
    for path in sys.argv[1:]:
        with gzip.open(Path(path), "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                text = article.get("text") or f"{article.get('title', '')} {article.get('body', '')}"
                frequencies.update(set(words(text)))
                articles += 1
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in frequencies.items():
        if count >= FEWEST:
            groups[rounded(count)].append(word)
    print("# Words by the number of articles that hold them; see background.LICENSE.md")
    print("articles", articles)
    for count in sorted(groups, reverse=True):
        print(count, *sorted(groups[count]))


main()
