"""Reads times of day and the zone printed behind them: '10:06', '3.20am GMT', '16h44', '23:48 Uhr', '12:00 +02:00'."""

from __future__ import annotations

from typing import Final, NamedTuple

from warreader.text.dates._tokens import Token, vocabulary

ZONES: Final = vocabulary(
    "GMT UTC UT BST WET WEST CET CEST MEZ MESZ EET EEST MSK TRT IST EST EDT ET CST CDT CT MST MDT PST PDT PT AEST AEDT "
    "ACST AWST NZST NZDT JST KST HKT SGT PKT GST AST SAST EAT WAT Z МСК мск"
)
"""Zone abbreviations that news sites print; IST and CST mean several zones, so nothing is ever converted."""
_HOUR_WORDS: Final = vocabulary("h uhr u час год")
_MORNING: Final = vocabulary("am a.m πμ π.μ")
_EVENING: Final = vocabulary("pm p.m μμ μ.μ")
_HOURS: Final = 24
_MINUTES: Final = 60
_NOON: Final = 12
_OFFSET_WIDTH: Final = 4  # '+0200', which RFC 2822 sets off by a space


class Clock(NamedTuple):
    """A time of day in a row of tokens."""

    first: int
    """Index of its first token."""
    behind: int
    """Index behind its last token, the zone included."""
    time: str
    """'HH:MM'."""
    zone: str | None
    """As printed; None where none is."""


def clock_at(tokens: list[Token], index: int, *, dotted: bool = False) -> Clock | None:
    """Read a time of day.

    Args:
        tokens: The tokens.
        index: Where it may begin.
        dotted: Whether '16.44' is a time even without 'am' or 'Uhr' behind it: true right behind a date.

    Returns:
        The time with its place; None if none stands there.
    """
    hour = _number(tokens, index, _HOURS, widths=(1, 2))
    if hour is None or _inside_figure(tokens, index):
        return None
    read = _minutes(tokens, index + 1)
    minutes, behind, sure = read or (0, index + 1, False)
    half, after = _half(tokens, behind)
    if half is not None and (read or 1 <= hour <= _NOON):
        hour = hour % _NOON + half if 1 <= hour <= _NOON else hour
        sure, behind = True, after
    elif _word(tokens, behind) in _HOUR_WORDS:
        sure = sure or bool(read) or _word(tokens, behind) == "uhr"
        behind += 1
    if not sure and not (dotted and read):
        return None
    zone, behind = _zone(tokens, behind)
    return Clock(index, behind, f"{hour:02d}:{minutes:02d}", zone)


def _word(tokens: list[Token], index: int) -> str:
    return tokens[index].text.lower() if index < len(tokens) else ""


def _number(tokens: list[Token], index: int, limit: int, *, widths: tuple[int, ...]) -> int | None:
    if index >= len(tokens) or len(tokens[index].text) not in widths:
        return None
    return tokens[index].value if 0 <= tokens[index].value < limit else None


def _inside_figure(tokens: list[Token], index: int) -> bool:
    """Return whether a number goes on with figures before it: the '06' of '10:06', the '02' of '1.02'."""
    if index < 2 or not (tokens[index].glued and tokens[index - 1].glued):  # noqa: PLR2004  # a figure and a sign
        return False
    return tokens[index - 1].text in ":.,-/" and tokens[index - 2].kind == "number"


def _minutes(tokens: list[Token], index: int) -> tuple[int, int, bool] | None:
    """Read what follows an hour: the minutes, the index behind, and whether the sign between is more than a dot."""
    sign = _word(tokens, index)
    if sign not in {":", "h", "٫", "."} or not tokens[index].glued:
        return None
    minutes = _number(tokens, index + 1, _MINUTES, widths=(2,))
    if minutes is None or not tokens[index + 1].glued:
        return None
    behind = index + 2
    if _word(tokens, behind) == sign and tokens[behind].glued and behind + 1 < len(tokens):
        if sign == ".":
            return None  # 07.04.20
        if _number(tokens, behind + 1, _MINUTES + 1, widths=(2,)) is not None:
            behind = _behind_fraction(tokens, behind + 2)
    return minutes, behind, sign != "."


def _behind_fraction(tokens: list[Token], index: int) -> int:
    """Pass over the fraction of a second: '10:06:12.345'."""
    if index + 1 < len(tokens) and tokens[index].text == "." and tokens[index].glued:
        return index + 2 if tokens[index + 1].kind == "number" and tokens[index + 1].glued else index
    return index


def _half(tokens: list[Token], index: int) -> tuple[int | None, int]:
    """Read 'am', 'p.m.': hours to add to those of the clock's face, None if there is neither; the index behind."""
    for behind in (index + 4, index + 3, index + 1):
        written = "".join(token.text.lower() for token in tokens[index:behind]).removesuffix(".")
        if written in _MORNING:
            return 0, min(behind, len(tokens))
        if written in _EVENING:
            return _NOON, min(behind, len(tokens))
    return None, index


def _offset_end(tokens: list[Token], index: int) -> int:
    """Read '+2', '+0200', '-05:00': the index behind; the same index if there is none."""
    if index + 1 >= len(tokens) or tokens[index].text not in "+-−" or not tokens[index + 1].glued:
        return index
    if tokens[index + 1].kind != "number" or not (tokens[index].glued or len(tokens[index + 1].text) == _OFFSET_WIDTH):
        return index
    if _word(tokens, index + 2) == ":" and _number(tokens, index + 3, _MINUTES, widths=(2,)) is not None:
        return index + 4
    return index + 2


def _zone(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """Read a zone, with or without brackets around it: the zone, None if there is none; the index behind."""
    at = index + 1 if _word(tokens, index) == "(" else index
    if at >= len(tokens):
        return None, index
    behind = _offset_end(tokens, at)
    if behind == at:
        if tokens[at].text not in ZONES:
            return None, index
        behind = _offset_end(tokens, at + 1)
    zone = "".join(token.text for token in tokens[at:behind])
    return zone, behind + 1 if at > index and _word(tokens, behind) == ")" else behind
