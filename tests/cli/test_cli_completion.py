"""What a shell is told when it asks for completions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("warreader exp", "plain,export"),
        ("warreader export --format cs", "plain,csv"),
        ("warreader list --sort old", "plain,oldest"),
        ("warreader import cra", "file,cra"),
        ("warreader cra", "file,cra"),
        ("warreader --archive cra", "file,cra"),
    ],
)
def test_a_shell_is_offered_commands_values_and_files(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str, offered: str
) -> None:
    monkeypatch.setenv("_WARREADER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    told = run()
    assert (told.code, told.lines[0]) == (0, offered)


def test_a_shell_gets_the_script_that_asks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_WARREADER_COMPLETE", "zsh_source")
    told = run()
    assert told.code == 0
    assert "#compdef warreader" in told.out
