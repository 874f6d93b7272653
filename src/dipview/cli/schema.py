"""``dipview schema``: the JSON Schema of the data format, for editors."""

from __future__ import annotations

import json

import click

from dipview.cli.exits import DONE
from dipview.cli.options import Asked, takes
from dipview.cli.printing import print_pieces
from dipview.dataset.schema import json_schema
from dipview.formats.format import Format
from dipview.formats.safe_text import show_lines

_EDITORS = """\b
With Taplo (VS Code: "Even Better TOML"; Helix: taplo), write it beside your files,
  dipview schema -o dipview.schema.json
and put this line at the top of each of them:
  #:schema ./dipview.schema.json
"""


_HELP = """\
Print the JSON Schema (draft-07) of a file of the data format.

An editor that knows it completes keys and values and marks mistakes while you type. It knows
the shape of a file alone; 'dipview check' knows the dataset.
"""


@click.command(
    "schema",
    short_help="Print the JSON Schema of the data format, for editors.",
    epilog=_EDITORS,
    help=_HELP,
)
@takes("output", "force")
def command(asked: Asked) -> int:
    """Carry out the verb."""
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False)
    print_pieces((show_lines(text), "\n"), Format.JSON, asked)
    return DONE
