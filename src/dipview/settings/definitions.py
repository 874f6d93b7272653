"""The settings: each defined once, with its default, what it may be, and what it does."""

from __future__ import annotations

from dipview.model.values import frozen

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
    default: object
    """Its value where nothing is set: a string, a boolean, or an empty tuple for no paths."""
    help: str
    """What it does, in a line or two of at most 90 characters."""
    example: str
    """How it may be written, in TOML; not its default."""
    choices: tuple[str, ...] = ()
    """What a string may be; empty for anything."""


SETTINGS = (
    Setting(
        key="theme",
        default="dipview-dark",
        help="The explorer's colours: dipview-dark, dipview-light, or a theme of Textual's.",
        example='"dipview-light"',
        choices=THEMES,
    ),
    Setting(
        key="dataset",
        default=(),
        help="Files or folders to open where none is named, by the explorer and by every verb.\n"
        "A path that is not absolute starts at the folder of this file. A dataset that comes with\n"
        "dipview has a name: see dipview open --list. Else the first of them.",
        example='"~/positions"',
    ),
    Setting(
        key="dates",
        default="day-month",
        help="How the explorer writes dates: day-month is 10 Apr 2017, iso is 2017-04-10.",
        example='"iso"',
        choices=("day-month", "iso"),
    ),
    Setting(
        key="clearance",
        default="",
        help="Up to which marking documents are made where nothing else is said; else the lowest.",
        example='"OFFICIAL-SENSITIVE"',
    ),
    Setting(
        key="paper",
        default="usual",
        help="The pages of DOCX and XLSX: a4, letter, or what is usual where you are.",
        example='"letter"',
        choices=("usual", "a4", "letter"),
    ),
    Setting(
        key="template",
        default="",
        help="A DOCX whose styles, headers and footers each DOCX is to have. A path that is not\n"
        "absolute starts at the folder of this file.",
        example='"~/letterhead.docx"',
    ),
    Setting(
        key="mouse",
        default=True,
        help="Whether the explorer takes the mouse; false leaves it to the terminal.",
        example="false",
    ),
    Setting(
        key="animation",
        default=True,
        help="Whether anything in the explorer moves by itself; false for slow connections.",
        example="false",
    ),
    Setting(
        key="ascii",
        default=False,
        help="Marks in ASCII, for terminals that draw ▲ and ▼ too wide or not at all.",
        example="true",
    ),
)
"""Every setting, in the order of the example file; ``[keys]`` comes after them."""

KEYS = "keys"
"""The table of keys: the id of a command, and the key or keys that call it."""
