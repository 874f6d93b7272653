"""Views speak of no keys and of no options: each face says what could be done."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import dipview.views
from dipview.cli.remedies import words_when_empty as on_the_command_line
from dipview.commands.remedies import remedies_by
from dipview.commands.remedies import words_when_empty as in_the_explorer
from dipview.commands.table import COMMANDS
from dipview.views.parts.remedies import Remedy, remedies_in
from dipview.views.scope import Scope
from dipview.views.view import View

REMEDIES = remedies_by({command.id: command.keys for command in COMMANDS})
_FACES = re.compile(r"\bEsc\b|\[ goes|\bpress\b(?![ -]release)|space bar|--[a-z]|\bdipview [a-z]|⏎")


def test_no_view_names_a_key_or_an_option() -> None:
    for path in sorted(Path(dipview.views.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        documented = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        named = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documented
            and _FACES.search(node.value)
        ]
        assert (path.name, named) == (path.name, [])


def test_each_face_says_what_could_be_done_in_its_own_words() -> None:
    scope = Scope(query="x")
    view = View(
        name="matrix", title="", dataset="", scope=scope, empty="None.", remedies=remedies_in(scope)
    )
    assert in_the_explorer(view, REMEDIES) == "None. Esc clears the search."
    assert on_the_command_line(view) == "None; a shorter --query finds more"


def test_every_remedy_is_worded_where_it_can_be_had() -> None:
    for remedy in Remedy:
        view = View(name="", title="", dataset="", scope=Scope(), empty="None.", remedies=(remedy,))
        assert in_the_explorer(view, REMEDIES) != "None." or on_the_command_line(view) != "None"
