"""The config file: each setting is read, and what is wrong costs that setting alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import tomli

from dipview.commands.keymap import keymap
from dipview.commands.table import COMMANDS
from dipview.settings.config import Config
from dipview.settings.config_file import config_path
from dipview.settings.config_reading import read_config
from dipview.settings.config_text import config_of
from dipview.settings.definitions import SETTINGS
from dipview.settings.example import example_config
from dipview.views.citing.style import Style

ALL = """\
theme = "nord"
dates = "iso"
mouse = false
animation = false
ascii = true
dataset = ["one.toml", "."]

[keys]
matrix = "f2"
"""

EXAMPLES = {
    "theme": '"dipview-light"',
    "dataset": '"~/positions"',
    "dates": '"iso"',
    "clearance": '"OFFICIAL-SENSITIVE"',
    "citations": '"un"',
    "paper": '"letter"',
    "template": '"~/letterhead.docx"',
    "mouse": "false",
    "animation": "false",
    "ascii": "true",
}
"""How each setting may be written, in TOML; not its default."""


def wrong(text: str) -> list[tuple[int, str]]:
    config = config_of(text)
    mistakes = (*config.mistakes, *keymap(config.keys).mistakes)
    return [(mistake.line, f"{mistake.key}: {mistake.message}") for mistake in mistakes]


def example() -> str:
    return example_config((each.id, each.keys, each.help) for each in COMMANDS)


def uncommented(text: str, keys: frozenset[str]) -> str:
    """Take the # away from the lines that set anything."""
    lines = (
        line.removeprefix("# ") if line.removeprefix("# ").split(" = ")[0] in keys else line
        for line in text.split("\n")
    )
    return "\n".join(lines)


def test_without_a_file_everything_is_as_it_is_by_default(home: Path) -> None:
    config = read_config()
    assert config == Config(path=home / "config" / "dipview" / "config.toml")
    for setting in SETTINGS:
        assert getattr(config, setting.key) == setting.default


def test_every_setting_is_read_with_its_line(home: Path) -> None:
    path = home / "config" / "dipview" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(ALL, encoding="utf-8")
    (path.parent / "one.toml").touch()
    config = read_config()
    assert config.mistakes == ()
    assert (config.theme, config.dates, config.ascii) == ("nord", "iso", True)
    assert (config.mouse, config.animation) == (False, False)
    assert config.dataset == (path.parent / "one.toml", path.parent)
    assert config.lines == {
        "theme": 1,
        "dates": 2,
        "mouse": 3,
        "animation": 4,
        "ascii": 5,
        "dataset": 6,
    }
    assert [(each.command, each.keys, each.line) for each in config.keys] == [
        ("matrix", ("f2",), 9)
    ]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('\ntheme = "nrod"', 2, "theme: it cannot be 'nrod'; did you mean 'nord'?"),
        ('dates = "us"', 1, "dates: it cannot be 'us'; it is day-month or iso"),
        ('mouse = "yes"', 1, "mouse: it is true or false, without quotation marks"),
        ("mouse = 1", 1, "mouse: it is true or false, without quotation marks"),
        ('dataset = "not-there"', 1, "dataset: there is no file or folder "),
        ("dataset = 3", 1, "dataset: it is a path in quotation marks"),
        ('dataset = "a\\u0000b"', 1, "dataset: "),
        ('dataset = "~nobody-of-this-name/x"', 1, "dataset: there is no file or folder"),
        ("\n\ntehme = 1", 3, "tehme: there is no such setting; did you mean 'theme'?"),
        ("keys = 3", 1, "keys: it is a table"),
        ("[keys]\nmatrix = 3", 2, "keys.matrix: it is a key in quotation marks"),
        ('[keys]\nmatrx = "m"', 2, "keys.matrx: there is no such command; did you mean 'matrix'?"),
        ('keys.matrix = "ctrl+"', 1, "keys.matrix: 'ctrl+' is no key"),
        ("a = [1\nb = 2", 2, "this is no TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(text: str, line: int, told: str) -> None:
    (found,) = wrong(text)
    assert found[0] == line
    assert told in found[1]


def test_a_mistake_costs_its_own_setting_alone() -> None:
    config = config_of('theme = 3\nmouse = false\ndates = ["iso"]\nascii = true')
    assert (config.theme, config.dates) == ("dipview-dark", "day-month")
    assert (config.mouse, config.ascii) == (False, True)
    assert [mistake.line for mistake in config.mistakes] == [1, 3]


def test_a_mistake_is_told_as_a_compiler_tells_it(tmp_path: Path) -> None:
    (mistake,) = config_of('dates = "us"').mistakes
    assert mistake.in_words(tmp_path / "c.toml").startswith(f"{tmp_path / 'c.toml'}:1: dates: it ")


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"a = \x00", b"[" * 5_000, b"a = 1 #" + b"x" * (1 << 20)],
    ids=["no UTF-8", "NUL", "deep", "large"],
)
def test_a_file_that_cannot_be_read_leaves_the_defaults(home: Path, content: bytes) -> None:
    path = config_path()
    assert path is not None
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    config = read_config()
    assert len(config.mistakes) == 1
    assert config.theme == "dipview-dark"


def test_what_is_no_file_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    os.mkfifo(home / "pipe")
    for path in (home / "pipe", home):
        monkeypatch.setenv("DIPVIEW_CONFIG", str(path))
        assert "no regular file" in read_config().mistakes[0].message


def test_the_environment_names_the_file_or_turns_it_off(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    path = home / "mine.toml"
    monkeypatch.setenv("DIPVIEW_CONFIG", str(path))
    assert "not there" in read_config().mistakes[0].message
    path.write_text("\ufeffmouse = false\n", encoding="utf-8")
    assert not read_config().mouse
    monkeypatch.setenv("DIPVIEW_CONFIG", "off")
    assert read_config() == Config()


def test_the_example_is_read_without_a_mistake_and_sets_nothing() -> None:
    config = config_of(example())
    assert config.mistakes == ()
    assert config == Config(exists=True)


def test_the_example_has_every_setting_and_command_with_its_default() -> None:
    settings = frozenset(setting.key for setting in SETTINGS)
    commands = frozenset(command.id for command in COMMANDS)
    values = tomli.loads(uncommented(example(), settings | commands))
    assert set(values) == settings | {"keys"}
    assert set(values["keys"]) == commands
    config = config_of(uncommented(example(), settings | commands - {"pane"}))
    assert config.mistakes == ()
    for setting in SETTINGS:
        assert getattr(config, setting.key) == setting.default
    keys = keymap(config.keys)
    assert keys.mistakes == ()
    assert keys.commands == COMMANDS


def test_what_a_setting_says_it_may_be_is_read(tmp_path: Path) -> None:
    (tmp_path / "positions").mkdir()
    for setting in SETTINGS:
        text = f"{setting.key} = {EXAMPLES[setting.key]}".replace("~", str(tmp_path))
        config = config_of(text)
        assert config.mistakes == (), text
        assert getattr(config, setting.key) != setting.default


def test_the_styles_of_citation_that_can_be_set_are_those_that_there_are() -> None:
    (setting,) = (each for each in SETTINGS if each.key == "citations")
    assert set(setting.choices) == {style.value for style in Style}
