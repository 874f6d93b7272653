"""LibreOffice: opens a file and saves it again without a window, as a colleague's program would."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or ""
with_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not on this machine")
_SECONDS = 120
_COMMAS_AND_QUOTES_IN_UTF8 = "44,34,76,1"
_FORMATS = {
    ".xlsx": "xlsx",
    ".ods": "ods",
    ".csv": f"csv:Text - txt - csv (StarCalc):{_COMMAS_AND_QUOTES_IN_UTF8}",
}


def saved_again(path: Path, profile: Path, ending: str = "") -> Path:
    """Open a file in LibreOffice and save it.

    Args:
        path: The file; it stays as it is.
        profile: A folder for what LibreOffice remembers, which several calls can share.
        ending: Of the format to save it in; that of the file where empty.

    Returns:
        What was saved: a file of the same name in a folder beside it.
    """
    ending = ending or path.suffix
    folder = path.parent / "saved"
    read = [f"--infilter=CSV:{_COMMAS_AND_QUOTES_IN_UTF8}"] if path.suffix == ".csv" else []
    at = f"-env:UserInstallation={profile.resolve().as_uri()}"
    words = [SOFFICE, "--headless", at, *read, "--convert-to", _FORMATS[ending]]
    subprocess.run(
        [*words, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )
    return folder / f"{path.stem}{ending}"
