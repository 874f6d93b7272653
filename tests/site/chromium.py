"""Chromium without a window, told what to do through a pipe: no port is opened for that."""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

PROGRAM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
"""Where it is; None where there is none."""
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--disable-extensions", "--disable-domain-reliability"),
    *("--remote-debugging-pipe", "--proxy-bypass-list=<-loopback>"),
    "--proxy-server=127.0.0.1:9",  # discards all: it has errands of its own, which wait there
)


class Tab:
    """A page that is open in it."""

    def __init__(self, told: IO[bytes], heard: IO[bytes]) -> None:
        self._told, self._heard = told, heard
        self._numbers = itertools.count(1)
        self._session = ""
        self.requests: list[str] = []
        """The addresses that were asked for since the last page was gone to."""
        self.complaints: list[str] = []
        """What the console and the page complained of since then."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **values: Any) -> Any:
        """Have something done; gives what it answers."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        self._told.write(json.dumps(message).encode() + b"\0")
        self._told.flush()
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer.get("result", {})

    def go(self, address: str) -> None:
        """Go to a page, and wait until it is there."""
        self.requests.clear()
        self.complaints.clear()
        self.call("Page.navigate", url=address)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def evaluate(self, script: str) -> Any:
        """Give what a script makes of the page; waits for a promise."""
        done = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def look(self, width: int, height: int, scheme: str = "light") -> None:
        """Look at pages with so much room, on a light or a dark ground."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.call("Emulation.setEmulatedMedia", features=[feature])

    def picture(self) -> bytes:
        """Take a picture of the whole page, as PNG."""
        taken = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(taken["data"])

    def _next(self) -> dict[str, Any]:
        told = bytearray()
        while (sign := self._heard.read(1)) not in (b"\0", b""):
            told += sign
        assert told, "chromium has ended"
        message: dict[str, Any] = json.loads(told)
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])
            case "Log.entryAdded":
                self.complaints.append(message["params"]["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.complaints.append(str(message["params"]["exceptionDetails"]))
        return message


@contextmanager
def opened(folder: Path) -> Iterator[Tab]:
    """Open it, with a folder for what it keeps, which goes with the test."""
    assert PROGRAM is not None
    out_read, out_write = os.pipe()
    in_read, in_write = os.pipe()

    def wired() -> None:
        os.dup2(out_read, 3)
        os.dup2(in_write, 4)

    arguments = (*_QUIET, f"--user-data-dir={folder}", "about:blank")
    with subprocess.Popen(
        [PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(3, 4, out_read, in_write),
        preexec_fn=wired,  # noqa: PLW1509 - of these tests none has threads
    ) as process:
        os.close(out_read)
        os.close(in_write)
        try:
            with os.fdopen(out_write, "wb") as told, os.fdopen(in_read, "rb") as heard:
                yield Tab(told, heard)
        finally:
            process.terminate()
            process.wait()
