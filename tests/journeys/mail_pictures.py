"""Contact sheets of every mail, small enough for a repository: desktop and phone, light and dark, and the languages."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from monitor.commands import samples
from monitor.deliver.letter import Desk
from monitor.deliver.paper import paper
from monitor.speak.tongue import LANGUAGES

DESK = Desk("alerts@monitor.example.org", "monitor.example.org", b"a key for pictures", paper())
WIDE, SMALL, TALL, GAP = 720, 390, 1350, 24
SCALE = 0.72
SHEETS = {
    kind: [("en", WIDE, False), ("en", SMALL, False), ("en", SMALL, True)] + ([("en", WIDE, True)] if kind == "alert-P1" else [])
    for kind in ("alert-P1", "alert-P2", "alert-P3", "alert-P4", "digest", "storm-digest", "desk", "escalation")
}


def shot(browser: Browser, kind: str, language: str, width: int, dark: bool) -> Image.Image:
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme="dark" if dark else "light", offline=True)
    opened = context.new_page()
    opened.set_content(samples.sample(kind, language, DESK).html)
    opened.evaluate("document.fonts.ready")
    taken = Image.open(io.BytesIO(opened.screenshot(full_page=True))).convert("RGB")
    context.close()
    return taken.crop((0, 0, taken.width, min(taken.height, TALL)))


def sheet(taken: list[Image.Image]) -> Image.Image:
    high = max(one.height for one in taken)
    whole = Image.new("RGB", (sum(one.width for one in taken) + GAP * (len(taken) + 1), high + 2 * GAP), "#8a8d91")
    at = GAP
    for one in taken:
        whole.paste(one, (at, GAP))
        at += one.width + GAP
    small = whole.resize((round(whole.width * SCALE), round(whole.height * SCALE)), Image.Resampling.LANCZOS)
    return small.quantize(160, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def draw(browser: Browser, folder: Path) -> list[Path]:
    """Draw all sheets; their files."""
    wanted = {f"mail-{kind}": [(kind, *how) for how in hows] for kind, hows in SHEETS.items()}
    letters = ("confirm", "login", "moved", "notice")
    wanted["mail-letters"] = [(kind, "en", SMALL, kind in ("login", "notice")) for kind in letters]
    wanted["mail-languages"] = [("alert-P1", code, SMALL, code == "ar") for code in LANGUAGES if code != "en"]
    made = []
    for name, hows in wanted.items():
        made.append(folder / f"{name}.png")
        sheet([shot(browser, *how) for how in hows]).save(made[-1], optimize=True)
    return made
