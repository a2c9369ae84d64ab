"""Short pages for the tests of cleaning: lines in, what became of each out."""

from warreader.article import Block, Given, Kind
from warreader.text.cleaning import clean
from warreader.text.dates import find_published
from warreader.text.headline import find_headline
from warreader.text.language import identify, main_script
from warreader.text.lines import split_lines

PARAGRAPH = (
    "Rescuers worked through the night in the northern district of the city, where a rocket had hit a block of flats, "
    "and the mayor said that the search would go on until everybody had been found."
)
SECOND = (
    "The regional governor told reporters that two schools and a market had been damaged, and that trains would not "
    "run before the evening because the bridge was closed to all traffic."
)


CYRILLIC = (
    "Рятувальники працювали всю ніч у північному районі міста, де ракета влучила у багатоповерхівку, і мер заявив, що "
    "пошуки триватимуть, доки не знайдуть усіх мешканців зруйнованого під'їзду."
)
CYRILLIC_SECOND = (
    "Голова обласної адміністрації розповів журналістам, що пошкоджено дві школи та ринок, а потяги не ходитимуть до "
    "вечора, бо міст закритий для руху через завали на дорозі."
)


def blocks_of(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Clean a text with the rules alone, as the program would."""
    lines, given = split_lines(text), Given(title=title)
    marks = find_published(text, lines, given).marks
    return clean(text, lines, find_headline(text, lines, marks, given), marks, identify(text))


def folded(text: str) -> list[str]:
    """Clean a text with the rules alone and give what is folded."""
    return [text[block.start : block.end] for block in blocks_of(text) if not block.kept]


def fate_of(line: str, *, before: str = PARAGRAPH, behind: str = SECOND) -> tuple[Kind, bool]:
    """Put a line between two paragraphs of its script and tell its kind and whether it is kept."""
    if main_script(line) == "cyrillic":
        before, behind = CYRILLIC, CYRILLIC_SECOND
    text = f"{before}\n{line}\n{behind}"
    start = len(before) + 1
    parts = [block for block in blocks_of(text) if start <= block.start < start + len(line)]
    assert parts, "a line without a block"
    longest = max(parts, key=lambda block: block.end - block.start)
    return longest.kind, longest.kept
