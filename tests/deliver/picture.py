"""Draw the founding story's mail as a reader sees it: `python -m tests.deliver.picture FOLDER`."""

from __future__ import annotations

import struct
import sys
import tempfile
import zlib
from pathlib import Path

from monitor.deliver.compose import compose
from tests.deliver.story import ANN, NOW, desk, letter

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-lcd-text",
]
WIDTHS = {"desktop": 1200, "phone": 390}


def draw(html: str, folder: Path, name: str = "mail", chromium: str = "/usr/bin/chromium") -> list[Path]:
    """Write one PNG for each width and colour scheme; the network is off while drawing."""
    from playwright.sync_api import sync_playwright

    drawn = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        page_file = Path(place) / "mail.html"
        page_file.write_text(html, encoding="utf-8")
        browser = play.chromium.launch(executable_path=chromium, args=QUIET)
        for device, width in WIDTHS.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
                page.goto(page_file.as_uri())
                drawn.append(folder / f"{name}-{device}-{scheme}.png")
                drawn[-1].write_bytes(squeezed(page.screenshot(full_page=True)))
                page.close()
        browser.close()
    return drawn


def squeezed(png: bytes) -> bytes:
    """Pack the pixels again, harder: the browser writes PNG for speed, a repository keeps it for years."""
    at, pixels, before, after = 8, b"", png[:8], b""
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        chunk, at = png[at : at + size + 12], at + size + 12
        if kind == b"IDAT":
            pixels += chunk[8:-4]
        elif pixels:
            after += chunk
        else:
            before += chunk
    body = b"IDAT" + zlib.compress(zlib.decompress(pixels), 9)
    return before + struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)) + after


if __name__ == "__main__":
    for picture in draw(compose([letter()], ANN, NOW, desk()).html, Path(sys.argv[1])):
        print(picture, picture.stat().st_size)
