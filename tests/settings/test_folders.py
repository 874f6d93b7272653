"""The folders that the system means for settings, and for what a program remembers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dipview.settings import folders
from dipview.settings.config import Config
from dipview.settings.config_file import config_path
from dipview.settings.config_reading import read_config
from dipview.settings.folders import config_folder, state_folder
from dipview.settings.memory import memory_of


def test_the_variables_of_xdg_name_them(home: Path) -> None:
    assert config_folder() == home / "config" / "dipview"
    assert state_folder() == home / "state" / "dipview"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has other folders")
def test_else_they_are_in_the_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative: no folder, says XDG")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(home))
    assert config_folder() == home / ".config" / "dipview"
    assert state_folder() == home / ".local/state" / "dipview"


def test_without_a_home_nothing_is_set_or_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(*_: object, **__: object) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(folders, "user_config_path", no_home)
    monkeypatch.setattr(folders, "user_state_path", lambda *_, **__: Path("~/.local/state/dipview"))
    assert config_path() is None
    assert read_config() == Config()
    assert memory_of([]).file is None
