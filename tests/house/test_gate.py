"""The gate of display-safe text: nothing that is no literal gets to a widget or stream around it.

``gate.py`` beside this file says what the rule is, and walks; here it walks over the faces, and
over samples that it must refuse or let pass.
"""

from __future__ import annotations

import ast
import runpy
from pathlib import Path

import pytest

GATE = runpy.run_path(str(Path(__file__).with_name("gate.py")))
SOURCES: Path = GATE["SOURCES"]
FACES: tuple[str, ...] = GATE["FACES"]
MODULES = [path.relative_to(SOURCES).as_posix() for path in sorted(SOURCES.rglob("*.py"))]
IN_FACES = [module for module in MODULES if module.split("/")[0] in FACES]
INNER = [module for module in MODULES if module not in IN_FACES]


def faults(code: str, module: str = "tui/some.py") -> list[str]:
    found: list[str] = GATE["faults"](module, code)
    return found


def code_of(module: str) -> str:
    return (SOURCES / module).read_text(encoding="utf-8")


@pytest.mark.parametrize("module", IN_FACES)
def test_no_face_shows_anything_around_the_gate(module: str) -> None:
    assert faults(code_of(module), module) == []


def test_what_is_no_face_writes_to_no_stream_and_draws_nothing() -> None:
    used = ("stdout", "stderr", "__stdout__", "__stderr__", "print", "echo", "secho", "textual")
    for module in INNER:
        tree = ast.parse(code_of(module))
        names = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}
        names |= {each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)}
        names |= {each.name for each in ast.walk(tree) if isinstance(each, ast.alias)}
        assert names.isdisjoint(used), module


def test_the_walk_has_faces_and_all_that_it_lists_is_in_use() -> None:
    assert len(IN_FACES) > 40
    assert GATE["statics"]() >= {"Head", "Foot", "TabLine"}
    for module, names in GATE["INSIDE"].items():
        assert all(name in code_of(module) for name in names), module
    everything = "".join(map(code_of, IN_FACES))
    for full in (*GATE["HARMLESS"], *GATE["MAKERS"]):
        assert full.rsplit(".", 1)[1] in everything, f"{full} is listed for nothing"
    for name, home in {**GATE["DRAWABLE"], **GATE["PRINTABLE"]}.items():
        assert f"def {name}(" in code_of(f"{home.removeprefix('dipview.').replace('.', '/')}.py")


REFUSED = """
Static(name)
Static(f"{name}")
Static(show(name))
Static(f"{words(name)}")
Static(content=name)
Static("a" + name)
Static("[b]ours[/b]", markup=True)
Static("ours", markup=name)
Head(name)
self.update(name)
self.update(show(name))
self.update("%s" % name)
self.update("{}".format(name))
self.update(gate.words(name))
self.query_one("#x", Static).update(*names)
widget.border_title = name
widget.border_title = show(name)
widget.border_title += name
widget.border_title: str = name
widget.border_subtitle = f"{words(name)}"
widget.tooltip = name
app.title = app.sub_title = name
Widget(tooltip=name)
app.call_from_thread(widget.update, name)
give = widget.update
print(name)
give = print
sys.stdout.write(name)
sys.stdout.write(f"{name}")
sys.stdout.write(f"{show(name)}{name}")
sys.stdout.write(record.show(name))
sys.stderr.writelines(name for name in names)
sys.stderr.writelines([show(name), name])
sys.stdout.buffer.write(name.encode())
give = sys.stdout.write
os.write(1, name)
"".join(names) and sys.stdout.write("".join(names))
sys.stdout.write(name.join("ab"))
print_pieces(pieces, format, asked)
print_pieces((name,), format, asked)
click.echo("even a literal")
click.secho(name)
sys.__stdout__.flush()
sys.exit(name)
sys.exit(f"no {name}")
raise SystemExit(name)
app.exit(0, message=name)
app.notify(show(name))
app.notify("ours", markup=False)
app.copy_to_clipboard(name)
Content.from_markup(name)
Text.from_markup("ours")
Style(link=name)
Style(meta={"@click": name})
Style.from_meta({})
self.run_action(name)
setattr(widget, "border_title", name)
self.log(name)
import textual
import rich.markup
import logging
from rich.text import Text
from rich.markup import escape
from rich.segment import Segment
from rich import print
from sys import stdout
from textual import log
from textual.content import Content
from textual.markup import to_content
from textual.widgets import Label
from textual.widgets import Static as Harmless
from warnings import warn
from elsewhere import show
from elsewhere import words
from elsewhere import harm as words
from dipview.formats.safe_text import show as shown_already, SUSPECT as show
""".strip().split("\n")

