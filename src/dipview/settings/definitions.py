"""The settings: each defined once, with its default, what it may be, and what it does."""

from __future__ import annotations

from dipview.model.values import frozen
from dipview.settings.config import Config

THEMES = (
    *(
        "dipview-dark",
        "dipview-light",
        "dipview-contrast",
        "dipview-plain",
        "ansi-dark",
        "ansi-light",
        "atom-one-dark",
    ),
    *("atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato"),
    *("catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine"),
    *("rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark"),
    *("textual-light", "tokyo-night"),
)
"""The themes that there are: dipview's own, then Textual's; the explorer's tests compare them."""


@frozen(kw_only=True)
class Setting:
    """One key of the config file."""

    key: str
    help: str
    """What it does, in a line or two of at most 90 characters."""
    choices: tuple[str, ...] = ()
    """What a string may be; empty for anything."""

    @property
    def default(self) -> object:
        """Its value where nothing is set: a string, a boolean, or an empty tuple for no paths."""
        default: object = getattr(Config(), self.key)
        return default


SETTINGS = (
    Setting(
        key="theme",
        help="The explorer's colours: dipview-dark, dipview-light, or a theme of Textual's.",
        choices=THEMES,
    ),
    Setting(
        key="dataset",
        help="Files or folders to open where none is named, by the explorer and by every verb.\n"
        "A path that is not absolute starts at the folder of this file. A dataset that comes with\n"
        "dipview has a name: see dipview open --list. Else the first of them.",
    ),
    Setting(
        key="dates",
        help="How the explorer writes dates: day-month is 10 Apr 2017, iso is 2017-04-10.",
        choices=("day-month", "iso"),
    ),
    Setting(
        key="clearance",
        help="Up to which marking documents are made where nothing else is said; else the lowest.",
    ),
    Setting(
        key="citations",
        help="The style in which the explorer copies and exports sources: plain gives all in one\n"
        "line, un is that of the United Nations, chicago that of the Chicago Manual of Style.",
        choices=("plain", "un", "chicago"),
    ),
    Setting(
        key="paper",
        help="The pages of DOCX and XLSX: a4, letter, or what is usual where you are.",
        choices=("usual", "a4", "letter"),
    ),
    Setting(
        key="template",
        help="A DOCX whose styles, headers and footers each DOCX is to have. A path that is not\n"
        "absolute starts at the folder of this file.",
    ),
    Setting(
        key="mouse",
        help="Whether the explorer takes the mouse; false leaves it to the terminal.",
    ),
    Setting(
        key="animation",
        help="Whether anything in the explorer moves by itself; false for slow connections.",
    ),
    Setting(
        key="ascii",
        help="Marks in ASCII, for terminals that draw ▲ and ▼ too wide or not at all.",
    ),
)
"""Every setting, in the order of the example file; ``[keys]`` comes after them."""

KEYS = "keys"
"""The table of keys: the id of a command, and the key or keys that call it."""
