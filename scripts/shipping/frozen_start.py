"""What the program's folder starts with: dipview, or a part of it that is to run apart."""

from __future__ import annotations

import os
import runpy
import sys

from dipview.__main__ import main_and_leave
from dipview.processes.own_process import APART

_SEARCHED = "LD_LIBRARY_PATH"


def _give_back_the_search_path() -> None:
    """Have the programs that dipview starts find the system's libraries, not those of the folder.

    What starts a frozen program says in its environment where its own libraries are.
    """
    before = os.environ.pop(f"{_SEARCHED}_ORIG", None)
    if before is None:
        os.environ.pop(_SEARCHED, None)
    else:
        os.environ[_SEARCHED] = before


def _main() -> None:
    _give_back_the_search_path()
    match sys.argv[1:]:
        case [word, module, *words] if word == APART and module.startswith("dipview."):
            sys.argv = [module, *words]
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        case _:
            main_and_leave()


_main()
