"""The documents that are made from the program are as it makes them now."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest
from tests.documents.reading import ROOT, text


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("documents_make", ROOT / "docs" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


MADE: dict[str, str] = _maker().documents()


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_document_is_up_to_date(name: str) -> None:
    assert text(f"docs/{name}") == MADE[name], "run: python docs/make.py"
