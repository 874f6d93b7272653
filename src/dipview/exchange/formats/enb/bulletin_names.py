"""Names of the bulletins: the short forms in which they print blocs and states."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SHORT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "United States": ("US",),
        "United Kingdom": ("UK",),
        "Republic of Korea": ("Korea",),
        "European Union": ("EU", "European Community", "EC"),
        "Group of 77": ("G-77",),
        "Group of 77 and China": ("G-77/China", "G-77 and China"),
        "Alliance of Small Island States": ("AOSIS",),
        "Organisation for Economic Cooperation and Development": ("OECD",),
        "Organization of Petroleum Exporting Countries": ("OPEC",),
        "Least Developed Countries": ("LDCs",),
    }
)
"""Short forms by the whole name."""
_SPELT = {
    "Organisation for Economic Co.operation and Development": (
        "Organisation for Economic Cooperation and Development"
    )
}


def spelt(name: str) -> str:
    """Give a name as it is spelt: the corpus has one of a bloc with a slip."""
    return _SPELT.get(name, name)
