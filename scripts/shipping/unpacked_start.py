"""What the single file runs first: it tells dipview where it was unpacked."""

from __future__ import annotations

from dipview.processes.own_process import search_in

# shiv gives what it runs before the program some names; this one is the folder.
search_in(str(globals()["site_packages"]))
