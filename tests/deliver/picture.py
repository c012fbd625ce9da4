"""Draw the founding story's mail as a reader sees it: `python -m tests.deliver.picture FOLDER`."""

from __future__ import annotations

import math
import struct
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from monitor.deliver.compose import compose
from tests.deliver.story import ANN, NOW, desk, letter

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",
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
    """Pack an RGB picture again with a palette: the browser writes for speed, a repository keeps it for years."""
    at, header, pixels = 8, b"", b""
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        body, at = png[at + 8 : at + 8 + size], at + size + 12
        header, pixels = (body if kind == b"IHDR" else header), (pixels + body if kind == b"IDAT" else pixels)
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert (depth, colour) == (8, 2), f"expected 8-bit RGB, got depth {depth}, colour type {colour}"
    rows = list(unfiltered(zlib.decompress(pixels), width * 3))
    dots = [[row[i : i + 3] for i in range(0, len(row), 3)] for row in rows]
    seen = Counter(dot for row in dots for dot in row)
    kept = [dot for dot, _ in seen.most_common(256)]  # surfaces and strokes keep their colours, rare edges the nearest
    palette = {dot: min(range(len(kept)), key=lambda n: math.dist(kept[n], dot)) for dot in seen}
    packed = zlib.compress(b"".join(b"\0" + bytes(palette[dot] for dot in row) for row in dots), 9)
    start = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", start), (b"PLTE", b"".join(kept)), (b"IDAT", packed), (b"IEND", b""))
    return png[:8] + b"".join(
        struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks
    )


def unfiltered(data: bytes, stride: int) -> Iterator[bytes]:
    """Undo the PNG row filters (PNG specification, section 9)."""
    above = bytearray(stride)
    for start in range(0, len(data), stride + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + stride])
        for i in range(stride if kind else 0):
            left, up, corner = (row[i - 3] if i > 2 else 0), above[i], (above[i - 3] if i > 2 else 0)
            nearest = min((left, up, corner), key=lambda n: abs(left + up - corner - n))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
        yield bytes(row)
        above = row


if __name__ == "__main__":
    for picture in draw(compose([letter()], ANN, NOW, desk()).html, Path(sys.argv[1])):
        print(picture, picture.stat().st_size)
