"""The reader's own themes, and values for its variables under every other theme.

Colours stand here and nowhere else; the sheets in `styles/` name variables only. Kinds of entity differ by more than
colour (the sheets add bold, italic and underline), so that 16 colours and NO_COLOR still tell them apart.
"""

from __future__ import annotations

from typing import Final

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

DARK: Final = "warreader-dark"
LIGHT: Final = "warreader-light"
TERMINAL: Final = "warreader-terminal"
"""The terminal's own 16 colours; also what NO_COLOR starts from."""


def _variables(**values: str) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in values.items()}


_DARK: Final = Theme(
    name=DARK,
    dark=True,
    primary="#7aa2c8",
    secondary="#8fb3a5",
    accent="#e0a458",
    warning="#e0a458",
    error="#e5727a",
    success="#8cc08a",
    foreground="#d5d9df",
    background="#14171c",
    surface="#1a1e25",
    panel="#222831",
    variables=_variables(
        muted="#7f8a99",
        faint="#5d6877",
        border="#7aa2c8",
        border_blurred="#323a46",
        headline="#f2f4f7",
        cursor_row="#2b3a4d",
        cursor_row_blurred="#232a34",
        unread="#e0a458",
        star="#e8c468",
        date="#8fa3b8",
        inferred="#c9a26d",
        city="#8fb3a5",
        entity_per="#e2b179",
        entity_loc="#8cc4ae",
        entity_org="#9db4e8",
        entity_other="#c3a6d8",
        hit="#5a4a1e",
        hit_text="#ffe9b0",
        hit_current="#e8c468",
        hit_current_text="#14171c",
        fault="#e5727a",
        scrollbar="#39424f",
        scrollbar_hover="#4a5666",
        scrollbar_active="#7aa2c8",
        scrollbar_background="#14171c",
        scrollbar_background_hover="#14171c",
        scrollbar_background_active="#14171c",
        scrollbar_corner_color="#14171c",
        input_cursor_background="#e8c468",
        input_cursor_foreground="#14171c",
        input_selection_background="#2b3a4d",
    ),
)
_LIGHT: Final = Theme(
    name=LIGHT,
    dark=False,
    primary="#2f5d8a",
    secondary="#3d7465",
    accent="#a8590b",
    warning="#a8590b",
    error="#b3303a",
    success="#3f7a3d",
    foreground="#2a2e35",
    background="#faf8f4",
    surface="#f3f0ea",
    panel="#eae6de",
    variables=_variables(
        muted="#6b7280",
        faint="#97917f",
        border="#2f5d8a",
        border_blurred="#d3cec3",
        headline="#101318",
        cursor_row="#cfdeee",
        cursor_row_blurred="#e8e4db",
        unread="#a8590b",
        star="#a87400",
        date="#4f657c",
        inferred="#93611a",
        city="#3d7465",
        entity_per="#94480a",
        entity_loc="#1f6b55",
        entity_org="#2d4f9e",
        entity_other="#704a92",
        hit="#ffe9a8",
        hit_text="#2a2e35",
        hit_current="#e8a33d",
        hit_current_text="#101318",
        fault="#b3303a",
        scrollbar="#cfc9bd",
        scrollbar_hover="#b4b0a7",
        scrollbar_active="#2f5d8a",
        scrollbar_background="#faf8f4",
        scrollbar_background_hover="#faf8f4",
        scrollbar_background_active="#faf8f4",
        scrollbar_corner_color="#faf8f4",
        input_cursor_background="#2f5d8a",
        input_cursor_foreground="#faf8f4",
        input_selection_background="#cfdeee",
    ),
)
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
    """Give the theme that the setting `theme` means; `ansi` is another name of `terminal`."""
    own = f"warreader-{'terminal' if setting == 'ansi' else setting}"
    return own if any(theme.name == own for theme in THEMES) else setting


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
    """Give the reader's variables a value under a theme that does not know them.

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
