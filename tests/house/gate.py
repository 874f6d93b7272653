"""The walk over the code that finds whatever reaches a widget or a stream around the gate.

The rule. What a widget is given to show is a literal or made on the spot by ``words`` or ``lines``
of ``tui.gate``; what a stream is given is a literal, the result of ``show`` and its like, or of a
writer. A name is as safe as all that its function gives it. Of Textual and Rich a face imports
only what is listed here, so that there are no other doors.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

SOURCES = Path(__file__).parents[2] / "src" / "dipview"
FACES = ("tui", "cli", "__main__.py")

Gates: TypeAlias = Mapping[str, str]
DRAWABLE: Gates = {
    **dict.fromkeys(("words", "stacked", "lines", "segment"), "dipview.tui.gate"),
    "dimmed": "dipview.tui.widgets.dimmed",  # of what another screen has drawn already
}
"""Functions that make what a widget draws, and the module that each is imported from."""
PRINTABLE: Gates = {
    "show": "dipview.formats.safe_text",
    "show_lines": "dipview.formats.safe_text",
    "told_plainly": "dipview.tui.ending",
    "write": "dipview.formats.writers",
    "dumps": "dipview.formats.json_writer",
    **dict.fromkeys(("problems_as_text", "problems_as_json"), "dipview.formats.problems_writer"),
    **dict.fromkeys(("codes_as_text", "codes_as_json"), "dipview.formats.problems_writer"),
    "line_difference": "dipview.formats.line_difference",
    "_answers": "dipview.cli.search",
}
"""The same for streams: the gate, and the writers, which pass all text through it themselves."""

MAKERS = {
    "rich.segment.Segment": (
        *("tui/gate.py", "tui/colourless.py", "tui/whole_clusters.py", "tui/widgets/dimmed.py"),
    ),
    "textual.renderables.background_screen.BackgroundScreen": ("tui/widgets/dimmed.py",),
    "textual.content.Content": ("tui/gate.py",),
    "rich.console.Console": ("tui/ending.py",),
    "textual.suggester.Suggester": ("tui/widgets/suggesting.py", "tui/widgets/safe_input.py"),
    "rich.console.RenderableType": (
        *("tui/ending.py", "tui/app.py", "tui/widgets/dialog.py", "tui/widgets/dimmed.py"),
    ),
    **dict.fromkeys(
        (
            *("textual.constants", "textual.keys.Keys", "textual.driver.Driver"),
            "textual.messages.TerminalSupportsSynchronizedOutput",
            "textual._ansi_sequences.ANSI_SEQUENCES_KEYS",
            "textual._styles_cache.StylesCache",
            "textual._keyboard_protocol.FUNCTIONAL_KEYS",
            "textual._xterm_parser.XTermParser",
            "textual.drivers.linux_driver.LinuxDriver",
        ),
        ("tui/textual_private.py",),
    ),
}
"""What makes texts, or is private, and the modules that may import it."""
HARMLESS = frozenset(
    (
        *("rich.cells.cell_len", "rich.cells.split_text", "rich.style.Style"),
        *("textual.events", "textual.work", "textual.app.App", "textual.app.ComposeResult"),
        *("textual.app.SuspendNotSupported", "textual.reactive.reactive"),
        *(
            "textual.binding.Binding",
            "textual.binding.BindingType",
            "textual.binding.BindingsMap",
            "textual.cache.FIFOCache",
        ),
        *("textual.color.Color", "textual.containers.Horizontal", "textual.containers.Vertical"),
        *("textual.filter.LineFilter", "textual.geometry.Region", "textual.geometry.Size"),
        *("textual.message.Message", "textual.screen.ModalScreen", "textual.screen.Screen"),
        *("textual.scroll_view.ScrollView", "textual.strip.Strip", "textual.theme.Theme"),
        *("textual.timer.Timer", "textual.widget.Widget", "textual.worker.Worker"),
        *("textual.worker.get_current_worker", "textual.worker.WorkerFailed"),
        *("textual.css.query.NoMatches", "textual.css.query.QueryType"),
        *("textual.widgets.Input", "textual.widgets.Static"),
        *("textual.await_complete.AwaitComplete", "textual.message_pump.Callback"),
    )
)
"""All else of Textual and Rich: by these no text gets to the screen but at a door."""
BANNED = ("curses", "getpass", "logging", "pprint", "warnings")
"""Modules that write to a terminal in ways of their own."""

STREAM_DOORS = frozenset(("print", "print_pieces", "write", "writelines"))
"""Calls that print what they are given."""
SHOWN = frozenset(("border_title", "border_subtitle", "sub_title", "title", "tooltip"))
"""Attributes and arguments that a widget shows; so do the method ``update``, and ``Static``."""
NEVER = frozenset(
    (
        *("SystemExit", "__stderr__", "__stdout__", "breakpoint", "copy_to_clipboard", "echo"),
        *("echo_via_pager", "from_markup", "from_meta", "log", "notify", "print_exception"),
        *("run_action", "secho", "setattr"),
    )
)
"""Names that a face does not use."""
INSIDE = {
    "tui/gate.py": ("notify", "write"),  # what asks for the clipboard: base64 of what is shown
    "tui/ending.py": ("print",),  # into a buffer; told_plainly shows what is in it
    "tui/textual_private.py": ("write",),  # what Textual draws, on its way to the terminal
    "cli/printing.py": ("writelines",),  # in print_pieces: what that is given is safe already
}
"""What the gates themselves may do."""


class Walker(ast.NodeVisitor):
    """Walks over a module and collects what breaks the rule."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.faults: list[str] = []
        self._free = INSIDE.get(module, ())
        self._scope: ast.AST = ast.Module([], [])
        self._statics = {"Static", *statics()}
        self._in_static = False
        self._called: set[ast.expr] = set()

    def _fault(self, node: ast.AST, what: str) -> None:
        self.faults.append(f"{self.module}:{getattr(node, 'lineno', 0)}: {what}")

    def visit_Import(self, node: ast.Import) -> None:
        for name in node.names:
            if name.name.split(".")[0] in ("rich", "textual", *BANNED):
                self._fault(node, f"imports {name.name}")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        top = (node.module or "").split(".")[0]
        for name in node.names:
            full, known = f"{node.module}.{name.name}", name.asname or name.name
            home = {**DRAWABLE, **PRINTABLE}.get(known, node.module)
            listed = full in HARMLESS or self.module in MAKERS.get(full, ())
            if (
                home != node.module
                or (name.asname and known != name.name)
                or (top in ("rich", "textual") and not listed)
                or top in ("sys", *BANNED)
            ):
                self._fault(node, f"imports {full}")

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._in_static = self._in_static, node.name in self._statics
        if _is_static(node):
            self._statics.add(node.name)
            self._in_static = True
        self.generic_visit(node)
        self._in_static = outer

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        outer, self._scope = self._scope, node
        for each in ast.walk(node):
            value = each.value if isinstance(each, ast.Return | ast.Yield | ast.YieldFrom) else None
            if value and node.name == "render" and not self._safe(value, DRAWABLE):
                self._fault(each, "render() gives what is not of the gate")
            if value and node.name in PRINTABLE and not self._safe(value, PRINTABLE):
                self._fault(each, f"{node.name}() is no gate")
        self.generic_visit(node)
        self._scope = outer

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - the name that ast calls

    def visit_Call(self, node: ast.Call) -> None:
        self._called.add(node.func)
        name, method = _name_of(node.func), isinstance(node.func, ast.Attribute)
        texts = [*node.args, *(k.value for k in node.keywords if k.arg in (None, "content"))]
        makes = name in self._statics or (name == "__init__" and self._in_static)
        if makes or (method and name == "update"):
            if not all(self._safe(each, DRAWABLE) for each in texts):
                self._fault(node, f"{name}() is given what is not of the gate")
        elif name in STREAM_DOORS.difference(self._free) and (method or name not in PRINTABLE):
            texts = texts[:1] if name == "print_pieces" else texts
            if not all(self._safe(each, PRINTABLE) for each in texts):
                self._fault(node, f"{name}() is given what is not safe")
        elif name == "exit" and any(isinstance(each, ast.JoinedStr | ast.Name) for each in texts):
            self._fault(node, "exit() prints a text")
        for keyword in node.keywords:
            self._check_keyword(keyword)
        self.generic_visit(node)

    def _check_keyword(self, keyword: ast.keyword) -> None:
        literal = isinstance(keyword.value, ast.Constant)
        off = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        if (
            (keyword.arg == "markup" and not off)
            or keyword.arg in ("link", "meta")
            or (keyword.arg == "message" and not literal)
            or (keyword.arg in SHOWN and not self._safe(keyword.value, DRAWABLE))
        ):
            self._fault(keyword.value, f"{keyword.arg}= is given what is not of the gate")

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self._check_shown(target, node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._check_shown(node.target, node.value)
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._check_shown(node.target, node.value)
        self.generic_visit(node)

    def _check_shown(self, target: ast.expr, value: ast.expr | None) -> None:
        shown = isinstance(target, ast.Attribute) and target.attr in SHOWN
        if shown and value is not None and not self._safe(value, DRAWABLE):
            self._fault(target, "a title is given what is not of the gate")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self._check_name(node, node.attr, ("update", "write", "writelines"))
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        self._check_name(node, node.id, ("print", "print_pieces"))

    def _check_name(self, node: ast.expr, name: str, doors: tuple[str, ...]) -> None:
        if name in NEVER and name not in self._free:
            self._fault(node, f"uses {name}")
        if name in doors and node not in self._called:
            self._fault(node, f"hands {name} on, to be called elsewhere")

    def _safe(self, node: ast.expr, gates: Gates) -> bool:
        """Tell whether an expression is made of literals and what gates give, and nothing else."""
        parts: list[ast.expr] = []
        match node:
            case ast.Constant():
                return True
            case ast.Call(func=ast.Name(id=name)) if name in gates:
                return True
            case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=parts):
                return gates is PRINTABLE and all(self._safe(each, gates) for each in parts)
            case ast.Call(func=ast.Name(id="len" | "int")):
                return gates is PRINTABLE
            case ast.JoinedStr(values=parts):
                return gates is PRINTABLE and all(self._safe(each, gates) for each in parts)
            case ast.Tuple(elts=parts):
                return all(self._safe(each, gates) for each in parts)
            case ast.IfExp():
                return self._safe(node.body, gates) and self._safe(node.orelse, gates)
            case ast.FormattedValue(value=part) | ast.GeneratorExp(elt=part):
                return self._safe(part, gates)
            case ast.Name(id="__version__"):
                return True
            case ast.Name():
                return self._given(node.id, gates)
        return False

    def _given(self, name: str, gates: Gates) -> bool:
        """Tell whether a function gives a name of its own nothing but what is safe."""
        arguments = [each.arg for each in ast.walk(self._scope) if isinstance(each, ast.arg)]
        given = [value for target, value in _bindings(self._scope) if name in _names(target)]
        return bool(given) and name not in arguments and all(self._safe(v, gates) for v in given)


def _bindings(scope: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Go through the names that a function binds, with what it binds them to."""
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=targets, value=value):
                yield from ((target, value) for target in targets)
            case (
                ast.AugAssign(target=target, value=value)
                | ast.AnnAssign(target=target, value=ast.expr() as value)
                | ast.NamedExpr(target=target, value=value)
                | ast.For(target=target, iter=value)
                | ast.comprehension(target=target, iter=value)
                | ast.withitem(optional_vars=ast.expr() as target, context_expr=value)
            ):
                yield target, value


def _names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_static(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "Static" for base in node.bases)


@cache
def statics() -> frozenset[str]:
    """Give the names of all classes that derive from ``Static``."""
    trees = (
        ast.parse(path.read_text(encoding="utf-8")) for path in (SOURCES / "tui").rglob("*.py")
    )
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(n.name for n in nodes if isinstance(n, ast.ClassDef) and _is_static(n))


def faults(module: str, code: str) -> list[str]:
    """Give what breaks the rule in the code of a module, with the lines."""
    walker = Walker(module)
    walker.visit(ast.parse(code))
    return walker.faults
