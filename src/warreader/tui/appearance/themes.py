"""The reader's own themes, and values for its variables under every other theme.

Colours stand here and in `palettes`, and nowhere else; the sheets in `styles/` name variables only. Kinds of entity
differ by more than colour (the sheets add bold, italic and underline), so that 16 colours and NO_COLOR still tell them
apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from warreader.tui.appearance import palettes

if TYPE_CHECKING:
    from collections.abc import Mapping

DARK: Final = "warreader-dark"
LIGHT: Final = "warreader-light"
TERMINAL: Final = "warreader-terminal"
"""The terminal's own 16 colours; also what NO_COLOR starts from."""


def _theme(name: str, palette: Mapping[str, str], *, dark: bool) -> Theme:
    basic: dict[str, Any] = {key: colour for key, colour in palette.items() if key in palettes.BASIC}
    others = {key: colour for key, colour in palette.items() if key not in palettes.BASIC}
    return Theme(name, dark=dark, variables=others, **basic)


def _variables(**values: str) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in values.items()}


_DARK: Final = _theme(DARK, palettes.DARK, dark=True)
_LIGHT: Final = _theme(LIGHT, palettes.LIGHT, dark=False)
_TERMINAL: Final = Theme(
    name=TERMINAL,
    dark=True,
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | _variables(
        muted="ansi_bright_black",
        faint="ansi_bright_black",
        border="ansi_blue",
        border_blurred="ansi_bright_black",
        headline="ansi_default",
        cursor_row="ansi_blue",
        cursor_row_blurred="ansi_default",
        unread="ansi_yellow",
        star="ansi_yellow",
        date="ansi_cyan",
        inferred="ansi_yellow",
        city="ansi_green",
        entity_per="ansi_yellow",
        entity_loc="ansi_green",
        entity_org="ansi_cyan",
        entity_other="ansi_magenta",
        hit="ansi_yellow",
        hit_text="ansi_black",
        hit_current="ansi_bright_yellow",
        hit_current_text="ansi_black",
        fault="ansi_red",
        input_cursor_background="ansi_white",
        input_cursor_foreground="ansi_black",
        input_cursor_text_style="reverse",
        input_selection_background="ansi_blue",
    ),
)
THEMES: Final = (_DARK, _LIGHT, _TERMINAL)
"""Our own, the default first."""


def theme_name(setting: str) -> str:
    """Return the theme that the setting `theme` means; `ansi` is another name of `terminal`."""
    own = f"warreader-{'terminal' if setting == 'ansi' else setting}"
    return own if any(theme.name == own for theme in THEMES) else setting


def theme_for(terminal: Mapping[str, str]) -> str | None:
    """Give the theme for a terminal of 16 colours, among which most of another theme's become white.

    Args:
        terminal: The variables `COLORTERM` and `TERM`, read as Rich reads them (rich.console, `_detect_color_system`).

    Returns:
        Its name; None where there are more colours.
    """
    many = terminal.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}
    return None if many or terminal.get("TERM", "").lower().endswith(("-256color", "-kitty")) else TERMINAL


_FROM: Final = {
    "border": "border", "border-blurred": "border-blurred", "headline": "foreground", "unread": "accent",
    "star": "warning", "date": "secondary", "inferred": "warning", "city": "success", "entity-per": "text-warning",
    "entity-loc": "text-success", "entity-org": "text-primary", "entity-other": "text-accent", "hit": "warning-muted",
    "hit-text": "text-warning", "hit-current": "warning", "hit-current-text": "background", "fault": "error",
}  # fmt: skip
_MIXED: Final = {
    "muted": ("foreground", 0.4),
    "faint": ("foreground", 0.7),
    "cursor-row": ("primary", 0.7),
    "cursor-row-blurred": ("primary", 0.85),
}
"""Variable to a colour of the theme and how much of the background is mixed into it, 0 to 1."""


def variables_for(theme: Theme) -> dict[str, str]:
    """Return values of the reader's variables for a theme that does not know them.

    Args:
        theme: Any theme of Textual's.

    Returns:
        A colour for each variable, made of the theme's own; the terminal's colours for a theme of those.
    """
    if theme.ansi:
        return dict(_TERMINAL.variables)
    colours = theme.to_color_system().generate()
    background = Color.parse(colours["background"])
    mixed = {name: Color.parse(colours[of]).blend(background, share).hex for name, (of, share) in _MIXED.items()}
    return mixed | {name: colours[of] for name, of in _FROM.items()}
