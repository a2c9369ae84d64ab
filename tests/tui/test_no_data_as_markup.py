"""Text from outside reaches a widget only as something drawn: a bare `str` would be read as markup.

`Static("[@click=app.quit]Kharkiv hit[/]")` quits the program on a click, and `[sic]` vanishes. So nothing in the reader
hands a `str` that is not written there and then to anything of Textual's that takes markup.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import warreader.tui

ROOT = Path(warreader.tui.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
MARKUP_CALLS = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Switch", "Link", "Markdown", "Collapsible", "TabPane",
    "Tab", "Option", "OptionList", "Select", "SelectionList", "Selection", "DataTable", "Tree", "ListItem", "Digits",
    "Pretty", "notify", "update", "add_option", "add_options", "add_row", "add_rows", "add_column", "add_leaf",
    "set_content", "RichLog", "Log", "Header", "from_markup", "render_markup", "to_content", "Toast", "Notification",
    "Tooltip",
}  # fmt: skip
MARKUP_ATTRIBUTES = {
    "border_title",
    "border_subtitle",
    "tooltip",
    "title",
    "sub_title",
    "label",
    "renderable",
    "content",
}
DRAWN = {"Content", "Text", "Strip"}
NO_WIDGETS = {"periods", "_contexts", "stylesheet"}
"""What has an `update` and draws nothing: a set, a dictionary, the sheet."""


def faults(source: str) -> list[str]:
    """Lines on which text that is not written out goes where markup is read."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in MARKUP_CALLS and not _is_harmless_call(node):
            found += [f"{node.lineno}: {ast.unparse(node)}" for value in node.args if not _is_drawn(value)]
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr in MARKUP_ATTRIBUTES for target in node.targets
        ):
            found += [] if _is_drawn(node.value) else [f"{node.lineno}: {ast.unparse(node)}"]
    return found


def _name(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _is_drawn(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return True
    return isinstance(value, ast.Call) and _name(value.func) in DRAWN


def _is_harmless_call(node: ast.Call) -> bool:
    """`markup=False`, or the `update` of what is no widget."""
    if any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in node.keywords
    ):
        return True
    return isinstance(node.func, ast.Attribute) and node.func.attr == "update" and _name(node.func.value) in NO_WIDGETS


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_data_reaches_a_widget_as_a_string(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sheet_hides_in_the_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "DEFAULT_CSS" not in text
    assert "\n    CSS = " not in text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_class_is_read_in_one_sitting(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            limit = 150 if node.name.endswith("App") else 300
            assert (node.end_lineno or 0) - node.lineno < limit, node.name


@pytest.mark.parametrize(
    "line",
    [
        "Static(row.title)", "self.notify(f'lost {name}')", "widget.border_title = title", "label.update(show(text))",
        "OptionList(*titles)", "option_list.add_option(str(row))", "self.tooltip = '%s' % city",
    ],
)  # fmt: skip
def test_the_rule_finds_what_it_is_for(line: str) -> None:
    assert faults(line)


@pytest.mark.parametrize(
    "line",
    ["Static('ours')", "Label(Content(show(title)))", "self.notify(text, markup=False)", "x.border_title = Content(t)"],
)
def test_the_rule_leaves_the_rest_alone(line: str) -> None:
    assert not faults(line)


def test_colours_stand_in_the_themes_alone() -> None:
    from warreader.resources import shipped_folder

    colour = re.compile(r"#[0-9a-fA-F]{6}\b|\brgb\(|\bansi_\w+|(?:color|background): *(?!transparent)[a-z]+\b")
    for sheet in shipped_folder("styles").glob("*.tcss"):
        assert not colour.findall(sheet.read_text(encoding="utf-8")), sheet
    for path in SOURCES:
        if path.name not in {"themes.py", "palettes.py"}:
            assert not re.findall(r"[\"']#[0-9a-fA-F]{6}|ansi_(?!color)\w+", path.read_text(encoding="utf-8")), path