REFUSED_WHOLE = [
    "def tell(self, name):\n    told = words(name)\n    told = name\n    self.update(told)",
    "def tell(self, told):\n    told = words(told)\n    self.update(told)",
    "def tell(self, names):\n    for told in names:\n        self.update(told)",
    "def tell(names):\n    told = []\n    told.append(names)\n    print(told)",
    "def tell(file):\n    with file as told:\n        print(told)",
    "try:\n    pass\nexcept OSError as error:\n    print(error)",
    "class Line(Static):\n    pass\nLine(name)",
    "class Line(Static):\n    def __init__(self, name):\n        super().__init__(name)",
    "class Line(Widget):\n    def render(self):\n        return self.name",
    "class Line(Widget):\n    async def render(self):\n        return show(self.name)",
    "def show(text):\n    return text",
    "def _answers(names):\n    yield dumps(names)\n    yield names",
]

LET_PASS = """
Static("ours", id="x", markup=False)
Static(words(name), id=name)
Static(words(name) if name else lines(name))
Head(markup=False)
self.update(words((name, Ink.PLAIN), f"{name}"))
self.update("ours")
widget.border_title = words(name)
widget.border_title = "ours"
app.call_from_thread(self.tell, name)
sys.stdout.write("ours")
sys.stderr.write(f"dipview: {show(name)}\\n")
sys.stdout.write(f"dipview {__version__}")
sys.stdout.writelines(write(view, format))
sys.stderr.write("".join(f"{show(each)}\\n" for each in names))
print_pieces(write(view, format), format, asked)
print_pieces((dumps(name),), format, asked)
sys.exit(main())
app.exit(0)
app.exit(return_code=code)
tell(name)
raise FailureError(name)
Column(key=name, title="ours")
from dipview.tui.gate import words, lines
from dipview.formats.safe_text import show
from textual.widgets import Static
from rich.cells import cell_len
import sys
""".strip().split("\n")

LET_PASS_WHOLE = [
    "def tell(self, name):\n    told = words(name)\n    self.update(told)",
    "def tell(self):\n    for name, told in (('a', 'A'), ('b', 'B')):\n        Static(told)",
    "def _answers(names):\n    for name in names:\n        yield f'{dumps(name)};'",
    "class Line(Widget):\n    def render(self):\n        return words(self.name)",
]


@pytest.mark.parametrize("code", [*REFUSED, *REFUSED_WHOLE])
def test_what_goes_around_the_gate_is_refused(code: str) -> None:
    assert faults(code) != []


@pytest.mark.parametrize("code", [*LET_PASS, *LET_PASS_WHOLE])
def test_what_goes_through_the_gate_passes(code: str) -> None:
    assert faults(code) == []


def test_only_the_modules_that_are_named_may_do_what_gates_do() -> None:
    for code in ("app.notify(show(name), markup=False)", "from textual.content import Content"):
        assert faults(code, "tui/gate.py") == []
        assert faults(code, "tui/other.py") != []
    assert faults("console.print(name)", "tui/ending.py") == []
    assert faults("sys.stdout.write(name)", "cli/printing.py") != []
