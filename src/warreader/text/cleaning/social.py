"""Finds embedded social media posts: the text, handle and links of one post belong together.

'Попадання російської ракети …', '— Defence of Ukraine (@DefenceU) March 2, 2022', '❌ … pic.twitter.com/E5QFw3f384'. A
post in another script or language than the page is often there without its handle line. A post in the page's own
language, among the paragraphs of the story, is a quotation that its reader reads on: it is kept. All others are folded:
in another language, outside of the story, without words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.page import Verdict
from warreader.text.handles import is_handle
from warreader.text.language import language_weights, main_script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.page import Piece

_HANDLE_ENDS: Final = re.compile(r"[—–]\s?[^@\n—–]{1,60}\(@\w{1,30}\)\s+[^\n]{0,30}$")
_LINK: Final = re.compile(r"\bpic\.(?:twitter|x)\.com/\w+|\bhttps?://t\.co/\w+")
_EMBED: Final = re.compile(
    r"^(?:view this post on|a post shared by|view this photo on|posted by .{0,40} on|see this post on|"
    r"посмотреть эту публикацию|переглянути цей допис|this post on instagram)",
    re.IGNORECASE,
)
_HASHTAGS: Final = re.compile(r"(?:^|\s)#\w+")
LONGEST_POST: Final = 420
"""Code points of a post with its handle and link: 280 of text, a name of 50, a date and a link."""
_FEWEST_WORDS: Final = 3
"""Words that a post says at least: an emoji and a hashtag are no text."""
_BEHIND: Final = 3
"""Lines behind the story's last paragraph among which a post may still end it."""
_FOREIGN_LETTERS: Final = 20
"""Letters of a line in another script that are a text: fewer are a name in its own spelling."""
_LAST: Final = 2
"""Letters at the end of a sentence that say whose grammar it has."""
_FOREIGN_SHARE: Final = 0.25
"""Share of a page's characters above which another script is no quotation: the page is in two languages."""
_POST: Final = Verdict(Kind.SOCIAL, kept=False, reason="post of a social network", confidence=0.9)
_QUOTED: Final = Verdict(
    Kind.SOCIAL, kept=True, reason="post that the article shows in its own language", confidence=0.8
)
_FOREIGN: Final = Verdict(
    Kind.SOCIAL, kept=False, reason="in another script than the page: a post without its handle", confidence=0.6
)


def find_posts(pieces: Sequence[Piece], verdicts: list[Verdict | None], language: str | None) -> None:
    """Settle the pieces that belong to a post.

    Args:
        pieces: The page.
        verdicts: One a piece; None where nothing is settled. Changed in place.
        language: Of the page, ISO 639-1; None where unknown.
    """
    script = _script(" ".join(piece.shape.text for piece in pieces[:400]))
    for number, piece in enumerate(pieces):
        if verdicts[number] is not None or len(piece.shape.text) > LONGEST_POST:
            continue
        line = piece.shape.text
        if is_handle(line):
            verdicts[number] = _POST
            _spread(pieces, verdicts, number, script, language)
        elif _LINK.search(line) or _EMBED.match(line) or _HANDLE_ENDS.search(line):
            verdicts[number] = _POST
            _spread_foreign(pieces, verdicts, number, script, language)
    if _POST in verdicts:
        _keep_quoted(pieces, verdicts, script, language)
    if script:
        _find_foreign(pieces, verdicts, script)


def _spread(
    pieces: Sequence[Piece], verdicts: list[Verdict | None], at: int, script: str | None, language: str | None
) -> None:
    """Take the words above a handle line into its post: one line at least, and links and foreign lines beyond it."""
    above = at - 1
    if above >= 0 and verdicts[above] is _POST and _has_words(pieces[above]):
        above = -1
    while above >= 0 and verdicts[above] is _POST:  # a link alone: the words stand above it
        above -= 1
    if above >= 0 and verdicts[above] is None and _may_be_post(pieces[above]):
        verdicts[above] = _POST
        _spread_foreign(pieces, verdicts, above, script, language)
    _spread_foreign(pieces, verdicts, at, script, language)


