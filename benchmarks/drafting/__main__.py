"""Scores the drafter: ``python -m benchmarks.drafting``."""

from __future__ import annotations

import sys

from benchmarks.drafting.command_line import main

if __name__ == "__main__":
    sys.exit(main())