def _keep_quoted(
    pieces: Sequence[Piece], verdicts: list[Verdict | None], script: str | None, language: str | None
) -> None:
    """Keep the posts of the story in its language: on 139 English pages 65 of 67 such lines are the article."""
    prose = [number for number, piece in enumerate(pieces) if piece.shape.prose and piece.shape.ends]
    posts: list[list[int]] = []
    for number in range(prose[0] + 1, min(prose[-1] + 1 + _BEHIND, len(pieces))) if prose else ():
        if verdicts[number] is not _POST:
            continue
        fresh = not posts or posts[-1][-1] != number - 1 or is_handle(pieces[number - 1].shape.text)
        if fresh and not (posts and posts[-1][-1] == number - 1 and not _has_words(pieces[number])):
            posts.append([])
        posts[-1].append(number)
    for post in posts:
        lines = [pieces[number] for number in post]
        said = any(_has_words(line) for line in lines if not is_handle(line.shape.text))
        signed = any(_signature(line.shape.text) for line in lines)
        if said and signed and not any(_is_foreign(line, script, language) for line in lines):
            for number in post:
                verdicts[number] = _QUOTED


def _signature(line: str) -> bool:
    """Return whether a line says whose post it is: a name and a handle, not a handle alone."""
    return bool(_HANDLE_ENDS.search(line)) or (line[0] != "@" and is_handle(line))


def _has_words(piece: Piece) -> bool:
    return len(_HASHTAGS.sub("", _LINK.sub("", piece.shape.text)).split()) >= _FEWEST_WORDS


def _may_be_post(piece: Piece) -> bool:
    return len(piece.shape.text) <= LONGEST_POST and not piece.shape.text.endswith(":")


def _spread_foreign(
    pieces: Sequence[Piece], verdicts: list[Verdict | None], at: int, script: str | None, language: str | None
) -> None:
    """Take the lines beside a post into it that are in another script or language, or full of hashtags."""
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(pieces) and verdicts[other] is None and _may_be_post(pieces[other]):
            if not (_is_foreign(pieces[other], script, language) or _is_tagged(pieces[other])):
                break
            verdicts[other] = _POST
            other += step


def _is_tagged(piece: Piece) -> bool:
    return (
        bool(_HASHTAGS.search(piece.shape.text)) and not piece.shape.text.endswith(":") and piece.shape.text[0] in "#@"
    )


def _is_foreign(piece: Piece, script: str | None, language: str | None) -> bool:
    own = _script(piece.shape.text)
    if script and own and own != script:
        return True
    if not language or own != script:
        return False
    weights = language_weights(piece.shape.text)
    mine = weights.get(language, 0.0)
    return max(weights.values(), default=0.0) > 2 * mine + 1


def _find_foreign(pieces: Sequence[Piece], verdicts: list[Verdict | None], script: str) -> None:
    found: list[int] = []
    size = 0
    total = sum(len(piece.shape.text) for piece in pieces)
    for number, piece in enumerate(pieces):
        line = piece.shape.text
        if verdicts[number] is not None or len(line) > LONGEST_POST or (script == "latin" and line.isascii()):
            continue
        own = _script(line)
        letters = [letter for letter in line if letter.isalpha()]
        if own and own != script and piece.shape.ends and len(letters) >= _FOREIGN_LETTERS:
            if _script("".join(letters[-_LAST:])) == script:
                continue  # a sentence of the page full of foreign names: '「iPhone」は、Apple Inc.の商標です。'
            found.append(number)
            size += len(line)
    if size <= total * _FOREIGN_SHARE:
        for number in found:
            verdicts[number] = _FOREIGN


def _script(text: str) -> str | None:
    """Return the script of a text; Japanese mixes two, which count as one."""
    script = main_script(text)
    return "han" if script == "kana" else script
